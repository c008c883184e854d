package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"casebound/app/session"
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
	p.widget.OnTie = func(id notebook.ID) { p.try(p.showShared(p.entity, id)) }
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
	data.Documents = profileRows(profile.Documents)
	for _, t := range profile.Ties {
		data.Ties = append(data.Ties, widgets.EntityTie{ID: t.Entity.ID, Kind: t.Entity.Kind, Name: t.Entity.Name, Sentences: t.Sentences, Documents: t.Documents})
	}
	for _, ev := range profile.Events {
		data.Events = append(data.Events, widgets.EntityEvent{ID: ev.ID, Date: ev.When.String(), Title: ev.Title})
	}
	p.widget.SetData(data)
	return nil
}

func profileRows(documents []session.ProfileDocument) []widgets.EntityDocument {
	var rows []widgets.EntityDocument
	for _, d := range documents {
		row := widgets.EntityDocument{ID: d.Document.ID, Title: d.Document.Title, Detail: d.Document.Publisher}
		if d.Document.Published.Known() {
			row.Detail = strings.TrimPrefix(row.Detail+" · "+d.Document.Published.When.String(), " · ")
		}
		for _, s := range d.Sentences {
			row.Sentences = append(row.Sentences, widgets.EntitySentence{Text: s.Text, Name: s.Name, At: s.At})
		}
		rows = append(rows, row)
	}
	return rows
}

// showShared shows the sentences that two entities share.
func (p *entityPanel) showShared(a, b notebook.ID) error {
	first, err := p.session.Entity(a)
	if err != nil {
		return err
	}
	second, err := p.session.Entity(b)
	if err != nil {
		return err
	}
	shared, err := p.session.Shared(a, b)
	if err != nil {
		return err
	}
	both := notebook.Entity{ID: first.ID, Kind: first.Kind, Name: first.Name + " and " + second.Name}
	data := widgets.EntityPageData{Entity: both, Documents: profileRows(shared)}
	for _, d := range data.Documents {
		data.Mentions += len(d.Sentences)
	}
	p.widget.SetData(data)
	return nil
}

// showGraph floats the strongest ties of an entity over the window.
func (p *entityPanel) showGraph(id notebook.ID) {
	graph, err := p.session.Graph(id)
	if !p.try(err) {
		return
	}
	if len(graph.Edges) == 0 {
		p.say("No other name stands in a sentence with this one.")
		return
	}
	var nodes []widgets.TieNode
	for _, n := range graph.Nodes {
		nodes = append(nodes, widgets.TieNode{ID: n.ID, Kind: n.Kind, Name: n.Name})
	}
	var edges []widgets.TieEdge
	for _, e := range graph.Edges {
		edges = append(edges, widgets.TieEdge{A: e.A, B: e.B, Sentences: e.Sentences, Documents: e.Documents})
	}
	picture := widgets.NewTieGraph()
	picture.SetGraph(nodes, edges)
	float := newSheet(p.win, "Occurs with "+clip(graph.Nodes[0].Name, 60), picture, fyne.NewSize(860, 620))
	float.SetButtons(float.leave("Close"))
	picture.OnNode = func(id notebook.ID) { float.Close(); p.open(notebook.Place{Entity: id}, false) }
	picture.OnEdge = func(a, b notebook.ID) {
		float.Close()
		p.open(notebook.Place{Entity: a}, false)
		p.try(p.showShared(a, b))
	}
	float.Show(picture)
}
