package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"casebound/notebook"
)

// Backlink is a place that links to the note.
type Backlink struct {
	ID      notebook.ID
	Title   string
	Excerpt string
}

// NoteEditor edits one note in Markdown and shows it set.
//
// OnChanged is called with the whole text at every change by the reader.
// OnLink is called for [[target]] and for passage links; addresses of the web
// are given to it too and never fetched. OnComplete answers what could follow
// "[["; its answers are offered below the text.
type NoteEditor struct {
	widget.BaseWidget

	OnChanged  func(markdown string)
	OnLink     func(target string)
	OnBacklink func(id notebook.ID)
	OnComplete func(prefix string) []string

	markdown  string
	preview   bool
	backlinks []Backlink
	offered   []string
	waved     string // the prefix that offers were waved away for

	header  *noteHeader
	entry   *keyEntry
	page    *markdownPage
	offers  *list
	links   *list
	setting bool // the text is being set, not typed
}

// NewNoteEditor returns an editor of an empty note.
func NewNoteEditor() *NoteEditor {
	n := &NoteEditor{waved: noPrefix}
	n.build()
	n.ExtendBaseWidget(n)
	return n
}

// SetNote shows a note's text; it does not call OnChanged.
func (n *NoteEditor) SetNote(markdown string) {
	n.markdown = markdown
	n.setting = true
	n.entry.SetText(markdown)
	n.setting = false
	n.page.set(markdown)
	n.Refresh()
}

// Markdown is the text as it stands.
func (n *NoteEditor) Markdown() string { return n.markdown }

// SetPreview shows the note set (true) or to be edited.
func (n *NoteEditor) SetPreview(preview bool) {
	n.preview = preview
	n.page.set(n.markdown)
	n.Refresh()
}

// SetBacklinks shows what links here.
func (n *NoteEditor) SetBacklinks(links []Backlink) {
	n.backlinks = links
	n.fillLinks()
}

// Insert puts text at the cursor, such as a quoted passage.
func (n *NoteEditor) Insert(text string) { n.insert(text) }

// Focus is the text, for Canvas.Focus.
func (n *NoteEditor) Focus() fyne.Focusable { return n.entry }
