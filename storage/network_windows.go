package storage

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// networkKind names the protocol of the network folder that holds dir, "" when
// dir lies on this computer, as far as the system tells.
func networkKind(dir string) string {
	volume := filepath.VolumeName(dir)
	if strings.HasPrefix(volume, `\\`) && !strings.HasPrefix(volume, `\\?\`) && !strings.HasPrefix(volume, `\\.\`) {
		return "a share"
	}
	root, err := windows.UTF16PtrFromString(volume + `\`)
	if err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE {
		return "a share"
	}
	return ""
}
