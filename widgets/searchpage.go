package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"casebound/notebook"
)

// SearchGroup is one document, note or comment with its hits.
type SearchGroup struct {
	Title  string
	Detail string // "TIME · 9 Apr 2020"
	Total  int    // hits in it, when more than are given
	Hits   []SearchHit
}

// SearchHit is one place with the words around it.
type SearchHit struct {
	Snippet string
	Bold    []notebook.Span // bytes of Snippet that were found
	Where   string          // "¶ 4", "comment", "note"
}

// Facet is one way to narrow the results.
type Facet struct {
	Name   string // "Publisher", "Year", "Tag", "In"
	Values []FacetValue
}

// FacetValue is one choice of a facet.
type FacetValue struct {
	Name   string
	Count  int
	Chosen bool
}

// SavedRow is a search that was given a name.
type SavedRow struct {
	Name   string
	Query  string
	Chosen bool // it is the one shown
}

// SearchPage shows the results of a full-text search.
type SearchPage struct {
	widget.BaseWidget

	OnQuery func(query string) // at every change
	OnHit   func(group, hit int, newTab bool)
	OnFacet func(facet, value int)
	// OnSave asks to keep the query; OnSaved and OnSavedMenu are about the i-th
	// of the saved searches; OnSort chooses the order.
	OnSave      func()
	OnSaved     func(i int)
	OnSavedMenu func(i int, at fyne.Position)
	OnSort      func(byDate bool)
	OnLeave     func() // Escape, in the query or the results

	entry   *keyEntry
	bar     *keyDrawing
	results *list
	facets  *list
	said    string
	byDate  bool
	groups  []SearchGroup
	sides   []Facet
	saved   []SavedRow
}

// NewSearchPage returns a page without a query.
func NewSearchPage() *SearchPage {
	s := &SearchPage{}
	s.build()
	s.ExtendBaseWidget(s)
	return s
}

// Focus is the query's entry, for Canvas.Focus.
func (s *SearchPage) Focus() fyne.Focusable { return s.entry }

// Query is what is typed.
func (s *SearchPage) Query() string { return s.entry.Text }

// SelectQuery selects what is typed, so that the next letter replaces it.
func (s *SearchPage) SelectQuery() { s.entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// SetQuery types for the reader; it calls OnQuery when the text differs.
func (s *SearchPage) SetQuery(query string) {
	s.entry.SetText(query)
	s.entry.CursorColumn = len([]rune(query))
	s.entry.Refresh()
}

// SetResults shows groups in their order and says above them what was found:
// "128 places in 14 documents, 4 ms", or a fault of the query, or that the
// notebook is still being indexed.
func (s *SearchPage) SetResults(groups []SearchGroup, facets []Facet, said string) {
	s.said, s.groups, s.sides = said, groups, facets
	s.fill()
}

// Said is the line above the results.
func (s *SearchPage) Said() string { return s.said }

// SetSaved lists the saved searches beside the results.
func (s *SearchPage) SetSaved(rows []SavedRow) {
	s.saved = rows
	if len(s.groups) == 0 {
		s.fill()
		return
	}
	s.fillSide()
	s.Refresh()
}

// SetByDate shows which order the results are in.
func (s *SearchPage) SetByDate(byDate bool) {
	s.byDate = byDate
	s.bar.Refresh()
}
