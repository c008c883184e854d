package storage

import (
	"errors"
	"os"
)

// rebuild makes the store anew from the journal alone, where that still holds
// every change from the first on. cause is why the store cannot be used. The
// damaged store is moved aside only when another is ready.
func (e *engine) rebuild(cause error) error {
	t, err := e.journal.scan(1, func(uint64, []op) error { return nil })
	if err != nil || t.suspect || t.gap || t.last == 0 || t.last < max(e.state.Sequence, readLast(e.journal.dir)) {
		return cause
	}
	e.scratch = e.path("rebuilt.new")
	defer func() { e.scratch = "" }()
	if err := e.fillRebuilt(t); err != nil {
		return errors.Join(cause, err, os.RemoveAll(e.scratch))
	}
	if err := keepAside(e.data, e.path(storeName)); err != nil {
		return errors.Join(cause, err)
	}
	if err := os.Rename(e.storeDir(), e.path(storeName)); err != nil {
		return errors.Join(cause, err)
	}
	e.scratch, err = "", os.RemoveAll(e.scratch)
	e.state.Files = nil // sums of files that are in quarantine now
	if err := errors.Join(err, e.markClosed(), e.journal.cutTail(t)); err != nil {
		return err
	}
	e.notice("The store was damaged (%v) and has been made anew from the journal: all %d changes are there.", cause, t.last)
	return e.openClosed()
}

func (e *engine) fillRebuilt(t tail) error {
	if err := errors.Join(e.emptyScratch(), makeDir(e.storeDir()), e.openBadger()); err != nil {
		return err
	}
	err := errors.Join(e.replay(1, t), e.db.Close())
	e.hold.release()
	e.hold = nil
	return err
}
