package task

import (
	"context"
	"errors"
	"testing"
)

// loop is a thread of its own: what a window has.
type loop chan func()

func (l loop) deliver(f func()) { l <- f }

// turn runs what was delivered until done.
func (l loop) turn(done func() bool) {
	for !done() {
		(<-l)()
	}
}

func TestWorkRunsAwayAndFollowsAtHome(t *testing.T) {
	l := make(loop, 16)
	r := Background(l.deliver)
	got := 0
	Run(r, "sum", func(context.Context, func(Progress)) (int, error) { return 41 + 1, nil },
		func(v int, err error) { got = v })
	if len(r.Running()) != 1 {
		t.Fatal("a task must be registered before it starts")
	}
	l.turn(func() bool { return got != 0 })
	if got != 42 || len(r.Running()) != 0 {
		t.Errorf("got %d with %d running, want 42 with none", got, len(r.Running()))
	}
}

func TestCancelledWorkFollowsWithTheReason(t *testing.T) {
	l := make(loop, 16)
	r := Background(l.deliver)
	var got error
	task := Run(r, "wait", func(ctx context.Context, _ func(Progress)) (int, error) {
		<-ctx.Done()
		return 0, nil
	}, func(_ int, err error) { got = err })
	task.Cancel()
	l.turn(func() bool { return got != nil })
	if !errors.Is(got, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", got)
	}
}

func TestOnlyTheNewestQuestionIsAnswered(t *testing.T) {
	l := make(loop, 64)
	r := Background(l.deliver)
	var slot Slot
	var answers []string
	release := make(chan struct{})
	ask := func(q string) {
		Ask(r, &slot, q, func(ctx context.Context, _ func(Progress)) (string, error) {
			<-release
			return q, nil
		}, func(a string, err error) { answers = append(answers, a) })
	}
	ask("c")
	ask("ci")
	ask("cit")
	close(release)
	l.turn(func() bool { return len(r.Running()) == 0 })
	if len(answers) != 1 || answers[0] != "cit" {
		t.Errorf("answers %q, want only the newest", answers)
	}
}

func TestInlineDoesEverythingInOneCall(t *testing.T) {
	r := Inline()
	got := ""
	var slot Slot
	Ask(r, &slot, "q", func(_ context.Context, report func(Progress)) (string, error) {
		report(Progress{Done: 1, Total: 1})
		return "done", nil
	}, func(a string, err error) { got = a })
	NewLater(r, 0).Do(func() { got += "!" })
	if got != "done!" {
		t.Errorf("got %q", got)
	}
}

func TestLaterRunsOnceAfterTheLastCall(t *testing.T) {
	l := make(loop, 16)
	later := NewLater(Background(l.deliver), 0)
	var got []int
	later.Do(func() { got = append(got, 1) })
	later.Do(func() { got = append(got, 2) })
	later.Flush()
	later.Flush()
	if len(got) != 1 || got[0] != 2 {
		t.Errorf("ran %v, want the last one once", got)
	}
}

func TestTogetherRunsEveryPart(t *testing.T) {
	var a, b int
	Together(func() { a = 1 }, func() { b = 2 })
	Together()
	if a+b != 3 {
		t.Errorf("ran %d and %d", a, b)
	}
}
