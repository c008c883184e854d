//go:build !windows

package storage

import (
	"os/signal"
	"syscall"
)

// A file that grows beyond the system's limit on files is an error to us and
// not the end of the program, which it is by default.
func init() { signal.Ignore(syscall.SIGXFSZ) }
