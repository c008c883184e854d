package timeline

import (
	"encoding/xml"
	"errors"
	"image/color"
	"io"
	"strings"
	"testing"

	"casebound/notebook"
)

// loud are colours that can be told apart.
var loud = ChartColours{
	Paper: color.NRGBA{255, 255, 255, 255}, Pane: color.NRGBA{250, 250, 250, 255}, Line: color.NRGBA{220, 220, 220, 255},
	Ink: color.NRGBA{0, 0, 0, 255}, Dim: color.NRGBA{90, 90, 90, 255}, Faint: color.NRGBA{120, 120, 120, 255},
	Date: color.NRGBA{0, 0, 200, 255}, Warn: color.NRGBA{200, 0, 0, 255}, Groups: []color.NRGBA{{0, 120, 0, 255}},
}

func chartOf(t testing.TB, edtfs ...string) Chart {
	c := Chart{Title: "Timeline of <Lillevik> & \"others\"", Notes: []string{"the notebook · 3 events"}, Sources: []string{"The pier <burnt> & fell (Pier News)"}}
	for i, it := range itemsOf(t, edtfs...) {
		c.Entries = append(c.Entries, Entry{Item: it, Date: edtfs[i], Title: "The pier at Lillevik <burnt> \x00 down & fell", Sources: []int{1}, Group: -1})
	}
	return c
}

// parsed are the elements of an XML document, with their attributes.
func parsed(t testing.TB, raw []byte) map[string]int {
	t.Helper()
	elements := map[string]int{}
	for d := xml.NewDecoder(strings.NewReader(string(raw))); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return elements
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, raw)
		}
		if e, ok := token.(xml.StartElement); ok {
			elements[e.Name.Local]++
		}
	}
}

func TestAChartIsAnSVGDocument(t *testing.T) {
	c := chartOf(t, "2020-04-01", "2020-04", "2019/..", "2020-05-09~", "2020-06-12", "")
	c.Groups, c.Entries[0].Group = []string{"A <group>"}, 0
	raw := c.Draw(loud).SVG()
	elements := parsed(t, raw)
	if elements["svg"] != 1 || elements["circle"] < 3 || elements["linearGradient"] == 0 || elements["text"] < 10 {
		t.Errorf("%v in\n%s", elements, raw)
	}
	for _, want := range []string{"Timeline of &lt;Lillevik&gt; &amp;", "A &lt;group&gt;", "Pier News", "2020-04-01", "#007800", "#0000c8"} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("no %q in\n%s", want, raw)
		}
	}
	if string(c.Draw(loud).SVG()) != string(raw) {
		t.Error("the same chart is drawn differently")
	}
}

func TestAChartShowsTheStretchItIsAskedFor(t *testing.T) {
	c := chartOf(t, "1950-04-01", "2020-04-01", "2020-04-08")
	c.From, c.To = edtf(t, "2020-03").Earliest, edtf(t, "2020-05").Latest
	drawn := string(c.Draw(loud).SVG())
	if !strings.Contains(drawn, "← 1") || strings.Contains(drawn, ">1950-04-01") {
		t.Errorf("1950 is not outside:\n%s", drawn)
	}
}

func TestAConflictOfAChartWarns(t *testing.T) {
	c := chartOf(t, "2020-04-01", "2020-04-08")
	c.Entries[1].Conflict = c.Entries[0].ID
	if drawn := string(c.Draw(loud).SVG()); !strings.Contains(drawn, "#c80000") {
		t.Errorf("no warning in\n%s", drawn)
	}
}

// boxesOf are the boxes of labels, by their height and stroke.
func boxesOf(d Drawing) []Box {
	var boxes []Box
	for _, m := range d.Marks {
		if b, ok := m.(Box); ok && b.Stroke.A > 0 && b.H == labelHigh {
			boxes = append(boxes, b)
		}
	}
	return boxes
}

func FuzzAnyChartIsAnSVGDocument(f *testing.F) {
	f.Add("The fire", "2020-04-01", "2019", int64(0), int64(0), float32(900))
	f.Add("\x00\xff<&>\"'\u202e", "1900~", "../2000", int64(-1e12), int64(1e12), float32(0))
	f.Fuzz(func(t *testing.T, title, a, b string, from, to int64, width float32) {
		c := Chart{Title: title, Groups: []string{title}, From: notebook.Instant(from), To: notebook.Instant(to), Width: min(max(width, 0), 4000)}
		for _, s := range []string{a, b} {
			when, err := notebook.ParseEDTF(s)
			if err == nil {
				c.Entries = append(c.Entries, Entry{Item: Item{When: when}, Date: s, Title: title, Sources: []int{1, 2, 3, 4}})
			}
		}
		d := c.Draw(loud)
		parsed(t, d.SVG())
		boxes := boxesOf(d)
		for i, p := range boxes {
			for _, q := range boxes[:i] {
				if p.Y == q.Y && p.X < q.X+q.W && q.X < p.X+p.W {
					t.Errorf("labels overlap: %v and %v", p, q)
				}
			}
		}
	})
}

func TestAStretchIsSaidAsFinelyAsItNeeds(t *testing.T) {
	for _, c := range [][3]string{
		{"2020-04-03", "2020-04-09", "3–9 Apr 2020"},
		{"2019-03", "2019-12", "March–December 2019"},
		{"1914", "1918", "1914–1918"},
		{"2022-06-07", "2022-06-07", "7 Jun 2022"},
		{"2022-06-07T09", "2022-06-07T10", "7 Jun 2022, 09:00–10:59"},
		{"-0043", "0014", "44 BC – AD 14"},
	} {
		if got := StretchWords(edtf(t, c[0]).Earliest, edtf(t, c[1]).Latest); got != c[2] {
			t.Errorf("%s to %s is said %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
