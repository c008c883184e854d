package app

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
)

// aSheet floats a sheet with a field and an OK that refuses what is empty.
func aSheet(t *testing.T, p *Program, entry *formEntry) (s *sheet, closed *int) {
	t.Helper()
	closed = new(int)
	s = newSheet(p.window, "A question", entry, fyne.NewSize(300, 0))
	s.closed = func() { *closed++ }
	s.answer("OK", func() error {
		if entry.Text == "" {
			return errors.New("nothing was typed")
		}
		return nil
	})
	entry.onEscape, entry.OnSubmitted = s.Close, func(string) { s.Accept() }
	s.Show(entry)
	return s, closed
}

func TestASheetStaysOpenWithWhatWasTypedUntilItsAnswerIsTaken(t *testing.T) {
	p := opened(t)
	c := p.window.Canvas()
	entry := newFormEntry(1)
	s, closed := aSheet(t, p, entry)
	press(t, c, "OK")
	if *closed != 0 || c.Overlays().Top() != s.Dialog {
		t.Fatal("it closed with an answer that was refused")
	}
	entry.SetText("Lagos")
	press(t, c, "OK")
	if *closed != 1 || c.Overlays().Top() != nil {
		t.Errorf("closed %d times, %d sheets are left", *closed, len(c.Overlays().List()))
	}
}

func TestEscapeLeavesASheetFromItsFieldAndFromNowhere(t *testing.T) {
	p := opened(t)
	c := p.window.Canvas()
	entry := newFormEntry(1)
	s, closed := aSheet(t, p, entry)
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.Show(nil)
	p.shown.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if *closed != 2 || c.Overlays().Top() != nil {
		t.Errorf("closed %d times, want 2; %d sheets are left", *closed, len(c.Overlays().List()))
	}
}

func TestReturnTakesTheLikelyAnswerOfASheet(t *testing.T) {
	p := opened(t)
	done := 0
	p.shown.confirm("Sure?", "It cannot be undone.", "Do it", func() { done++ })
	p.shown.typed(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if done != 1 || p.window.Canvas().Overlays().Top() != nil {
		t.Errorf("done %d times, %d sheets are left", done, len(p.window.Canvas().Overlays().List()))
	}
	p.shown.confirmLoss("Sure?", "It cannot be undone.", "Do it", func() { done++ })
	p.shown.typed(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if done != 1 {
		t.Error("Return did what cannot be undone")
	}
	press(t, p.window.Canvas(), "Do it")
	if done != 2 {
		t.Error("the button did not do it")
	}
}

func TestALongTextScrollsInsideTheWindow(t *testing.T) {
	p := opened(t)
	long := ""
	for range 400 {
		long += "“file.bin” is not a text document.\n"
	}
	p.shown.showText("400 files could not be imported", long)
	top := p.window.Canvas().Overlays().Top()
	if top == nil || top.MinSize().Height > p.window.Canvas().Size().Height {
		t.Errorf("the sheet asks for %v in a window of %v", top.MinSize(), p.window.Canvas().Size())
	}
	press(t, p.window.Canvas(), "Close")
}
