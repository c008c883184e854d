// Package app builds the window: it feeds the widgets from the session, turns
// their callbacks into what the session does, and holds the table of commands
// that menu, shortcuts, palette and key list are made from. It decides
// nothing that the session could decide, and draws nothing itself.
//
// Read Window first, then commands.
package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"casebound/app/session"
	"casebound/app/task"
	"casebound/notebook"
)

// desk is what the panels of one window share. It belongs to the UI thread.
type desk struct {
	app        fyne.App
	win        fyne.Window
	session    *session.Session
	runner     *task.Runner
	now        func() time.Time
	say        func(sentence string) // tells the reader something in the status bar
	trace      func(event string)    // tells a test what has happened; never a word of the notebook
	openTab    func(notebook.Place)  // makes a new tab the active one; the next place goes there
	closedLast func()                // the last tab was closed
	brush      *brush                // the stretch of time that panels are narrowed to
	left       bool                  // the notebook was closed; what is still on a system's menu does nothing
}

// try does what the reader asked and says so when it failed.
func (d *desk) try(err error) bool {
	if err == nil {
		return true
	}
	d.say(sentence(err.Error()))
	return false
}

// sentence gives an error a capital and a full stop.
func sentence(s string) string {
	runes := []rune(s)
	if len(runes) == 0 {
		return s
	}
	if runes[0] >= 'a' && runes[0] <= 'z' {
		runes[0] -= 'a' - 'A'
	}
	if last := runes[len(runes)-1]; last != '.' && last != '!' && last != '?' {
		runes = append(runes, '.')
	}
	return string(runes)
}

// question asks for one line of text.
type question struct {
	title, label, value, hint string
	lines                     int // more than 1: a larger box
}

// ask shows a question; then may refuse the answer with an error, which stays
// on the form until it is mended or the form is left.
func (d *desk) ask(q question, then func(string) error) {
	entry := newFormEntry(q.lines)
	entry.SetText(q.value)
	entry.SetPlaceHolder(q.hint)
	form := newSheet(d.win, q.title, container.NewVBox(wrapped(q.label), entry), fyne.NewSize(440, 0))
	form.answer("OK", func() error { return then(entry.Text) })
	entry.OnSubmitted = func(string) { form.Accept() }
	entry.onEscape = form.Close
	form.Show(entry)
	d.trace("asked " + q.title)
}

// formEntry is an entry that Escape leaves.
type formEntry struct {
	widget.Entry
	onEscape func()
}

func newFormEntry(lines int) *formEntry {
	e := &formEntry{}
	if lines > 1 {
		e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
		e.SetMinRowsVisible(lines)
	}
	e.ExtendBaseWidget(e)
	return e
}

// newSecretEntry is an entry that does not show what is typed.
func newSecretEntry() *formEntry {
	e := newFormEntry(1)
	e.Password = true
	return e
}

// TypedKey implements fyne.Focusable.
func (e *formEntry) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape && e.onEscape != nil {
		e.onEscape()
		return
	}
	e.Entry.TypedKey(key)
}

// TypedShortcut implements fyne.Shortcutable: Ctrl and Enter end a form of
// several lines, where Enter alone begins another.
func (e *formEntry) TypedShortcut(s fyne.Shortcut) {
	if custom, ok := s.(*desktop.CustomShortcut); ok && custom.KeyName == fyne.KeyReturn && custom.Modifier == ctrl {
		e.OnSubmitted(e.Text)
		return
	}
	e.Entry.TypedShortcut(s)
}

// confirm asks before something; yes names it.
func (d *desk) confirm(title, text, yes string, then func()) {
	d.question(title, text, take(yes, then))
}

// confirmLoss asks before what cannot be undone: Return does not do it.
func (d *desk) confirmLoss(title, text, yes string, then func()) {
	b := widget.NewButton(yes, then)
	b.Importance = widget.DangerImportance
	d.question(title, text, b)
}

func (d *desk) question(title, text string, yes *widget.Button) {
	float, then := newSheet(d.win, title, wrapped(text), fyne.NewSize(440, 0)), yes.OnTapped
	yes.OnTapped = func() { float.Close(); then() }
	float.SetButtons(float.leave("Cancel"), yes)
	float.Show(nil)
}

// choose offers a menu at a place on the canvas.
func (d *desk) choose(at fyne.Position, items ...*fyne.MenuItem) {
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), d.win.Canvas(), at)
}
