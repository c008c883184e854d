package app

import (
	"context"
	"crypto/rand"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"casebound/app/session"
	"casebound/app/task"
	"casebound/assets"
	"casebound/notebook"
	"casebound/notebook/storetest"
)

// inquiry is what the tests read.
const inquiry = `Harbour inquiry hears the pilot – The Sound Courier

On 3 June 2022 the pilot Ewa Lind told the inquiry in Varnholm that nobody had asked her about the depth.

The Lindqvist company answered on 7 June 2022 that it had followed every rule.
`

// seat is a window on a notebook in memory, with a reader in front of it.
type seat struct {
	*Window
	document notebook.ID
}

func sit(t *testing.T) *seat {
	t.Helper()
	application := test.NewTempApp(t)
	window := test.NewTempWindow(t, nil)
	s, err := session.Open(session.Options{Store: storetest.Memory(), Models: assets.Models(), Now: time.Now, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "inquiry.txt")
	if err := os.WriteFile(path, []byte(inquiry), 0o600); err != nil {
		t.Fatal(err)
	}
	out := s.Import(context.Background(), path, session.Given{Published: "2022-06-08"})
	if out.Outcome != session.OutcomeImported {
		t.Fatal(out.Reason)
	}
	w := NewWindow(World{App: application, Window: window, Session: s, Runner: task.Inline(), Now: time.Now, Name: "Test"})
	window.Resize(fyne.NewSize(1440, 900))
	return &seat{w, out.Document}
}

// choose selects the first place where words stand.
func (s *seat) choose(t *testing.T, words string) {
	t.Helper()
	i := strings.Index(s.reader.text.All(), words)
	if i < 0 {
		t.Fatalf("%q does not stand in the text", words)
	}
	s.reader.widget.Select(notebook.Span{Start: i, End: i + len(words)})
}

func (s *seat) highlights(t *testing.T) []session.Placed {
	t.Helper()
	placed, err := s.session.HighlightsIn(s.document)
	if err != nil {
		t.Fatal(err)
	}
	return placed
}

func TestCommandsHaveNamesKeysAndLettersOfTheirOwn(t *testing.T) {
	names, shortcuts, letters := map[string]bool{}, map[keys]string{}, map[rune]string{}
	for _, c := range sit(t).commands {
		if names[c.name] {
			t.Errorf("two commands are called %s", c.name)
		}
		names[c.name] = true
		if other, taken := shortcuts[c.keys]; taken && c.keys.key != "" {
			t.Errorf("%s and %s have the same keys %s", c.name, other, c.keys)
		}
		shortcuts[c.keys] = c.name
		if other, taken := letters[c.rune]; taken && c.rune != 0 {
			t.Errorf("%s and %s have the same letter %c", c.name, other, c.rune)
		}
		letters[c.rune] = c.name
		if c.title == "" || c.run == nil || c.menu == "" {
			t.Errorf("%s lacks a title, a menu or something to do", c.name)
		}
	}
}

func TestUnavailableCommandsSayWhy(t *testing.T) {
	s := sit(t)
	for name, want := range map[string]string{
		"highlight.add": "Select some words", "go.back": "There is nothing to go back to", "notebook.lock": "This notebook is not encrypted",
		"find.next": "Find something first", "trash.empty": "The trash is empty",
	} {
		s.run(name)
		if !strings.HasPrefix(s.message, want) {
			t.Errorf("%s says %q, want %q…", name, s.message, want)
		}
	}
}

func TestTheFinderKnowsWhichCommandsCanBeRunNow(t *testing.T) {
	s := sit(t)
	reason := func() string {
		s.finder.show(">Compare with the other version")
		defer s.finder.close()
		for _, r := range s.finder.results {
			if r.Candidate.Command == "compare.version" {
				return r.Candidate.Unavailable
			}
		}
		t.Fatal("the command is not found")
		return ""
	}
	if got := reason(); !strings.Contains(got, "no other version") {
		t.Errorf("alone: %q", got)
	}
	s.take(t, "later.txt", inquiryLater)
	if got := reason(); got != "" {
		t.Errorf("with another version: %q", got)
	}
}

func TestALetterHighlightsTheSelection(t *testing.T) {
	s := sit(t)
	s.choose(t, "nobody had asked her")
	if !s.letter('2') {
		t.Fatal("the letter was not taken")
	}
	placed := s.highlights(t)
	if len(placed) != 1 || placed[0].Colour != notebook.Red || placed[0].Anchor.Quote != "nobody had asked her" {
		t.Fatalf("highlights %v", placed)
	}
	s.letter('4') // the new one is chosen, so this recolours it
	if placed = s.highlights(t); len(placed) != 1 || placed[0].Colour != notebook.Blue {
		t.Fatalf("after recolouring %v", placed)
	}
	s.undo()
	s.undo()
	if placed = s.highlights(t); len(placed) != 0 {
		t.Errorf("after undoing twice %v", placed)
	}
	s.redo()
	if placed = s.highlights(t); len(placed) != 1 {
		t.Errorf("after redo %v", placed)
	}
}

func TestDeleteMovesTheChosenHighlightToTheTrash(t *testing.T) {
	s := sit(t)
	s.choose(t, "followed every rule")
	s.letter('h')
	s.key(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if placed := s.highlights(t); len(placed) != 0 {
		t.Errorf("still there: %v", placed)
	}
	if n := len(s.session.TrashedHighlights()); n != 1 {
		t.Errorf("%d in the trash, want 1", n)
	}
}

func TestFindCountsAndSteps(t *testing.T) {
	s := sit(t)
	s.run("find.page")
	s.reader.bar.SetText("inquiry")
	if len(s.reader.hits) != 2 || s.reader.hit != 0 {
		t.Fatalf("%d hits, at %d; want 2, at the first", len(s.reader.hits), s.reader.hit)
	}
	s.run("find.next")
	s.run("find.next")
	if s.reader.hit != 0 {
		t.Errorf("two steps from the first of two lead to %d", s.reader.hit)
	}
}

func TestTheFinderOpensWhatWasChosen(t *testing.T) {
	s := sit(t)
	n, err := s.session.NewNote("# Depth of the channel")
	if err != nil {
		t.Fatal(err)
	}
	s.run("finder.open")
	s.finder.query("depth chan")
	if len(s.finder.results) == 0 || s.finder.results[0].Candidate.Place.Note != n.ID {
		t.Fatalf("results %v", s.finder.results)
	}
	s.finder.chosen(0, true)
	if s.current.Note != n.ID || s.finder.open {
		t.Errorf("at %v, finder open %v", s.current, s.finder.open)
	}
	s.session.Back()
	if s.current.Document != s.document {
		t.Errorf("back leads to %v", s.current)
	}
}

func TestTabsAreRememberedAndClosed(t *testing.T) {
	s := sit(t)
	n, err := s.session.NewNote("# A note")
	if err != nil {
		t.Fatal(err)
	}
	s.openNote(n)
	if v := s.session.View(); len(v.Tabs) != 2 || v.Active != 1 {
		t.Fatalf("tabs %v, active %d", v.Tabs, v.Active)
	}
	s.run("tab.close")
	if v := s.session.View(); len(v.Tabs) != 1 || s.current.Document != s.document {
		t.Errorf("tabs %v, at %v", v.Tabs, s.current)
	}
	s.run("tab.close")
	if v := s.session.View(); len(v.Tabs) != 0 || !s.reader.document.IsZero() {
		t.Errorf("tabs %v, still reading %v", v.Tabs, s.reader.document)
	}
}

func TestWebLinksAskAndNothingIsFetched(t *testing.T) {
	for target, leads := range map[string]bool{
		"https://example.org/a": true, "mailto:a@example.org": true, "file:///etc/passwd": false,
		"javascript:alert(1)": false, `\\server\share`: false, "casebound:x": false, "[[A note]]": false,
	} {
		if _, ok := webAddress(target); ok != leads {
			t.Errorf("%s leads out: %v, want %v", target, ok, leads)
		}
	}
}

func TestPaintNeedsNoDisplay(t *testing.T) {
	s := sit(t)
	file := filepath.Join(t.TempDir(), "window.png")
	for _, look := range []string{"light", "dark"} {
		if err := Paint(s.session, Picture{File: file, Look: look, Width: 1024, Height: 700, Scale: 2}); err != nil {
			t.Fatal(err)
		}
		raw, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(raw)
		if closed := raw.Close(); err == nil {
			err = closed
		}
		if err != nil {
			t.Fatal(err)
		}
		if size := picture.Bounds().Size(); size.X != 2048 || size.Y != 1400 {
			t.Errorf("%s: the picture is %v, want 2048×1400", look, size)
		}
	}
	if s.session.View().Look != "" {
		t.Error("painting changed the look that is remembered")
	}
}

func TestTheHalfUsedLastIsTheOneCommandsAreAbout(t *testing.T) {
	s := sit(t)
	path := filepath.Join(t.TempDir(), "other.txt")
	if err := os.WriteFile(path, []byte("Another matter\n\nThe pilot of the other ship was never asked at all.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	other := s.session.Import(context.Background(), path, session.Given{}).Document
	s.run("view.split")
	right := s.halves[1]
	if right.document != s.document {
		t.Fatalf("the right half shows %v", right.document)
	}
	s.use(right)
	s.session.Go(notebook.Place{Document: other})
	if right.document != other || s.halves[0].document != s.document {
		t.Fatalf("left %v, right %v", s.halves[0].document, right.document)
	}
	s.choose(t, "never asked at all")
	s.letter('3')
	placed, err := s.session.HighlightsIn(other)
	if err != nil || len(placed) != 1 {
		t.Errorf("highlights of the right half: %v, %v", placed, err)
	}
	if got := s.session.View().Beside; got != other {
		t.Errorf("remembered beside: %v", got)
	}
	s.run("view.split")
	if s.split() || s.reader != s.halves[0] || s.reader.document != other {
		t.Errorf("after closing: split %v, reading %v", s.split(), s.reader.document)
	}
}

func TestEscapeTakesADialogAwayAndTheKeysGoOn(t *testing.T) {
	s := sit(t)
	s.run("help.leaves")
	s.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if n := len(s.win.Canvas().Overlays().List()); n != 0 {
		t.Errorf("%d things float after Escape", n)
	}
	s.run("find.notebook")
	if s.win.Canvas().Focused() != s.search.widget.Focus() {
		t.Errorf("what is typed goes to %T, not to the search", s.win.Canvas().Focused())
	}
}
