package app

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"casebound/notebook"
	"casebound/widgets"
)

// gather narrows the library to a collection; the zero id, or the one that
// narrows it already, shows all.
func (p *libraryPanel) gather(id notebook.ID) {
	if p.in == id {
		id = notebook.ID{}
	}
	p.in = id
	p.refresh()
	p.trace("collection shown")
}

func (p *libraryPanel) collectionRows() []widgets.CollectionRow {
	var rows []widgets.CollectionRow
	there := false
	for _, c := range p.session.Collections() {
		rows = append(rows, widgets.CollectionRow{ID: c.ID, Name: c.Name, Count: len(c.Documents)})
		there = there || c.ID == p.in
	}
	if !there {
		p.in = notebook.ID{}
	}
	return rows
}

// newCollection asks for a name and puts documents into the new collection.
func (p *libraryPanel) newCollection(documents ...notebook.ID) {
	label := "The name of the collection"
	if n := len(documents); n > 0 {
		label = "The name of the collection, for " + counted(n, "document")
	}
	p.ask(question{title: "New collection", label: label}, func(name string) error {
		c, err := p.session.AddCollection(name, documents...)
		if err == nil {
			p.say("“" + clip(c.Name, 40) + "” has " + counted(len(c.Documents), "document") + ".")
		}
		return err
	})
}

// collectMenu puts documents into a collection, or takes them out of one.
func (p *libraryPanel) collectMenu(documents ...notebook.ID) []*fyne.MenuItem {
	add := fyne.NewMenuItem("Add to collection", nil)
	add.ChildMenu = fyne.NewMenu("")
	var items []*fyne.MenuItem
	for _, c := range p.session.Collections() {
		out := func(id notebook.ID) bool { return !slices.Contains(c.Documents, id) }
		if slices.ContainsFunc(documents, out) {
			add.ChildMenu.Items = append(add.ChildMenu.Items, fyne.NewMenuItem(clip(c.Name, 40), func() { p.try(p.session.Collect(c.ID, documents...)) }))
		}
		if !slices.ContainsFunc(documents, func(id notebook.ID) bool { return !out(id) }) {
			continue
		}
		items = append(items, fyne.NewMenuItem("Take out of “"+clip(c.Name, 40)+"”", func() { p.try(p.session.Uncollect(c.ID, documents...)) }))
	}
	if len(add.ChildMenu.Items) > 0 {
		add.ChildMenu.Items = append(add.ChildMenu.Items, fyne.NewMenuItemSeparator())
	}
	add.ChildMenu.Items = append(add.ChildMenu.Items, fyne.NewMenuItem("New collection…", func() { p.newCollection(documents...) }))
	return append([]*fyne.MenuItem{add}, items...)
}

// manyMenu is what can be done to several documents at once.
func (p *libraryPanel) manyMenu(ids []notebook.ID) []*fyne.MenuItem {
	title := fyne.NewMenuItem(counted(len(ids), "document"), nil)
	title.Disabled = true
	items := append([]*fyne.MenuItem{title, fyne.NewMenuItemSeparator()}, p.collectMenu(ids...)...)
	return append(items,
		fyne.NewMenuItem("Timeline of these", p.timeline),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Move to trash", func() {
			for _, id := range ids {
				if !p.try(p.session.TrashDocument(id)) {
					return
				}
			}
		}))
}

func (p *libraryPanel) collectionMenu(c notebook.Collection) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem("Rename…", func() {
			p.ask(question{title: "Rename collection", label: "The new name", value: c.Name},
				func(s string) error { return p.session.RenameCollection(c.ID, s) })
		}),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Delete collection", func() {
			if p.try(p.session.DeleteCollection(c.ID)) {
				p.say(fmt.Sprintf("“%s” is gone; its documents are not. Undo brings it back.", clip(c.Name, 40)))
			}
		}),
	}
}

// chosenDocuments are those selected in the library, or the one that is open.
func (w *Window) chosenDocuments() []notebook.ID {
	if ids := w.library.widget.Selected(); len(ids) > 0 {
		return ids
	}
	if !w.reader.document.IsZero() {
		return []notebook.ID{w.reader.document}
	}
	return nil
}

func (w *Window) needsChosen() string {
	if len(w.chosenDocuments()) == 0 {
		return "open or select a document first"
	}
	return ""
}

// collect offers the collections for what is chosen.
func (w *Window) collect() {
	at := w.app.Driver().AbsolutePositionForObject(w.library.widget)
	w.choose(at.AddXY(60, 60), w.library.collectMenu(w.chosenDocuments()...)...)
}
