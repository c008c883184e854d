package widgets

import (
	"time"

	"golang.org/x/sys/unix"
)

// readerClock is the processor time of this thread: what a frame costs, even
// on a machine that does other things meanwhile.
func readerClock() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		return time.Since(readerEpoch)
	}
	return time.Duration(t.Nano())
}
