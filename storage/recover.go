package storage

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

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
