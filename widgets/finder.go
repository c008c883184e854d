package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"casebound/notebook"
)

// FinderRow is one answer of the finder.
type FinderRow struct {
	Kind        string // "Organisation", "Document", "Command"
	Title       string
	Matches     []notebook.Span // bytes of Title that match, drawn bold
	Detail      string          // at the right: "6 mentions in 3 documents", "Ctrl Shift C"
	Unavailable string          // why it cannot be chosen now; "" when it can
	Prefix      string          // what, typed first, asks for this kind alone; "" for none
}

// Finder floats over the window, takes a query and shows what it finds.
//
// It fills the canvas it is put on (Canvas().Overlays().Add); the caller takes
// it off again in OnClose and after OnChoose. Focus is what to focus.
type Finder struct {
	widget.BaseWidget

	OnQuery  func(query string)
	OnChoose func(i int, newTab bool)
	OnClose  func()

	entry *keyEntry
	list  *list
	rows  []FinderRow
	total int
	took  string
	hint  string // said instead of rows: "still indexing"
}

// NewFinder returns a finder without rows.
func NewFinder() *Finder {
	f := &Finder{}
	f.build()
	f.ExtendBaseWidget(f)
	return f
}

// Focus is the entry, for Canvas.Focus after the finder is shown.
func (f *Finder) Focus() fyne.Focusable { return f.entry }

// Query is what is typed.
func (f *Finder) Query() string { return f.entry.Text }

// SetQuery types for the reader (">" opens the commands) and selects nothing.
func (f *Finder) SetQuery(query string) {
	f.entry.SetText(query)
	f.entry.CursorColumn = len([]rune(query))
	f.entry.Refresh()
}

// SetResults shows the best rows of total things searched, and the time it
// took in words ("3 ms"). The first is chosen.
func (f *Finder) SetResults(rows []FinderRow, total int, took string) {
	f.rows, f.total, f.took = rows, total, took
	f.rebuild()
}

// SetHint shows a sentence where no row is, such as "Still reading the notebook…".
func (f *Finder) SetHint(hint string) {
	f.hint = hint
	f.rebuild()
}

// Choose is Enter (or Ctrl+Enter) on the row that is marked.
func (f *Finder) choose(newTab bool) {
	i := f.list.chosen
	if i < 0 || i >= len(f.rows) || f.rows[i].Unavailable != "" || f.OnChoose == nil {
		return
	}
	f.OnChoose(i, newTab)
}
