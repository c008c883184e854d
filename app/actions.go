package app

import (
	"errors"
	"io"
	"net/url"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"casebound/assets"
	"casebound/notebook"
	"casebound/notebook/anchor"
	"casebound/widgets"
)

// undoer is a focused text field that undoes its own typing first.
type undoer interface {
	Undo()
	Redo()
}

func (w *Window) undo() {
	if field, ok := w.win.Canvas().Focused().(undoer); ok {
		field.Undo()
		return
	}
	what := w.session.Undoes()
	if what == "" {
		w.say("There is nothing to undo.")
	} else if w.try(w.session.Undo()) {
		w.say("Undone: " + strings.ToLower(what) + ".")
	}
}

func (w *Window) redo() {
	if field, ok := w.win.Canvas().Focused().(undoer); ok {
		field.Redo()
		return
	}
	what := w.session.Redoes()
	if what == "" {
		w.say("There is nothing to redo.")
	} else if w.try(w.session.Redo()) {
		w.say("Redone: " + strings.ToLower(what) + ".")
	}
}

func (w *Window) fold(pane widgets.Pane) { w.panes.Fold(pane, !w.panes.Folded(pane)) }

// focusMode folds everything away, or brings it back.
func (w *Window) focusMode() {
	all := w.panes.Folded(widgets.PaneLeft) && w.panes.Folded(widgets.PaneRight) && w.panes.Folded(widgets.PaneBottom)
	for _, pane := range []widgets.Pane{widgets.PaneLeft, widgets.PaneRight, widgets.PaneBottom} {
		w.panes.Fold(pane, !all)
	}
}

// switchFace sets documents in serif or sans.
func (w *Window) switchFace() {
	v := w.session.View()
	if v.Face == faceSans {
		v.Face = ""
	} else {
		v.Face = faceSans
	}
	w.setTypes()
	w.remember()
}

// maxFont is the largest font file that is taken: those of Chinese, Japanese
// and Korean have some 20 MB.
const maxFont = 40 << 20

// chooseFont sets documents in a font file of the reader's, which is kept in
// the notebook.
func (w *Window) chooseFont() {
	open := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if !w.try(err) || file == nil {
			return
		}
		raw, err := io.ReadAll(io.LimitReader(file, maxFont+1))
		if err = errors.Join(err, file.Close()); err == nil && len(raw) > maxFont {
			err = errors.New("that file is too large for a font")
		}
		if err == nil {
			err = widgets.CheckReaderFont(raw)
		}
		if err == nil {
			err = w.session.SetFont(raw)
		}
		if w.try(err) {
			w.session.View().Face = faceOwn
			w.setTypes()
			w.remember()
		}
	}, w.win)
	open.SetFilter(storage.NewExtensionFileFilter([]string{".ttf", ".otf"}))
	open.Show()
	open.Resize(fyne.NewSize(760, 520))
}

// spaceLines changes the height of a line, in times of the text's size.
func (w *Window) spaceLines(by float32) {
	v := w.session.View()
	v.Line = min(max(w.reader.widget.Type().LineHeight+by, 1.2), 2.2)
	w.setTypes()
	w.remember()
}

// widenColumn changes the width of the column, in characters.
func (w *Window) widenColumn(by int) {
	v := w.session.View()
	v.Column = min(max(w.reader.widget.Type().Column+by, 45), 90)
	w.setTypes()
	w.remember()
}

// showHidden lists the names that were hidden, to show them again.
func (w *Window) showHidden() {
	rows := container.NewVBox()
	for _, e := range w.session.HiddenEntities() {
		show := widget.NewButton("Show again", nil)
		name := widget.NewLabel(clip(e.Name, 60))
		row := container.NewBorder(nil, nil, nil, show, name)
		show.OnTapped = func() {
			if w.try(w.session.HideEntity(e.ID, false)) {
				row.Hide()
			}
		}
		rows.Add(row)
	}
	d := newSheet(w.win, "Hidden names", container.NewVScroll(rows), fyne.NewSize(440, 420))
	d.SetButtons(d.leave("Close"))
	d.Show(nil)
}

// nameColours lets the reader say what each colour stands for.
func (w *Window) nameColours() {
	entries := map[notebook.Colour]*formEntry{}
	names := widget.NewForm()
	form := newSheet(w.win, "What the colours stand for", names, fyne.NewSize(440, 0))
	for _, c := range notebook.Colours {
		entry := newFormEntry(1)
		entry.onEscape, entry.OnSubmitted = form.Close, func(string) { form.Accept() }
		entry.SetText(w.session.ColourName(c))
		entries[c] = entry
		names.Append(capitalised(c.String()), entry)
	}
	form.answer("OK", func() error {
		for _, c := range notebook.Colours {
			if err := w.session.NameColour(c, entries[c].Text); err != nil {
				return err
			}
		}
		return nil
	})
	form.Show(entries[notebook.Colours[0]])
}

func (w *Window) setLook(look assets.Look) {
	w.session.View().Look = string(look)
	w.applyLook()
	w.remember()
}

func (w *Window) trashHighlight() {
	if id := w.reader.acting(); w.try(w.session.TrashHighlight(id)) {
		w.reader.choose(notebook.ID{})
		w.say("The highlight is in the trash; Undo brings it back.")
	}
}

// besideHighlight goes to the next highlight (by 1) or the one before (by -1)
// from where the reader is.
func (w *Window) besideHighlight(by int) {
	at, _ := w.reader.widget.ReadingPosition()
	if h, err := w.session.Highlight(w.reader.chosen); err == nil && h.Document == w.reader.document {
		at = h.Anchor.Start
	}
	best := -1
	for i, h := range w.reader.placed {
		ahead := h.Span.Start - at
		if h.State == anchor.Orphan || ahead*by <= 0 {
			continue
		}
		if best < 0 || (ahead-(w.reader.placed[best].Span.Start-at))*by < 0 {
			best = i
		}
	}
	if best < 0 {
		w.say("There is no further highlight that way.")
		return
	}
	h := w.reader.placed[best]
	w.session.Go(notebook.Place{Document: w.reader.document, Span: h.Span})
	w.reader.choose(h.ID)
}

// lockTapped locks an encrypted notebook and offers to encrypt another.
func (w *Window) lockTapped() {
	if w.secret {
		w.run("notebook.lock")
	} else {
		w.run("vault.encrypt")
	}
}

func (w *Window) quit() {
	if w.onQuit != nil {
		w.onQuit()
	}
}

func (w *Window) newNote() {
	n, err := w.session.NewNote("")
	if w.try(err) {
		w.openNote(n)
	}
}

func (w *Window) openNote(n notebook.Note) {
	w.openTab(notebook.Place{Note: n.ID})
	w.session.Go(notebook.Place{Note: n.ID})
	w.win.Canvas().Focus(w.notes.widget.Focus())
}

// quoteInNote quotes the selection in the note of this document that was
// changed last, or in a new one.
func (w *Window) quoteInNote() {
	var into notebook.ID
	if notes := w.session.NotesOf(w.reader.document); len(notes) > 0 {
		into = notes[0].ID
	}
	n, err := w.session.QuoteInto(into, w.reader.document, w.reader.widget.Selection())
	if w.try(err) {
		w.openNote(n)
	}
}

func (w *Window) addEntity() {
	span := w.reader.widget.Selection()
	var kinds []string
	byName := map[string]notebook.EntityKind{}
	for _, k := range []notebook.EntityKind{notebook.Person, notebook.Organisation, notebook.PlaceName, notebook.Misc} {
		kinds = append(kinds, k.String())
		byName[k.String()] = k
	}
	choice := widget.NewRadioGroup(kinds, nil)
	choice.SetSelected(kinds[0])
	box := container.NewVBox(wrapped("“"+clip(w.reader.text.At(span), 80)+"” is the name of a"), choice)
	form := newSheet(w.win, "This is a name", box, fyne.NewSize(380, 0))
	form.answer("Add", func() error {
		e, err := w.session.AddEntity(w.reader.document, span, byName[choice.Selected])
		if err == nil {
			w.reader.widget.ClearSelection()
			w.say("“" + clip(e.Name, 60) + "” is marked wherever it stands in this document.")
		}
		return err
	})
	form.Show(nil)
}

// addEvent makes an event of the selection, or from nothing.
func (w *Window) addEvent() {
	span, document := w.reader.widget.Selection(), w.reader.document
	title := ""
	if span.Empty() {
		document = notebook.ID{}
	} else {
		title = clip(w.reader.text.At(span), 110)
	}
	what, date := newFormEntry(1), newFormEntry(1)
	what.SetText(title)
	date.SetPlaceHolder(publishedHint)
	fields := widget.NewForm(widget.NewFormItem("What happened", what), widget.NewFormItem("When", date))
	form := newSheet(w.win, "This happened", fields, fyne.NewSize(500, 0))
	form.answer("Add", func() error {
		_, err := w.session.AddEvent(what.Text, date.Text, document, span)
		return err
	})
	for _, e := range []*formEntry{what, date} {
		e.onEscape, e.OnSubmitted = form.Close, func(string) { form.Accept() }
	}
	form.Show(date)
}

func (w *Window) emptyTrash() {
	w.confirmLoss("Empty trash", "What is in the trash is deleted for good. This cannot be undone.", "Delete for good", func() { w.try(w.session.EmptyTrash(true)) })
}

func (w *Window) showKeys() {
	list := widgets.NewKeyList(w.commands.keyGroups())
	c := w.win.Canvas()
	before := c.Focused()
	list.OnClose = func() {
		c.Overlays().Remove(list)
		if before != nil {
			c.Focus(before)
		}
	}
	c.Overlays().Add(list)
	list.Resize(c.Size())
	c.Focus(list.Focus())
}

func (w *Window) showAbout() {
	w.showText("Casebound", "A private research notebook for people who read sources closely.\n\nFree software under the MIT licence. Fonts, models and lists have their own licences: see NOTICE.")
}

// showText shows a text in a dialog as high as the text asks for; a long one
// scrolls.
func (w *Window) showText(title, text string) {
	const wide = 560
	d := newSheet(w.win, title, tall(w.win, wrapped(text), wide-40), fyne.NewSize(wide, 0))
	d.SetButtons(d.leave("Close"))
	d.Show(nil)
}

// The menus that hang at the notebook's name and at the text: names of
// commands, "" for a line between them.
var (
	nameMenu = []string{
		"document.import", "document.importFolder", "export.notebook", "", "notebook.open", "",
		"vault.safety", "vault.restore", "", "vault.encrypt", "vault.ways", "vault.passphrase", "vault.decrypt", "notebook.lock", "", "trash.empty",
	}
	readerMenu = []string{
		"highlight.add", "highlight.comment", "highlight.tag", "highlight.trash", "",
		"note.quote", "edit.copyQuote", "", "entity.add", "event.add",
	}
)

// menuOf makes a menu of commands; those that cannot run now are dim.
func (w *Window) menuOf(names []string) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, name := range names {
		c, ok := w.commands.named(name)
		if !ok {
			items = append(items, fyne.NewMenuItemSeparator())
			continue
		}
		item := fyne.NewMenuItem(c.title, func() { c.do(w.desk) })
		item.Disabled = c.unavailable() != ""
		items = append(items, item)
	}
	return items
}

// webAddress is the address a link leads to if it leads out.
func webAddress(target string) (*url.URL, bool) {
	u, err := url.Parse(target)
	if err != nil || u.Host == "" && u.Scheme != "mailto" {
		return nil, false
	}
	switch u.Scheme {
	case "http", "https", "mailto":
		return u, true
	}
	return nil, false
}

// empty is the centre of a window with no tab open.
func (w *Window) empty() fyne.CanvasObject {
	hint := widget.NewLabelWithStyle("Drop files here to import them, or press "+keys{fyne.KeyP, ctrl}.String()+" to go to anything.", fyne.TextAlignCenter, fyne.TextStyle{})
	hint.Importance = widget.LowImportance
	return container.NewCenter(hint)
}
