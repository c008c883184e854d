package session

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebound/notebook"
)

// told imports two articles and returns their ids.
func told(t *testing.T) (s *Session, a, b notebook.ID) {
	t.Helper()
	s = open(t, nil)
	a = take(t, s, "a.txt", harbour)
	b = take(t, s, "b.txt", "The pier at Lillevik burnt – Pier News\n\nThe pier at Lillevik burnt down on 11 January 2017, and Ewa Lind saw it from her boat.\n\nIt was built again in 2018.\n")
	return s, a, b
}

// dates lists events by their dates.
func dates(events []notebook.Event) string {
	var list []string
	for _, e := range events {
		list = append(list, e.When.EDTF)
	}
	return strings.Join(list, " ")
}

func TestATimelineShowsItsScopeAndSaysWhatItHides(t *testing.T) {
	s, a, b := told(t)
	all, hidden := s.Timeline(TimelineFilter{})
	if len(all) < 5 || hidden != 0 {
		t.Fatalf("%s, %d hidden", dates(all), hidden)
	}
	inA, _ := s.Timeline(TimelineFilter{}, a)
	inB, _ := s.Timeline(TimelineFilter{}, b)
	both, _ := s.Timeline(TimelineFilter{}, a, b)
	if len(inA)+len(inB) != len(all) || dates(both) != dates(all) {
		t.Errorf("in a %s, in b %s, in both %s, in all %s", dates(inA), dates(inB), dates(both), dates(all))
	}
	must(t, s.JudgeEvent(inB[0].ID, notebook.Rejected))
	if shown, hidden := s.Timeline(TimelineFilter{}); len(shown) != len(all)-1 || hidden != 1 {
		t.Errorf("after rejecting one %s, %d hidden", dates(shown), hidden)
	}
}

func TestEveryFilterOfATimeline(t *testing.T) {
	s, a, b := told(t)
	all, _ := s.Timeline(TimelineFilter{})
	day := func(edtf string) notebook.Event {
		for _, e := range all {
			if e.When.EDTF == edtf && e.Kind == notebook.FromSentence {
				return e
			}
		}
		t.Fatalf("no event on %s in %s", edtf, dates(all))
		return notebook.Event{}
	}
	fire, signature := day("2017-01-11"), day("2019-03-04")
	must(t, s.JudgeEvent(signature.ID, notebook.Confirmed))
	must(t, s.SetField(b, FieldTags, "fire"))
	_, err := s.AddHighlight(a, at(t, s, a, "signed a contract"), NewHighlight{Tags: []string{"Money"}})
	must(t, err)
	if len(fire.Entities) == 0 {
		t.Fatal("the fire has no entity")
	}
	status, confirmed, rejected := notebook.Attributed, notebook.Confirmed, notebook.Rejected
	for name, c := range map[string]struct {
		filter TimelineFilter
		keeps  func(notebook.Event) bool
	}{
		"entity":    {TimelineFilter{Entity: fire.Entities[0]}, func(e notebook.Event) bool { return e.ID == fire.ID }},
		"tag":       {TimelineFilter{Tag: "fire"}, func(e notebook.Event) bool { return e.In(b) }},
		"highlight": {TimelineFilter{Tag: "money"}, func(e notebook.Event) bool { return e.ID == signature.ID }},
		"status":    {TimelineFilter{Status: &status}, func(e notebook.Event) bool { return e.Status == status }},
		"confirmed": {TimelineFilter{Verdict: &confirmed}, func(e notebook.Event) bool { return e.ID == signature.ID }},
		"rejected":  {TimelineFilter{Verdict: &rejected}, func(notebook.Event) bool { return false }},
		"words":     {TimelineFilter{Text: "LILLEVIK  burnt"}, func(e notebook.Event) bool { return e.ID == fire.ID || e.In(b) && e.Kind == notebook.Publication }},
		"nothing":   {TimelineFilter{Text: " "}, func(notebook.Event) bool { return true }},
	} {
		shown, hidden := s.Timeline(c.filter)
		if len(shown)+hidden != len(all) {
			t.Errorf("%s: %d shown and %d hidden of %d", name, len(shown), hidden, len(all))
		}
		kept := map[notebook.ID]bool{}
		for _, e := range shown {
			kept[e.ID] = true
		}
		for _, e := range all {
			if kept[e.ID] != c.keeps(e) {
				t.Errorf("%s: %s %q shown %v", name, e.When.EDTF, e.Title, kept[e.ID])
			}
		}
		if c.filter.IsZero() != (name == "nothing") {
			t.Errorf("%s is zero: %v", name, c.filter.IsZero())
		}
	}
}

func TestAFilterIsRememberedInTheView(t *testing.T) {
	s, _, _ := told(t)
	status := notebook.Stated // the zero Status is a choice too
	s.View().Filter = TimelineFilter{Tag: "fire", Status: &status}
	must(t, s.SaveView())
	v := open(t, s.store).View()
	if v.Filter.Tag != "fire" || v.Filter.Status == nil || *v.Filter.Status != notebook.Stated {
		t.Errorf("remembered %+v", v.Filter)
	}
}

func TestATimelineIsWrittenAndNothingWrittenOver(t *testing.T) {
	s, a, _ := told(t)
	dir := filepath.Join(t.TempDir(), "out")
	for _, f := range []TimelineFormat{TimelineTable, TimelineCSV, TimelineICal, TimelineJS} {
		first, err := s.ExportTimeline(TimelineExport{Documents: []notebook.ID{a}, Format: f, Dir: dir})
		must(t, err)
		raw, err := os.ReadFile(first.Path)
		must(t, err)
		if !strings.Contains(string(raw), "signed a contract") && !strings.Contains(string(raw), "contract") || first.Events == 0 {
			t.Errorf("%v: %d events\n%s", f, first.Events, raw)
		}
		again, err := s.ExportTimeline(TimelineExport{Documents: []notebook.ID{a}, Format: f, Dir: dir})
		must(t, err)
		if again.Path != first.Path {
			t.Errorf("%v: the same timeline goes to %s, then to %s", f, first.Path, again.Path)
		}
		must(t, os.WriteFile(first.Path, []byte("somebody's own"), 0o600))
		other, err := s.ExportTimeline(TimelineExport{Documents: []notebook.ID{a}, Format: f, Dir: dir})
		must(t, err)
		if kept, _ := os.ReadFile(first.Path); other.Path == first.Path || string(kept) != "somebody's own" {
			t.Errorf("%v: %s was written over", f, first.Path)
		}
	}
	if _, err := s.ExportTimeline(TimelineExport{Filter: TimelineFilter{Text: "unicorn"}, Dir: dir}); !errors.Is(err, ErrNoEvents) {
		t.Errorf("an empty timeline: %v", err)
	}
}

func TestAnExportHoldsWhatIsShown(t *testing.T) {
	s, _, b := told(t)
	dir := t.TempDir()
	out, err := s.ExportTimeline(TimelineExport{Documents: []notebook.ID{b}, Filter: TimelineFilter{Text: "burnt down"}, Format: TimelineCSV, Dir: dir})
	must(t, err)
	raw, err := os.ReadFile(out.Path)
	must(t, err)
	rows, err := csv.NewReader(strings.NewReader(string(raw))).ReadAll()
	must(t, err)
	if len(rows) != 2 || rows[1][2] != "2017-01-11" || !strings.Contains(rows[1][12], "Pier News") {
		t.Errorf("rows %v", rows)
	}
	out, err = s.ExportTimeline(TimelineExport{Format: TimelineJS, Dir: dir})
	must(t, err)
	raw, err = os.ReadFile(out.Path)
	must(t, err)
	var file struct{ Events []any }
	must(t, json.Unmarshal(raw, &file))
	if all, _ := s.Timeline(TimelineFilter{}); len(file.Events) != len(all) {
		t.Errorf("%d events written of %d", len(file.Events), len(all))
	}
}
