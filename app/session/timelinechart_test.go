package session

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebound/notebook"
	"casebound/notebook/timeline"
)

// drawPlain draws in one colour, and refuses what is no SVG.
func drawPlain(c timeline.Chart, f TimelineFormat) ([]byte, error) {
	if f != TimelineSVG {
		return nil, fmt.Errorf("no %v here", f)
	}
	return c.Draw(timeline.ChartColours{}).SVG(), nil
}

func TestAPictureOfTheTimelineIsWritten(t *testing.T) {
	s, a, b := told(t)
	file := filepath.Join(t.TempDir(), "line.svg")
	e := TimelineExport{Documents: []notebook.ID{a, b}, Format: TimelineSVG, File: file, Colour: ColourByDocument, Draw: drawPlain}
	out, err := s.ExportTimeline(e)
	must(t, err)
	raw, err := os.ReadFile(file)
	must(t, err)
	for _, want := range []string{"Timeline of 2 documents", "11 Jan 2017", "Pier News", "The pier at Lillevik burnt"} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("no %q in\n%s", want, raw)
		}
	}
	if out.Path != file || out.Events == 0 {
		t.Errorf("it says %+v", out)
	}
	must(t, os.WriteFile(file, []byte("old"), 0o600))
	_, err = s.ExportTimeline(e)
	must(t, err)
	if again, _ := os.ReadFile(file); string(again) != string(raw) {
		t.Error("the same timeline is drawn differently")
	}
	e.Draw = nil
	if _, err := s.ExportTimeline(e); err == nil {
		t.Error("it was drawn with nothing")
	}
}

func TestEventsAreSortedIntoGroups(t *testing.T) {
	s, a, b := told(t)
	all, _ := s.Timeline(TimelineFilter{}, a, b)
	for by, want := range map[TimelineColour]func(e notebook.Event) string{
		ColourByStatus: func(e notebook.Event) string { return e.Status.String() },
		ColourByKind:   func(e notebook.Event) string { return e.Kind.String() },
		ColourByDocument: func(e notebook.Event) string {
			d, _ := s.Document(e.Sources[0].Document)
			return d.Title
		},
	} {
		groups, of := s.TimelineGroups(by, all)
		counts := make([]int, len(groups))
		for i, e := range all {
			if groups[of[i]].Name != want(e) {
				t.Errorf("by %s %s is in %q, want %q", by, e.When, groups[of[i]].Name, want(e))
			}
			counts[of[i]]++
		}
		for g, n := range counts {
			if groups[g].Count != n {
				t.Errorf("by %s %q counts %d, has %d", by, groups[g].Name, groups[g].Count, n)
			}
		}
	}
	if groups, of := s.TimelineGroups(ColourPlain, all); groups != nil || of[0] != -1 {
		t.Errorf("by nothing %v %v", groups, of)
	}
}

func TestTheLastDocumentsShareAColour(t *testing.T) {
	s := open(t, nil)
	for i := range documentGroups + 2 {
		take(t, s, fmt.Sprintf("%d.txt", i), fmt.Sprintf("Report number %d of the harbour board\n\nThe board met on %d March 2015 and spoke of matter %d at length.\n", i, i+1, i*7))
	}
	all, _ := s.Timeline(TimelineFilter{})
	groups, _ := s.TimelineGroups(ColourByDocument, all)
	if n := len(groups); n != documentGroups+1 || groups[n-1].Name != "other" || groups[n-1].Count < 2 {
		t.Errorf("groups %v", groups)
	}
}
