package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"casebound/app/session"
	"casebound/notebook"
	"casebound/widgets"
)

// libraryPanel feeds the left pane.
type libraryPanel struct {
	*desk
	widget *widgets.Library
	filter string      // a tag
	in     notebook.ID // a collection

	compare func(a, b notebook.ID)
	replace func(notebook.ID) // asks for a newer file

	timeline func() // shows the timeline of the selected documents
	unbrush  func()
}

func newLibraryPanel(d *desk) *libraryPanel {
	p := &libraryPanel{desk: d, widget: widgets.NewLibrary()}
	p.widget.OnDocument = func(id notebook.ID, newTab bool) { p.open(notebook.Place{Document: id}, newTab) }
	p.widget.OnNote = func(id notebook.ID, newTab bool) { p.open(notebook.Place{Note: id}, newTab) }
	p.widget.OnTag = p.narrow
	p.widget.OnMenu = p.menu
	p.widget.OnCollection = p.gather
	p.widget.OnNewCollection = func() { p.newCollection(p.widget.Selected()...) }
	p.widget.OnWithin = func() { p.unbrush() }
	return p
}

func (p *libraryPanel) open(place notebook.Place, newTab bool) {
	if newTab {
		p.openTab(place)
	}
	p.session.Go(place)
}

// narrow shows what carries a tag; "" shows all.
func (p *libraryPanel) narrow(tag string) {
	if p.filter == tag {
		tag = ""
	}
	p.filter = tag
	p.refresh()
}

func (p *libraryPanel) refresh() {
	counts := p.session.Counts()
	data := widgets.LibraryData{Collections: p.collectionRows(), Filter: p.filter, Within: p.brush.words()}
	data.In = p.in
	documents := p.session.Documents()
	data.Total = len(documents)
	firstOf := firstVersions(documents)
	for _, d := range documents {
		if !p.keeps(d) {
			continue
		}
		row := documentRow(d, counts[d.ID])
		if v, ok := firstOf[d.ID]; ok {
			row.VersionOf, row.VersionText = v.Document, p.session.VersionText(d, v)
		}
		data.Documents = append(data.Documents, row)
	}
	for _, d := range p.session.TrashedDocuments() {
		row := documentRow(d, counts[d.ID])
		row.Trashed = true
		data.Documents = append(data.Documents, row)
	}
	data.Notes = noteRows(p.brush.notes(p.session.Notes()))
	for _, n := range p.session.TrashedNotes() {
		data.Notes = append(data.Notes, widgets.NoteRow{ID: n.ID, Title: n.Title(), Trashed: true})
	}
	for _, t := range p.session.Tags() {
		data.Tags = append(data.Tags, widgets.TagRow{Name: t.Tag, Count: t.Count})
	}
	p.widget.SetData(data)
}

func (p *libraryPanel) keeps(d notebook.Document) bool {
	tagged := p.filter == "" || slices.Contains(d.Tags, p.filter) || p.session.HasTag(d.ID, p.filter)
	return tagged && (p.in.IsZero() || p.session.InCollection(p.in, d.ID)) && p.brush.hasDocument(d.ID)
}

// firstVersions says under which document each later version stands: the one
// of its versions that was imported first.
func firstVersions(documents []notebook.Document) map[notebook.ID]notebook.Version {
	imported := map[notebook.ID]notebook.Document{}
	for _, d := range documents {
		imported[d.ID] = d
	}
	under := map[notebook.ID]notebook.Version{}
	for _, d := range documents {
		first := d
		var link notebook.Version
		for _, v := range d.LiveVersions() {
			other, ok := imported[v.Document]
			if ok && !v.Related && earlier(other, first) {
				first, link = other, v
			}
		}
		if first.ID != d.ID {
			under[d.ID] = link
		}
	}
	return under
}

func earlier(a, b notebook.Document) bool {
	if !a.Imported.Equal(b.Imported) {
		return a.Imported.Before(b.Imported)
	}
	return a.ID.String() < b.ID.String()
}

func documentRow(d notebook.Document, n session.DocumentCounts) widgets.DocumentRow {
	row := widgets.DocumentRow{ID: d.ID, Title: d.Title, Publisher: d.Publisher, Highlights: n.Highlights, Notes: n.Notes}
	if d.Published.Known() {
		row.Date = d.Published.When.String()
	}
	return row
}

func noteRows(notes []notebook.Note) []widgets.NoteRow {
	var rows []widgets.NoteRow
	for _, n := range notes {
		rows = append(rows, widgets.NoteRow{ID: n.ID, Title: n.Title(), Detail: "edited " + n.Modified.Format("2 Jan 2006")})
	}
	return rows
}

func (p *libraryPanel) menu(id notebook.ID, at fyne.Position) {
	if d, err := p.session.Document(id); err == nil {
		if !d.Trashed.IsZero() {
			p.choose(at, fyne.NewMenuItem("Restore", func() { p.try(p.session.RestoreDocument(id)) }))
			return
		}
		if ids := p.widget.Selected(); len(ids) > 1 && slices.Contains(ids, id) {
			p.choose(at, p.manyMenu(ids)...)
			return
		}
		p.choose(at, p.documentMenu(d)...)
		return
	}
	if c, err := p.session.Collection(id); err == nil {
		p.choose(at, p.collectionMenu(c)...)
		return
	}
	n, err := p.session.Note(id)
	if err != nil {
		return
	}
	if !n.Live() {
		p.choose(at, fyne.NewMenuItem("Restore", func() { p.try(p.session.RestoreNote(id)) }))
		return
	}
	p.choose(at,
		fyne.NewMenuItem("Open in new tab", func() { p.open(notebook.Place{Note: id}, true) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Move to trash", func() { p.try(p.session.TrashNote(id)) }))
}

func (p *libraryPanel) documentMenu(d notebook.Document) []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Open in new tab", func() { p.open(notebook.Place{Document: d.ID}, true) }),
		fyne.NewMenuItem("Tags…", func() {
			p.ask(question{title: "Tags", label: "Tags of this document, separated by commas", value: strings.Join(d.Tags, ", ")},
				func(s string) error { return p.session.SetField(d.ID, session.FieldTags, s) })
		}),
	}
	items = append(items, p.collectMenu(d.ID)...)
	for _, v := range d.LiveVersions() {
		if other, err := p.session.Document(v.Document); err == nil && !v.Related {
			items = append(items, fyne.NewMenuItem("Compare with “"+clip(other.Title, 40)+"”", func() { p.compare(d.ID, other.ID) }),
				fyne.NewMenuItem("Unlink from “"+clip(other.Title, 40)+"”", func() { p.unlink(d.ID, other) }))
		}
	}
	if others := p.linkItems(d.ID, ""); len(others) > 0 {
		link := fyne.NewMenuItem("Link as a version of", nil)
		link.ChildMenu = fyne.NewMenu("", others...)
		items = append(items, link)
	}
	return append(items,
		fyne.NewMenuItem("Import a newer version…", func() { p.replace(d.ID) }), fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Move to trash", func() { p.try(p.session.TrashDocument(d.ID)) }))
}

// clip cuts a text to at most n runes.
func clip(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > n {
		return strings.TrimSpace(string(r[:n-1])) + "…"
	}
	return s
}
