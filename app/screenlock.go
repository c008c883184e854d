package app

import (
	"context"

	"fyne.io/fyne/v2"

	"casebound/app/task"
)

// absence says when the person at the screen has gone: the screen was locked,
// or the computer is about to sleep.
type absence interface {
	// next waits until it happens again. An error means that the system will
	// tell no more.
	next(context.Context) error
}

// lockWhenAway locks an encrypted notebook when the system says that nobody is
// at the screen any more. Where it says nothing the idle time remains.
func (p *Program) lockWhenAway() {
	r := task.Background(fyne.Do) // of its own: it goes on from one notebook to the next
	task.Run(r, "screen lock", func(context.Context, func(task.Progress)) (absence, error) {
		return listenForAbsence()
	}, func(a absence, err error) {
		if err != nil {
			return // no desktop that tells, such as on a bare display
		}
		p.tell("heeds the screen")
		p.heed(r, a)
	})
}

func (p *Program) heed(r *task.Runner, a absence) {
	task.Run(r, "screen lock", func(ctx context.Context, _ func(task.Progress)) (struct{}, error) {
		return struct{}{}, a.next(ctx)
	}, func(_ struct{}, err error) {
		if err != nil {
			return
		}
		if p.shown != nil && p.store.Encrypted() {
			p.lock()
		}
		p.heed(r, a)
	})
}
