package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"casebound/app/session"
	"casebound/app/task"
	"casebound/notebook"
	"casebound/notebook/search"
	"casebound/widgets"
)

// searchPanel feeds the page that searches the whole notebook.
type searchPanel struct {
	*desk
	widget  *widgets.SearchPage
	results search.Results
	query   string
	facets  [][]search.Facet
	saved   []session.SavedSearch
	sort    search.Sort
	slot    task.Slot
	marks   func(spans []notebook.Span) // the hits of an opened document
	unbrush func()                      // shows all times
	show    func(p notebook.Place)
}

func newSearchPanel(d *desk) *searchPanel {
	p := &searchPanel{desk: d, widget: widgets.NewSearchPage()}
	p.widget.OnQuery = p.answer
	p.widget.OnHit = p.open
	p.widget.OnFacet = p.narrow
	p.widget.OnSave, p.widget.OnSort = p.save, p.sorted
	p.widget.OnSaved = func(i int) { p.run(p.saved[i]) }
	p.widget.OnSavedMenu = p.savedMenu
	p.widget.OnLeave = p.leave
	return p
}

// openSearch shows the page and types in it.
func (w *Window) openSearch() {
	w.showPane(w.search.widget)
	w.current = notebook.Place{}
	w.tabs.none()
	w.library.widget.SetCurrent(notebook.ID{})
	w.win.Canvas().Focus(w.search.widget.Focus())
	w.search.widget.SelectQuery()
	w.search.answer(w.search.widget.Query())
}

// leave shows all times again, if they are narrowed, or else goes back to what
// was shown before the search.
func (p *searchPanel) leave() {
	if p.brush.on {
		p.unbrush()
	} else if here := p.session.Here(); here != (notebook.Place{}) {
		p.show(here)
	}
}

// answer answers a query; a newer one drops it.
func (p *searchPanel) answer(query string) {
	p.query = query
	p.refreshSaved()
	if strings.TrimSpace(query) == "" {
		p.slot.Drop()
		p.take(search.Results{}, "")
		return
	}
	session, now := p.session, p.now
	options := search.Options{Limit: 50, Sort: p.sort, Among: p.brush.among()}
	task.Ask(p.runner, &p.slot, "search", func(ctx context.Context, _ func(task.Progress)) (t timed[search.Results], err error) {
		t = measure(now, func() (r search.Results) {
			r, err = session.Search(ctx, query, options)
			return r
		})
		return t, err
	}, func(t timed[search.Results], err error) {
		r := t.answer
		var wrong *search.Error
		switch {
		case errors.As(err, &wrong):
			p.widget.SetResults(nil, nil, sentence(wrong.Error()))
		case errors.Is(err, context.Canceled):
		case p.try(err):
			p.take(r, fmt.Sprintf("%s in %s, %s", countedIn(r.Hits, "hit"), countedIn(r.Documents, "document"), took(t.took)))
		}
	})
}

func (p *searchPanel) take(r search.Results, said string) {
	p.results = r
	if p.brush.on && said != "" {
		said += " · only " + p.brush.words()
	}
	if r.Searched < r.Total {
		said += " · searched " + grouped(r.Searched) + " of " + grouped(r.Total) + " so far"
	}
	said += meant(r)
	var groups []widgets.SearchGroup
	for _, g := range r.Groups {
		group := widgets.SearchGroup{Title: g.Title}
		if d, err := p.session.Document(g.Document); err == nil {
			group.Detail = d.Publisher
			if d.Published.Known() {
				group.Detail += " · " + d.Published.When.String()
			}
		}
		for _, h := range g.Hits {
			group.Total += h.Count
			for _, s := range h.Snippets {
				group.Hits = append(group.Hits, widgets.SearchHit{Snippet: s.Text, Bold: s.Marks, Where: where(h)})
			}
		}
		groups = append(groups, group)
	}
	p.widget.SetResults(groups, p.facetRows(), said)
	p.trace(fmt.Sprint("searched ", r.Hits))
}

// countedIn is counted with its thousands apart.
func countedIn(n int, noun string) string {
	if n < 1000 {
		return counted(n, noun)
	}
	return grouped(n) + " " + noun + "s"
}

// grouped writes a number with a thin space between thousands, as the widgets
// do.
func grouped(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return grouped(n/1000) + "\u202f" + fmt.Sprintf("%03d", n%1000)
}

func where(h search.Hit) string {
	name := h.In.String()
	if h.In == search.InText {
		name = ""
	}
	if h.Near {
		name += " near miss"
	}
	return name
}

// kindNames are the reader's words for what a hit was found in.
var kindNames = map[string]string{
	search.InText.String(): "Texts", search.InComment.String(): "Highlights", search.InNote.String(): "Notes",
}

// meant says under which words near misses were found, where there is nothing
// else.
func meant(r search.Results) string {
	var words []string
	for _, list := range r.Meant {
		words = append(words, list...)
	}
	if r.Near == 0 || r.Near < r.Hits || len(words) == 0 {
		return ""
	}
	slices.Sort(words)
	words = slices.Compact(words)
	if len(words) > 3 {
		words = append(words[:3], "…")
	}
	return " · not as written, but nearly: " + strings.Join(words, ", ")
}

func (p *searchPanel) facetRows() []widgets.Facet {
	f := p.results.Facets
	names := []string{"In", "Tag", "Publisher", "Year", "Name"}
	p.facets = nil
	var rows []widgets.Facet
	for i, values := range [][]search.Facet{f.Kinds, f.Tags, f.Publishers, f.Years, f.Entities} {
		if len(values) == 0 {
			continue
		}
		row := widgets.Facet{Name: names[i]}
		for _, v := range values {
			name := v.Value
			if i == 0 {
				name = kindNames[name]
			}
			row.Values = append(row.Values, widgets.FacetValue{Name: name, Count: v.Count})
		}
		rows, p.facets = append(rows, row), append(p.facets, values)
	}
	return rows
}

func (p *searchPanel) narrow(facet, value int) {
	if facet < len(p.facets) && value < len(p.facets[facet]) {
		p.widget.SetQuery("(" + p.query + ") AND " + p.facets[facet][value].Query)
	}
}

// open goes to a snippet: hits are counted through all hits of the group.
func (p *searchPanel) open(group, hit int, newTab bool) {
	if group >= len(p.results.Groups) {
		return
	}
	g := p.results.Groups[group]
	for _, h := range g.Hits {
		if hit >= len(h.Snippets) {
			hit -= len(h.Snippets)
			continue
		}
		place := p.placeOf(h, h.Snippets[hit])
		if newTab {
			p.openTab(place)
		}
		p.session.Go(place)
		if h.In == search.InText {
			if spans, err := p.session.SearchMarks(p.query, h.Document); p.try(err) {
				p.marks(spans)
			}
		}
		return
	}
}

func (p *searchPanel) placeOf(h search.Hit, s search.Snippet) notebook.Place {
	switch h.In {
	case search.InNote:
		return notebook.Place{Note: h.Note, Span: firstHit(s)}
	case search.InComment:
		at, err := p.session.Highlight(h.Highlight)
		if err == nil {
			return notebook.Place{Document: at.Document, Span: at.Anchor.Span}
		}
	}
	return notebook.Place{Document: h.Document, Span: firstHit(s)}
}

// firstHit is where a passage is opened.
func firstHit(s search.Snippet) notebook.Span {
	if len(s.Hits) > 0 {
		return s.Hits[0]
	}
	return s.Span
}
