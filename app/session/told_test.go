package session

import (
	"slices"
	"testing"

	"casebound/notebook"
)

// TestDocumentsKnowTheirEvents: what is kept for each document is what looking
// through all events would find, after every kind of change.
func TestDocumentsKnowTheirEvents(t *testing.T) {
	s := open(t, nil)
	a, b := take(t, s, "a.txt", harbour), take(t, s, "b.txt", harbour+"\n\nThe ferry sank on 3 May 2021 off Port Ellery.")
	check := func(after string) {
		t.Helper()
		for _, d := range []notebook.ID{a, b} {
			want := values(s.shelf.events, func(e notebook.Event) bool { return e.Live() && e.In(d) }, byTime)
			same := func(x, y notebook.Event) bool { return x.ID == y.ID }
			if got := s.EventsIn(d); !slices.EqualFunc(got, want, same) {
				t.Errorf("after %s: %d events, want %d", after, len(got), len(want))
			}
		}
		all := values(s.shelf.events, s.shelf.shown, byTime)
		if got := s.Events(); !slices.EqualFunc(got, all, func(x, y notebook.Event) bool { return x.ID == y.ID && x.Title == y.Title }) {
			t.Errorf("after %s: %d events of the notebook, want %d", after, len(got), len(all))
		}
		if s.Dated(TimelineFilter{}) != (len(s.Events()) > 0) {
			t.Errorf("after %s: dated %v with %d events", after, s.Dated(TimelineFilter{}), len(s.Events()))
		}
	}
	check("import")
	if len(s.EventsIn(b)) == 0 {
		t.Fatal("no event to work with")
	}
	e := s.EventsIn(b)[len(s.EventsIn(b))-1]
	must(t, s.EditEvent(e.ID, "The ferry sank", "4 May 2021"))
	check("an edit")
	must(t, s.SetField(b, FieldPublished, "9 June 2022"))
	check("another date of publication")
	must(t, s.TrashEvent(e.ID))
	check("a deletion")
	must(t, s.Undo())
	check("its undo")
	must(t, s.TrashDocument(b))
	check("a document in the trash")
	must(t, s.EmptyTrash(true))
	check("a document gone")
	if len(s.shelf.told[b]) != 0 {
		t.Errorf("%d events are kept for a document that is gone", len(s.shelf.told[b]))
	}
}
