package app

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"casebound/storage"
)

// fact is one line of what is known about a notebook's safety.
type fact struct{ label, text string }

// safetyFacts say how safe the open notebook is.
func (p *Program) safetyFacts() ([]fact, []storage.Description, error) {
	list, err := p.store.AllBackups()
	if err != nil {
		return nil, nil, err
	}
	folder, fallen := p.store.BackupsIn()
	facts := []fact{{"Encrypted", "No: whoever can read its folder can read it."}, {"Last backup", "None yet."}, {"Backups go to", folder}}
	if p.store.Encrypted() {
		slots, err := p.store.Slots()
		if err != nil {
			return nil, nil, err
		}
		facts[0].text = "Yes. It is opened by " + waysText(slots) + "."
	}
	if n := len(list); n > 0 {
		facts[1].text = sentence(moment(list[n-1].Made, p.now())) + " It was read back and found whole. " + capitalised(counted(n, "backup")) + " in all."
	}
	if fallen != "" {
		facts = append(facts, fact{"", fallen})
	}
	if clear := inClear(p.store, list); len(clear) > 0 {
		facts = append(facts, fact{"Not encrypted", counted(len(clear), "backup") + " made before the notebook was encrypted: whoever finds them can read them."})
	}
	for _, warning := range storage.Surroundings(p.store.Dir()) {
		facts = append(facts, fact{"Place", warning})
	}
	return facts, list, nil
}

func waysText(slots []storage.Slot) string {
	counts := map[string]int{}
	for _, s := range slots {
		counts[s.Kind]++
	}
	words := []string{"the passphrase"}
	if counts["recovery"] > 0 {
		words = append(words, "the recovery code")
	}
	if n := counts["key file"]; n > 0 {
		words = append(words, counted(n, "key file"))
	}
	return strings.Join(words, " or ")
}

// inClear are the backups that an encrypted notebook should not have.
func inClear(n *storage.Notebook, list []storage.Description) []storage.Description {
	var clear []storage.Description
	for _, b := range list {
		if n.Encrypted() && !b.Encrypted {
			clear = append(clear, b)
		}
	}
	return clear
}

// showSafety shows how safe the notebook is, and what can be done about it.
func (p *Program) showSafety() {
	facts, list, err := p.safetyFacts()
	if !p.shown.try(err) {
		return
	}
	form := widget.NewForm()
	for _, f := range facts {
		form.Append(f.label, wrapped(f.text))
	}
	var float *sheet
	act := func(title string, do func()) *widget.Button {
		return widget.NewButton(title, func() { float.Close(); do() })
	}
	actions := []fyne.CanvasObject{
		act("Back up now", p.backUpNow), act("Folder for backups…", p.chooseBackupFolder),
		act("Restore a document…", p.restoreDocument), act("Check everything", p.checkEverything),
	}
	if clear := inClear(p.store, list); len(clear) > 0 {
		actions = append(actions, act("Backups in clear…", p.offerClear))
	}
	if p.store.Encrypted() {
		actions = append(actions, act("Ways to open it…", p.showWays))
	} else {
		actions = append(actions, act("Encrypt…", func() { p.vaultAction(VaultEncrypt) }))
	}
	float = newSheet(p.window, "Safety and backups", container.NewVBox(form, container.NewGridWithColumns(3, actions...)), fyne.NewSize(640, 0))
	float.SetButtons(float.leave("Close"))
	float.Show(nil)
	p.tell("safety")
}

// backUpNow makes a backup where the automatic ones go.
func (p *Program) backUpNow() {
	store := p.store
	folder, _ := store.BackupsIn()
	file := filepath.Join(folder, storage.BackupName(store.ID(), p.now()))
	busy(p, "Backing up", func(ctx context.Context, progress func(done, total int)) (storage.Backup, error) {
		if err := makeFolder(folder); err != nil {
			return storage.Backup{}, err
		}
		return store.Backup(ctx, file, progress)
	}, func(_ storage.Backup, err error) {
		if p.shown.try(err) {
			p.shown.say("Backed up to " + folder + ", read back and found whole.")
		}
	})
}

// checkEverything verifies the notebook and shows the report.
func (p *Program) checkEverything() {
	store := p.store
	busy(p, "Checking everything", store.Verify, func(r storage.Report, err error) {
		if p.shown.try(err) {
			p.shown.showReport(r)
		}
	})
}

func (w *Window) showReport(r storage.Report) {
	text := widget.NewLabelWithStyle(strings.TrimSpace(r.String()), fyne.TextAlignLeading, fyne.TextStyle{Monospace: true})
	text.Selectable = true
	title := "Everything is as it should be"
	if !r.Sound() {
		title = counted(len(r.Problems), "problem") + " found"
	}
	float := newSheet(w.win, title, container.NewScroll(text), fyne.NewSize(720, 480))
	float.SetButtons(float.leave("Close"))
	float.Show(nil)
}

// chooseBackupFolder asks where automatic backups go.
func (p *Program) chooseBackupFolder() {
	open := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if !p.shown.try(err) || folder == nil {
			return
		}
		path := filepath.FromSlash(folder.Path())
		if p.shown.try(p.store.KeepBackupsIn(path)) {
			p.shown.say("Backups go to " + path + " from now on. Those made before stay where they are.")
		}
	}, p.window)
	open.SetTitleText("Folder for backups")
	open.Show()
	open.Resize(fyne.NewSize(760, 520))
}

// offerClear deals with the backups in clear of an encrypted notebook.
func (p *Program) offerClear() {
	list, err := p.store.AllBackups()
	if !p.shown.try(err) {
		return
	}
	clear := inClear(p.store, list)
	if len(clear) == 0 {
		p.shown.say("Every backup is encrypted.")
		return
	}
	names := make([]string, len(clear))
	for i, b := range clear {
		names[i] = b.Path
	}
	text := widget.NewLabel(fmt.Sprintf("Made before the notebook was encrypted; whoever finds one of these can read it:\n\n%s\n\nMost disks keep removed content for a while.", strings.Join(names, "\n")))
	text.Wrapping = fyne.TextWrapBreak
	var float *sheet
	deal := func(title, said string, each func(context.Context, string) error) *widget.Button {
		return widget.NewButton(title, func() {
			float.Close()
			busy(p, title, func(ctx context.Context, progress func(done, total int)) (nothing, error) {
				for i, name := range names {
					progress(i, len(names))
					if err := each(ctx, name); err != nil {
						return nothing{}, err
					}
				}
				return nothing{}, nil
			}, func(_ nothing, err error) {
				if p.shown.try(err) {
					p.shown.say(said)
				}
			})
		})
	}
	store := p.store
	encrypt := deal("Encrypt them", "The backups are encrypted; what opens the notebook now opens them.", store.SealBackup)
	encrypt.Importance = widget.HighImportance
	remove := deal("Delete them", "The backups in clear are deleted.", func(_ context.Context, file string) error { return store.RemoveBackup(file) })
	float = newSheet(p.window, "Backups that are not encrypted", tall(p.window, text, 560), fyne.NewSize(600, 0))
	float.SetButtons(float.leave("Leave them"), remove, encrypt)
	float.Show(nil)
	p.tell("backups in clear")
}
