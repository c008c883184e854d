package app

import (
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"casebound/app/session"
	"casebound/assets"
	"casebound/notebook"
	"casebound/storage"
)

var passphrase = storage.Key{Passphrase: []byte("nine herons wade")}

// lockedNotebook is the folder of an encrypted notebook with one document,
// cheap to open.
func lockedNotebook(t *testing.T) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "Harbour")
	store, err := storage.Open(dir, storage.Options{Key: passphrase, Cost: storage.Cost{Time: 1, MemoryKiB: 64, Threads: 1}})
	if err != nil {
		t.Fatal(err)
	}
	s, err := session.Open(session.Options{Store: store, Models: assets.Models(), Now: time.Now, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "inquiry.txt")
	if err := os.WriteFile(path, []byte(inquiry), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := s.Import(context.Background(), path, session.Given{}); out.Outcome != session.OutcomeImported {
		t.Fatal(out.Reason)
	}
	if _, err := s.NewNote("# Ask the inquiry"); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// thread is the window's thread in a test: what is to run in it waits until the
// test lets it, so that nothing happens beside the test.
var thread chan func()

// settle lets everything run that is under way, and what follows from it.
func settle(p *Program) {
	for len(p.runner.Running()) > 0 || len(thread) > 0 {
		f := <-thread
		f()
	}
}

// headless is the program with nothing open.
func headless(t *testing.T) *Program {
	t.Helper()
	p, own := newProgram(test.NewTempApp(t), nil), make(chan func(), 1000)
	p.do = func(f func()) { own <- f }
	thread = own
	t.Cleanup(func() {
		if err := p.close(); err != nil {
			t.Error(err)
		}
		p.window.Close()
	})
	return p
}

// unlocked is the program with the notebook open in it.
func unlocked(t *testing.T, dir string) *Program {
	t.Helper()
	p := headless(t)
	p.openWith(dir, storage.Key{Passphrase: append([]byte(nil), passphrase.Passphrase...)})
	if p.shown == nil {
		t.Fatalf("the notebook did not open: %s", test.RenderToMarkup(p.window.Canvas()))
	}
	return p
}

// showsOnlyTheLock fails unless all that is on the screen is the view that asks for the
// passphrase.
func (p *Program) showsOnlyTheLock(t *testing.T) {
	t.Helper()
	screen := test.RenderToMarkup(p.window.Canvas())
	if !strings.Contains(screen, "This notebook is locked") {
		t.Errorf("the window does not say that the notebook is locked:\n%s", screen)
	}
	for _, word := range []string{"inquiry", "Lindqvist", "Ewa Lind", "Harbour", "Finder", "Saved"} {
		if strings.Contains(strings.ToLower(screen), strings.ToLower(word)) {
			t.Errorf("%q is on the screen", word)
		}
	}
	if title := p.window.Title(); title != "Casebound" {
		t.Errorf("the title is %q", title)
	}
	for _, menu := range p.window.MainMenu().Items {
		for _, item := range menu.Items {
			if item.Label != "Quit" {
				t.Errorf("the menu still has %q", item.Label)
			}
		}
	}
	if n := len(p.window.Canvas().Overlays().List()); n != 0 {
		t.Errorf("%d things float over the window", n)
	}
}

func TestLockingLeavesNothingButTheQuestionForThePassphrase(t *testing.T) {
	p := unlocked(t, lockedNotebook(t))
	shown := p.shown
	shown.finder.show("inquiry")
	shown.reader.comment() // nothing is selected; a dialog would be in the way too
	shown.ask(question{title: "Comment", label: "“nobody had asked her”", value: "Ask Ewa Lind"}, func(string) error { return nil })
	p.app.Clipboard().SetContent("nobody had asked her")
	p.lock()
	p.showsOnlyTheLock(t)
	if p.session != nil || p.store != nil || p.shown != nil {
		t.Error("the program still holds the notebook")
	}
	if got := p.app.Clipboard().Content(); got != "" {
		t.Errorf("the clipboard holds %q", got)
	}
	store, err := storage.Open(p.dir, storage.Options{Key: passphrase})
	if err != nil {
		t.Fatalf("the store was not closed: %v", err)
	}
	if err := store.Close(); err != nil {
		t.Error(err)
	}
}

func TestWhatComesAfterLockingComesToNobody(t *testing.T) {
	p := unlocked(t, lockedNotebook(t))
	shown, runner := p.shown, p.runner
	menu := shown.menu
	p.lock()
	for _, m := range menu.Items { // as a system's own menu bar may
		for _, item := range m.Items {
			if item.Action != nil {
				item.Action()
			}
		}
	}
	shown.letter('h')
	shown.key(&fyne.KeyEvent{Name: fyne.KeyDelete})
	shown.scrolled()
	shown.tell("late")
	if p.runner == runner {
		t.Error("work begun for the notebook would still be answered")
	}
	settle(p)
	p.showsOnlyTheLock(t)
}

func TestUnlockingShowsTheNotebookAgain(t *testing.T) {
	p := unlocked(t, lockedNotebook(t))
	p.lock()
	p.openWith(p.dir, storage.Key{Passphrase: []byte("ten herons wade")})
	if p.shown != nil || !strings.Contains(test.RenderToMarkup(p.window.Canvas()), "not the passphrase") {
		t.Error("a wrong passphrase is not answered")
	}
	p.openWith(p.dir, storage.Key{Passphrase: append([]byte(nil), passphrase.Passphrase...)})
	if p.shown == nil || len(p.session.Documents()) != 1 || p.window.Title() != "Harbour – Casebound" {
		t.Fatalf("the notebook is not shown: title %q", p.window.Title())
	}
	if documents := p.session.Documents(); documents[0].ID != p.shown.current.Document || p.shown.current == (notebook.Place{}) {
		t.Errorf("it shows %v", p.shown.current)
	}
}

func TestAnIdleNotebookLocksItself(t *testing.T) {
	p := unlocked(t, lockedNotebook(t))
	p.shown.idle.Flush() // as if nobody had done anything for long
	p.showsOnlyTheLock(t)
}

func TestTheMenuLocks(t *testing.T) {
	p := unlocked(t, lockedNotebook(t))
	p.shown.run("notebook.lock")
	p.showsOnlyTheLock(t)
}

func TestLockingTakesNothingBackByUndo(t *testing.T) {
	p := unlocked(t, lockedNotebook(t))
	if _, err := p.session.NewNote("umbrafinch"); err != nil {
		t.Fatal(err)
	}
	p.lock()
	p.openWith(p.dir, storage.Key{Passphrase: append([]byte(nil), passphrase.Passphrase...)})
	if p.session.Undoes() != "" {
		t.Error("there is something to undo")
	}
}
