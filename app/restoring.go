package app

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"casebound/notebook"
	"casebound/storage"
)

func makeFolder(dir string) error { return os.MkdirAll(dir, 0o700) }

// restoreDocument brings one document back from a backup: which backup, its
// passphrase if it has one, which document.
func (p *Program) restoreDocument() {
	list, err := p.store.AllBackups()
	if !p.shown.try(err) {
		return
	}
	slices.Reverse(list)
	rows := widget.NewList(func() int { return len(list) }, func() fyne.CanvasObject { return widget.NewLabel("") },
		func(i widget.ListItemID, o fyne.CanvasObject) {
			o.(*widget.Label).SetText(capitalised(moment(list[i].Made, p.now())) + "   " + filepath.Base(filepath.Dir(list[i].Path)))
		})
	var float *sheet
	rows.OnSelected = func(i widget.ListItemID) { float.Close(); p.lookInside(list[i]) }
	other := widget.NewButton("Another file…", func() { float.Close(); p.chooseBackup(p.lookInside) })
	hint := wrapped("Choose the backup to look into. Nothing is changed until you choose a document.")
	if len(list) == 0 {
		hint.SetText("There is no backup of this notebook beside it or in the folder for backups.")
	}
	float = newSheet(p.window, "Restore a document from a backup", container.NewBorder(hint, nil, nil, nil, rows), fyne.NewSize(560, 420))
	float.SetButtons(float.leave("Cancel"), other)
	float.Show(nil)
	p.tell("restore from")
}

// capitalised begins with a capital.
func capitalised(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// chooseBackup asks for a backup file anywhere.
func (p *Program) chooseBackup(then func(storage.Description)) {
	open := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil || file == nil {
			p.complain(err)
			return
		}
		path := filepath.FromSlash(file.URI().Path())
		_ = file.Close() // it is read by storage
		d, err := storage.LookAtBackup(path)
		if err != nil {
			p.complain(err)
			return
		}
		then(d)
	}, p.window)
	open.Show()
	open.Resize(fyne.NewSize(760, 520))
}

// complain says what went wrong, with or without a notebook in the window.
func (p *Program) complain(err error) {
	switch {
	case err == nil:
	case p.shown != nil:
		p.shown.try(err)
	default:
		p.showProblem(p.dir, err)
	}
}

// lookInside lists the documents of a backup.
func (p *Program) lookInside(b storage.Description) {
	p.askKey(b.Encrypted, "This backup is encrypted", "Type the passphrase of the day it was made, or a recovery code of that day.", func(key storage.Key) {
		busy(p, "Looking into the backup", func(ctx context.Context, _ func(done, total int)) ([]notebook.Document, error) {
			return storage.DocumentsIn(ctx, b.Path, key)
		}, func(list []notebook.Document, err error) {
			if p.shown.try(err) {
				p.chooseDocument(b, key, list)
			}
		})
	})
}

// chooseDocument offers the documents of a backup, those first that the
// notebook has no more.
func (p *Program) chooseDocument(b storage.Description, key storage.Key, list []notebook.Document) {
	here := func(d notebook.Document) bool {
		now, err := p.session.Document(d.ID)
		return err == nil && now.Trashed.IsZero()
	}
	slices.SortStableFunc(list, func(a, b notebook.Document) int {
		if here(a) != here(b) {
			return map[bool]int{true: 1, false: -1}[here(a)]
		}
		return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title))
	})
	shown := list
	rows := widget.NewList(func() int { return len(shown) }, func() fyne.CanvasObject { return widget.NewLabel("") },
		func(i widget.ListItemID, o fyne.CanvasObject) {
			text := clip(shown[i].Title, 70)
			if !here(shown[i]) {
				text += "   (not in the notebook now)"
			}
			o.(*widget.Label).SetText(text)
		})
	filter := newFormEntry(1)
	filter.SetPlaceHolder("Filter documents")
	filter.OnChanged = func(s string) {
		shown = slices.DeleteFunc(slices.Clone(list), func(d notebook.Document) bool {
			return !strings.Contains(strings.ToLower(d.Title), strings.ToLower(s))
		})
		rows.UnselectAll()
		rows.Refresh()
	}
	var float *sheet
	rows.OnSelected = func(i widget.ListItemID) { float.Close(); p.confirmDocument(b, key, shown[i], here(shown[i])) }
	float = newSheet(p.window, "Documents in the backup", container.NewBorder(filter, nil, nil, nil, rows), fyne.NewSize(620, 480))
	float.SetButtons(float.leave("Cancel"))
	filter.onEscape = float.Close
	float.Show(filter)
	p.tell("documents in backup")
}

func (p *Program) confirmDocument(b storage.Description, key storage.Key, d notebook.Document, here bool) {
	text := "“" + clip(d.Title, 80) + "” comes back with its highlights, names and dates, as they were " + moment(b.Made, p.now()) + "."
	if here {
		text += " What the notebook has of it now is replaced; Undo brings that back."
	}
	p.shown.confirm("Restore this document?", text, "Restore", func() { p.bringBack(b, key, d.ID) })
}

// returned is a document found in a backup.
type returned struct {
	changes []notebook.Change
	text    notebook.Text
}

func (p *Program) bringBack(b storage.Description, key storage.Key, id notebook.ID) {
	store := p.store
	busy(p, "Restoring the document", func(ctx context.Context, _ func(done, total int)) (returned, error) {
		changes, text, err := store.DocumentFrom(ctx, b.Path, key, id)
		return returned{changes, text}, err
	}, func(r returned, err error) {
		if !p.shown.try(err) {
			return
		}
		d, err := p.session.Returned(r.changes, r.text)
		if p.shown.try(err) {
			p.session.Go(notebook.Place{Document: d.ID})
			p.shown.say("“" + clip(d.Title, 60) + "” is as the backup has it.")
		}
	})
}
