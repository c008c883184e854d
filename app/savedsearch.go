package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"casebound/app/session"
	"casebound/notebook/search"
	"casebound/widgets"
)

// refreshSaved lists the saved searches, the one that is shown chosen.
func (p *searchPanel) refreshSaved() {
	p.saved = p.session.SavedSearches()
	rows := make([]widgets.SavedRow, len(p.saved))
	for i, v := range p.saved {
		rows[i] = widgets.SavedRow{Name: v.Name, Query: v.Query, Chosen: v.Query == strings.TrimSpace(p.query)}
	}
	p.widget.SetSaved(rows)
}

// run shows a saved search.
func (p *searchPanel) run(v session.SavedSearch) {
	p.sorted(v.ByDate)
	if p.widget.Query() != v.Query {
		p.widget.SetQuery(v.Query)
	}
}

// sorted answers again in the other order.
func (p *searchPanel) sorted(byDate bool) {
	order := search.ByRelevance
	if byDate {
		order = search.ByDate
	}
	if order == p.sort {
		return
	}
	p.sort = order
	p.widget.SetByDate(byDate)
	p.answer(p.widget.Query())
}

// save asks for a name and keeps the query under it.
func (p *searchPanel) save() {
	query := strings.TrimSpace(p.widget.Query())
	p.ask(question{title: "Save search", label: "The name of the search " + clip(query, 60), value: p.nameOf(query)}, func(name string) error {
		v, err := p.session.SaveSearch(name, query, p.sort == search.ByDate)
		if err == nil {
			p.say("“" + clip(v.Name, 40) + "” is kept beside the results, and in the finder.")
		}
		return err
	})
}

// nameOf is the name a query was saved under.
func (p *searchPanel) nameOf(query string) string {
	for _, v := range p.saved {
		if v.Query == query {
			return v.Name
		}
	}
	return ""
}

func (p *searchPanel) savedMenu(i int, at fyne.Position) {
	if i >= len(p.saved) {
		return
	}
	v := p.saved[i]
	p.choose(at,
		fyne.NewMenuItem("Show", func() { p.run(v) }),
		fyne.NewMenuItem("Rename…", func() {
			p.ask(question{title: "Rename search", label: "The new name", value: v.Name},
				func(name string) error { return p.session.RenameSearch(v.ID, name) })
		}),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Delete", func() {
			if p.try(p.session.DeleteSearch(v.ID)) {
				p.say("“" + clip(v.Name, 40) + "” is gone. Undo brings it back.")
			}
		}))
}

// runSaved shows the saved search that a candidate of the finder stands for.
func (w *Window) runSaved(id string) {
	v, err := w.session.SavedSearch(id)
	if w.try(err) {
		w.openSearch()
		w.search.run(v)
	}
}

// needsQuery objects where there is no search to save.
func (w *Window) needsQuery() string {
	if !w.search.widget.Visible() || strings.TrimSpace(w.search.widget.Query()) == "" {
		return "search for something first"
	}
	return ""
}
