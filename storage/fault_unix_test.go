//go:build !windows

package storage

import (
	"os"
	"strings"
	"testing"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

func TestAFolderThatVanishesRefusesChangesUntilItIsBack(t *testing.T) {
	faulted(t, 0)
	dir := t.TempDir() + "/notebook"
	n := openAt(t, dir)
	s := putSample(t, n, 1, 2000)
	fatal(t, os.Rename(dir, dir+" elsewhere"))
	if err := n.Apply(notebook.Put(notebook.Note{ID: storetest.ID(1)})); err == nil || !strings.Contains(err.Error(), "has vanished") {
		t.Errorf("in a folder that is gone: %v", err)
	}
	fatal(t, os.Rename(dir+" elsewhere", dir))
	s.expect(t, n)
	s = putSample(t, n, 2, 2000)
	closeNow(t, n)
	n = openAt(t, dir)
	defer closeNow(t, n)
	s.expect(t, n)
}
