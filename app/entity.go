package app

import (
	"fyne.io/fyne/v2"

	"casebound/notebook"
	"casebound/widgets"
)

// entityPanel feeds the page of an entity.
type entityPanel struct {
	*desk
	widget *widgets.EntityPage
	entity notebook.ID
	menu   func(id notebook.ID) []*fyne.MenuItem
}

func newEntityPanel(d *desk) *entityPanel {
	p := &entityPanel{desk: d, widget: widgets.NewEntityPage()}
	p.widget.OnSentence = func(document notebook.ID, at notebook.Span, newTab bool) {
		p.open(notebook.Place{Document: document, Span: at}, newTab)
	}
	p.widget.OnDocument = func(id notebook.ID, newTab bool) { p.open(notebook.Place{Document: id}, newTab) }
	p.widget.OnEntity = func(id notebook.ID) { p.open(notebook.Place{Entity: id}, false) }
	p.widget.OnTie = func(id notebook.ID) { p.open(notebook.Place{Entity: id}, false) }
	p.widget.OnEvent = func(id notebook.ID) { p.session.Go(notebook.Place{Event: id}) }
	p.widget.OnNote = func(id notebook.ID, newTab bool) { p.open(notebook.Place{Note: id}, newTab) }
	p.widget.OnMenu = func(id notebook.ID, at fyne.Position) { p.choose(at, p.menu(id)...) }
	return p
}

func (p *entityPanel) open(place notebook.Place, newTab bool) {
	if newTab || !place.Document.IsZero() {
		p.openTab(place)
	}
	p.session.Go(place)
}

func (p *entityPanel) show(id notebook.ID) error {
	e, err := p.session.Entity(id)
	if err != nil {
		return err
	}
	p.entity = e.ID
	return p.feed(e)
}

func (p *entityPanel) refresh() {
	if p.entity.IsZero() {
		return
	}
	if e, err := p.session.Entity(p.entity); err == nil {
		p.try(p.feed(e))
	}
}

func (p *entityPanel) feed(e notebook.Entity) error {
	profile, err := p.session.Profile(e.ID)
	if err != nil {
		return err
	}
	data := widgets.EntityPageData{Entity: e, Mentions: profile.Mentions, Notes: noteRows(profile.Notes)}
	for _, d := range profile.Documents {
		row := widgets.EntityDocument{ID: d.Document.ID, Title: d.Document.Title, Detail: d.Document.Publisher}
		if d.Document.Published.Known() {
			row.Detail += " · " + d.Document.Published.When.String()
		}
		for _, s := range d.Sentences {
			row.Sentences = append(row.Sentences, widgets.EntitySentence{Text: s.Text, Name: s.Name, At: s.At})
		}
		data.Documents = append(data.Documents, row)
	}
	for _, t := range profile.Ties {
		data.Ties = append(data.Ties, widgets.EntityTie{ID: t.Entity.ID, Kind: t.Entity.Kind, Name: t.Entity.Name, Sentences: t.Sentences, Documents: t.Documents})
	}
	for _, ev := range profile.Events {
		data.Events = append(data.Events, widgets.EntityEvent{ID: ev.ID, Date: ev.When.String(), Title: ev.Title})
	}
	p.widget.SetData(data)
	return nil
}
