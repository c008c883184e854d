package app

import (
	"fmt"
	"strings"
	"testing"

	"casebound/notebook"
)

// foreign counts the highlights of other versions that the open document shows.
func (s *seat) foreign(t *testing.T) (n int) {
	t.Helper()
	for _, h := range s.highlights(t) {
		if h.Foreign {
			n++
		}
	}
	return n
}

func TestVersionsAreUnlinkedAndLinkedByHand(t *testing.T) {
	s := sit(t)
	first := s.document
	s.choose(t, "every rule")
	s.run("highlight.add")
	s.run("version.unlink")
	if !strings.HasPrefix(s.message, "This document has no other version") {
		t.Errorf("without a version it says %q", s.message)
	}
	s.run("version.link")
	if !strings.HasPrefix(s.message, "There is no other document here") {
		t.Errorf("alone it says %q", s.message)
	}
	later := s.take(t, "later.txt", inquiryLater)
	s.session.Go(notebook.Place{Document: later})
	s.document = later
	if n := s.foreign(t); n != 1 {
		t.Fatalf("%d highlights of the other version are shown, want 1", n)
	}

	s.run("version.unlink")
	if n := s.foreign(t); n != 0 || !strings.HasPrefix(s.message, "Unlinked from “") {
		t.Errorf("unlinked, %d highlights of the other are shown, and it says %q", n, s.message)
	}
	s.run("edit.undo")
	if n := s.foreign(t); n != 1 {
		t.Errorf("undone, %d highlights of the other are shown, want 1", n)
	}
	s.run("edit.redo")
	for i := range linkAtMost + 2 {
		s.take(t, fmt.Sprintf("note%d.txt", i), fmt.Sprintf("Note %d of the yard\n\nNothing was moved on day %d, as far as anybody saw.\n", i, i))
	}
	items := s.linkItems(later, "Link with ")
	if len(items) != linkAtMost+2 || items[len(items)-1].Label != "Another of the notebook…" {
		t.Fatalf("%d choices, the last %q", len(items), items[len(items)-1].Label)
	}
	items[0].Action()
	if n := s.foreign(t); n != 1 || !strings.Contains(s.message, "the same words") {
		t.Errorf("linked with %s, %d highlights of the other are shown, and it says %q", items[0].Label, n, s.message)
	}
	for _, v := range s.Document(t, later).LiveVersions() {
		if v.Document != first || !v.ByHand {
			t.Errorf("linked: %+v", v)
		}
	}
	if _, err := s.session.UnlinkedNamed(later, "note 1"); err == nil || !strings.Contains(err.Error(), "type more") {
		t.Errorf("of several that begin so: %v", err)
	}
	if d, err := s.session.UnlinkedNamed(later, "Note 12 of"); err != nil || !strings.HasPrefix(d.Title, "Note 12") {
		t.Errorf("by the beginning of its title: %q, %v", d.Title, err)
	}
	if _, err := s.session.UnlinkedNamed(later, "  "); err == nil {
		t.Error("nothing typed names a document")
	}
}

// Document is the record of a document.
func (s *seat) Document(t *testing.T, id notebook.ID) notebook.Document {
	t.Helper()
	d, err := s.session.Document(id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
