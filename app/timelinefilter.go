package app

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"casebound/app/session"
	"casebound/notebook"
)

// setFilter narrows the timeline, and remembers it.
func (p *timelinePanel) setFilter(change func(*session.TimelineFilter)) {
	change(&p.session.View().Filter)
	p.refresh()
	p.trace("filtered")
}

func (p *timelinePanel) clearFilter() {
	p.setFilter(func(f *session.TimelineFilter) { *f = session.TimelineFilter{} })
}

// filterMenu offers what the timeline can be narrowed to.
func (p *timelinePanel) filterMenu(at fyne.Position) {
	f := p.session.View().Filter
	words := fyne.NewMenuItem("Words…", p.askWords)
	words.Checked = f.Text != ""
	if f.Text != "" {
		words.Label = "Words: " + clip(f.Text, 30) + "…"
	}
	everything := fyne.NewMenuItem("Show everything", p.clearFilter)
	everything.Disabled = f.IsZero()
	p.choose(at, words, p.names(f), p.tagged(f), p.gathered(f), p.statuses(f), p.verdicts(f), fyne.NewMenuItemSeparator(), everything,
		fyne.NewMenuItemSeparator(), p.colours())
}

func (p *timelinePanel) askWords() {
	f := p.session.View().Filter
	p.ask(question{title: "Filter the timeline", label: "Words that stand in the title, the sentence or a name; none shows all", value: f.Text},
		func(s string) error {
			p.setFilter(func(f *session.TimelineFilter) { f.Text = s })
			return nil
		})
}

// choices makes a menu of one choice out of several, the first of which takes
// the filter away.
func choices(title string, items ...*fyne.MenuItem) *fyne.MenuItem {
	m := fyne.NewMenuItem(title, nil)
	m.ChildMenu = fyne.NewMenu("", items...)
	m.Checked = !items[0].Checked
	m.Disabled = len(items) == 1 && items[0].Checked
	return m
}

func (p *timelinePanel) choice(title string, chosen bool, change func(*session.TimelineFilter)) *fyne.MenuItem {
	item := fyne.NewMenuItem(title, func() { p.setFilter(change) })
	item.Checked = chosen
	return item
}

// namesAtMost is how many names the menu offers.
const namesAtMost = 16

// names offers the names that most of the events in scope have, and the one
// that is chosen.
func (p *timelinePanel) names(f session.TimelineFilter) *fyne.MenuItem {
	counts := map[notebook.ID]int{}
	all, _ := p.session.Timeline(session.TimelineFilter{}, p.scope()...)
	entities := map[notebook.ID]notebook.Entity{}
	for _, e := range all {
		for _, id := range e.Entities {
			if entity, err := p.session.Entity(id); err == nil && !entity.Hidden && entity.Kind.Named() {
				counts[entity.ID]++
				entities[entity.ID] = entity
			}
		}
	}
	ids := make([]notebook.ID, 0, len(counts))
	for id := range counts {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b notebook.ID) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(entities[a].Name, entities[b].Name), slices.Compare(a[:], b[:]))
	})
	ids = ids[:min(len(ids), namesAtMost)]
	if chosen, err := p.session.Entity(f.Entity); err == nil && !slices.Contains(ids, chosen.ID) {
		ids = append(ids, chosen.ID)
		entities[chosen.ID] = chosen
	}
	items := []*fyne.MenuItem{p.choice("Any", f.Entity.IsZero(), func(f *session.TimelineFilter) { f.Entity = notebook.ID{} })}
	for _, id := range ids {
		title := clip(entities[id].Name, 40)
		if n := counts[id]; n > 0 {
			title += fmt.Sprintf("  %d", n)
		}
		items = append(items, p.choice(title, f.Entity == id, func(f *session.TimelineFilter) { f.Entity = id }))
	}
	return choices("Name", items...)
}

func (p *timelinePanel) tagged(f session.TimelineFilter) *fyne.MenuItem {
	items := []*fyne.MenuItem{p.choice("Any", f.Tag == "", func(f *session.TimelineFilter) { f.Tag = "" })}
	for _, t := range p.session.Tags() {
		items = append(items, p.choice("#"+clip(t.Tag, 40), f.Tag == t.Tag, func(f *session.TimelineFilter) { f.Tag = t.Tag }))
		if len(items) > namesAtMost {
			break
		}
	}
	return choices("Tag", items...)
}

func (p *timelinePanel) gathered(f session.TimelineFilter) *fyne.MenuItem {
	items := []*fyne.MenuItem{p.choice("Any", f.Collection.IsZero(), func(f *session.TimelineFilter) { f.Collection = notebook.ID{} })}
	for _, c := range p.session.Collections() {
		items = append(items, p.choice(clip(c.Name, 40), f.Collection == c.ID, func(f *session.TimelineFilter) { f.Collection = c.ID }))
	}
	return choices("Collection", items...)
}

// colours offers what the colours may stand for.
func (p *timelinePanel) colours() *fyne.MenuItem {
	menu := fyne.NewMenuItem("Colour by", nil)
	menu.ChildMenu = fyne.NewMenu("")
	for _, c := range session.TimelineColours {
		title := "Nothing"
		if c != session.ColourPlain {
			title = capital(string(c))
		}
		item := fyne.NewMenuItem(title, func() { p.colourBy(c) })
		item.Checked = p.session.View().Colours == c
		menu.ChildMenu.Items = append(menu.ChildMenu.Items, item)
	}
	return menu
}

func (p *timelinePanel) colourBy(c session.TimelineColour) {
	p.session.View().Colours = c
	p.refresh()
	p.trace("coloured by " + string(c))
}

// recolour goes on to the next thing to colour by.
func (p *timelinePanel) recolour() {
	at := slices.Index(session.TimelineColours, p.session.View().Colours)
	p.colourBy(session.TimelineColours[(at+1)%len(session.TimelineColours)])
}

// eventStatuses are all there are, in the order they are offered.
var eventStatuses = []notebook.Status{notebook.Stated, notebook.Attributed, notebook.Planned, notebook.Hypothetical, notebook.Negated}

func (p *timelinePanel) statuses(f session.TimelineFilter) *fyne.MenuItem {
	items := []*fyne.MenuItem{p.choice("Any", f.Status == nil, func(f *session.TimelineFilter) { f.Status = nil })}
	for _, s := range eventStatuses {
		items = append(items, p.choice(capital(s.String()), f.Status != nil && *f.Status == s, func(f *session.TimelineFilter) { f.Status = &s }))
	}
	return choices("How it is said", items...)
}

func (p *timelinePanel) verdicts(f session.TimelineFilter) *fyne.MenuItem {
	items := []*fyne.MenuItem{p.choice("All but rejected", f.Verdict == nil, func(f *session.TimelineFilter) { f.Verdict = nil })}
	for _, v := range []notebook.Verdict{notebook.Confirmed, notebook.Unconfirmed, notebook.Rejected} {
		items = append(items, p.choice(capital(v.String()), f.Verdict != nil && *f.Verdict == v, func(f *session.TimelineFilter) { f.Verdict = &v }))
	}
	return choices("What you said", items...)
}

// capital begins a word of ASCII with a capital.
func capital(s string) string { return string(s[0]-'a'+'A') + s[1:] }

// showFilter offers the filters below the head of the timeline.
func (w *Window) showFilter() {
	at := w.app.Driver().AbsolutePositionForObject(w.timeline.widget)
	w.timeline.filterMenu(at.AddXY(w.timeline.widget.Size().Width/2, 30))
}

func (w *Window) needsFilter() string {
	if w.session.View().Filter.IsZero() {
		return "the timeline shows everything already"
	}
	return ""
}

func (w *Window) needsEvents() string {
	if !w.session.Dated(w.session.View().Filter, w.timeline.scope()...) {
		return "there is no event on the timeline"
	}
	return ""
}

// exportTimeline writes the events that are shown to a folder.
func (w *Window) exportTimeline(f session.TimelineFormat) {
	w.folderDialog("Export the timeline to", "Export here", func(dir string) {
		view := w.session.View()
		e := session.TimelineExport{Documents: w.timeline.scope(), Filter: view.Filter, Format: f, Dir: dir, Colour: view.Colours, Draw: DrawTimeline(view.Look)}
		e.From, e.To = w.timeline.widget.View()
		out, err := w.session.ExportTimeline(e)
		if !w.try(err) {
			return
		}
		said := "Wrote " + counted(out.Events, "event") + " to " + filepath.Base(out.Path) + ". It is not encrypted."
		if out.Left > 0 {
			said += " Left out, for want of a date that fits: " + counted(out.Left, "event") + "."
		}
		w.trace(fmt.Sprint("exported timeline ", out.Events))
		w.say(said)
	})
}
