//go:build !windows

package storage

import (
	"errors"
	"os"
	"syscall"
)

// syncDir brings the names in a folder to the disk.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil // a file system that keeps names its own way
	}
	return errors.Join(err, d.Close())
}
