package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	badger "github.com/dgraph-io/badger/v4"

	"casebound/notebook"
)

// journalKeep is how much of the journal outlives a clean closing, as
// insurance: with a backup it makes again what a damaged table held.
const journalKeep = 64 << 20

// createData makes the folder of a notebook's data, empty and closed. r is nil
// when it is not encrypted.
func createData(dir string, a about, r *keyring) error {
	data := filepath.Join(dir, a.Data)
	fresh := data + ".new"
	if err := fillData(fresh, a, r); err != nil {
		return err
	}
	return publishFile(fresh, data)
}

func fillData(fresh string, a about, r *keyring) error {
	if err := os.RemoveAll(fresh); err != nil {
		return err
	}
	s := state{About: a, Closed: true, Checkpoint: "checkpoint-0"}
	for _, name := range []string{"", storeName, journalName, originals, s.Checkpoint} {
		if err := makeDir(filepath.Join(fresh, name)); err != nil {
			return err
		}
	}
	if r != nil {
		if err := writeKeyring(fresh, *r); err != nil {
			return err
		}
	}
	return writeSummed(filepath.Join(fresh, stateName), &s)
}

// open makes the engine ready, after a crash too.
func (e *engine) open() error {
	if free, err := freeSpace(e.data); err == nil && free < e.minFree/4 {
		return fmt.Errorf("%w: %d MB free, %d MB needed to open it for writing", notebook.ErrNoSpace, free>>20, e.minFree>>22)
	}
	e.journal = newJournal(e.path(journalName), e.about.ID, e.secrets)
	e.state = state{}
	err := readState(e.path(stateName), &e.state)
	switch {
	case err == nil && e.state.About.ID != e.about.ID:
		return fmt.Errorf("%w: its data belong to another notebook", notebook.ErrDamaged)
	case err == nil && e.state.Closed:
		err = e.openClosed()
	case err == nil:
		err = e.recover()
	case errors.Is(err, errSum), errors.Is(err, fs.ErrNotExist):
		e.notice("How the notebook was left is not known (%v): everything was looked through.", err)
		e.state = state{About: e.about}
		err = e.recoverInPlace(tail{}, 0)
	}
	if errors.Is(err, notebook.ErrDamaged) {
		err = e.rebuild(err)
	}
	if err != nil {
		return err
	}
	if e.last, err = openLast(e.journal.dir); err != nil {
		return err
	}
	return nil
}

// openClosed opens a store that was closed in order.
func (e *engine) openClosed() error {
	if err := e.checkClosed(); err != nil {
		return err
	}
	if err := removeLast(e.journal.dir); err != nil {
		return err
	}
	e.state.Closed = false
	if err := writeSummed(e.path(stateName), &e.state); err != nil {
		return err
	}
	reached("marked open")
	e.sequence = e.state.Sequence
	return e.openBadger()
}

func (e *engine) openBadger() (err error) {
	e.log = &quietLog{}
	e.db, err = badger.Open(badgerOptions(e.storeDir(), e.secrets, e.scratch != "", e.log))
	if err != nil {
		e.db = nil
		if complaint(err) != nil {
			return translate(err)
		}
		return fmt.Errorf("%w: the store does not open: %v", notebook.ErrDamaged, err)
	}
	e.hold = holdTables(e.db)
	return nil
}

// close leaves the store closed, flushed and with a checkpoint.
func (e *engine) close() error {
	if e.down.Load() { // the next opening makes it whole from the checkpoint and the journal
		e.abandon()
		return nil
	}
	err := errors.Join(e.journal.close(), e.last.close())
	if err != nil {
		return err
	}
	return e.closeStore()
}

// closeStore closes Badger and makes what it leaves the checkpoint. The tables
// of the old one are held until the new one is written.
func (e *engine) closeStore() error {
	if err := e.db.Close(); err != nil {
		return err
	}
	reached("store closed")
	if err := e.markClosed(); err != nil {
		return err
	}
	e.hold.release()
	e.hold = nil
	reached("tables released")
	return nil
}

func (e *engine) markClosed() error {
	store := e.path(storeName)
	files, err := flushStore(store, e.state)
	if err != nil {
		return fmt.Errorf("flush the store: %w", err)
	}
	reached("store flushed")
	s := e.state
	s.Closed, s.Sequence, s.Files = true, e.sequence, files
	s.Generation++
	s.Checkpoint = fmt.Sprintf("checkpoint-%d", s.Generation)
	if err := keepSmall(e.path(s.Checkpoint), store, files); err != nil {
		return fmt.Errorf("keep a checkpoint: %w", err)
	}
	reached("checkpoint kept")
	if err := writeSummed(e.path(stateName), &s); err != nil {
		return fmt.Errorf("write %s: %w", stateName, err)
	}
	reached("marked closed")
	e.state = s
	return errors.Join(e.dropCheckpoints(), e.journal.trim(journalKeep))
}

// checkpoint closes and opens: afterwards the journal begins anew. While it
// runs nobody may read.
func (e *engine) checkpoint() error {
	err := e.close()
	if err == nil {
		err = e.open()
	}
	if err != nil {
		return e.fail(err)
	}
	return nil
}

// dropCheckpoints removes all but the current one.
func (e *engine) dropCheckpoints() error {
	entries, err := os.ReadDir(e.data)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), "checkpoint-") && entry.Name() != e.state.Checkpoint {
			err = errors.Join(err, os.RemoveAll(e.path(entry.Name())))
		}
	}
	return err
}

// trim removes the oldest segments beyond the given bytes. The store must be
// closed in order: then it needs none.
func (j *journal) trim(keep int64) error {
	segments, err := j.segments()
	if err != nil {
		return err
	}
	for i := len(segments) - 1; i >= 0; i-- {
		info, err := os.Stat(segments[i].path)
		if err != nil {
			return err
		}
		if keep -= info.Size(); keep < 0 {
			if err := os.Remove(segments[i].path); err != nil {
				return err
			}
		}
	}
	return nil
}
