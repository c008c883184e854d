package task

import (
	"sync"
	"time"
)

// Slot holds one question at a time: asking again cancels the one before and
// drops its answer, so answers never arrive out of order. Typing uses one.
// The zero Slot is ready. It belongs to the asking thread.
type Slot struct {
	current *Task
	turn    int
}

// Ask is Run for a slot: then is called only if nothing was asked since.
func Ask[T any](r *Runner, s *Slot, label string, work Work[T], then func(T, error)) {
	s.Drop()
	s.turn++
	mine := s.turn
	task := Run(r, label, work, func(value T, err error) {
		if s.turn == mine {
			s.current = nil
			then(value, err)
		}
	})
	if s.turn == mine && r.deliver != nil {
		s.current = task
	}
}

// Drop cancels the question under way, if any, and its answer.
func (s *Slot) Drop() {
	if s.current != nil {
		s.current.Cancel()
		s.current = nil
	}
	s.turn++
}

// Later runs f on the asking thread once, a while after the last call: a
// scroll position is saved when scrolling has stopped. It belongs to the
// asking thread; the zero Later is not ready, use NewLater.
type Later struct {
	runner *Runner
	wait   time.Duration
	timer  *time.Timer
	next   func()
}

// NewLater returns a Later that waits so long. With an inline runner it does
// not wait at all.
func NewLater(r *Runner, wait time.Duration) *Later {
	return &Later{runner: r, wait: wait}
}

// Do sets what to run, in place of what was set before.
func (l *Later) Do(f func()) { l.In(l.wait, f) }

// In is Do with another wait for this once.
func (l *Later) In(wait time.Duration, f func()) {
	if l.runner.deliver == nil {
		f()
		return
	}
	l.next = f
	if l.timer != nil {
		l.timer.Stop()
	}
	l.timer = time.AfterFunc(wait, func() { l.runner.deliver(l.Flush) })
}

// Flush runs what is waiting now.
func (l *Later) Flush() {
	if l.timer != nil {
		l.timer.Stop()
	}
	if f := l.next; f != nil {
		l.next = nil
		f()
	}
}

// Stop forgets what is waiting.
func (l *Later) Stop() {
	if l.timer != nil {
		l.timer.Stop()
	}
	l.next = nil
}

// Together runs the functions side by side and returns when all are done. It
// is for short sums over memory that want both cores.
func Together(parts ...func()) {
	var wait sync.WaitGroup
	for _, part := range parts[min(1, len(parts)):] {
		wait.Go(part)
	}
	if len(parts) > 0 {
		parts[0]()
	}
	wait.Wait()
}
