package app

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"casebound/app/task"
	"casebound/notebook"
	"casebound/storage"
	"casebound/widgets"
)

// warnOfPlace says what is risky about where the notebook lies, until the
// reader has seen it.
func (p *Program) warnOfPlace() {
	warnings := storage.Surroundings(p.dir)
	if len(warnings) == 0 {
		return
	}
	p.shown.notice.SetNotice(warnings[0], widgets.NoticeAction{Title: "Understood", Do: func() { p.shown.settleNotice() }})
	p.shown.relay()
}

// warnOfReading says why the notebook can only be read, with a way out.
func (p *Program) warnOfReading(cause error) {
	text := "Open for reading only: " + sentence(cause.Error())
	actions := []widgets.NoticeAction{{Title: "Export…", Do: func() { p.shown.run("export.notebook") }}}
	if errors.Is(cause, notebook.ErrDamaged) {
		dir := p.dir
		text = "This notebook is damaged and open for reading only; its files are untouched. What is sound is shown and can be exported."
		actions = append(actions, widgets.NoticeAction{Title: "Repair…", Do: func() { p.askRepair(dir) }})
	} else {
		dir := p.dir
		actions = append(actions, widgets.NoticeAction{Title: "Try again", Do: func() { p.reopen(dir) }})
	}
	p.shown.notice.SetNotice(text, actions...)
	p.shown.relay()
	p.tell("reading only")
}

// reopen opens the notebook anew, when what stood in its way may be gone.
func (p *Program) reopen(dir string) {
	if err := p.leave(); err != nil {
		p.showProblem(dir, err)
		return
	}
	p.openWith(dir, storage.Key{})
}

// askRepair looks at a damaged notebook and at its backups, says what can be
// done, and does it when told to.
func (p *Program) askRepair(dir string) {
	d, err := storage.Look(dir)
	encrypted := err == nil && d.Encrypted
	p.askKey(encrypted, "Repair", "Type the passphrase of the notebook, or its recovery code.", func(key storage.Key) {
		if err := p.leave(); err != nil {
			p.showProblem(dir, err)
			return
		}
		p.center(widget.NewLabel("Looking at the notebook and its backups…"), widget.NewProgressBarInfinite())
		options := storage.Options{Now: p.now, Key: key}
		task.Run(p.runner, "plan repair", func(ctx context.Context, _ func(task.Progress)) (storage.RepairPlan, error) {
			return storage.PlanRepair(ctx, dir, options)
		}, func(plan storage.RepairPlan, err error) {
			switch {
			case err != nil:
				p.showProblem(dir, err)
			case plan.Cause == nil:
				p.openWith(dir, key)
			default:
				p.showPlan(dir, plan, options)
			}
		})
	})
}

// showPlan says what is wrong and what repairing would do.
func (p *Program) showPlan(dir string, plan storage.RepairPlan, options storage.Options) {
	text := widget.NewLabel(sentence(plan.String()))
	text.Wrapping = fyne.TextWrapWord
	repair := widget.NewButton("Repair", func() { p.repair(dir, plan, options) })
	repair.Importance = widget.HighImportance
	if plan.Backup == "" && !plan.Readable {
		repair.Disable()
	}
	other := widget.NewButton("Use another backup…", func() {
		p.dir = dir
		p.chooseBackup(func(d storage.Description) {
			plan.Backup, plan.Made = d.Path, d.Made
			p.showPlan(dir, plan, options)
		})
	})
	read := widget.NewButton("Open for reading", func() { p.openWith(dir, options.Key) })
	if !plan.Readable {
		read.Disable()
	}
	title := widget.NewLabelWithStyle("This notebook is damaged", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	scroll := container.NewVScroll(text)
	scroll.SetMinSize(fyne.NewSize(560, 240))
	column := container.NewVBox(title, scroll, container.NewGridWithColumns(3, repair, other, read))
	p.window.SetContent(container.NewCenter(column))
	p.tell("repair planned")
}

// repair makes the notebook whole and opens it.
func (p *Program) repair(dir string, plan storage.RepairPlan, options storage.Options) {
	p.center(widget.NewLabel("The notebook is being made anew…"), widget.NewProgressBarInfinite())
	busy(p, "Repairing", func(ctx context.Context, _ func(done, total int)) (storage.Repaired, error) {
		if plan.Backup != "" {
			return storage.Repair(ctx, dir, plan.Backup, options)
		}
		return storage.RepairWithoutBackup(ctx, dir, options)
	}, func(r storage.Repaired, err error) {
		if err != nil {
			p.showProblem(dir, err)
			return
		}
		p.openWith(dir, options.Key)
		if p.shown == nil {
			return
		}
		text := fmt.Sprintf("The notebook is whole again, with %s. The damaged data are kept in its folder, under %s; delete them when you miss nothing.", counted(int(r.Sequence), "change"), r.Damaged)
		if r.Lost > 0 {
			text += fmt.Sprintf(" %s made after the backup could not be saved.", capitalised(counted(int(r.Lost), "change")))
		}
		p.shown.showText("Repaired", text)
		p.tell("repaired")
	})
}

// showDamage says that a notebook cannot even be read, and offers to repair it.
func (p *Program) showDamage(dir string, err error) {
	p.showProblem(dir, err)
	p.dir = dir
	column := p.window.Content()
	repair := widget.NewButton("Repair…", func() { p.askRepair(dir) })
	p.window.SetContent(container.NewBorder(nil, container.NewPadded(container.NewCenter(repair)), nil, nil, column))
}

// relay lays the window out again after the notice bar came or went.
func (w *Window) relay() {
	w.notice.Fit(w.win.Canvas().Size().Width)
	w.body.Refresh()
}

// settleNotice takes the notice away.
func (w *Window) settleNotice() {
	w.notice.SetNotice("")
	w.relay()
}
