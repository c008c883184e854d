package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	badger "github.com/dgraph-io/badger/v4"

	"casebound/notebook"
)

// Encrypt gives a notebook that has none a passphrase. The notebook must be
// closed. It returns the recovery code, to be shown once.
//
// The data are written anew beside the old ones, verified, and put in their
// place by renaming one file: whenever the computer stops, the notebook is
// either as before or done. The old files are then removed, which on most
// disks does not mean that their content is gone.
//
// progress, when not nil, hears how many of how many values are done.
func Encrypt(ctx context.Context, dir string, options Options, passphrase []byte, progress func(done, total int)) (recovery string, err error) {
	if !options.Key.isZero() {
		return "", fmt.Errorf("encrypt notebook %q: %w", dir, errNotEncrypted)
	}
	if recovery, err = rewrite(ctx, dir, options, passphrase, progress); err != nil {
		return "", fmt.Errorf("encrypt notebook %q: %w", dir, translate(err))
	}
	return recovery, nil
}

// Decrypt takes the passphrase off a notebook, as Encrypt put it on.
func Decrypt(ctx context.Context, dir string, options Options, progress func(done, total int)) error {
	if _, err := rewrite(ctx, dir, options, nil, progress); err != nil {
		return fmt.Errorf("decrypt notebook %q: %w", dir, translate(err))
	}
	return nil
}

// Rekey encrypts a notebook anew under another master key, so that old copies
// of its key file and old passphrases open nothing written from now on.
func Rekey(ctx context.Context, dir string, options Options, passphrase []byte, progress func(done, total int)) (recovery string, err error) {
	if recovery, err = rewrite(ctx, dir, options, passphrase, progress); err != nil {
		return "", fmt.Errorf("encrypt notebook %q anew: %w", dir, translate(err))
	}
	return recovery, nil
}

// rewrite turns the notebook into one with the passphrase, or without one.
func rewrite(ctx context.Context, dir string, options Options, passphrase []byte, progress func(done, total int)) (recovery string, err error) {
	if progress == nil {
		progress = func(int, int) {}
	}
	n, err := Open(dir, options)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, n.Close()) }()
	if passphrase == nil && !n.Encrypted() {
		return "", errNotEncrypted
	}
	if passphrase != nil && len(passphrase) == 0 {
		return "", errEmptyPassphrase
	}
	twin, recovery, err := n.newTwin(passphrase)
	if err != nil {
		return "", err
	}
	if err := twin.copyFrom(ctx, n, n.values, progress); err != nil {
		return "", errors.Join(err, os.RemoveAll(twin.data))
	}
	return recovery, n.become(twin)
}

// newTwin makes the folder and the engine for another form of the notebook.
func (n *Notebook) newTwin(passphrase []byte) (*engine, string, error) {
	if err := n.roomForTwin(); err != nil {
		return nil, "", err
	}
	a := n.about
	a.Data, a.Encrypted = nextData(a.Data), passphrase != nil
	e := &engine{data: filepath.Join(n.dir, a.Data+".new"), about: a, secrets: openSecrets(a.ID), minFree: n.minFree}
	if !a.Encrypted {
		return e, "", fillData(e.data, a, nil)
	}
	r, master, recovery, err := newKeyring(a.ID, passphrase, n.options.Cost, n.options.Now())
	if err != nil {
		return nil, "", err
	}
	defer clear(master)
	e.secrets = derive(master, a.ID)
	return e, recovery, fillData(e.data, a, &r)
}

// roomForTwin refuses to write all data anew where there is no room for them.
func (n *Notebook) roomForTwin() error {
	size, err := folderSize(n.data)
	if err == nil {
		err = n.roomFor(int(size / 2)) // which asks for three times that
	}
	return err
}

// nextData is data-2 after data-1.
func nextData(name string) string {
	n, err := strconv.Atoi(strings.TrimPrefix(name, dataPrefix))
	if err != nil {
		n = 1
	}
	return dataPrefix + strconv.Itoa(n+1)
}

// valuesOf visits values, as engine.values does.
type valuesOf func(ctx context.Context, t *badger.Txn, visit visitor) error

// copyFrom writes everything of the notebook, as source has it, into the twin
// and compares.
func (e *engine) copyFrom(ctx context.Context, n *Notebook, source valuesOf, progress func(done, total int)) error {
	if err := e.open(); err != nil {
		return err
	}
	err := n.db.View(func(t *badger.Txn) error { return e.copyValues(ctx, n, t, source, progress) })
	e.sequence = n.sequence
	if err = errors.Join(err, e.close()); err != nil {
		return err
	}
	reached("twin written")
	if err := e.open(); err != nil {
		return err
	}
	err = n.db.View(func(t *badger.Txn) error { return e.compareValues(ctx, t, source) })
	return errors.Join(err, e.close())
}

// copyValues goes from n, as t sees it, to e. Originals come along with the
// heads that name them.
func (e *engine) copyValues(ctx context.Context, n *Notebook, t *badger.Txn, source valuesOf, progress func(done, total int)) error {
	total, err := countValues(t)
	if err != nil {
		return err
	}
	batch := e.db.NewWriteBatch()
	defer batch.Cancel()
	done := 0
	err = source(ctx, t, func(key, body []byte) error {
		if done++; done%256 == 0 {
			progress(done, total)
		}
		if key[0] == prefixText {
			if err := e.copyOriginal(n, body); err != nil {
				return err
			}
		}
		for _, o := range e.secrets.fold(key, body) {
			if err := batch.Set(o.key, o.value); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	sequence := e.sequenceOp(n.sequence)
	if err := batch.Set(sequence.key, sequence.value); err != nil {
		return err
	}
	progress(total, total)
	return batch.Flush()
}

func countValues(t *badger.Txn) (int, error) {
	options := badger.DefaultIteratorOptions
	options.PrefetchValues = false
	it := t.NewIterator(options)
	defer it.Close()
	n := 0
	for it.Rewind(); it.Valid(); it.Next() {
		n++
	}
	return n, nil
}

// values visits all values that fold made, long ones put together.
func (e *engine) values(ctx context.Context, t *badger.Txn, visit func(key, body []byte) error) error {
	return e.scan(t, nil, func(key, body []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if key[0] == prefixPart || bytes.Equal(key, sequenceKey) {
			return nil
		}
		return visit(bytes.Clone(key), body)
	})
}

func (e *engine) copyOriginal(n *Notebook, head []byte) error {
	var h textHead
	if err := decoding.Unmarshal(head, &h); err != nil || !h.Imported {
		return err
	}
	original, err := n.originals().get(h)
	if err != nil {
		return err
	}
	return e.originals().put(original, &h)
}

// compareValues reads the twin back and compares it with its source.
func (e *engine) compareValues(ctx context.Context, t *badger.Txn, source valuesOf) error {
	return e.db.View(func(twin *badger.Txn) error {
		count := 0
		err := source(ctx, t, func(key, body []byte) error {
			count++
			copied, err := e.value(twin, key)
			if err != nil {
				return fmt.Errorf("%s was not copied: %w", describe(key), err)
			}
			if !bytes.Equal(copied, body) {
				return fmt.Errorf("%w: %s was not copied as it is", notebook.ErrDamaged, describe(key))
			}
			if key[0] == prefixText {
				return e.compareOriginal(body)
			}
			return nil
		})
		if err != nil {
			return err
		}
		err = e.values(ctx, twin, func([]byte, []byte) error { count--; return nil })
		if err == nil && count != 0 {
			err = fmt.Errorf("%w: the copy has %d values too many", notebook.ErrDamaged, -count)
		}
		return err
	})
}

// compareOriginal reads the twin's original, which get compares with its hash.
func (e *engine) compareOriginal(head []byte) error {
	var h textHead
	err := decoding.Unmarshal(head, &h)
	if err == nil && h.Imported {
		_, err = e.originals().get(h)
	}
	return err
}

// become puts the twin in the notebook's place. The notebook is still open and
// goes on with its old data until it is closed.
func (n *Notebook) become(twin *engine) error {
	final := filepath.Join(n.dir, twin.about.Data)
	if err := os.RemoveAll(final); err != nil {
		return err
	}
	if err := publishFile(twin.data, final); err != nil {
		return err
	}
	reached("twin in place")
	if err := writeAbout(n.dir, twin.about); err != nil {
		return err
	}
	n.replaced = true
	reached("twin published")
	return nil
}

// folderSize is how many bytes the files below a folder have.
func folderSize(dir string) (int64, error) {
	var size int64
	err := filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}
