package app

import "fyne.io/fyne/v2"

// The keys of the clipboard are commands of ours, since the toolkit would fill
// the system's clipboard with them past the one that locking can take back.
// What has the focus does the rest.

func (w *Window) cut() { w.hand(&fyne.ShortcutCut{Clipboard: w.app.Clipboard()}) }

func (w *Window) copy() { w.hand(&fyne.ShortcutCopy{Clipboard: w.app.Clipboard()}) }

func (w *Window) paste() { w.hand(&fyne.ShortcutPaste{Clipboard: w.app.Clipboard()}) }

// hand gives a shortcut to the focused text; one that cannot be changed only
// takes a copy.
func (w *Window) hand(s fyne.Shortcut) {
	focused := w.win.Canvas().Focused()
	if field, ok := focused.(fyne.Disableable); ok && field.Disabled() && s.ShortcutName() != (&fyne.ShortcutCopy{}).ShortcutName() {
		return
	}
	if field, ok := focused.(fyne.Shortcutable); ok {
		field.TypedShortcut(s)
	}
}
