package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// keyEntry is an Entry that lets its owner have keys and shortcuts first:
// arrows that move a list, Escape that closes. Only an Entry that overrides
// TypedKey can do that, for it swallows what it does not know.
type keyEntry struct {
	widget.Entry

	onKey      func(*fyne.KeyEvent) bool
	onShortcut func(name fyne.KeyName, held fyne.KeyModifier) bool
	onFocus    func(bool)
	tabs       bool // Tab is given to onKey and does not move the focus
	held       fyne.KeyModifier
}

func newKeyEntry(placeholder string) *keyEntry {
	e := &keyEntry{}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(placeholder)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *keyEntry) TypedKey(k *fyne.KeyEvent) {
	if e.onKey != nil && e.onKey(k) {
		return
	}
	e.Entry.TypedKey(k)
}

// TypedShortcut implements fyne.Shortcutable.
func (e *keyEntry) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && e.onShortcut != nil && e.onShortcut(c.KeyName, c.Modifier) {
		return
	}
	e.Entry.TypedShortcut(s)
}

// AcceptsTab implements fyne.Tabbable.
func (e *keyEntry) AcceptsTab() bool { return e.tabs }

// KeyDown implements desktop.Keyable: it keeps track of Shift and Ctrl.
func (e *keyEntry) KeyDown(k *fyne.KeyEvent) {
	e.held |= modifierOf(k.Name)
	e.Entry.KeyDown(k)
}

// KeyUp implements desktop.Keyable.
func (e *keyEntry) KeyUp(k *fyne.KeyEvent) {
	e.held &^= modifierOf(k.Name)
	e.Entry.KeyUp(k)
}

// FocusGained implements fyne.Focusable.
func (e *keyEntry) FocusGained() {
	e.held = 0
	e.Entry.FocusGained()
	if e.onFocus != nil {
		e.onFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (e *keyEntry) FocusLost() {
	e.Entry.FocusLost()
	if e.onFocus != nil {
		e.onFocus(false)
	}
}
