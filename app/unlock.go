package app

import (
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"casebound/notebook"
	"casebound/storage"
)

// showUnlock asks for the passphrase. Nothing of the notebook is on the screen
// or in the title while it does.
func (p *Program) showUnlock(dir, fault string) {
	if err := p.leave(); err != nil {
		p.showProblem(dir, err)
		return
	}
	entry := widget.NewPasswordEntry()
	entry.SetPlaceHolder("Passphrase")
	open := func() {
		passphrase := []byte(entry.Text)
		entry.SetText("")
		p.openWith(dir, storage.Key{Passphrase: passphrase})
	}
	entry.OnSubmitted = func(string) { open() }
	button := widget.NewButton("Unlock", open)
	button.Importance = widget.HighImportance
	said := widget.NewLabel(fault)
	said.Importance = widget.DangerImportance
	other := widget.NewButton("Open another notebook…", p.askFolder)
	other.Importance = widget.LowImportance
	p.center(widget.NewLabelWithStyle("This notebook is locked", fyne.TextAlignLeading, fyne.TextStyle{Bold: true}), entry, said, button, p.keyFileButton(dir), other)
	p.window.Canvas().Focus(entry)
	p.tell("locked")
}

// showProblem says in one sentence why a notebook does not open, and what can
// be done. Nothing of the folder is changed.
func (p *Program) showProblem(dir string, err error) {
	err = errors.Join(err, p.leave())
	title := "This notebook cannot be opened"
	advice := "Its files are untouched."
	switch {
	case errors.Is(err, notebook.ErrInUse):
		title, advice = "This notebook is open already", "Close it in the other window, then try again."
	case errors.Is(err, notebook.ErrNewerFormat):
		advice = "Install the newest Casebound to open it. Its files are untouched."
	case errors.Is(err, notebook.ErrNotANotebook):
		title, advice = "This folder is not a notebook", "Choose an empty folder for a new notebook, or one that Casebound made."
	}
	said := widget.NewLabel(sentence(err.Error()) + "\n" + advice)
	said.Wrapping = fyne.TextWrapWord
	again := widget.NewButton("Try again", func() { p.open(dir) })
	again.Importance = widget.HighImportance
	folder := widget.NewLabel(filepath.Clean(dir))
	folder.Wrapping = fyne.TextWrapBreak
	folder.Importance = widget.LowImportance
	p.center(widget.NewLabelWithStyle(title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true}), folder, said, again,
		widget.NewButton("Open another notebook…", p.askFolder))
}

// center shows a narrow column in the middle of an otherwise empty window,
// which can be left by key: a field that is focused swallows what no menu has.
func (p *Program) center(parts ...fyne.CanvasObject) {
	quit := fyne.NewMenuItem("Quit", p.quit)
	quit.IsQuit, quit.Shortcut = true, keys{fyne.KeyQ, ctrl}.shortcut()
	p.window.SetMainMenu(fyne.NewMainMenu(fyne.NewMenu("File", quit)))
	column := container.NewGridWrap(fyne.NewSize(420, 320), container.NewVBox(parts...))
	p.window.SetContent(container.New(layout.NewCenterLayout(), column))
}

func (p *Program) askFolder() {
	open := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil {
			p.showProblem(p.dir, err)
		} else if folder != nil {
			p.open(filepath.FromSlash(folder.Path()))
		}
	}, p.window)
	open.Show()
	open.Resize(fyne.NewSize(760, 520))
}
