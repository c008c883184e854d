package app

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"casebound/app/task"
	"casebound/storage"
)

// busy floats work under way over the window, with a way to stop it. When it
// was stopped nothing follows; what it had begun it has taken back.
func busy[T any](p *Program, title string, work func(ctx context.Context, progress func(done, total int)) (T, error), then func(T, error)) {
	bar := widget.NewProgressBar()
	float := dialog.NewCustomWithoutButtons(title, container.NewVBox(bar), p.window)
	var t *task.Task
	float.SetButtons([]fyne.CanvasObject{widget.NewButton("Stop", func() {
		if t != nil {
			t.Cancel()
		}
	})})
	float.Resize(fyne.NewSize(420, 120))
	float.Show()
	shown := -1
	t = task.Run(p.runner, title, func(ctx context.Context, _ func(task.Progress)) (T, error) {
		return work(ctx, func(done, total int) {
			if percent := 100 * done / max(total, 1); percent != shown {
				shown = percent
				p.do(func() { bar.SetValue(float64(percent) / 100) })
			}
		})
	}, func(value T, err error) {
		float.Hide()
		if !errors.Is(err, context.Canceled) {
			then(value, err)
		}
	})
}

// nothing is what work returns that has only an error to tell.
type nothing struct{}

// askKey asks for the passphrase where what follows needs it: then gets the
// zero key for a notebook or backup that has none.
func (p *Program) askKey(needed bool, title, text string, then func(storage.Key)) {
	if !needed {
		then(storage.Key{})
		return
	}
	entry := widget.NewPasswordEntry()
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapWord
	var form *dialog.ConfirmDialog
	answer := func(yes bool) {
		typed := entry.Text
		entry.SetText("")
		if yes && typed != "" {
			then(storage.TypedKey([]byte(typed)))
		}
	}
	form = dialog.NewCustomConfirm(title, "OK", "Cancel", container.NewVBox(label, widget.NewForm(widget.NewFormItem("Passphrase", entry))), answer, p.window)
	entry.OnSubmitted = func(string) { form.Confirm() }
	form.Resize(fyne.NewSize(460, 200))
	form.Show()
	p.window.Canvas().Focus(entry)
}
