package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	badgeroptions "github.com/dgraph-io/badger/v4/options"

	"casebound/notebook"
)

// checkedAtOpening is how many bytes of tables are read through at every
// opening. Of a larger store the rest is left to Verify.
const checkedAtOpening = 256 << 20

// checkClosed compares a closed store with its sums. It puts small files back
// from their copies and moves what does not belong out of the way; a damaged
// table is an error.
func (e *engine) checkClosed() error {
	store, checkpoint := e.path(storeName), e.path(e.state.Checkpoint)
	if err := makeDir(store); err != nil {
		return err
	}
	listed, budget := map[string]bool{}, int64(checkedAtOpening)
	for _, f := range e.state.Files {
		listed[f.Name] = true
		if budget -= f.Size; isTable(f.Name) && budget < 0 {
			info, err := os.Stat(filepath.Join(store, f.Name))
			if err == nil && info.Size() == f.Size {
				continue
			}
		} else if f.holds(store) {
			continue
		}
		if isTable(f.Name) || !f.holds(checkpoint) {
			return fmt.Errorf("%w: %s is not as it was left", notebook.ErrDamaged, f.Name)
		}
		if err := keepAside(e.data, filepath.Join(store, f.Name)); err != nil {
			return err
		}
		if err := copyFile(filepath.Join(store, f.Name), filepath.Join(checkpoint, f.Name)); err != nil {
			return err
		}
		e.notice("%s was damaged and has been put back from its copy.", f.Name)
	}
	return e.clear(store, listed)
}

// clear takes away what is not listed: tables that Badger no longer needs but
// had not yet deleted, and what does not belong, which is kept aside.
func (e *engine) clear(store string, listed map[string]bool) error {
	names, err := fileNames(store, "*")
	if err != nil {
		return err
	}
	for _, name := range names {
		path := filepath.Join(store, name)
		switch {
		case listed[name]:
		case isTable(name), isSmall(name), strings.HasSuffix(name, ".mem"), name == "DISCARD", name == "LOCK", name == "MANIFEST-REWRITE":
			err = os.Remove(path)
		default:
			e.notice("%s does not belong to the store and was moved to %s.", name, quarantine)
			err = keepAside(e.data, path)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// keepAside moves a file that may be evidence into the quarantine. It is no
// error when there is none.
func keepAside(data, path string) error {
	if there, err := exists(path); err != nil || !there {
		return err
	}
	dir := filepath.Join(data, quarantine)
	if err := makeDir(dir); err != nil {
		return err
	}
	for n := 0; ; n++ {
		target := filepath.Join(dir, fmt.Sprintf("%s.%d", filepath.Base(path), n))
		if there, err := exists(target); err != nil {
			return err
		} else if !there {
			return os.Rename(path, target)
		}
	}
}

// recover opens a store that was not closed: back to the checkpoint, then
// forward along the journal.
func (e *engine) recover() error {
	from := e.state.Sequence + 1
	t, err := e.journal.scan(from, func(uint64, []op) error { return nil })
	if err != nil {
		return fmt.Errorf("read the journal: %w", err)
	}
	last := readLast(e.journal.dir)
	if t.suspect || t.gap || last > t.last || !e.checkpointHolds() {
		return e.recoverInPlace(t, last)
	}
	if err := restore(e.path(storeName), e.path(e.state.Checkpoint), e.state); err != nil {
		return fmt.Errorf("put the store back: %w", err)
	}
	if err := e.openBadger(); err != nil {
		return err
	}
	if err := e.replay(from, t); err != nil {
		return err
	}
	return e.journal.cutTail(t)
}

func (e *engine) checkpointHolds() bool {
	for _, f := range e.state.Files {
		dir := e.path(e.state.Checkpoint)
		if isTable(f.Name) {
			dir = e.path(storeName)
		}
		if !f.holds(dir) {
			return false
		}
	}
	return true
}

// replay writes every record from number from on into Badger once more. Coming
// in order and to the end, it does no harm where some were there already.
func (e *engine) replay(from uint64, t tail) error {
	batch := e.db.NewWriteBatch()
	defer batch.Cancel()
	_, err := e.journal.scan(from, func(_ uint64, ops []op) error {
		for _, o := range ops {
			var err error
			if o.value == nil {
				err = batch.Delete(o.key)
			} else {
				err = batch.Set(o.key, o.value)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("replay the journal: %w", err)
	}
	done := e.sequenceOp(t.last)
	if err := batch.Set(done.key, done.value); err != nil {
		return err
	}
	if err := batch.Flush(); err != nil {
		return fmt.Errorf("replay the journal: %w", err)
	}
	reached("journal replayed")
	e.sequence = t.last
	return nil
}

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

// whole finds the part of the journal that reaches from a record the store
// surely has to the end.
func (j *journal) whole(stored uint64) (from uint64, t tail, err error) {
	segments, err := j.segments()
	if err != nil {
		return 0, t, err
	}
	from = stored + 1
	if len(segments) > 0 {
		from = min(from, segments[0].first)
	}
	t, err = j.scan(from, func(uint64, []op) error { return nil })
	return from, t, err
}

// cutTail removes what follows the last good record. What may be more than a
// write cut short is kept aside.
func (j *journal) cutTail(t tail) error {
	if t.segment == "" {
		return nil
	}
	if t.suspect {
		segments, err := j.segments()
		if err != nil {
			return err
		}
		for _, s := range segments {
			if s.path < t.segment {
				continue
			}
			if err := keepAside(filepath.Dir(j.dir), s.path); err != nil {
				return err
			}
		}
		return nil
	}
	if t.end <= headerSize {
		return os.Remove(t.segment)
	}
	if err := os.Truncate(t.segment, t.end); err != nil {
		return err
	}
	return flushFile(t.segment)
}
