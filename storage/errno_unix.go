//go:build !windows

package storage

import "syscall"

// What the systems call a full disk besides ENOSPC.
var (
	errQuota    error = syscall.EDQUOT
	errDiskFull error = syscall.ENOSPC
)
