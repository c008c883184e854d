package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"casebound/storage"
)

// showWays lists what opens the notebook, and makes and takes away such ways.
// Each change asks for the passphrase or recovery code once more.
func (p *Program) showWays() {
	slots, err := p.store.Slots()
	if !p.shown.try(err) {
		return
	}
	var float *sheet
	rows := container.NewVBox()
	for _, s := range slots {
		text := widget.NewLabel(wayText(s, p))
		text.Wrapping = fyne.TextWrapWord
		var end fyne.CanvasObject
		if s.Kind != "passphrase" {
			end = widget.NewButton("Take away…", func() { float.Hide(); p.takeAway(s) })
		}
		rows.Add(container.NewBorder(nil, nil, nil, end, text))
	}
	act := func(title string, do func()) *widget.Button {
		return widget.NewButton(title, func() { float.Close(); do() })
	}
	actions := container.NewGridWithColumns(2,
		act("Change the passphrase…", func() { p.vaultAction(VaultPassphrase) }),
		act("New recovery code…", p.newRecovery),
		act("New key file…", p.newKeyFile),
		act("Make guessing dearer…", p.strengthen),
		act("Encrypt anew…", func() { p.vaultAction(VaultRekey) }))
	note := wrapped("A copy of the notebook, and a backup, opens with what opened the notebook when it was made. Encrypting anew is against old copies of its keys.")
	note.Importance = widget.LowImportance
	float = newSheet(p.window, "Ways to open this notebook", container.NewVBox(rows, actions, note), fyne.NewSize(600, 0))
	float.SetButtons(float.leave("Close"))
	float.Show(nil)
	p.tell("ways")
}

func wayText(s storage.Slot, p *Program) string {
	names := map[string]string{"passphrase": "Passphrase", "recovery": "Recovery code", "key file": "Key file"}
	text := names[s.Kind] + ", made " + moment(s.Made, p.now())
	if s.Cost.Time > 0 {
		text += fmt.Sprintf("; a guess takes %d passes over %d MB", s.Cost.Time, s.Cost.MemoryKiB>>10)
	}
	return text
}

// withKey asks for the passphrase and makes a change of the keys with it.
func withKey[T any](p *Program, title, text string, change func(storage.Key) (T, error), then func(T)) {
	p.askKey(true, title, text, func(key storage.Key) {
		busy(p, title, func(context.Context, func(done, total int)) (T, error) { return change(key) }, func(value T, err error) {
			clear(key.Passphrase)
			if p.shown.try(err) {
				then(value)
			}
		})
	})
}

func (p *Program) takeAway(s storage.Slot) {
	store := p.store
	withKey(p, "Take a way in away", "This "+s.Kind+" will open the notebook no more. The passphrase stays.",
		func(key storage.Key) (nothing, error) { return nothing{}, store.RemoveSlot(key, s) },
		func(nothing) {
			p.shown.say("That " + s.Kind + " opens the notebook no more; older copies of it still do.")
		})
}

func (p *Program) newRecovery() {
	withKey(p, "New recovery code", "The old recovery code will open the notebook no more.", p.store.NewRecoveryCode, func(code string) { p.showRecovery(code, nil) })
}

func (p *Program) strengthen() {
	withKey(p, "Make guessing dearer", "The passphrase stays the same. What a guess at it costs is measured anew on this computer, and never lowered.", p.store.Strengthen,
		func(c storage.Cost) {
			p.shown.say(fmt.Sprintf("A guess at the passphrase now takes %d passes over %d MB.", c.Time, c.MemoryKiB>>10))
		})
}

// newKeyFile asks where to write a key file, writes it, and then lets it open
// the notebook.
func (p *Program) newKeyFile() {
	save := dialog.NewFileSave(func(file fyne.URIWriteCloser, err error) {
		if !p.shown.try(err) || file == nil {
			return
		}
		path := filepath.FromSlash(file.URI().Path())
		store := p.store
		content := store.NewKeyFile()
		_, err = file.Write(content)
		if err = errors.Join(err, file.Close(), os.Chmod(path, 0o600)); !p.shown.try(err) {
			return
		}
		withKey(p, "New key file", "Whoever has "+filepath.Base(path)+" can open the notebook: keep it apart from the notebook.",
			func(key storage.Key) (nothing, error) { return nothing{}, store.AddKeyFile(key, content) },
			func(nothing) { p.shown.say("The key file " + path + " opens the notebook now.") })
	}, p.window)
	save.SetFileName(filepath.Base(absolute(p.dir)) + ".key")
	save.Show()
	save.Resize(fyne.NewSize(760, 520))
}

// mostKeyFile is how much of a key file is read; any file may be one.
const mostKeyFile = 64 << 20

// keyFileButton opens a locked notebook with a key file.
func (p *Program) keyFileButton(dir string) *widget.Button {
	button := widget.NewButton("Use a key file…", func() {
		open := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
			if err != nil || file == nil {
				return
			}
			content, err := io.ReadAll(io.LimitReader(file, mostKeyFile))
			if err = errors.Join(err, file.Close()); err != nil {
				p.showUnlock(dir, sentence(err.Error()))
				return
			}
			p.openWith(dir, storage.Key{KeyFile: content})
		}, p.window)
		open.Show()
		open.Resize(fyne.NewSize(760, 520))
	})
	button.Importance = widget.LowImportance
	return button
}
