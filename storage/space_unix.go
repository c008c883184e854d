//go:build !windows

package storage

import "golang.org/x/sys/unix"

// freeSpace is what an ordinary user may still write on the disk that holds
// the folder.
func freeSpace(dir string) (uint64, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return 0, err
	}
	return uint64(s.Bavail) * uint64(s.Bsize), nil
}
