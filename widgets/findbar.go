package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// FindQuery is what to find in the document.
type FindQuery struct {
	Text              string
	Case, Word, Regex bool
}

// FindBar finds within the document: an entry, the count, next and previous,
// and how the text is meant.
type FindBar struct {
	widget.BaseWidget

	OnFind     func(FindQuery) // at every change
	OnNext     func()
	OnPrevious func()
	OnClose    func()

	query     FindQuery
	at, total int
	fault     string

	entry   *keyEntry
	buttons *findButtons
}

// NewFindBar returns an empty bar.
func NewFindBar() *FindBar {
	f := &FindBar{}
	f.build()
	f.ExtendBaseWidget(f)
	return f
}

// Focus is the entry, for Canvas.Focus when the bar is shown.
func (f *FindBar) Focus() fyne.Focusable { return f.entry }

// Query is what is asked for now.
func (f *FindBar) Query() FindQuery { return f.query }

// SetText types for the reader and selects it, as when the bar opens on a
// selection.
func (f *FindBar) SetText(text string) {
	f.entry.SetText(text)
	f.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// SetCount shows "3 of 12"; at counts from 1 and is 0 before the first jump.
func (f *FindBar) SetCount(at, total int) {
	f.at, f.total, f.fault = at, total, ""
	f.buttons.Refresh()
}

// SetFault says what is wrong with the query, in place of the count.
func (f *FindBar) SetFault(fault string) {
	f.fault = fault
	f.buttons.Refresh()
}
