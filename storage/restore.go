package storage

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"casebound/notebook"
)

// Restore makes a notebook in a new or empty folder out of a backup. The
// notebook keeps its id, and its passphrase is that of the backup's day, which
// options.Key must hold. When it returns an error the folder is as it was.
func Restore(ctx context.Context, file, dir string, options Options) error {
	err := restoreBackup(ctx, file, dir, options.withDefaults())
	if err != nil {
		return fmt.Errorf("restore %q: %w", file, translate(err))
	}
	return nil
}

var errNotEmpty = errors.New("the folder to restore into is not empty")

func restoreBackup(ctx context.Context, file, dir string, options Options) (err error) {
	b, err := openBackup(file, options.Key)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.file.Close()) }()
	// All of it is read once before anything is made of it.
	if _, err := checkBackup(ctx, file, b.secrets); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, dirMode); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	if len(entries) > 0 {
		return errNotEmpty
	}
	a := b.header.About
	a.Data = dataName
	fresh := filepath.Join(dir, a.Data+".new")
	e := &engine{data: fresh, about: a, secrets: b.secrets, minFree: options.MinFree}
	if err := e.load(ctx, b); err != nil {
		return errors.Join(err, os.RemoveAll(fresh))
	}
	if err := publishFile(fresh, filepath.Join(dir, a.Data)); err != nil {
		return err
	}
	return writeAbout(dir, a)
}

// openedBackup is a backup whose header has been read.
type openedBackup struct {
	file    *os.File
	in      *bufio.Reader
	header  backupHeader
	name    []byte
	secrets *secrets
}

func openBackup(file string, key Key) (*openedBackup, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	b := &openedBackup{file: f, in: bufio.NewReaderSize(f, 256<<10)}
	b.header, b.name, err = readHeader(b.in)
	if err == nil {
		err = b.header.known()
	}
	if err == nil {
		b.secrets, err = b.header.unlock(key)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return b, nil
}

func (b *openedBackup) entries(visit func(key, body []byte) error) (trailer, error) {
	return readEntries(b.in, b.name, b.secrets.box(b.secrets.backup), visit)
}

// load makes the engine's folder and fills it from the backup. It leaves the
// engine closed.
func (e *engine) load(ctx context.Context, b *openedBackup) error {
	if err := fillData(e.data, e.about, b.header.Keys); err != nil {
		return err
	}
	if err := e.open(); err != nil {
		return err
	}
	t, err := e.loadEntries(ctx, b)
	e.sequence = t.Sequence
	return errors.Join(err, e.close())
}

func (e *engine) loadEntries(ctx context.Context, b *openedBackup) (trailer, error) {
	batch := e.db.NewWriteBatch()
	defer batch.Cancel()
	count := 0
	t, err := b.entries(func(key, body []byte) error {
		if count++; count%64 == 0 {
			if err := errors.Join(ctx.Err(), e.roomFor(1<<20)); err != nil {
				return err
			}
		}
		if key[0] == prefixOriginal {
			return e.loadOriginal(key[1:], body)
		}
		for _, o := range e.secrets.fold(key, body) {
			if err := batch.Set(o.key, o.value); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return t, err
	}
	sequence := e.sequenceOp(t.Sequence)
	if err := batch.Set(sequence.key, sequence.value); err != nil {
		return t, err
	}
	return t, batch.Flush()
}

func (e *engine) loadOriginal(hash, original []byte) error {
	if sum := sha256.Sum256(original); !bytes.Equal(sum[:], hash) {
		return fmt.Errorf("%w: an original in the backup is not what it was", notebook.ErrDamaged)
	}
	var h textHead
	return e.originals().put(original, &h)
}
