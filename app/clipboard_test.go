package app

import (
	"testing"

	"fyne.io/fyne/v2"
)

// pressed runs what the menu has under a shortcut, as the toolkit does before
// anything focused hears of it.
func (s *seat) pressed(t *testing.T, shortcut fyne.Shortcut) {
	t.Helper()
	for _, menu := range s.menu.Items {
		for _, item := range menu.Items {
			if item.Shortcut != nil && item.Shortcut.ShortcutName() == shortcut.ShortcutName() {
				item.Action()
				return
			}
		}
	}
	t.Fatalf("the menu has nothing under %s: the toolkit would handle it past us", shortcut.ShortcutName())
}

func TestTheClipboardIsFilledThroughTheApplication(t *testing.T) {
	s := sit(t)
	s.choose(t, "followed every rule")
	s.win.Canvas().Focus(s.reader.widget)
	s.pressed(t, &fyne.ShortcutCopy{})
	if got := s.app.Clipboard().Content(); got != "followed every rule" {
		t.Errorf("copied %q from the document", got)
	}

	n, err := s.session.NewNote("The pilot was not asked.")
	if err != nil {
		t.Fatal(err)
	}
	s.openNote(n)
	note := s.notes.widget.Focus().(fyne.Shortcutable)
	note.TypedShortcut(&fyne.ShortcutSelectAll{})
	s.pressed(t, &fyne.ShortcutCut{})
	if got := s.app.Clipboard().Content(); got != "The pilot was not asked." || s.notes.widget.Markdown() != "" {
		t.Errorf("cut %q, leaving %q", got, s.notes.widget.Markdown())
	}
	s.pressed(t, &fyne.ShortcutPaste{})
	if got := s.notes.widget.Markdown(); got != "The pilot was not asked." {
		t.Errorf("pasted %q", got)
	}
}
