package app

import (
	"fmt"
	"time"
)

// timed is an answer with how long it took to find. How long it then takes to
// draw depends on the screen and is not counted.
type timed[T any] struct {
	answer T
	took   time.Duration
}

func measure[T any](now func() time.Time, find func() T) timed[T] {
	began := now()
	answer := find()
	return timed[T]{answer, now().Sub(began)}
}

// took says how long in words.
func took(d time.Duration) string {
	if d < time.Millisecond {
		return "under 1 ms"
	}
	return fmt.Sprintf("%d ms", d.Milliseconds())
}
