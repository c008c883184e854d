package timeline

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"casebound/notebook"
)

// monospace measures seven pixels a character.
func monospace(s string) float32 { return 7 * float32(len(s)) }

func edtf(t testing.TB, s string) notebook.When {
	t.Helper()
	w, err := notebook.ParseEDTF(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return w
}

func itemsOf(t testing.TB, edtfs ...string) []Item {
	t.Helper()
	var items []Item
	for i, s := range edtfs {
		it := Item{ID: notebook.ID{15: byte(i + 1)}}
		if s != "" {
			it.When = edtf(t, s)
		}
		items = append(items, it)
	}
	return items
}

func over(t testing.TB, from, to string, width float32) Scale {
	t.Helper()
	return Between(edtf(t, from).Earliest, edtf(t, to).Latest, width)
}

func frame(width float32) Frame {
	return Frame{Width: width, Rows: 3, Lanes: 3, Label: func(int) float32 { return 120 }}
}

// print draws a layout as text, a line for each thing.
func print(l Layout) string {
	var out strings.Builder
	for _, p := range l.Points {
		fmt.Fprintf(&out, "point %d at %.0f hollow %v\n", p.Item, p.X, p.Hollow)
	}
	for _, b := range l.Bars {
		fmt.Fprintf(&out, "bar %d from %.0f to %.0f lane %d edges %d %d\n", b.Item, b.X0, b.X1, b.Lane, b.Start, b.End)
	}
	for _, c := range l.Clusters {
		fmt.Fprintf(&out, "cluster %v at %.0f\n", c.Items, c.X)
	}
	for _, b := range l.Labels {
		fmt.Fprintf(&out, "label %d from %.0f to %.0f row %d stem %.0f more %d\n", b.Item, b.X, b.X+b.Width, b.Row, b.Stem, b.More)
	}
	for _, c := range l.Conflicts {
		fmt.Fprintf(&out, "conflict %v from %.0f to %.0f\n", c.Items, c.From, c.To)
	}
	fmt.Fprintf(&out, "tray %v before %d after %d\n", l.Tray, l.Before, l.After)
	return out.String()
}

func expect(t *testing.T, got Layout, want string) {
	t.Helper()
	if s := strings.TrimSpace(print(got)); s != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", s, strings.TrimSpace(want))
	}
}

func TestDaysArePointsAndWiderTimesBars(t *testing.T) {
	items := itemsOf(t, "2020-04-01", "2020-04", "", "2020-04-09~", "2019/..", "2020-04-12/2020-04-15")
	s := over(t, "2020-03-25", "2020-05-05", 1000)
	expect(t, Lay(items, s, Frame{Width: 1000, Rows: 2, Lanes: 3}), `
point 0 at 227 hollow false
point 3 at 383 hollow true
bar 4 from -8 to 1008 lane 0 edges 0 2
bar 1 from 227 to 812 lane 1 edges 0 0
bar 5 from 441 to 520 lane 2 edges 0 0
tray [2] before 0 after 0`)
}

func TestADayWideEnoughIsAStretch(t *testing.T) {
	items := itemsOf(t, "2020-04-09", "2020-04-09T14:03")
	s := over(t, "2020-04-09", "2020-04-09", 1000)
	s = s.Zoom(500, 4)
	l := Lay(items, s, frame(1000))
	if len(l.Bars) != 1 || l.Bars[0].Item != 0 || len(l.Points) != 1 {
		t.Errorf("got\n%s", print(l))
	}
}

func TestDotsThatTouchAreOneCluster(t *testing.T) {
	items := itemsOf(t, "2020-04-01", "2020-04-01", "2020-04-02", "2020-04-03", "2020-04-03", "2022-06-01")
	far := over(t, "2019", "2023", 1000)
	expect(t, Lay(items, far, frame(1000)), `
point 5 at 650 hollow false
cluster [0 1 2 3 4] at 295
label 0 from 286 to 406 row 0 stem 295 more 4
label 5 from 641 to 761 row 0 stem 650 more 0
tray [] before 0 after 0`)
	c := Lay(items, far, frame(1000)).Clusters[0]
	near := Lay(items, Between(c.From, c.To, 1000), frame(1000))
	if len(near.Points) != 1 || len(near.Clusters) != 2 || near.After != 1 {
		t.Errorf("opened, the cluster is\n%s", print(near))
	}
}

func TestWhereLanesEndBarsBecomeClusters(t *testing.T) {
	items := itemsOf(t, "2019", "2019-01/2019-11", "2019-02/2019-10")
	l := Lay(items, over(t, "2019", "2019", 1000), Frame{Width: 1000, Lanes: 1})
	if len(l.Bars) != 1 || len(l.Points) != 0 || len(l.Clusters) == 0 {
		t.Errorf("got\n%s", print(l))
	}
}

func TestEdgesSayHowLooseATimeIs(t *testing.T) {
	early := edtf(t, "1990/1993")
	early.Modifier = notebook.Early
	for _, test := range []struct {
		title      string
		when       notebook.When
		start, end Edge
	}{
		{"a year", edtf(t, "1990"), Sharp, Sharp},
		{"about a year", edtf(t, "1990~"), Soft, Soft},
		{"a decade", edtf(t, "199X"), Sharp, Sharp},
		{"early", early, Sharp, Soft},
		{"since", edtf(t, "1990/.."), Sharp, Open},
		{"until", edtf(t, "../1990"), Open, Sharp},
	} {
		if start, end := edges(test.when); start != test.start || end != test.end {
			t.Errorf("%s: got %d and %d, want %d and %d", test.title, start, end, test.start, test.end)
		}
	}
}

func TestConflictsAreJoined(t *testing.T) {
	items := itemsOf(t, "2020-04-01", "2020-04-09", "2020-04-05")
	items[0].Conflict, items[1].Conflict = items[1].ID, items[0].ID
	l := Lay(items, over(t, "2020-03-30", "2020-04-12", 1000), frame(1000))
	if len(l.Conflicts) != 1 || l.Conflicts[0].From >= l.Conflicts[0].To {
		t.Errorf("got\n%s", print(l))
	}
}

func TestTheChosenItemGetsItsLabelFirst(t *testing.T) {
	items := itemsOf(t, "2020-04-01", "2020-04-02", "2020-04-03", "2020-04-04")
	s := over(t, "2020-03-01", "2020-05-01", 1000)
	f := Frame{Width: 1000, Rows: 1, Lanes: 1, Label: func(int) float32 { return 300 }, First: []int{3}}
	l := Lay(items, s, f)
	if len(l.Labels) == 0 || l.Labels[0].Item != 3 || l.Labels[0].Width != 300 {
		t.Errorf("got\n%s", print(l))
	}
}

func TestItemsOutsideAreCounted(t *testing.T) {
	items := itemsOf(t, "1999", "2010-05-01", "2020-04-01", "2030-01-01", "2031")
	l := Lay(items, over(t, "2020-03-01", "2020-05-01", 1000), frame(1000))
	if l.Before != 2 || l.After != 2 || len(l.Points) != 1 {
		t.Errorf("got\n%s", print(l))
	}
}

func TestFitShowsEverything(t *testing.T) {
	for _, list := range [][]string{
		{"2020-04-01", "2020-04-09"}, {"2020-04-01"}, {"-0044-03-15", "2020"}, {"2019/..", "2020-04-01"}, {""}, {}, {"Y-170000002", "2020"},
	} {
		items := itemsOf(t, list...)
		l := Lay(items, Fit(items, 800), Frame{Width: 800, Lanes: 2})
		if l.Before != 0 || l.After != 0 {
			t.Errorf("%v: got\n%s", list, print(l))
		}
	}
}

func TestZoomKeepsTheTimeUnderThePointer(t *testing.T) {
	s := over(t, "2019", "2021", 1000)
	for _, factor := range []float64{1.1, 0.5, 1e9, 1e-9} {
		before, after := s.At(300), s.Zoom(300, factor).At(300)
		if d := math.Abs(float64(before - after)); d*s.Zoom(300, factor).Second > 0.5 {
			t.Errorf("zoom by %g moved it from %v to %v", factor, before, after)
		}
	}
}

func TestZoomGoesFromTenThousandYearsToMinutes(t *testing.T) {
	s := over(t, "2019", "2021", 1000)
	out, in := s.Zoom(500, 1e-12), s.Zoom(500, 1e12)
	if span := float64(out.At(1000)) - float64(out.At(0)); span < 10_000*year {
		t.Errorf("farthest out a thousand pixels are %g years", span/year)
	}
	if minute := in.X(60) - in.X(0); minute < 300 {
		t.Errorf("nearest in a minute is %g pixels", minute)
	}
}

func labels(ticks []Tick) string {
	var all []string
	for _, t := range ticks {
		l := t.Label
		if t.Major {
			l = "*" + l
		}
		all = append(all, l)
	}
	return strings.Join(all, ", ")
}

func TestTicksFollowTheCalendar(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"2020-04-01", "2020-04-09", "*1 Apr 2020, 2 Apr, 3 Apr, 4 Apr, 5 Apr, 6 Apr, 7 Apr, 8 Apr, 9 Apr, 10 Apr"},
		{"2020-02-20", "2020-03-10", "21 Feb 2020, *1 Mar, 6 Mar, 11 Mar"},
		{"2020-04-09", "2020-04-09", "7 Apr 12:00, *8 Apr, 12:00, *9 Apr, 12:00, *10 Apr, 12:00, *11 Apr, 12:00"},
		{"2019-11", "2020-03", "Nov 2019, Dec, *Jan 2020, Feb, Mar, Apr"},
		{"1990", "2020", "1990, 1995, *2000, 2005, 2010, 2015, 2020"},
		{"-0299", "0300", "350 BC, 300 BC, 250 BC, 200 BC, 150 BC, 100 BC, 50 BC, *AD 1, 50, 100, 150, 200, 250, 300, 350"},
		{"-0003", "0004", "4 BC, 3 BC, 2 BC, 1 BC, *AD 1, 2, 3, 4, 5"},
		{"-9999", "2020", "10000 BC, 8000 BC, 6000 BC, 4000 BC, 2000 BC, *AD 1, 2000"},
	} {
		s := over(t, test.from, test.to, 1000)
		if got := labels(s.Ticks(1000, monospace)); got != test.want {
			t.Errorf("%s to %s: got %s", test.from, test.to, got)
		}
	}
}

func TestTicksSpeakOtherLanguages(t *testing.T) {
	german := Words{Months: [12]string{"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."}, Before: "v. Chr.", First: "n. Chr."}
	american := English
	american.MonthFirst = true
	s := over(t, "2020-03-05", "2020-03-08", 600)
	if got := labels(s.TicksIn(german, 600, monospace)); !strings.Contains(got, "6 März") {
		t.Errorf("got %s", got)
	}
	if got := labels(s.TicksIn(american, 600, monospace)); !strings.Contains(got, "Mar 6") {
		t.Errorf("got %s", got)
	}
}

// A time survives the way to pixels and back at every zoom.
func FuzzTimePixelTime(f *testing.F) {
	f.Add(int64(0), int64(1_586_390_400), 0.01)
	f.Add(int64(-62_135_596_800), int64(1), 1e-9)
	f.Add(int64(31_556_952_000_000), int64(-31_556_952_000_000), 10.0)
	f.Fuzz(func(t *testing.T, at, start int64, second float64) {
		clamp := func(v int64) int64 { return min(max(v, -int64(bound)), int64(bound)) }
		if math.IsNaN(second) || second < farthest || second > finest {
			second = 1
		}
		s := Scale{Start: float64(clamp(start)), Second: second}
		i := notebook.Instant(clamp(at))
		if got := s.At(s.X(i)); got != i {
			t.Errorf("%d became %d by way of pixel %g of %+v", i, got, s.X(i), s)
		}
	})
}

// Labels of ticks never overlap, ticks are in order and where they say.
func FuzzTicks(f *testing.F) {
	f.Add(int64(1_585_000_000), 0.001, uint16(1000))
	f.Add(int64(-62_135_596_800), 1e-8, uint16(1400))
	f.Add(int64(-100_000_000_000), 1e-9, uint16(700))
	f.Add(int64(1_583_000_000), 5.0, uint16(300))
	f.Fuzz(func(t *testing.T, start int64, second float64, width uint16) {
		if math.IsNaN(second) || second < farthest || second > finest {
			second = 1e-5
		}
		s := Scale{Start: float64(start), Second: second}.bounded()
		w := float32(width % 4000)
		ticks := s.Ticks(w, monospace)
		for i, tick := range ticks {
			if tick.X < 0 || tick.X > w || math.Abs(s.X(tick.At)-float64(tick.X)) > 0.51 {
				t.Fatalf("tick %+v of width %g is at %g", tick, w, s.X(tick.At))
			}
			if i > 0 && ticks[i-1].X+monospace(ticks[i-1].Label)/2 >= tick.X-monospace(tick.Label)/2 {
				t.Fatalf("%+v and %+v overlap", ticks[i-1], tick)
			}
		}
	})
}

// randomItems reads items from bytes: some without a time, some open, from
// seconds to centuries, often close together.
func randomItems(b []byte) []Item {
	var items []Item
	for n := 0; len(b) >= 6; n++ {
		id := notebook.ID{14: byte(n >> 8), 15: byte(n)}
		start := notebook.Instant(int64(int32(binary.LittleEndian.Uint32(b))) * int64(1+b[4]&3))
		w := notebook.When{EDTF: "x", Earliest: start, Latest: start + notebook.Instant(1)<<(b[5]%33) - 1}
		it := Item{ID: id, When: w}
		switch b[4] >> 4 {
		case 0:
			it.When = notebook.When{}
		case 1:
			it.When.Earliest = notebook.Beginning
		case 2:
			it.When.Latest = notebook.End
		case 3:
			it.When.Modifier = notebook.Modifier(b[5] % 7)
		case 4:
			it.Conflict = notebook.ID{15: b[5]}
		}
		items = append(items, it)
		b = b[6:]
	}
	return items
}

// FuzzLay holds the laws of a layout: no two labels overlap, bars of a lane do
// not touch, every item is shown in exactly one way or counted as outside, and
// what is shown lies in the view.
func FuzzLay(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 3, 60, 600} {
		b := make([]byte, 6*n)
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		f.Add(b, int64(r.Int32()), 1e-4, uint16(1000), uint8(3))
		f.Add(b, int64(-1_000_000_000), 4e-7, uint16(1200), uint8(1))
	}
	f.Fuzz(func(t *testing.T, b []byte, start int64, second float64, width uint16, rows uint8) {
		if math.IsNaN(second) || second < farthest || second > finest {
			second = 1e-6
		}
		items := randomItems(b[:min(len(b), 6*2000)])
		s := Scale{Start: float64(start), Second: second}.bounded()
		fr := Frame{Width: float32(width % 4000), Rows: int(rows % 5), Lanes: int(rows % 4), Label: func(i int) float32 { return float32(i*37%400) - 1 }, First: []int{1, 0}}
		checkLayout(t, items, NewLine(items).Lay(s, fr), fr)
	})
}

func checkLayout(t *testing.T, items []Item, l Layout, fr Frame) {
	t.Helper()
	shown := make([]int, len(items))
	for _, p := range l.Points {
		shown[p.Item]++
		if p.X < -Dot || p.X > fr.Width+Dot {
			t.Errorf("point %+v outside %g", p, fr.Width)
		}
	}
	for i, b := range l.Bars {
		shown[b.Item]++
		if b.Lane >= fr.Lanes || b.X1 < 0 || b.X0 > fr.Width || b.X1 < b.X0 {
			t.Errorf("bar %+v", b)
		}
		for _, c := range l.Bars[:i] {
			if c.Lane == b.Lane && b.X0 < c.X1 && c.X0 < b.X1 {
				t.Errorf("bars %+v and %+v overlap", b, c)
			}
		}
	}
	for _, c := range l.Clusters {
		if len(c.Items) == 0 || c.Width != PillWidth(len(c.Items)) || c.From > c.To {
			t.Errorf("cluster %+v", c)
		}
		for _, item := range c.Items {
			shown[item]++
		}
	}
	for _, item := range l.Tray {
		shown[item]++
		if items[item].When.Known() {
			t.Errorf("item %d is in the tray and has a time", item)
		}
	}
	outside := 0
	for i, n := range shown {
		if n > 1 {
			t.Errorf("item %d is shown %d times", i, n)
		}
		if n == 0 {
			outside++
		}
	}
	if outside != l.Before+l.After {
		t.Errorf("%d items are not shown, %d counted before and %d after", outside, l.Before, l.After)
	}
	for i, b := range l.Labels {
		if b.X < 0 || b.X+b.Width > fr.Width+0.01 || b.Row >= fr.Rows || shown[b.Item] == 0 {
			t.Errorf("label %+v", b)
		}
		for _, c := range l.Labels[:i] {
			if c.Row == b.Row && b.X < c.X+c.Width && c.X < b.X+b.Width {
				t.Errorf("labels %+v and %+v overlap", b, c)
			}
		}
	}
}

// scattered makes days over a century, most of them in a few busy years.
func scattered(n int) []Item {
	r := rand.New(rand.NewPCG(3, 4))
	items := make([]Item, n)
	for i := range items {
		start := notebook.Instant(r.NormFloat64()*5*year) / day * day
		length := notebook.Instant(day)
		switch r.IntN(10) {
		case 0:
			length *= 30
		case 1:
			length *= 365
		}
		items[i] = Item{ID: notebook.ID{12: byte(i >> 16), 13: byte(i >> 8), 15: byte(i)}, When: notebook.When{EDTF: "x", Earliest: start, Latest: start + length - 1}}
	}
	return items
}

func TestPanningMovesClustersAndKeepsThem(t *testing.T) {
	var days []Item
	for _, it := range scattered(4000) {
		if it.When.Latest-it.When.Earliest < day {
			days = append(days, it)
		}
	}
	l := NewLine(days)
	s := l.Fit(1000).Zoom(500, 3)
	inside := func(l Layout, from, to float32) string {
		var out []string
		for _, c := range l.Clusters {
			if c.X > from && c.X < to {
				out = append(out, fmt.Sprint(len(c.Items), c.Items[0]))
			}
		}
		return strings.Join(out, " ")
	}
	still := l.Lay(s, frame(1000))
	for _, dx := range []float64{1, 17, 100, -63} {
		moved := l.Lay(s.Pan(dx), frame(1000))
		want, got := inside(still, 150, 850), inside(moved, 150+float32(dx), 850+float32(dx))
		if got != want || want == "" {
			t.Errorf("panned by %g: got %s, want %s", dx, got, want)
		}
	}
}

// BenchmarkFrame lays out and ticks while zooming and panning, and reports the
// 95th percentile of the frames beside the mean. Each frame is made five times
// and its best time taken, so that a busy machine does not count as our work.
func BenchmarkFrame(b *testing.B) {
	for _, n := range []int{10, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			l := NewLine(scattered(n))
			all := l.Fit(1400)
			var times []float64
			for i := 0; b.Loop(); i++ {
				s := all.Zoom(700, math.Exp2(float64(i%60)/5)).Pan(float64(i%37*20 - 360))
				best := time.Hour
				for range 5 {
					start := time.Now()
					layout := l.Lay(s, Frame{Width: 1400, Rows: 4, Lanes: 3, Label: func(int) float32 { return 180 }})
					ticks := s.Ticks(1400, monospace)
					best = min(best, time.Since(start))
					if len(layout.Points)+len(layout.Clusters)+len(layout.Bars)+len(ticks) == 0 && n > 10 {
						b.Fatal("an empty frame")
					}
				}
				times = append(times, float64(best.Microseconds())/1000)
			}
			slices.Sort(times)
			b.ReportMetric(times[len(times)*95/100], "p95-ms")
		})
	}
}

func BenchmarkNewLine(b *testing.B) {
	items := scattered(100_000)
	for b.Loop() {
		NewLine(items)
	}
}
