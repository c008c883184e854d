//go:build darwin || freebsd || dragonfly

package storage

import (
	"bytes"

	"golang.org/x/sys/unix"
)

// networkKind names the protocol of the network folder that holds dir, "" when
// dir lies on this computer, as far as the system tells.
func networkKind(dir string) string {
	var s unix.Statfs_t
	if unix.Statfs(dir, &s) != nil {
		return ""
	}
	name, _, _ := bytes.Cut(s.Fstypename[:], []byte{0})
	return networkTypes[string(name)]
}
