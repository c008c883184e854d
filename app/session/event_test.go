package session

import (
	"slices"
	"strings"
	"testing"

	"casebound/notebook"
	"casebound/notebook/timeline"
)

// onDay is the event of a document on a day.
func onDay(t *testing.T, s *Session, document notebook.ID, edtf string) notebook.Event {
	t.Helper()
	for _, e := range s.EventsIn(document) {
		if e.When.EDTF == edtf && e.Kind == notebook.FromSentence {
			return e
		}
	}
	t.Fatalf("no event on %s in %s", edtf, dates(s.EventsIn(document)))
	return notebook.Event{}
}

// TestWhatTheReaderSaysOfEventsIsKept holds it against reading the document
// again, against importing it again, and against closing the notebook.
func TestWhatTheReaderSaysOfEventsIsKept(t *testing.T) {
	s, a, b := told(t)
	signature, fire := onDay(t, s, a, "2019-03-04"), onDay(t, s, b, "2017-01-11")
	rebuilt := onDay(t, s, b, "2018")
	must(t, s.EditEvent(signature.ID, "The contract is signed", "about 5 March 2019"))
	must(t, s.JudgeEvent(fire.ID, notebook.Confirmed))
	must(t, s.SetEventStatus(fire.ID, notebook.Attributed))
	must(t, s.JudgeEvent(rebuilt.ID, notebook.Rejected))
	by, err := s.AddEvent("The insurer pays", "spring 2018", notebook.ID{}, notebook.Span{})
	must(t, err)
	from, err := s.AddEvent("", "12 January 2017", b, at(t, s, b, "Ewa Lind saw it from her boat"))
	must(t, err)
	must(t, s.MergeEvents(fire.ID, from.ID))
	holds := func(when string, s *Session) {
		t.Helper()
		got := map[string]string{}
		for _, e := range s.Events() {
			got[e.Title] = e.When.EDTF + " " + e.Verdict.String()
		}
		for title, want := range map[string]string{
			"The contract is signed": "2019-03-05~ unconfirmed", "The insurer pays": "2018-21 unconfirmed",
			rebuilt.Title: "2018 rejected", fire.Title: "2017-01-11 confirmed",
		} {
			if got[title] != want {
				t.Errorf("%s: %q is %q, want %q", when, title, got[title], want)
			}
		}
		if _, there := got["Ewa Lind saw it from her boat"]; there {
			t.Errorf("%s: the merged event is back", when)
		}
		if e, err := s.Event(fire.ID); err != nil || e.Status != notebook.Attributed || len(e.Sources) != 2 || len(e.Entities) == 0 {
			t.Errorf("%s: the fire has %d sources and %d names, %v", when, len(e.Sources), len(e.Entities), err)
		}
	}
	holds("at once", s)
	must(t, s.SetField(a, FieldPublished, "2019-04-01"))
	must(t, s.SetField(b, FieldPublished, "2019-04-01"))
	holds("read again", s)
	take(t, s, "again.txt", harbour)
	holds("imported again", s)
	holds("opened again", open(t, s.store))
	for range 2 {
		must(t, s.Undo()) // the publication dates
	}
	must(t, s.Undo()) // the merging
	if e, err := s.Event(from.ID); err != nil || !e.Live() {
		t.Errorf("merging cannot be undone: %v", err)
	}
	if e, err := s.Event(by.ID); err != nil || e.Kind != notebook.HandMade || len(e.Sources) != 0 {
		t.Errorf("the event from nothing is %+v, %v", e, err)
	}
}

func TestEventsTakeDatesAsPeopleWriteThem(t *testing.T) {
	s, _, _ := told(t)
	for written, edtf := range map[string]string{
		"9 april 2020": "2020-04-09", "c. 1890": "1890~", "Spring 2019": "2019-21", "between 1914 and 1918": "1914/1918",
		"since 2014": "2014/..", "the 1890s": "189X", "480 BC": "-0479", "3 May 2021, 14:30": "2021-05-03T14:30",
		"Easter 1916": "1916-04-23", "2019-04": "2019-04", "Q3 2019": "2019-35", "28 March–2 April 2019": "2019-03-28/2019-04-02",
	} {
		e, err := s.AddEvent("Something", written, notebook.ID{}, notebook.Span{})
		if err != nil || e.When.EDTF != edtf {
			t.Errorf("%q is read as %s, %v; want %s", written, e.When.EDTF, err, edtf)
		}
	}
	for _, written := range []string{"", "soon", "31 February 2019", "the other thing"} {
		if _, err := s.AddEvent("Something", written, notebook.ID{}, notebook.Span{}); err == nil || s.CheckEventDate(written) == nil {
			t.Errorf("%q was taken for a date", written)
		}
	}
}

func TestMergingSettlesAConflict(t *testing.T) {
	s, a, b := told(t)
	one, other := onDay(t, s, a, "2019-03-04"), onDay(t, s, b, "2017-01-11")
	one.Conflict = other.ID
	must(t, s.commit(put("Conflict", one)))
	must(t, s.MergeEvents(one.ID, other.ID))
	if e, _ := s.Event(one.ID); !e.Conflict.IsZero() {
		t.Error("the conflict is still there")
	}
}

func TestAnotherDayInAnotherVersionIsAConflict(t *testing.T) {
	s := open(t, nil)
	take(t, s, "a.txt", harbour)
	moved := strings.Replace(harbour, "4 March 2019", "6 March 2019", 1)
	if moved == harbour {
		t.Fatal("the article has lost its date")
	}
	b := take(t, s, "b.txt", moved)
	later := onDay(t, s, b, "2019-03-06")
	earlier, err := s.Event(later.Conflict)
	if err != nil || earlier.When.EDTF != "2019-03-04" {
		t.Fatalf("it conflicts with %s, %v", earlier.When, err)
	}
	chart, _ := s.TimelineChart(TimelineExport{})
	if !slices.ContainsFunc(chart.Entries, func(e timeline.Entry) bool { return e.Conflict == earlier.ID }) {
		t.Error("the picture knows nothing of it")
	}
	must(t, s.MergeEvents(earlier.ID, later.ID))
	for _, e := range s.EventsIn(b) {
		if !e.Conflict.IsZero() {
			t.Errorf("%s is still in conflict", e.When)
		}
	}
}
