package app

import (
	"slices"

	"casebound/app/session"
	"casebound/notebook"
	"casebound/widgets"
)

// tabsPanel keeps the row of open places. What is open is remembered in the
// notebook's view.
type tabsPanel struct {
	*desk
	widget *widgets.Tabs
}

func newTabsPanel(d *desk) *tabsPanel {
	p := &tabsPanel{desk: d, widget: widgets.NewTabs()}
	p.widget.OnSelect = p.goToTab
	p.widget.OnClose = p.close
	p.widget.OnMove = p.move
	return p
}

// tabOf is the tab that a place is shown in.
func tabOf(p notebook.Place) session.Tab {
	switch {
	case !p.Note.IsZero():
		return session.Tab{Note: p.Note}
	case !p.Entity.IsZero():
		return session.Tab{Entity: p.Entity}
	}
	return session.Tab{Document: p.Document}
}

func placeOf(t session.Tab) notebook.Place {
	return notebook.Place{Document: t.Document, Note: t.Note, Entity: t.Entity}
}

// fresh makes a new tab the active one.
func (p *tabsPanel) fresh(place notebook.Place) {
	v := p.session.View()
	tab := tabOf(place)
	if i := slices.Index(v.Tabs, tab); i >= 0 {
		v.Active = i
		return
	}
	at := min(v.Active+1, len(v.Tabs))
	v.Tabs = slices.Insert(v.Tabs, at, tab)
	v.Active = at
}

// turn shows a place in its tab if it has one; else a document takes the place
// of the document in the active tab, and everything else gets a tab of its own.
func (p *tabsPanel) turn(place notebook.Place) {
	v := p.session.View()
	tab := tabOf(place)
	switch i := slices.Index(v.Tabs, tab); {
	case i >= 0:
		v.Active = i
	case len(v.Tabs) == 0:
		v.Tabs, v.Active = []session.Tab{tab}, 0
	default:
		v.Active = min(max(v.Active, 0), len(v.Tabs)-1)
		if tab.Document.IsZero() || v.Tabs[v.Active].Document.IsZero() {
			p.fresh(place)
		} else {
			v.Tabs[v.Active] = tab
		}
	}
	p.refresh()
}

// none marks no tab as open: what is shown has none.
func (p *tabsPanel) none() { p.widget.SetTabs(p.rows(), -1) }

func (p *tabsPanel) refresh() {
	v := p.session.View()
	v.Tabs = slices.DeleteFunc(v.Tabs, func(t session.Tab) bool { return !p.exists(t) })
	v.Active = min(v.Active, len(v.Tabs)-1)
	p.widget.SetTabs(p.rows(), v.Active)
}

func (p *tabsPanel) rows() []widgets.Tab {
	tabs := p.session.View().Tabs
	rows := make([]widgets.Tab, len(tabs))
	for i, t := range tabs {
		rows[i] = p.row(t)
	}
	return rows
}

func (p *tabsPanel) exists(t session.Tab) bool {
	switch {
	case !t.Note.IsZero():
		n, err := p.session.Note(t.Note)
		return err == nil && n.Live()
	case !t.Entity.IsZero():
		_, err := p.session.Entity(t.Entity)
		return err == nil
	}
	d, err := p.session.Document(t.Document)
	return err == nil && d.Trashed.IsZero()
}

func (p *tabsPanel) row(t session.Tab) widgets.Tab {
	switch {
	case !t.Note.IsZero():
		n, _ := p.session.Note(t.Note) // exists was asked
		return widgets.Tab{Title: n.Title(), Icon: "note", Tip: n.Title()}
	case !t.Entity.IsZero():
		e, _ := p.session.Entity(t.Entity)
		return widgets.Tab{Title: e.Name, Icon: "person", Tip: e.Name}
	}
	d, _ := p.session.Document(t.Document)
	return widgets.Tab{Title: d.Title, Tip: d.Title}
}

func (p *tabsPanel) goToTab(i int) {
	if v := p.session.View(); i >= 0 && i < len(v.Tabs) {
		v.Active = i
		p.session.Go(placeOf(v.Tabs[i]))
	}
}

// close closes a tab and goes to the one beside it.
func (p *tabsPanel) close(i int) {
	v := p.session.View()
	if i < 0 || i >= len(v.Tabs) {
		return
	}
	active := i == v.Active
	v.Tabs = slices.Delete(v.Tabs, i, i+1)
	if v.Active > i || v.Active == len(v.Tabs) {
		v.Active--
	}
	p.refresh()
	if active && len(v.Tabs) > 0 {
		p.session.Go(placeOf(v.Tabs[v.Active]))
	} else if len(v.Tabs) == 0 {
		p.closedLast()
	}
}

// beside goes to the tab so many to the right, round the ends.
func (p *tabsPanel) beside(by int) {
	if n := len(p.session.View().Tabs); n > 0 {
		p.goToTab(((p.session.View().Active+by)%n + n) % n)
	}
}

func (p *tabsPanel) move(from, to int) {
	v := p.session.View()
	if from < 0 || to < 0 || from >= len(v.Tabs) || to >= len(v.Tabs) {
		return
	}
	tab := v.Tabs[from]
	v.Tabs = slices.Insert(slices.Delete(v.Tabs, from, from+1), to, tab)
	v.Active = to
	p.refresh()
}
