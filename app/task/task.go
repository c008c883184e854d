// Package task holds the only go statements of the program. Work runs away
// from the window and returns a value; what follows runs back on the thread
// that asked. Work touches no widget and no session.
//
// Read Runner first. Tests use Inline, where asking, working and following
// happen in one call.
package task

import (
	"context"
	"sync"
	"time"
)

// Progress is how far a task has come. Total is 0 while it is not known.
type Progress struct {
	Label       string
	Done, Total int
}

// Runner runs tasks and knows when none is left.
type Runner struct {
	deliver func(func()) // runs a function on the asking thread; nil: inline

	mu      sync.Mutex
	running map[*Task]Progress
	idle    *sync.Cond
	watch   func([]*Task)
}

// Inline returns a runner that does everything in the call that asks.
func Inline() *Runner { return newRunner(nil) }

// Background returns a runner that works on goroutines and hands what follows
// to deliver, which must run it on the thread that owns the window and may be
// called from any goroutine.
func Background(deliver func(func())) *Runner { return newRunner(deliver) }

func newRunner(deliver func(func())) *Runner {
	r := &Runner{deliver: deliver, running: map[*Task]Progress{}}
	r.idle = sync.NewCond(&r.mu)
	return r
}

// Task is one piece of work that is under way.
type Task struct {
	Label  string
	runner *Runner
	cancel context.CancelFunc
	began  time.Time
}

// Cancel asks the work to stop. What follows still runs, with the error of
// the context.
func (t *Task) Cancel() { t.cancel() }

// Began is when the task was asked for.
func (t *Task) Began() time.Time { return t.began }

// Progress is the last one the work reported.
func (t *Task) Progress() Progress {
	t.runner.mu.Lock()
	defer t.runner.mu.Unlock()
	return t.runner.running[t]
}

// Work does something long. It stops soon after ctx is cancelled and may call
// report from its own goroutine as often as it likes.
type Work[T any] func(ctx context.Context, report func(Progress)) (T, error)

// Run starts work and returns at once; then receives what it returned, on the
// asking thread. An inline runner does both before it returns.
func Run[T any](r *Runner, label string, work Work[T], then func(T, error)) *Task {
	ctx, cancel := context.WithCancel(context.Background())
	t := &Task{Label: label, runner: r, cancel: cancel, began: time.Now()}
	r.begin(t)
	report := func(p Progress) { r.report(t, p) }
	if r.deliver == nil {
		value, err := work(ctx, report)
		cancel()
		r.end(t)
		then(value, err)
		return t
	}
	go func() {
		value, err := work(ctx, report)
		if err == nil {
			err = ctx.Err()
		}
		cancel()
		r.deliver(func() {
			then(value, err)
			r.end(t)
		})
	}()
	return t
}

// Watch has f told, on the asking thread, whenever a task begins, ends or
// reports. There is one watcher.
func (r *Runner) Watch(f func(running []*Task)) { r.watch = f }

// Running lists the tasks under way, oldest first.
func (r *Runner) Running() []*Task {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := make([]*Task, 0, len(r.running))
	for t := range r.running {
		at := len(list)
		for at > 0 && list[at-1].began.After(t.began) {
			at--
		}
		list = append(list, nil)
		copy(list[at+1:], list[at:])
		list[at] = t
	}
	return list
}

// CancelAll asks every task to stop.
func (r *Runner) CancelAll() {
	for _, t := range r.Running() {
		t.Cancel()
	}
}

// Wait blocks until no task is under way. It must not be called on the thread
// that deliver uses.
func (r *Runner) Wait() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for len(r.running) > 0 {
		r.idle.Wait()
	}
}

func (r *Runner) begin(t *Task) {
	r.mu.Lock()
	r.running[t] = Progress{Label: t.Label}
	r.mu.Unlock()
	r.tell()
}

func (r *Runner) end(t *Task) {
	r.mu.Lock()
	delete(r.running, t)
	if len(r.running) == 0 {
		r.idle.Broadcast()
	}
	r.mu.Unlock()
	r.tell()
}

func (r *Runner) report(t *Task, p Progress) {
	r.mu.Lock()
	if _, live := r.running[t]; live {
		r.running[t] = p
	}
	r.mu.Unlock()
	if r.deliver != nil && r.watch != nil {
		r.deliver(r.tell)
	}
}

func (r *Runner) tell() {
	if r.watch != nil {
		r.watch(r.Running())
	}
}
