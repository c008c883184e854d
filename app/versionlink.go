package app

import (
	"fmt"

	"fyne.io/fyne/v2"

	"casebound/notebook"
)

// linkAtMost is how many documents the menu offers as versions; any other is
// linked by its title.
const linkAtMost = 12

// linkItems offers the documents that another one may be a version of, each
// after some words that say what a choice does.
func (d *desk) linkItems(id notebook.ID, words string) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	others := d.session.Unlinked(id)
	for _, other := range others[:min(len(others), linkAtMost)] {
		items = append(items, fyne.NewMenuItem(words+"“"+clip(other.Title, 60)+"”", func() { d.try(d.link(id, other)) }))
	}
	if len(others) > linkAtMost {
		items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("Another of the notebook…", func() {
			d.ask(question{title: "Link with a version", label: "The title of the other document, or how it begins"}, func(title string) error {
				other, err := d.session.UnlinkedNamed(id, title)
				if err != nil {
					return err
				}
				return d.link(id, other)
			})
		}))
	}
	return items
}

// link makes two documents versions of one another, and says how much of the
// one stands in the other.
func (d *desk) link(id notebook.ID, other notebook.Document) error {
	if err := d.session.LinkVersion(id, other.ID, true); err != nil {
		return err
	}
	document, err := d.session.Document(id)
	for _, v := range document.LiveVersions() {
		if v.Document == other.ID {
			d.say(sentence(fmt.Sprintf("linked with “%s”: %s", clip(other.Title, 40), d.session.VersionText(document, v))))
		}
	}
	return err
}

// unlinkItems offers the versions that a document can be unlinked from.
func (d *desk) unlinkItems(id notebook.ID) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, other := range d.session.OtherVersions(id) {
		items = append(items, fyne.NewMenuItem("Unlink from “"+clip(other.Title, 60)+"”", func() { d.unlink(id, other) }))
	}
	return items
}

func (d *desk) unlink(id notebook.ID, other notebook.Document) {
	if d.try(d.session.LinkVersion(id, other.ID, false)) {
		d.say("Unlinked from “" + clip(other.Title, 40) + "”: what is highlighted in one is no longer shown in the other.")
	}
}

// linkVersion asks which document the open one is a version of.
func (w *Window) linkVersion() {
	w.choose(w.middle(), w.linkItems(w.reader.document, "Link with ")...)
}

// unlinkVersion unlinks the open document from its other version, or asks from
// which.
func (w *Window) unlinkVersion() {
	if others := w.session.OtherVersions(w.reader.document); len(others) == 1 {
		w.unlink(w.reader.document, others[0])
		return
	}
	w.choose(w.middle(), w.unlinkItems(w.reader.document)...)
}

// middle is where a menu stands that no click has asked for.
func (w *Window) middle() fyne.Position {
	size := w.win.Canvas().Size()
	return fyne.NewPos(size.Width/3, size.Height/4)
}

func (w *Window) needsUnlinked() string {
	if why := w.needsDocument(); why != "" {
		return why
	}
	if len(w.session.Unlinked(w.reader.document)) == 0 {
		return "there is no other document here that it could be linked with"
	}
	return ""
}
