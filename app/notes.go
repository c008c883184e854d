package app

import (
	"strings"

	"casebound/notebook"
	"casebound/widgets"
)

// notePanel feeds the editor of the open note.
type notePanel struct {
	*desk
	widget   *widgets.NoteEditor
	note     notebook.ID
	writing  bool // a change of our own is on its way back
	onFollow func(target string)
}

func newNotePanel(d *desk) *notePanel {
	p := &notePanel{desk: d, widget: widgets.NewNoteEditor()}
	p.widget.OnChanged = func(markdown string) {
		p.writing = true
		p.try(p.session.SetNote(p.note, markdown))
		p.writing = false
	}
	p.widget.OnLink = func(target string) { p.onFollow(target) }
	p.widget.OnBacklink = func(id notebook.ID) { p.session.Go(notebook.Place{Note: id}) }
	p.widget.OnComplete = p.complete
	return p
}

func (p *notePanel) show(id notebook.ID) error {
	n, err := p.session.Note(id)
	if err != nil {
		return err
	}
	p.note = id
	p.widget.SetNote(n.Markdown)
	p.refreshLinks()
	return nil
}

// refresh shows the note again after a change that was not typed here, such as
// undo.
func (p *notePanel) refresh() {
	if p.note.IsZero() || p.writing {
		return
	}
	if n, err := p.session.Note(p.note); err == nil && n.Markdown != p.widget.Markdown() {
		p.widget.SetNote(n.Markdown)
	}
	p.refreshLinks()
}

func (p *notePanel) refreshLinks() {
	var links []widgets.Backlink
	for _, n := range p.session.Backlinks(notebook.Place{Note: p.note}) {
		links = append(links, widgets.Backlink{ID: n.ID, Title: n.Title(), Excerpt: clip(n.Markdown, 120)})
	}
	p.widget.SetBacklinks(links)
}

// completions is how many names are offered after "[[".
const completions = 8

func (p *notePanel) complete(prefix string) []string {
	prefix = strings.ToLower(prefix)
	var names []string
	add := func(name string) bool {
		if strings.Contains(strings.ToLower(name), prefix) {
			names = append(names, name)
		}
		return len(names) < completions
	}
	for _, d := range p.session.Documents() {
		if !add(d.Title) {
			return names
		}
	}
	for _, n := range p.session.Notes() {
		if n.ID != p.note && !add(n.Title()) {
			return names
		}
	}
	for _, e := range p.session.Entities(false) {
		if e.Kind.Named() && !add(e.Name) {
			break
		}
	}
	return names
}
