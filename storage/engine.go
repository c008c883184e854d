package storage

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync/atomic"

	badger "github.com/dgraph-io/badger/v4"

	"casebound/notebook"
)

// engine keeps keys and values: Badger for finding them, the journal for
// keeping promises, checkpoints for getting up again. One goroutine writes at
// a time; reading goes straight to db.
type engine struct {
	data    string // the folder
	about   about
	secrets *secrets
	minFree uint64

	db       *badger.DB
	hold     *tableHold // of the tables of the checkpoint
	log      *quietLog
	journal  *journal
	last     *lastNumber
	state    state
	sequence uint64      // of the last record in the journal
	scratch  string      // when reading only: a folder for a copy of the store
	failed   error       // a step went half through: only opening again helps (revive)
	down     atomic.Bool // failed is set
	notices  []string
	lenient  bool          // what cannot be read is left out, not an error
	damaged  []notebook.ID // documents of which something was found broken
}

// journalLimit is how long the journal may grow before a checkpoint is made in
// mid-work: what a crash makes the next opening replay.
var journalLimit int64 = 128 << 20 // a variable for the crash test

var sequenceKey = metaKey("sequence")

// commit makes all the ops or none. When durable is set they are on disk when
// it returns; otherwise they are with the next durable step. alone runs a
// function while nobody reads.
func (e *engine) commit(ops []op, durable bool, alone func(func() error) error) error {
	if e.failed != nil {
		return e.failed
	}
	payload := encodeBatch(ops)
	if err := e.roomFor(len(payload)); err != nil {
		return err
	}
	if e.journal.failed != nil || e.journal.written > journalLimit {
		if err := alone(e.checkpoint); err != nil {
			return fmt.Errorf("make a checkpoint: %w", err)
		}
	}
	number := e.sequence + 1
	if err := e.journal.append(number, payload); err != nil {
		return translate(err)
	}
	e.sequence = number
	if durable {
		if err := e.acknowledge(); err != nil {
			return translate(err)
		}
	}
	return e.apply(number, ops, alone)
}

// acknowledge brings the journal to the disk.
func (e *engine) acknowledge() error {
	if err := e.journal.flush(); err != nil {
		return err
	}
	return e.last.write(e.sequence)
}

// apply writes the ops of a record into Badger.
func (e *engine) apply(number uint64, ops []op, alone func(func() error) error) error {
	steps := steps(append(ops, e.sequenceOp(number)))
	if len(steps) == 1 {
		err := e.update(steps[0])
		reached("record applied")
		if err == nil {
			return nil
		}
		return errors.Join(translate(err), e.abort())
	}
	return alone(func() error {
		for _, step := range steps {
			if err := e.update(step); err != nil {
				return e.fail(fmt.Errorf("the last change is only half visible until the notebook is opened again: %w", translate(err)))
			}
			reached("step applied")
		}
		return nil
	})
}

func (e *engine) sequenceOp(number uint64) op {
	return op{sequenceKey, e.secrets.wrap(sequenceKey, 0, binary.BigEndian.AppendUint64(nil, number))}
}

func (e *engine) update(ops []op) error {
	return e.db.Update(func(t *badger.Txn) error {
		for _, o := range ops {
			var err error
			if o.value == nil {
				err = t.Delete(o.key)
			} else {
				err = t.Set(o.key, o.value)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// abort takes the last record back, which Badger refused.
func (e *engine) abort() error {
	err := e.journal.append(e.sequence+1, []byte{journalAbort})
	if err == nil {
		e.sequence++
		err = e.acknowledge()
	}
	if err != nil {
		return e.fail(fmt.Errorf("a change that was refused may come back: %w", err))
	}
	return e.failed
}

// steps cuts ops into pieces that one Badger transaction takes.
func steps(ops []op) [][]op {
	var list [][]op
	begin, size := 0, 0
	for i, o := range ops {
		more := len(o.key) + len(o.value) + 32
		if i > begin && (size+more > txnBytes || i-begin >= txnEntries) {
			list = append(list, ops[begin:i])
			begin, size = i, 0
		}
		size += more
	}
	return append(list, ops[begin:])
}

// roomFor refuses to write when the disk is nearly full: Badger's files are
// mapped into memory, and a page that finds no room kills the process.
func (e *engine) roomFor(bytes int) error {
	free, err := freeSpace(e.data)
	if errors.Is(err, fs.ErrNotExist) {
		return errGone
	}
	if err != nil {
		return fmt.Errorf("ask for free space: %w", err)
	}
	if need := e.minFree + 3*uint64(bytes); free < need {
		return fmt.Errorf("%w: %d MB free, %d MB needed", notebook.ErrNoSpace, free>>20, need>>20)
	}
	return nil
}

// storedSequence is the number of the last record that Badger has, 0 if none.
func (e *engine) storedSequence() (uint64, error) {
	var number uint64
	err := e.db.View(func(t *badger.Txn) error {
		item, err := t.Get(sequenceKey)
		if errors.Is(err, badger.ErrKeyNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		return item.Value(func(v []byte) error {
			_, body, err := e.secrets.unwrap(sequenceKey, v)
			if err != nil || len(body) != 8 {
				return fmt.Errorf("%w: the number of the last change cannot be read", notebook.ErrDamaged)
			}
			number = binary.BigEndian.Uint64(body)
			return nil
		})
	})
	return number, err
}

// storeDir is where Badger works.
func (e *engine) storeDir() string {
	if e.scratch != "" {
		return filepath.Join(e.scratch, storeName)
	}
	return e.path(storeName)
}

func (e *engine) path(name string) string { return filepath.Join(e.data, name) }

func (e *engine) notice(format string, a ...any) {
	e.notices = append(e.notices, fmt.Sprintf(format, a...))
}
