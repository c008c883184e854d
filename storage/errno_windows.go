package storage

import "golang.org/x/sys/windows"

// What the systems call a full disk besides ENOSPC.
var (
	errQuota    error = windows.ERROR_DISK_QUOTA_EXCEEDED
	errDiskFull error = windows.ERROR_DISK_FULL
)
