//go:build !linux

package widgets

import "time"

// readerClock is the time of the wall: the processor time of a thread cannot be
// asked for here.
func readerClock() time.Duration { return time.Since(readerEpoch) }
