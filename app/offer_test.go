package app

import (
	"strings"
	"testing"

	"casebound/app/session"
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
