package app

import (
	"strings"
	"testing"

	"casebound/app/session"
	"casebound/notebook"
	"casebound/widgets"
)

func TestADateOfAnotherVersionIsTakenOverFromTheInfoTab(t *testing.T) {
	s := sit(t)
	first := s.current.Document
	later := s.take(t, "later.txt", inquiryLater)
	if err := s.session.SetField(later, session.FieldPublished, "9 June 2022"); err != nil {
		t.Fatal(err)
	}
	var row widgets.InfoField
	for _, f := range s.inspector.facts() {
		if strings.HasPrefix(f.Key, offerKey) {
			row = f
		}
	}
	if row.Label != "Take over date" || row.Value != "published 9 Jun 2022" || !strings.HasPrefix(row.Origin, "yours in “") {
		t.Fatalf("the row of the offer is %+v", row)
	}
	s.inspector.edit(session.Field(row.Key))
	d, err := s.session.Document(first)
	if err != nil || d.Published.When.EDTF != "2022-06-09" {
		t.Errorf("published %v (%v)", d.Published.When, err)
	}
	for _, f := range s.inspector.facts() {
		if strings.HasPrefix(f.Key, offerKey) {
			t.Errorf("still offered: %+v", f)
		}
	}
}

func TestAnEventOfAnotherVersionStandsOnTheTimelineAndIsTakenOver(t *testing.T) {
	s := sit(t)
	first := s.current.Document
	later := s.take(t, "later.txt", inquiryLater)
	text, err := s.session.Text(later)
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(text.All(), "nobody had asked her")
	made, err := s.session.AddEvent("She is not asked", "4 June 2022", later, notebook.Span{Start: at, End: at + len("nobody had asked her")})
	if err != nil {
		t.Fatal(err)
	}
	s.session.Go(notebook.Place{Document: first})
	s.timeline.refresh()
	if _, ok := s.timeline.offer(made.ID); !ok {
		t.Fatal("the timeline does not offer the event")
	}
	s.timeline.widget.OnEvent(made.ID)
	if s.current.Document != first || !strings.HasPrefix(s.message, "Yours in “") {
		t.Errorf("going to it leads to %v and says %q", s.current, s.message)
	}
	s.timeline.widget.OnTakeOver(made.ID)
	if e, err := s.session.Event(made.ID); err != nil || !e.In(first) {
		t.Errorf("it is not one of this version: %+v (%v)", e.Sources, err)
	}
	if _, ok := s.timeline.offer(made.ID); ok {
		t.Error("still offered")
	}
	s.run("edit.undo")
	if _, ok := s.timeline.offer(made.ID); !ok {
		t.Error("not offered again after undoing")
	}
}

func TestTheDateOfAnotherVersionStandsOnTheTimeline(t *testing.T) {
	s := sit(t)
	first := s.current.Document
	later := s.take(t, "later.txt", inquiryLater)
	if err := s.session.SetField(later, session.FieldPublished, "9 June 2022"); err != nil {
		t.Fatal(err)
	}
	s.session.Go(notebook.Place{Document: first})
	s.timeline.refresh()
	if len(s.timeline.offers) != 1 || s.timeline.offers[0].Event.When.EDTF != "2022-06-09" {
		t.Fatalf("offered on the timeline: %+v", s.timeline.offers)
	}
	s.timeline.widget.OnTakeOver(s.timeline.offers[0].Event.ID)
	if d, err := s.session.Document(first); err != nil || d.Published.When.EDTF != "2022-06-09" {
		t.Errorf("published %v (%v)", d.Published.When, err)
	}
}
