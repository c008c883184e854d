package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"casebound/app/session"
	"casebound/notebook"
	"casebound/widgets"
)

// inquiryLater is the inquiry as it was published again.
var inquiryLater = strings.NewReplacer("3 June 2022", "2 June 2022", "every rule", "each rule").Replace(inquiry) +
	"\nThe inquiry goes on in the autumn.\n"

// take imports a file into the notebook of a seat.
func (s *seat) take(t *testing.T, name, content string) notebook.ID {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	out := s.session.Import(context.Background(), path, session.Given{})
	if out.Outcome == session.OutcomeFailed {
		t.Fatal(out.Reason)
	}
	return out.Document
}

func TestTwoVersionsAreCompared(t *testing.T) {
	s := sit(t)
	s.run("compare.version")
	if !strings.HasPrefix(s.message, "This document has no other version") {
		t.Errorf("without a version it says %q", s.message)
	}
	later := s.take(t, "later.txt", inquiryLater)
	s.run("compare.next")
	if !strings.HasPrefix(s.message, "Compare two versions first") {
		t.Errorf("before comparing it says %q", s.message)
	}
	s.run("compare.version")
	page := s.compare.widget
	if !page.Visible() || page.Changes() != 3 {
		t.Fatalf("visible %v, %d changes, want 3: %s", page.Visible(), page.Changes(), page.AccessibilityLabel())
	}
	s.run("compare.next")
	if page.Change() != 0 || !strings.Contains(page.AccessibilityLabel(), "A number differs: “3 June” on the left, “2 June” on the right.") {
		t.Errorf("at %d: %s", page.Change(), page.AccessibilityLabel())
	}
	page.OnIgnore(true, false)
	if o := s.compare.shown.Options; !o.IgnoreCase || o.IgnorePunctuation {
		t.Errorf("what does not count: %+v", o)
	}
	page.OnOpen(s.compare.shown.Notices[0].Row, widgets.Right, false)
	if s.current.Document != later || s.reader.text.At(s.current.Span) != "2" {
		t.Errorf("opened %v", s.current)
	}
	s.openCompare(s.document, later)
	page.Focus().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if page.Visible() || s.current.Document != later {
		t.Errorf("after Escape at %v, the page visible %v", s.current, page.Visible())
	}
}

func TestAnotherVersionIsARowOfTheFacts(t *testing.T) {
	s := sit(t)
	later := s.take(t, "later.txt", inquiryLater)
	s.inspector.edit(session.Field(versionKey + later.String()))
	if !s.compare.widget.Visible() || s.compare.shown.B.ID != later {
		t.Error("the row of the other version does not compare")
	}
	d, err := s.session.Document(s.document)
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, item := range s.library.documentMenu(d) {
		titles = append(titles, item.Label)
	}
	if got := strings.Join(titles, "|"); !strings.Contains(got, "Compare with “") {
		t.Errorf("the menu of a document has %s", got)
	}
}

func TestAPictureOfADocumentBesideItselfIsRefused(t *testing.T) {
	s := sit(t)
	file := filepath.Join(t.TempDir(), "p.png")
	id := s.document.String()
	err := Paint(s.session, Picture{File: file, Document: id, Compare: id, Width: 800, Height: 600, Scale: 1})
	if err == nil || !strings.Contains(err.Error(), "there is no other version to compare with") {
		t.Errorf("the answer is %v", err)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("an empty page was painted")
	}
}
