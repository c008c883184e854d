package app

import (
	"slices"

	"fyne.io/fyne/v2"

	"casebound/app/session"
	"casebound/notebook"
	"casebound/widgets"
)

// addOffers puts what the reader did in other versions on the line of one
// document, as theirs.
func (p *timelinePanel) addOffers(data *widgets.TimelineData, f session.TimelineFilter, scope timelineScope) {
	p.offers = nil
	if scope.key != scopeDocument {
		return // the events of several documents are all there
	}
	var err error
	p.offers, err = p.session.TimelineOffers(f, p.document)
	if !p.try(err) || len(p.offers) == 0 {
		return
	}
	data.Theirs = make([]string, len(data.Events), len(data.Events)+len(p.offers))
	data.Events = slices.Clip(data.Events)
	for _, o := range p.offers {
		data.Events = append(data.Events, o.Event)
		data.Theirs = append(data.Theirs, p.versionName(o.From))
	}
}

// versionName is how another version of the open document is spoken of.
func (d *desk) versionName(id notebook.ID) string {
	if other, err := d.session.Document(id); err == nil {
		return "“" + clip(other.Title, 40) + "”"
	}
	return "another version"
}

// offer is the offer of an event on the line that is not the document's own.
func (p *timelinePanel) offer(event notebook.ID) (session.Offer, bool) {
	at := slices.IndexFunc(p.offers, func(o session.Offer) bool { return o.Event.ID == event })
	if at < 0 {
		return session.Offer{}, false
	}
	return p.offers[at], true
}

// goTo shows where an event is told, in the open document if it is there.
func (p *timelinePanel) goTo(id notebook.ID) {
	o, ok := p.offer(id)
	if !ok {
		p.session.Go(notebook.Place{Event: id})
		return
	}
	if !o.At.Empty() {
		p.session.Go(notebook.Place{Document: o.In, Span: o.At})
	}
	p.say("Yours in " + p.versionName(o.From) + ". The plus sign takes it over.")
}

func (p *timelinePanel) takeOver(o session.Offer) {
	if p.try(p.session.Accept(o)) {
		p.say("Taken over from " + p.versionName(o.From) + ".")
	}
}

// offerMenu is the menu of an event of another version.
func (p *timelinePanel) offerMenu(o session.Offer, at fyne.Position) {
	there := fyne.NewMenuItem("Go to it in "+p.versionName(o.From), func() { p.session.Go(notebook.Place{Event: o.Event.ID}) })
	here := fyne.NewMenuItem("Go to the sentence here", func() { p.goTo(o.Event.ID) })
	here.Disabled = o.At.Empty()
	p.choose(at, fyne.NewMenuItem("Take over", func() { p.takeOver(o) }), fyne.NewMenuItemSeparator(), here, there)
}
