package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	badger "github.com/dgraph-io/badger/v4"
	badgeroptions "github.com/dgraph-io/badger/v4/options"

	"casebound/notebook"
)

// salvage fills an empty store with what can be read of a damaged one, for
// reading only. Of every key the newest version that a readable table has is
// taken, then the journal is played on top. What the damage took may show an
// older state or come back after it was deleted: the notices say so.
func (e *engine) salvage(cause error) error {
	e.notice("The notebook is damaged (%v). What can be read is shown; nothing in the folder has been changed.", cause)
	from := e.path(storeName)
	registry := from
	if preflightRegistry(registry) != nil {
		registry = e.path(e.state.Checkpoint)
	}
	if err := e.openBadger(); err != nil {
		return err
	}
	if reader, err := newTableReader(registry, e.secrets, badgeroptions.NoVerification); err != nil {
		e.notice("No table could be read: %v.", err)
	} else {
		err = e.salvageTables(reader, from)
		reader.close()
		if err != nil {
			return err
		}
	}
	return e.salvageJournal()
}

func preflightRegistry(dir string) error {
	sum, err := sumFile(filepath.Join(dir, badger.KeyRegistryFileName))
	if err == nil && sum.Size < 28 {
		err = errors.New("too short")
	}
	return err
}

// winner is where the newest version of a key was found.
type winner struct {
	table   int
	version uint64
	deleted bool
}

// salvageTables takes the newest readable version of every key.
func (e *engine) salvageTables(r *tableReader, from string) error {
	names, err := fileNames(from, "*.sst")
	if err != nil {
		e.notice("The tables cannot be read: %v.", err)
		return nil
	}
	paths := each(names, func(name string) string { return filepath.Join(from, name) })
	newest := map[string]winner{}
	for i, path := range paths {
		broken, err := r.read(path, func(v versioned) error {
			old, known := newest[string(v.key)]
			// A value whose seal is broken counts for nothing.
			if _, _, err := e.secrets.unwrap(v.key, v.value); err != nil && !v.deleted {
				e.lost(v.key)
				return nil
			}
			if !known || v.version > old.version {
				newest[string(v.key)] = winner{i, v.version, v.deleted}
			}
			return nil
		})
		if err != nil {
			e.notice("Table %s cannot be read: %v.", filepath.Base(path), err)
		} else if broken > 0 {
			e.notice("Of table %s %d blocks cannot be read.", filepath.Base(path), broken)
		}
	}
	batch := e.db.NewWriteBatch()
	defer batch.Cancel()
	for i, path := range paths {
		// An error was told of above; what can be read comes first again.
		_, _ = r.read(path, func(v versioned) error {
			if w := newest[string(v.key)]; w.table != i || w.version != v.version || w.deleted {
				return nil
			}
			if _, _, err := e.secrets.unwrap(v.key, v.value); err != nil {
				return nil
			}
			return batch.Set(v.key, v.value)
		})
	}
	return batch.Flush()
}

// salvageJournal plays what the journal has, unless that is older than what
// the tables had.
func (e *engine) salvageJournal() error {
	stored, err := e.storedSequence()
	if err != nil {
		stored = 0
	}
	from, t, err := e.journal.whole(stored)
	if err != nil {
		e.notice("The journal cannot be read: %v.", err)
		e.sequence = stored
		return nil
	}
	last := max(e.state.Sequence, readLast(e.journal.dir), stored)
	if t.last < last {
		from = stored + 1 // what the journal has beyond, not what it has before
		e.notice("The journal ends at change %d of %d.", t.last, last)
	}
	if t.last < from {
		e.sequence = stored
		return nil
	}
	return e.replay(from, t)
}

// lost notes that a value was found and cannot be read.
func (e *engine) lost(key []byte) {
	id := documentOf(key)
	for _, known := range e.damaged {
		if known == id {
			return
		}
	}
	e.damaged = append(e.damaged, id)
	if !id.IsZero() {
		e.notice("Damaged: %s.", describe(key))
	}
}

// openReading opens a copy of the store in the scratch folder, so that nothing
// of the notebook is written to.
func (e *engine) openReading() error {
	e.journal = newJournal(e.path(journalName), e.about.ID, e.secrets)
	e.state = state{}
	err := readState(e.path(stateName), &e.state)
	if err == nil && e.state.About.ID != e.about.ID {
		return fmt.Errorf("%w: its data belong to another notebook", notebook.ErrDamaged)
	}
	if err == nil {
		err = e.copyForReading()
	}
	if err == nil {
		return nil
	}
	if e.db != nil {
		err = errors.Join(err, e.db.Close())
		e.hold.release()
		e.db, e.hold = nil, nil
	}
	if emptied := e.emptyScratch(); emptied != nil {
		return errors.Join(err, emptied)
	}
	return e.salvage(err)
}

// copyForReading makes the scratch what an orderly opening would have made the
// store. An error means that something is damaged.
func (e *engine) copyForReading() error {
	tables, small := e.path(storeName), e.path(e.state.Checkpoint)
	for _, f := range e.state.Files {
		if isTable(f.Name) && !f.holds(tables) || !isTable(f.Name) && !f.holds(small) {
			return fmt.Errorf("%s is not as it was left", f.Name)
		}
	}
	var t tail
	if !e.state.Closed {
		var err error
		if t, err = e.journal.scan(e.state.Sequence+1, func(uint64, []op) error { return nil }); err != nil {
			return err
		}
		if t.suspect || t.gap || readLast(e.journal.dir) > t.last {
			return errors.New("the journal is damaged")
		}
	}
	if err := e.emptyScratch(); err != nil {
		return err
	}
	if err := fillStore(e.storeDir(), tables, small, e.state.Files); err != nil {
		return err
	}
	if err := e.openBadger(); err != nil {
		return err
	}
	e.sequence = e.state.Sequence
	if e.state.Closed {
		return nil
	}
	return e.replay(e.state.Sequence+1, t)
}

func (e *engine) emptyScratch() error {
	return errors.Join(os.RemoveAll(e.scratch), os.MkdirAll(e.scratch, dirMode))
}

// closeReading throws the copy away.
func (e *engine) closeReading() error {
	err := e.db.Close()
	e.hold.release()
	return errors.Join(err, os.RemoveAll(e.scratch))
}
