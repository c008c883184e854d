package storage

import (
	"errors"
	"os"
	"testing"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

func TestAJournalThatCannotBeWrittenRefusesTheChangeAndGoesOnLater(t *testing.T) {
	dir := t.TempDir()
	n := openAt(t, dir)
	s := putSample(t, n, 1, 2000)
	note := notebook.Note{ID: storetest.ID(1), Markdown: "refused"}

	good := n.journal.file
	broken, err := os.Open(good.Name()) // for reading only: every write fails
	fatal(t, err)
	n.journal.file = broken
	for range 2 {
		if err := n.Apply(notebook.Put(note)); err == nil {
			t.Error("a change was acknowledged that is nowhere on disk")
		}
	}
	if _, err := n.Get(note.Key()); !errors.Is(err, notebook.ErrNotFound) {
		t.Errorf("the refused change is seen: %v", err)
	}
	s.expect(t, n)
	n.journal.file = good
	fatal(t, broken.Close())
	putSample(t, n, 2, 2000)
	closeNow(t, n)
	n = openAt(t, dir)
	defer closeNow(t, n)
	s.expect(t, n)
	newSample(2, 2000).expect(t, n)
}

func TestAfterAFailedFlushWorkGoesOnFromANewCheckpoint(t *testing.T) {
	dir := t.TempDir()
	n := openAt(t, dir)
	s := putSample(t, n, 1, 2000)
	before := n.state.Generation
	n.journal.failed = errors.New("the disk said no")
	putSample(t, n, 2, 2000)
	if n.state.Generation != before+1 {
		t.Errorf("generation %d, want %d", n.state.Generation, before+1)
	}
	// As after a kill: nothing is closed.
	left := dir + " left"
	fatal(t, copySparse(left, dir))
	closeNow(t, n)
	n = openAt(t, left)
	defer closeNow(t, n)
	s.expect(t, n)
	newSample(2, 2000).expect(t, n)
}

func TestAChangeThatTheStoreRefusedDoesNotComeBack(t *testing.T) {
	dir := t.TempDir()
	n := openAt(t, dir)
	note := notebook.Note{ID: storetest.ID(1), Markdown: "refused"}
	key, err := keyOf(note.Key())
	fatal(t, err)
	// Badger refuses keys beyond 65,000 bytes.
	refused := []op{{key, n.secrets.wrap(key, 0, []byte("x"))}, {make([]byte, 70_000), []byte("x")}}
	if err := n.commit(refused, true, n.gate.isolate); err == nil {
		t.Fatal("not refused")
	}
	s := putSample(t, n, 1, 2000)
	left := dir + " left"
	fatal(t, copySparse(left, dir))
	closeNow(t, n)
	n = openAt(t, left)
	defer closeNow(t, n)
	if _, err := n.Get(note.Key()); !errors.Is(err, notebook.ErrNotFound) {
		t.Errorf("the refused change came back: %v", err)
	}
	s.expect(t, n)
}
