package storage

import (
	"errors"
	"os"
	"testing"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

func TestAJournalThatCannotBeWrittenRefusesTheChangeAndGoesOnLater(t *testing.T) {
	faulted(t, 0)
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
	faulted(t, 0)
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

func TestAStoreThatBrokeDownIsOpenedAgainByTheNextWhoAsks(t *testing.T) {
	faulted(t, 0)
	dir := t.TempDir()
	n := openAt(t, dir)
	s := putSample(t, n, 1, 2000)
	_ = n.engine.fail(errors.New("half of a change is visible"))
	fatal(t, n.db.Close()) // as a checkpoint leaves it that could not open it again
	s.expect(t, n)
	putSample(t, n, 2, 2000).expect(t, n)

	state := n.path(stateName)
	whole, err := os.ReadFile(state)
	fatal(t, err)
	fatal(t, errors.Join(os.Remove(state), os.Mkdir(state, 0o700)))
	_ = n.engine.fail(errors.New("half of a change is visible"))
	for range 2 {
		if _, err := n.Get(s.document.Key()); err == nil {
			t.Error("read from a store that cannot be opened")
		}
		if err := n.Apply(notebook.Put(s.document)); err == nil {
			t.Error("a change was acknowledged by a store that cannot be opened")
		}
	}
	fatal(t, errors.Join(os.Remove(state), os.WriteFile(state, whole, 0o600)))
	s.expect(t, n)
	_ = n.engine.fail(errors.New("half of a change is visible"))
	closeNow(t, n) // it need not be mended before
	n = openAt(t, dir)
	defer closeNow(t, n)
	s.expect(t, n)
	newSample(2, 2000).expect(t, n)
}
