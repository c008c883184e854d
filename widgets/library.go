package widgets

import (
	"fyne.io/fyne/v2"

	"casebound/assets"
	"casebound/notebook"
)

// LibraryData is everything the library shows, in the order it is shown.
type LibraryData struct {
	Documents []DocumentRow
	Notes     []NoteRow
	Tags      []TagRow
	// Collections in the order they are shown.
	Collections []CollectionRow
	// Filter is the tag that Documents and Notes are narrowed to, "" for none,
	// and In the collection.
	Filter string
	In     notebook.ID
	// Within says which stretch of time Documents are narrowed to, "" for none.
	Within string
	// Total is how many documents the notebook has; when it is 0 the library
	// says how to import the first.
	Total int
}

// DocumentRow is a document as the library lists it.
type DocumentRow struct {
	ID                notebook.ID
	Title             string
	Publisher, Date   string // "TIME", "9 Apr 2020"; either may be ""
	Format            string // shown when it says something: "PDF"
	Highlights, Notes int
	// VersionOf puts the row under another document, where VersionText stands
	// for its title: "second capture, 99 % the same".
	VersionOf   notebook.ID
	VersionText string
	Trashed     bool // listed apart, at the end
}

// NoteRow is a note as a list shows it.
type NoteRow struct {
	ID            notebook.ID
	Title         string
	Detail        string // "edited 2 days ago", or the first words
	Trashed       bool
	AboutDocument notebook.ID // the document it belongs to, if any
}

// TagRow is a tag with how many things carry it.
type TagRow struct {
	Name  string
	Count int
}

// CollectionRow is a collection with how many documents are in it.
type CollectionRow struct {
	ID    notebook.ID
	Name  string
	Count int
}

// Library lists the documents, notes, collections and tags of the notebook.
//
// OnDocument and OnNote open; newTab is set by the middle button, and by Ctrl
// with Enter. OnTag asks to narrow to a tag, "" to stop, OnCollection to a
// collection, zero to stop. OnMenu is given a document, a note or a collection
// and a place on the canvas.
//
// Several documents are chosen with Ctrl or Shift and a click, or with Shift
// and the arrows; OnSelected is told of it.
type Library struct {
	list

	OnDocument func(id notebook.ID, newTab bool)
	OnNote     func(id notebook.ID, newTab bool)
	OnTag      func(name string)
	OnMenu     func(id notebook.ID, at fyne.Position)
	OnTagMenu  func(name string, at fyne.Position)
	OnNewNote  func()
	OnImport   func()

	OnCollection    func(id notebook.ID)
	OnNewCollection func()
	OnWithin        func() // asks to stop narrowing to a stretch of time
	OnSelected      func(ids []notebook.ID)

	picked map[notebook.ID]bool
	anchor notebook.ID // where choosing several began

	data    LibraryData
	current notebook.ID
	folded  map[string]bool
	kept    map[notebook.ID]*documentRow
}

// NewLibrary returns an empty library.
func NewLibrary() *Library {
	l := &Library{folded: map[string]bool{sectionTrash: true}, kept: map[notebook.ID]*documentRow{}, picked: map[notebook.ID]bool{}}
	l.init(l)
	l.inset, l.foot, l.ground = 10, paneInset, assets.ColourGround
	l.onTap, l.onKey, l.picks = l.tapped, l.pickKey, l.isPicked
	l.onMiddle = func(i int) { l.open(i, true) }
	l.onMenu = l.askMenu
	return l
}

// SetData shows other rows and keeps what is chosen and folded.
func (l *Library) SetData(data LibraryData) {
	l.data = data
	l.rebuild()
	l.keepPicked()
}

// SetCurrent marks the document or note that is open.
func (l *Library) SetCurrent(id notebook.ID) {
	l.current = id
	l.mark()
	l.want(l.chosen)
	l.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (l *Library) AccessibilityLabel() string { return "Library" }

// AccessibilityRole implements fyne.Accessible.
func (l *Library) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

func (l *Library) mark() {
	l.chosen = -1
	for i, r := range l.rows {
		if id := idOf(r); !id.IsZero() && id == l.current {
			l.chosen = i
			return
		}
	}
}

// idOf is the document or note that a row stands for.
func idOf(r row) notebook.ID {
	switch r := r.(type) {
	case *documentRow:
		return r.ID
	case *versionRow:
		return r.ID
	case *noteRow:
		return r.ID
	case *collectionRow:
		return r.ID
	}
	return notebook.ID{}
}

func (l *Library) open(i int, newTab bool) {
	switch r := l.rows[i].(type) {
	case *documentRow:
		l.openDocument(r.ID, newTab)
	case *versionRow:
		l.openDocument(r.ID, newTab)
	case *noteRow:
		if l.OnNote != nil {
			l.OnNote(r.ID, newTab)
		}
	case *tagRow:
		if l.OnTag != nil {
			l.OnTag(r.toggled(l.data.Filter))
		}
	case *collectionRow:
		if l.OnCollection != nil {
			l.OnCollection(r.toggled(l.data.In))
		}
	case *adviceRow:
		call(r.tap)
	case *filterRow:
		r.clear()
	case *sectionRow:
		l.folded[r.title] = !l.folded[r.title]
		l.rebuild()
	}
}

func (l *Library) openDocument(id notebook.ID, newTab bool) {
	if l.OnDocument != nil {
		l.OnDocument(id, newTab)
	}
}

func (l *Library) askMenu(i int, at fyne.Position) {
	if tag, ok := l.rows[i].(*tagRow); ok {
		if l.OnTagMenu != nil {
			l.OnTagMenu(tag.Name, at)
		}
		return
	}
	if id := idOf(l.rows[i]); !id.IsZero() && l.OnMenu != nil {
		l.OnMenu(id, at)
	}
}
