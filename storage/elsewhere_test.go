package storage

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestANotebookThatIsOpenOnAnotherComputerIsSaidToBe(t *testing.T) {
	faulted(t, 0)
	dir := t.TempDir()
	n := openAt(t, dir)
	mark, err := os.ReadFile(filepath.Join(dir, openName))
	if err != nil || len(n.Notices()) > 0 {
		t.Fatalf("%s, %v, %q", mark, err, n.Notices())
	}
	if name, _ := os.Hostname(); name == "" || strings.Contains(string(mark), name) {
		t.Errorf("the computer's name stands in %s", mark)
	}
	closeNow(t, n)
	if _, err := os.Stat(filepath.Join(dir, openName)); !os.IsNotExist(err) {
		t.Errorf("closed, it is still marked open: %v", err)
	}
	fatal(t, os.WriteFile(filepath.Join(dir, openName), mark, 0o600)) // a crash of this computer
	n = openAt(t, dir)
	if len(n.Notices()) > 0 {
		t.Errorf("after a crash here it says %q", n.Notices())
	}
	closeNow(t, n)
	fatal(t, os.WriteFile(filepath.Join(dir, openName), []byte(`{"computer":"0123456789abcdef","since":"2026-03-02T09:00:00Z"}`), 0o600))
	n = openAt(t, dir)
	if said := strings.Join(n.Notices(), " "); !strings.Contains(said, "Another computer") || !strings.Contains(said, "2 Mar 2026") {
		t.Errorf("it says %q", said)
	}
	closeNow(t, n)
	closeNow(t, openAt(t, dir))
}
