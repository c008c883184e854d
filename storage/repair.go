package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	badger "github.com/dgraph-io/badger/v4"
)

// Repaired is what Repair arrived at.
type Repaired struct {
	Backup   uint64 // number of the last change in the backup
	Sequence uint64 // of the last change in the repaired notebook
	Lost     uint64 // changes that were acknowledged and are in neither
	Damaged  string // the folder that keeps the damaged data
}

// Repair makes a damaged notebook anew from a backup and from what the journal
// has of the changes since. The damaged data are kept beside the new ones, in
// a folder whose name begins with "damaged-"; nothing in them is changed. The
// passphrase is then that of the backup's day.
func Repair(ctx context.Context, dir, backup string, options Options) (Repaired, error) {
	r, err := repair(ctx, dir, backup, options.withDefaults())
	if err != nil {
		return r, fmt.Errorf("repair notebook %q: %w", dir, translate(err))
	}
	return r, nil
}

func repair(ctx context.Context, dir, backup string, options Options) (r Repaired, err error) {
	if dir, err = filepath.Abs(dir); err != nil {
		return r, err
	}
	if err := checkHome(dir, true); err != nil {
		return r, err
	}
	b, err := openBackup(backup, options.Key)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, b.file.Close()) }()
	n := &Notebook{dir: dir, options: options, gate: newGate()}
	if err := n.takeLock(); err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, n.lock.Unlock()) }()
	old, err := n.damagedData(b)
	if err != nil {
		return r, err
	}
	twin, err := n.repairTwin(ctx, old, b, &r)
	if err != nil {
		return r, errors.Join(err, os.RemoveAll(twin.data))
	}
	return r, n.replaceDamaged(old, twin, &r)
}

// damagedData is the engine of the data to repair, which is not opened.
func (n *Notebook) damagedData(b *openedBackup) (*engine, error) {
	a, _, err := readAbout(n.dir, n.options.newestFormat())
	if err != nil { // the backup knows all but where the data lie
		a = b.header.About
		a.Data = dataName
		if folders, _ := n.dataFolders(); len(folders) > 0 {
			a.Data = folders[len(folders)-1]
		}
	}
	if a.ID != b.header.About.ID {
		return nil, errors.New("the backup is of another notebook")
	}
	if a.Encrypted && !b.header.About.Encrypted {
		return nil, errors.New("the notebook is encrypted and the backup is not: restore it into a folder of its own")
	}
	// The key may have changed since: then the journal cannot be read.
	e := &engine{data: filepath.Join(n.dir, a.Data), about: a, secrets: b.secrets}
	_ = readState(e.path(stateName), &e.state) // it may be what is damaged
	e.journal = newJournal(e.path(journalName), a.ID, e.secrets)
	return e, nil
}

// repairTwin fills a new engine from the backup, the journal and the originals.
func (n *Notebook) repairTwin(ctx context.Context, old *engine, b *openedBackup, r *Repaired) (*engine, error) {
	a := b.header.About
	a.Data = nextData(old.about.Data)
	twin := &engine{data: filepath.Join(n.dir, a.Data+".new"), about: a, secrets: b.secrets, minFree: n.options.MinFree}
	if _, err := checkBackup(ctx, b.file.Name(), b.secrets); err != nil {
		return twin, err
	}
	if err := twin.load(ctx, b); err != nil {
		return twin, err
	}
	r.Backup = twin.sequence
	if err := twin.open(); err != nil {
		return twin, err
	}
	err := twin.playFrom(old, twin.sequence+1)
	if err == nil {
		err = twin.takeOriginals(old)
	}
	r.Sequence = twin.sequence
	if known := max(old.state.Sequence, readLast(old.journal.dir)); known > twin.sequence {
		r.Lost = known - twin.sequence
	}
	return twin, errors.Join(err, twin.close())
}

// playFrom plays the old journal from a number on, as far as it can be read.
func (e *engine) playFrom(old *engine, from uint64) error {
	t, err := old.journal.scan(from, func(uint64, []op) error { return nil })
	if err != nil || t.gap || t.last < from {
		return nil // what cannot be read is counted as lost
	}
	mine := e.journal
	e.journal = old.journal
	err = e.replay(from, t)
	e.journal = mine
	return err
}

// takeOriginals copies the originals that came after the backup.
func (e *engine) takeOriginals(old *engine) error {
	return e.db.View(func(t *badger.Txn) error {
		return e.scan(t, []byte{prefixText}, func(_, body []byte) error {
			var h textHead
			if err := decoding.Unmarshal(body, &h); err != nil || !h.Imported {
				return err
			}
			if _, err := e.originals().get(h); err == nil {
				return nil
			}
			original, err := old.originals().get(h)
			if err != nil {
				return nil // it is gone; Verify will name its document
			}
			return e.originals().put(original, &h)
		})
	})
}

// replaceDamaged puts the twin in place and keeps the damaged data.
func (n *Notebook) replaceDamaged(old, twin *engine, r *Repaired) error {
	if err := publishFile(twin.data, filepath.Join(n.dir, twin.about.Data)); err != nil {
		return err
	}
	if err := writeAbout(n.dir, twin.about); err != nil {
		return err
	}
	r.Damaged = "damaged-" + n.options.Now().UTC().Format(backupTime)
	err := os.Rename(old.data, filepath.Join(n.dir, r.Damaged))
	if errors.Is(err, os.ErrNotExist) {
		r.Damaged, err = "", nil
	}
	return err
}
