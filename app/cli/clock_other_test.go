//go:build !linux

package cli

import "time"

// threadClock is the time of the wall: the processor time of a thread cannot be
// asked for here.
func threadClock() time.Duration { return time.Since(benchEpoch) }
