package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"casebound/notebook"
)

// InspectorTab is one of the four faces of the inspector.
type InspectorTab uint8

// The tabs, from left to right.
const (
	TabEntities InspectorTab = iota
	TabHighlights
	TabNotes
	TabInfo
)

// EntityRow is an entity as it stands in the document that is open.
type EntityRow struct {
	ID      notebook.ID
	Kind    notebook.EntityKind
	Name    string
	Aliases []string
	Roles   []string  // "Sen.", "chief product officer"
	Ticks   []float32 // where the mentions stand along the document, from 0 to 1, ascending
	Count   int       // mentions in the document: the number of Ticks unless those are thinned
	// What the detail below the list says.
	Total, Documents int     // mentions and documents in the notebook
	Confidence       float32 // of the surest mention; 0 says nothing
	Reason           string
	Hidden           bool
}

// HighlightState says how sure a highlight's place is.
type HighlightState uint8

// The states of DESIGN §4.
const (
	StateAnchored HighlightState = iota
	StateCheck
	StateOrphan
)

// HighlightCard is a highlight of the document that is open.
type HighlightCard struct {
	ID      notebook.ID
	Colour  notebook.Colour
	Quote   string
	Comment string
	Tags    []string
	Where   string // "¶ 4", "line 12"
	State   HighlightState
	Origin  string // "made in the second capture"; "" when made here: else it can be taken over
}

// InfoField is one fact about the document.
type InfoField struct {
	Key      string // given to OnEdit
	Label    string // "Published"
	Value    string // "" is shown as unknown
	Origin   string // "from the page's metadata"
	Editable bool
	Icon     string // of what a tap does; "" is a pencil
	Fixed    bool   // set in a fixed-width face, broken anywhere: a hash
}

// Inspector shows what is in the document that is open.
//
// OnMention goes to mention index (from 0) of an entity, OnEntity opens its
// page. OnMerge asks to merge a into b.
type Inspector struct {
	widget.BaseWidget

	OnTab           func(InspectorTab)
	OnMention       func(id notebook.ID, index int)
	OnEntity        func(id notebook.ID)
	OnEntityMenu    func(id notebook.ID, at fyne.Position)
	OnHideEntity    func(id notebook.ID) // by Delete: "this is no entity"
	OnMerge         func(a, b notebook.ID)
	OnHighlight     func(id notebook.ID)
	OnHighlightMenu func(id notebook.ID, at fyne.Position)
	OnTakeOver      func(id notebook.ID) // a highlight of another version
	OnNote          func(id notebook.ID, newTab bool)
	OnNoteMenu      func(id notebook.ID, at fyne.Position)
	OnNewNote       func()
	OnEdit          func(key string)

	tab      InspectorTab
	header   *inspectorHeader
	entities *entityPanel
	marks    *highlightPanel
	notes    *notePanel
	info     *infoPanel
}

// NewInspector returns an inspector of nothing.
func NewInspector() *Inspector {
	i := &Inspector{}
	i.build()
	i.ExtendBaseWidget(i)
	return i
}

// Tab is the face shown.
func (i *Inspector) Tab() InspectorTab { return i.tab }

// SetTab shows a face; it does not call OnTab.
func (i *Inspector) SetTab(tab InspectorTab) {
	i.tab = tab
	i.Refresh()
}

// SetEntities shows the entities of a document, in any order: they are grouped
// by kind and ranked here, by mentions or by alphabet as the reader chose.
func (i *Inspector) SetEntities(rows []EntityRow) { i.entities.set(rows) }

// SetMention marks mention index of an entity as the one the reader is at.
// A zero id marks none.
func (i *Inspector) SetMention(id notebook.ID, index int) { i.entities.setMention(id, index) }

// SetHighlights shows the highlights of a document in document order; orphans
// are listed apart.
func (i *Inspector) SetHighlights(cards []HighlightCard) { i.marks.set(cards) }

// SetHighlight marks the highlight that is selected; the zero id marks none.
func (i *Inspector) SetHighlight(id notebook.ID) { i.marks.setCurrent(id) }

// SetNotes shows the notes that belong to or quote a document.
func (i *Inspector) SetNotes(rows []NoteRow) { i.notes.set(rows) }

// SetInfo shows the facts of a document.
func (i *Inspector) SetInfo(fields []InfoField) { i.info.set(fields) }

// FocusFilter is the entities' filter box, to be focused by a shortcut.
func (i *Inspector) FocusFilter() fyne.Focusable { return i.entities.entry }
