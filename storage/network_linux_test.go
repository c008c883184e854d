package storage

import "testing"

func TestANetworkFolderIsToldByItsMount(t *testing.T) {
	faulted(t, 0)
	const table = `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:27 / /mnt/team\040share rw - cifs //server/share rw,vers=3.1.1
31 22 0:28 / /home/ada/far rw,nosuid shared:5 - fuse.sshfs ada@far: rw
32 22 0:29 / /mnt/stick rw - fuseblk /dev/sdb1 rw
33 30 0:30 / /mnt/team\040share/local rw - ext4 /dev/sdc1 rw
broken line
`
	for dir, want := range map[string]string{
		"/home/ada/case": "", "/mnt/team share/case": "SMB", "/mnt/team sharex": "", "/home/ada/far": "SSH", "/home/ada/far/a/b": "SSH",
		"/mnt/stick/case": "", "/mnt/team share/local/case": "",
	} {
		if got := networkTypes[mountType(table, dir)]; got != want {
			t.Errorf("%s is on %q, want %q", dir, got, want)
		}
	}
}
