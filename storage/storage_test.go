package storage

import (
	"testing"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

// small lets tests run on a nearly full disk.
var small = Options{MinFree: 1}

func openAt(t *testing.T, dir string) *Notebook {
	t.Helper()
	n, err := Open(dir, small)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestNotebookObeysTheContract(t *testing.T) {
	storetest.Contract(t, func(t *testing.T) notebook.Store { return openAt(t, t.TempDir()) })
}

func TestNotebookOutlivesItsClosing(t *testing.T) {
	storetest.ContractReopen(t, func(t *testing.T, dir string) notebook.Store { return openAt(t, dir) })
}
