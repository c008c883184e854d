package storage

import (
	"errors"
	"fmt"
	"path/filepath"

	badgeroptions "github.com/dgraph-io/badger/v4/options"

	"casebound/notebook"
)

// recoverInPlace opens what Badger left behind itself: where the checkpoint or
// the journal is damaged, and where the state is not known. last is the number of the last change acknowledged, as far as
// known.
func (e *engine) recoverInPlace(t tail, last uint64) error {
	err := preflight(e.path(storeName))
	if err == nil {
		err = e.checkTables()
	}
	if err != nil {
		return fmt.Errorf("%w: %v", notebook.ErrDamaged, err)
	}
	if err := e.openBadger(); err != nil {
		return err
	}
	if t, err = e.catchUp(t, last); err != nil {
		return errors.Join(err, e.db.Close())
	}
	// What was found is now the checkpoint to go back to.
	if err := e.closeStore(); err != nil {
		return err
	}
	if err := e.journal.cutTail(t); err != nil {
		return err
	}
	return e.openClosed()
}

// checkTables reads all tables of a store that was not closed: those of the
// checkpoint against their sums, newer ones against Badger's own checksums.
func (e *engine) checkTables() error {
	store := e.path(storeName)
	names, err := fileNames(store, "*.sst")
	if err != nil || len(names) == 0 {
		return err
	}
	if names, err = liveFiles(store); err != nil {
		return err
	}
	known := map[string]fileSum{}
	for _, f := range e.state.Files {
		known[f.Name] = f
	}
	reader, err := newTableReader(store, e.secrets, badgeroptions.OnTableRead)
	if err != nil {
		return err
	}
	defer reader.close()
	for _, name := range names {
		if !isTable(name) {
			continue
		}
		if f, ok := known[name]; ok {
			if !f.holds(store) {
				return fmt.Errorf("%s is not as it was left", name)
			}
			continue
		}
		if err := reader.check(filepath.Join(store, name)); err != nil {
			return err
		}
	}
	return nil
}

// catchUp replays what Badger lacks and says when something is lost.
func (e *engine) catchUp(t tail, last uint64) (tail, error) {
	stored, err := e.storedSequence()
	if err != nil {
		return t, err
	}
	from := e.state.Sequence + 1
	if e.state.Checkpoint == "" { // the state is not known
		if from, t, err = e.journal.whole(stored); err != nil {
			return t, err
		}
		last = readLast(e.journal.dir)
	}
	if have := max(stored, t.last); have < last {
		return t, fmt.Errorf("%w: of %d changes the last %d are lost", notebook.ErrDamaged, last, last-have)
	}
	if t.suspect {
		e.notice("The journal was damaged after change %d; the store itself had all %d.", t.last, max(stored, t.last))
	}
	if stored > t.last { // replaying older records would undo newer ones
		e.sequence = stored
		return t, nil
	}
	return t, e.replay(from, t)
}
