package storage

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAFolderThatIsSynchronisedIsWarnedOf(t *testing.T) {
	faulted(t, 0)
	for mark, service := range map[string]string{
		"Dropbox/case": "Dropbox", "Dropbox (Courier)/a/case": "Dropbox", "OneDrive - Courier/case": "OneDrive",
		"Library/Mobile Documents/com~apple~CloudDocs/case": "iCloud Drive", "Library/CloudStorage/ProtonDrive-x/case": "ProtonDrive-x",
		"Nextcloud/x/case": "Nextcloud", "My Drive/case": "Google Drive", "plain/case": "", "Dropboxes/case": "", "megaphone/case": "",
	} {
		dir := filepath.Join(t.TempDir(), filepath.FromSlash(mark))
		said := strings.Join(Surroundings(dir), " ")
		if service == "" && said != "" || !strings.Contains(said, service) {
			t.Errorf("of %s it says %q", mark, said)
		}
	}
	for file, service := range map[string]string{".stfolder": "Syncthing", ".sync_0123abc.db": "Nextcloud", ".dropbox": "Dropbox"} {
		top := filepath.Join(t.TempDir(), "a [b] *")
		fatal(t, os.MkdirAll(filepath.Join(top, "c", "notebook"), 0o700))
		fatal(t, os.WriteFile(filepath.Join(top, file), nil, 0o600))
		said := Surroundings(filepath.Join(top, "c", "notebook"))
		if len(said) != 1 || !strings.Contains(said[0], service) {
			t.Errorf("beside %s it says %q", file, said)
		}
	}
}

func TestAnOrdinaryFolderIsNotWarnedOf(t *testing.T) {
	dir := t.TempDir()
	closeNow(t, openAt(t, dir))
	if said := Surroundings(dir); len(said) > 0 {
		t.Errorf("it says %q", said)
	}
}
