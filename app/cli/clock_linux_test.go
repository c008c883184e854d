package cli

import (
	"time"

	"golang.org/x/sys/unix"
)

// threadClock is the processor time of this thread: what a query costs, even
// on a machine that does other things meanwhile.
func threadClock() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		return time.Since(benchEpoch)
	}
	return time.Duration(t.Nano())
}
