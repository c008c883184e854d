package timeline

import (
	"fmt"
	"testing"
)

// shownOf is how many items a layout of the scale shows, and how many it counts
// outside.
func shownOf(l *Line, s Scale, width float32) (inside, outside int) {
	lay := l.Lay(s, Frame{Width: width, Lanes: 3})
	inside = len(lay.Points) + len(lay.Bars)
	for _, c := range lay.Clusters {
		inside += len(c.Items)
	}
	return inside, lay.Before + lay.After
}

func TestAnOverviewLeavesStraysOutside(t *testing.T) {
	dates := []string{"1788-06-04", "1900/2000"}
	for day := range 20 {
		dates = append(dates, fmt.Sprintf("2020-04-%02d", day+1))
	}
	line := NewLine(itemsOf(t, dates...))
	s := line.Overview(1000)
	if in, out := shownOf(line, s, 1000); out < 1 || in < 20 {
		t.Errorf("%d inside and %d outside", in, out)
	}
	if first, last := s.X(edtf(t, "2020-04-01").Earliest), s.X(edtf(t, "2020-04-20").Latest); first < 0 || last > 1000 || last-first < 500 {
		t.Errorf("the days of April stand from %.0f to %.0f", first, last)
	}
}

func TestAnOverviewOpensOnWhatIsDense(t *testing.T) {
	dates := []string{"1987", "1992", "2005", "2011", "2015-05", "2018", "2019", "2021"}
	for day := range 20 {
		dates = append(dates, fmt.Sprintf("2024-%02d-%02d", 1+day/10, 1+2*(day%10)))
	}
	line := NewLine(itemsOf(t, dates...))
	lay := line.Lay(line.Overview(1400), Frame{Width: 1400, Lanes: 3})
	if len(lay.Points) < 20 {
		t.Errorf("only %d of the 20 days of one winter are told apart", len(lay.Points))
	}
}

func TestAnOverviewShowsEverythingThatIsSpreadOut(t *testing.T) {
	for _, dates := range [][]string{
		{"2020-04-01"},
		{"1914", "2020-04-01", "2020-04-02"},
		{"1900", "1920", "1940", "1960", "1980", "2000", "2020-04-01", "2020-04-02"},
		{"1700", "1710", "1720", "1730", "1740", "1750", "1760", "1770", "1780", "1790"},
		{"2020-04-01", "2020-04-02", "2020-04-03", "2020-04-09", "2020-04-12", "2020-05-01"},
	} {
		line := NewLine(itemsOf(t, dates...))
		if s := line.Overview(1000); s != line.Fit(1000) {
			in, out := shownOf(line, s, 1000)
			t.Errorf("of %v %d are inside and %d outside", dates, in, out)
		}
	}
}
