//go:build unix

package app

import "syscall"

// RefuseCoreDumps keeps the system from writing the memory of the program to
// the disk should it crash. A system that does not let us is left as it is.
func RefuseCoreDumps() { _ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{}) }
