package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"casebound/notebook"
	"casebound/widgets/typeset"
)

// focus asks for the keyboard.
func (r *Reader) focus() {
	if app := fyne.CurrentApp(); app != nil {
		if c := app.Driver().CanvasForObject(r); c != nil {
			c.Focus(r)
		}
	}
}

// FocusGained implements fyne.Focusable.
func (r *Reader) FocusGained() {
	r.focused = true
	r.changed()
}

// FocusLost implements fyne.Focusable.
func (r *Reader) FocusLost() {
	r.focused, r.held = false, 0
	r.changed()
}

// readerModifier is the modifier that a key is.
func readerModifier(key fyne.KeyName) fyne.KeyModifier {
	switch key {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		return fyne.KeyModifierShift
	case desktop.KeyControlLeft, desktop.KeyControlRight:
		return fyne.KeyModifierControl
	case desktop.KeyAltLeft, desktop.KeyAltRight:
		return fyne.KeyModifierAlt
	case desktop.KeySuperLeft, desktop.KeySuperRight:
		return fyne.KeyModifierSuper
	}
	return 0
}

// KeyDown implements desktop.Keyable: typed keys do not tell of Shift.
func (r *Reader) KeyDown(e *fyne.KeyEvent) { r.held |= readerModifier(e.Name) }

// KeyUp implements desktop.Keyable.
func (r *Reader) KeyUp(e *fyne.KeyEvent) { r.held &^= readerModifier(e.Name) }

// modifiers are the modifier keys that are down. The driver knows best: a key
// let go in another window is never told.
func (r *Reader) modifiers() fyne.KeyModifier {
	if app := fyne.CurrentApp(); app != nil {
		if d, ok := app.Driver().(desktop.Driver); ok {
			return d.CurrentKeyModifiers()
		}
	}
	return r.held
}

func (r *Reader) shifted() bool { return r.modifiers()&fyne.KeyModifierShift != 0 }

// TypedRune implements fyne.Focusable. Letters are the application's; what it
// does not use moves the caret and the page.
func (r *Reader) TypedRune(letter rune) {
	if r.OnRune != nil && r.OnRune(letter) {
		return
	}
	switch {
	case letter == ' ':
		page := r.page()
		if r.shifted() {
			page = -page
		}
		r.glideBy(page)
	case letter >= '1' && letter <= '8':
		if r.OnColour != nil {
			r.OnColour(notebook.Colour(letter - '0'))
		}
	case letter == 'v':
		r.cycleCaret()
	case r.selection.caret:
		r.caretRune(letter)
	}
}

// TypedKey implements fyne.Focusable.
func (r *Reader) TypedKey(e *fyne.KeyEvent) {
	if r.OnKey != nil && r.OnKey(e) {
		return
	}
	r.flash = notebook.Span{}
	if e.Name == fyne.KeyEscape {
		r.escape()
		return
	}
	if r.selection.caret || r.shifted() {
		if r.caretKey(e.Name) {
			return
		}
	}
	row := r.measure.Em(typeset.Style{}) * r.set.LineHeight
	height := r.Size().Height
	switch e.Name {
	case fyne.KeyDown:
		r.glideBy(2 * row)
	case fyne.KeyUp:
		r.glideBy(-2 * row)
	case fyne.KeyPageDown:
		r.glideBy(r.page())
	case fyne.KeyPageUp:
		r.glideBy(-r.page())
	case fyne.KeyHome:
		r.glide.stop()
		r.moveTo(r.layout.Top())
	case fyne.KeyEnd:
		r.glide.stop()
		r.moveTo(r.layout.Goto(1, height))
	case desktop.KeyMenu:
		r.menuAtCaret()
	}
}

// menuAtCaret asks for the context menu where the caret or the selection is.
func (r *Reader) menuAtCaret() {
	r.showCaret()
	row := readerRowHolding(r.visible(), r.selection.head)
	if row == nil || r.OnMenu == nil {
		return
	}
	at := fyne.NewPos(r.frame.left+row.CaretX(r.selection.head), row.Y+row.Height)
	r.OnMenu(r.selection.head, fyne.CurrentApp().Driver().AbsolutePositionForObject(r).Add(at))
}

// escape leaves one thing at a time: caret mode, the selection, the highlight.
func (r *Reader) escape() {
	switch {
	case r.selection.extending:
		r.selection.extending = false
		r.ClearSelection()
	case !r.Selection().Empty():
		r.ClearSelection()
	case r.selection.caret:
		r.selection.caret = false
	default:
		r.deactivate()
	}
	r.changed()
}

// TypedShortcut implements fyne.Shortcutable.
func (r *Reader) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		r.copyTo(s.Clipboard)
		return
	case *fyne.ShortcutSelectAll:
		r.SelectAll()
		return
	case *desktop.CustomShortcut:
		if r.wordShortcut(s) {
			return
		}
	}
	if r.OnShortcut != nil {
		r.OnShortcut(s)
	}
}

// Copy puts the selected text on the clipboard.
func (r *Reader) Copy() { r.copyTo(nil) }

func (r *Reader) copyTo(c fyne.Clipboard) {
	if c == nil {
		c = fyne.CurrentApp().Clipboard()
	}
	if !r.Selection().Empty() {
		c.SetContent(r.SelectedText())
	}
}

// wordShortcut moves by words and paragraphs, and to the ends of the text.
func (r *Reader) wordShortcut(s *desktop.CustomShortcut) bool {
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	extend := s.Modifier&fyne.KeyModifierShift != 0
	at := r.selection.head
	switch s.KeyName {
	case fyne.KeyRight:
		at = typeset.NextWord(r.text, at)
	case fyne.KeyLeft:
		at = typeset.PreviousWord(r.text, at)
	case fyne.KeyDown:
		at = typeset.NextParagraph(r.text, at)
	case fyne.KeyUp:
		at = typeset.PreviousParagraph(r.text, at)
	case fyne.KeyHome:
		at = 0
	case fyne.KeyEnd:
		at = r.text.Len()
	default:
		return false
	}
	if !extend && !r.selection.caret {
		return r.jumpOnly(s.KeyName)
	}
	r.moveCaret(at, extend)
	return true
}

// jumpOnly is what Ctrl+Home and Ctrl+End do without a caret: no caret appears.
func (r *Reader) jumpOnly(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyHome, fyne.KeyEnd:
		r.TypedKey(&fyne.KeyEvent{Name: key})
		return true
	}
	return false
}
