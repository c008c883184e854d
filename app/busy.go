package app

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"casebound/app/task"
	"casebound/storage"
)

// busy floats work under way over the window, with a way to stop it. When it
// was stopped nothing follows; what it had begun it has taken back.
func busy[T any](p *Program, title string, work func(ctx context.Context, progress func(done, total int)) (T, error), then func(T, error)) {
	bar := widget.NewProgressBar()
	float := newSheet(p.window, title, container.NewVBox(bar), fyne.NewSize(420, 0))
	var t *task.Task
	stop := func() {
		if t != nil {
			t.Cancel()
		}
	}
	done := float.OnClose
	float.OnClose = stop // Escape stops the work; what follows closes the sheet
	float.SetButtons(widget.NewButton("Stop", stop))
	float.Show(nil)
	shown := -1
	t = task.Run(p.runner, title, func(ctx context.Context, _ func(task.Progress)) (T, error) {
		return work(ctx, func(done, total int) {
			if percent := 100 * done / max(total, 1); percent != shown {
				shown = percent
				p.do(func() { bar.SetValue(float64(percent) / 100) })
			}
		})
	}, func(value T, err error) {
		done()
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
	entry := newSecretEntry()
	form := newSheet(p.window, title, container.NewVBox(wrapped(text), widget.NewForm(widget.NewFormItem("Passphrase", entry))), fyne.NewSize(460, 0))
	form.closed = func() { entry.SetText("") }
	form.SetButtons(form.leave("Cancel"), take("OK", func() {
		typed := entry.Text
		form.Close()
		if typed != "" {
			then(storage.TypedKey([]byte(typed)))
		}
	}))
	entry.OnSubmitted = func(string) { form.Accept() }
	entry.onEscape = form.Close
	form.Show(entry)
}
