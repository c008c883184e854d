package app

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"casebound/notebook"
)

// Scopes of the timeline, as the view remembers them. A collection is
// remembered by scopeCollection and its id.
const (
	scopeDocument   = ""
	scopeNotebook   = "notebook"
	scopeSelected   = "selected"
	scopeCollection = "collection:"
)

// timelineScope is what a timeline can be about.
type timelineScope struct {
	key, words string
	documents  []notebook.ID // none: the whole notebook
	empty      bool          // there is nothing it could be about
}

// scopes are all there are now, the one of the open document first.
func (p *timelinePanel) scopes() []timelineScope {
	one := timelineScope{key: scopeDocument, words: "this document", empty: p.document.IsZero()}
	if !one.empty {
		one.documents = []notebook.ID{p.document}
	}
	list := []timelineScope{one}
	if p.selection != nil {
		if ids := p.selection(); len(ids) > 1 {
			list = append(list, timelineScope{key: scopeSelected, words: counted(len(ids), "document"), documents: ids})
		}
	}
	list = append(list, timelineScope{key: scopeNotebook, words: "the notebook"})
	for _, c := range p.session.Collections() {
		list = append(list, timelineScope{key: scopeCollection + c.ID.String(), words: c.Name, documents: c.Documents, empty: len(c.Documents) == 0})
	}
	return list
}

// current is the scope the view remembers: that of the open document when it
// is gone.
func (p *timelinePanel) current() timelineScope {
	list := p.scopes()
	at := slices.IndexFunc(list, func(s timelineScope) bool { return s.key == p.session.View().Scope })
	return list[max(at, 0)]
}

// scope are the documents that the timeline is about, none for the whole
// notebook.
func (p *timelinePanel) scope() []notebook.ID { return p.current().documents }

// widen goes from this document to those that are selected, to the notebook,
// and back.
func (p *timelinePanel) widen() {
	list := slices.DeleteFunc(p.scopes(), func(s timelineScope) bool { return strings.HasPrefix(s.key, scopeCollection) })
	at := slices.IndexFunc(list, func(s timelineScope) bool { return s.key == p.session.View().Scope })
	p.setScope(list[(at+1)%len(list)].key)
}

func (p *timelinePanel) setScope(key string) {
	p.session.View().Scope = key
	p.refresh()
	p.trace("scope " + strings.SplitN(key+":", ":", 2)[0])
}

// scopeMenu offers every scope there is.
func (p *timelinePanel) scopeMenu() {
	var items []*fyne.MenuItem
	for _, s := range p.scopes() {
		title := s.words
		switch {
		case s.key == scopeSelected:
			title = fmt.Sprintf("The %d selected documents", len(s.documents))
		case strings.HasPrefix(s.key, scopeCollection):
			title = "Collection “" + clip(s.words, 40) + "”"
		default:
			title = capital(title)
		}
		item := fyne.NewMenuItem(title, func() { p.setScope(s.key) })
		item.Checked, item.Disabled = s.key == p.current().key, s.empty
		items = append(items, item)
	}
	at := p.app.Driver().AbsolutePositionForObject(p.widget)
	p.choose(at.AddXY(80, 30), items...)
}
