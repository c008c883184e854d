package app

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"casebound/app/session"
	"casebound/notebook"
)

func TestAnEarlierVersionIsTakenBackFromItsPage(t *testing.T) {
	s := sit(t)
	n, err := s.session.NewNote("# The pilot\n\nNobody asked her.")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.session.SetNote(n.ID, "# The pilot\n\nSomebody asked her after all."); err != nil {
		t.Fatal(err)
	}
	s.run("edit.earlier")
	if !strings.HasPrefix(s.message, "Open a note") {
		t.Errorf("with nothing chosen it says %q", s.message)
	}
	s.session.Go(notebook.Place{Note: n.ID})
	s.run("edit.earlier")
	if s.win.Canvas().Overlays().Top() == nil {
		t.Fatalf("nothing floats over the window; it says %q", s.message)
	}
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got, _ := s.session.Note(n.ID); !strings.Contains(got.Markdown, "Nobody") {
		t.Errorf("taken back the note is %q", got.Markdown)
	}
	if s.win.Canvas().Overlays().Top() != nil {
		t.Error("the page stays open")
	}
	s.run("edit.undo")
	if got, _ := s.session.Note(n.ID); !strings.Contains(got.Markdown, "Somebody") {
		t.Errorf("after undo the note is %q", got.Markdown)
	}
}

func TestWhatWasNeverChangedHasNoPast(t *testing.T) {
	s := sit(t)
	s.choose(t, "Ewa Lind")
	h, err := s.session.AddHighlight(s.document, s.reader.widget.Selection(), session.NewHighlight{})
	if err != nil {
		t.Fatal(err)
	}
	s.showEarlier(h.ID, "this highlight")
	if !strings.Contains(s.message, "no earlier version") {
		t.Errorf("it says %q", s.message)
	}
	if s.win.Canvas().Overlays().Top() != nil {
		t.Error("an empty page floats over the window")
	}
}

func TestMomentsAreSaidAsPeopleSayThem(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	for want, at := range map[string]time.Time{
		"today, 08:30": now.Add(-30 * time.Minute), "yesterday, 23:00": now.Add(-10 * time.Hour), "27 Feb 2026, 09:00": now.AddDate(0, 0, -3),
	} {
		if got := moment(at, now); got != want {
			t.Errorf("moment %v is %q, want %q", at, got, want)
		}
	}
}
