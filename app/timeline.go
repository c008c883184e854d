package app

import (
	"fyne.io/fyne/v2"

	"casebound/app/session"
	"casebound/notebook"
	"casebound/widgets"
)

// timelinePanel feeds the strip below the reader.
type timelinePanel struct {
	*desk
	widget   *widgets.Timeline
	document notebook.ID
	text     notebook.Text
	undated  map[notebook.ID]notebook.Span
	offers   []session.Offer // what other versions of the document have to offer

	selection func() []notebook.ID // the documents selected in the library
}

func newTimelinePanel(d *desk) *timelinePanel {
	p := &timelinePanel{desk: d, widget: widgets.NewTimeline()}
	p.widget.OnEvent, p.widget.OnEventMenu = p.goTo, p.menu
	p.widget.OnTakeOver = func(id notebook.ID) {
		if o, ok := p.offer(id); ok {
			p.takeOver(o)
		}
	}
	p.widget.OnUndated = func(id notebook.ID) {
		p.session.Go(notebook.Place{Document: p.document, Span: p.undated[id]})
	}
	p.widget.OnScope, p.widget.OnFilter = p.scopeMenu, p.filterMenu
	return p
}

func (p *timelinePanel) show(id notebook.ID, text notebook.Text) {
	p.document, p.text = id, text
	p.refresh()
}

func (p *timelinePanel) refresh() {
	view, scope := p.session.View(), p.current()
	data := widgets.TimelineData{Scope: scope.words, Noun: "dated passages"}
	if !scope.empty {
		data.Events, data.Hidden = p.session.Timeline(view.Filter, scope.documents...)
		p.addOffers(&data, view.Filter, scope)
		data.Groups, data.GroupOf = p.groups(data.Events)
	}
	if p.brush.on {
		data.From, data.To = p.brush.from, p.brush.to
	}
	data.Undated = p.undatedRows()
	p.widget.OnPublished = nil
	if d, err := p.session.Document(p.document); err == nil && !d.Published.Known() {
		p.widget.OnPublished = func() { p.askPublished(d) }
	}
	p.widget.SetData(data)
}

// askPublished asks when a document was published, which many of its dates are
// read from.
func (p *timelinePanel) askPublished(d notebook.Document) {
	p.ask(question{title: "Published", label: d.Title, hint: publishedHint},
		func(s string) error { return p.session.SetField(d.ID, session.FieldPublished, s) })
}

// groups are what the colours stand for.
func (p *timelinePanel) groups(events []notebook.Event) ([]widgets.TimelineGroup, []int) {
	found, of := p.session.TimelineGroups(p.session.View().Colours, events)
	groups := make([]widgets.TimelineGroup, len(found))
	for i, g := range found {
		groups[i] = widgets.TimelineGroup{Name: g.Name, Count: g.Count}
	}
	return groups, of
}

// undatedRows are the dates and times of the document that wait for a date to
// be read against. They have no record, so their ids count from 1.
func (p *timelinePanel) undatedRows() []widgets.UndatedRow {
	p.undated = map[notebook.ID]notebook.Span{}
	if p.document.IsZero() {
		return nil
	}
	timexes, err := p.session.Timexes(p.document)
	p.try(err)
	var rows []widgets.UndatedRow
	for i, t := range timexes {
		if (t.Type == notebook.Date || t.Type == notebook.Time) && !t.When.Known() && p.text.Valid(t.Span) && p.text.Body(t.Span) {
			id := notebook.ID{14: byte((i + 1) >> 8), 15: byte(i + 1)}
			p.undated[id] = t.Span
			rows = append(rows, widgets.UndatedRow{ID: id, Words: p.text.At(t.Span)})
		}
	}
	return rows
}

func (p *timelinePanel) menu(id notebook.ID, at fyne.Position) {
	if o, ok := p.offer(id); ok {
		p.offerMenu(o, at)
		return
	}
	e, err := p.session.Event(id)
	if err != nil {
		return
	}
	verdict := func(title string, v notebook.Verdict) *fyne.MenuItem {
		item := fyne.NewMenuItem(title, func() { p.try(p.session.JudgeEvent(id, v)) })
		item.Checked = e.Verdict == v
		return item
	}
	p.choose(at,
		fyne.NewMenuItem("Go to the sentence", func() { p.session.Go(notebook.Place{Event: id}) }),
		fyne.NewMenuItemSeparator(),
		verdict("Confirmed", notebook.Confirmed),
		verdict("Unconfirmed", notebook.Unconfirmed),
		verdict("Rejected", notebook.Rejected),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Change title…", func() {
			p.ask(question{title: "Event", label: "What happened", value: e.Title, lines: 2},
				func(s string) error { return p.session.EditEvent(id, s, e.When.EDTF) })
		}),
		fyne.NewMenuItem("Change date…", func() {
			p.ask(question{title: "Event", label: "When: " + clip(e.Title, 80), value: e.When.EDTF, hint: "9 April 2020, about 1890, spring 2019, …"},
				func(s string) error { return p.session.EditEvent(id, e.Title, s) })
		}),
		fyne.NewMenuItem("Earlier versions…", func() { p.showEarlier(id, "this event") }),
		p.said(e), p.sameAs(e),
		fyne.NewMenuItem("Move to trash", func() { p.try(p.session.TrashEvent(id)) }))
}

// said offers how the text speaks of an event.
func (p *timelinePanel) said(e notebook.Event) *fyne.MenuItem {
	said := fyne.NewMenuItem("How it is said", nil)
	said.ChildMenu = fyne.NewMenu("")
	for _, s := range eventStatuses {
		item := fyne.NewMenuItem(capital(s.String()), func() { p.try(p.session.SetEventStatus(e.ID, s)) })
		item.Checked = e.Status == s
		said.ChildMenu.Items = append(said.ChildMenu.Items, item)
	}
	return said
}

// sameAtMost is how many events the menu offers to merge with.
const sameAtMost = 12

// sameAs offers the events that may be the same as one: those whose times
// overlap its own, and the one its date conflicts with.
func (p *timelinePanel) sameAs(e notebook.Event) *fyne.MenuItem {
	same := fyne.NewMenuItem("Same as…", nil)
	same.ChildMenu = fyne.NewMenu("")
	all, _ := p.session.Timeline(session.TimelineFilter{}, p.scope()...)
	for _, other := range all {
		overlaps := other.When.Earliest <= e.When.Latest && e.When.Earliest <= other.When.Latest
		if other.ID == e.ID || other.Kind == notebook.Publication || !other.When.Known() || !overlaps && other.ID != e.Conflict {
			continue
		}
		title := other.When.String() + "  " + clip(other.Title, 60)
		same.ChildMenu.Items = append(same.ChildMenu.Items, fyne.NewMenuItem(title, func() { p.try(p.session.MergeEvents(other.ID, e.ID)) }))
		if len(same.ChildMenu.Items) == sameAtMost {
			break
		}
	}
	same.Disabled = len(same.ChildMenu.Items) == 0
	return same
}

// dateTapped marks the event of a date that was clicked in the text.
func (p *timelinePanel) dateTapped(at notebook.Span) {
	for _, e := range p.session.EventsIn(p.document) {
		for _, s := range e.Sources {
			if s.Document == p.document && s.Expression.Overlaps(at) {
				p.widget.SetSelected(e.ID)
				p.say(e.When.String() + ": " + e.Dating.String() + ".")
				return
			}
		}
	}
}

// sourceOf is where an event is spoken of: in the open document if it is.
func sourceOf(e notebook.Event, open notebook.ID) (notebook.Source, bool) {
	for _, s := range e.Sources {
		if s.Document == open {
			return s, true
		}
	}
	if len(e.Sources) > 0 {
		return e.Sources[0], true
	}
	return notebook.Source{}, false
}
