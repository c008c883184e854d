package widgets

import (
	"fyne.io/fyne/v2"

	"casebound/notebook"
)

// EntityPageData is everything known about one entity.
type EntityPageData struct {
	Entity    notebook.Entity
	Mentions  int
	Documents []EntityDocument
	Ties      []EntityTie // names that occur with it, strongest first
	Events    []EntityEvent
	Notes     []NoteRow // notes that mention it
}

// EntityDocument is a document with the entity's sentences in it.
type EntityDocument struct {
	ID        notebook.ID
	Title     string
	Detail    string // "TIME · 9 Apr 2020"
	Sentences []EntitySentence
}

// EntitySentence is one mention in its sentence.
type EntitySentence struct {
	Text string
	Name notebook.Span // bytes of Text that are the mention
	At   notebook.Span // the mention in the document
}

// EntityTie is a name that occurs with the entity.
type EntityTie struct {
	ID                   notebook.ID
	Kind                 notebook.EntityKind
	Name                 string
	Sentences, Documents int // that they share
}

// EntityEvent is an event the entity has a part in.
type EntityEvent struct {
	ID    notebook.ID
	Date  string
	Title string
}

// EntityPage shows an entity in a tab of its own.
type EntityPage struct {
	list

	OnSentence func(document notebook.ID, at notebook.Span, newTab bool)
	OnDocument func(id notebook.ID, newTab bool)
	OnEntity   func(id notebook.ID)
	OnTie      func(id notebook.ID) // the sentences the two share
	OnEvent    func(id notebook.ID)
	OnNote     func(id notebook.ID, newTab bool)
	OnMenu     func(id notebook.ID, at fyne.Position) // rename, merge, retype, hide, export …

	data EntityPageData
}

// NewEntityPage returns a page of nothing.
func NewEntityPage() *EntityPage {
	e := &EntityPage{}
	e.build()
	return e
}

// SetData shows an entity.
func (e *EntityPage) SetData(data EntityPageData) {
	e.data = data
	e.rebuild()
}
