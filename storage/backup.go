package storage

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	badger "github.com/dgraph-io/badger/v4"

	"casebound/notebook"
)

// prefixOriginal begins the key of an original in a backup; its SHA-256
// follows. In a store originals are files.
const prefixOriginal = 'O'

// Backup is what a backup holds.
type Backup struct {
	Path     string
	Values   int    // records, pieces of text and originals
	Sequence uint64 // number of the last change in it
	Bytes    int64  // of the file
}

// Backup writes everything the notebook holds at this moment into a file,
// encrypted with the notebook's own key if it has one, then reads the file
// back and compares. Work may go on meanwhile. The file appears under its name
// only when it has been found whole; one of that name is replaced.
func (n *Notebook) Backup(ctx context.Context, path string, progress func(done, total int)) (Backup, error) {
	if progress == nil {
		progress = func(int, int) {}
	}
	b, err := n.backup(ctx, path, progress)
	if err != nil {
		return b, fmt.Errorf("back up to %q: %w", path, translate(err))
	}
	return b, nil
}

func (n *Notebook) backup(ctx context.Context, path string, progress func(done, total int)) (b Backup, err error) {
	var txn *badger.Txn // the notebook at this moment
	var sequence uint64
	if err := n.enterSettled(func() error {
		txn, sequence = n.db.NewTransaction(false), n.sequence
		return nil
	}); err != nil {
		return b, err
	}
	defer n.gate.leave()
	defer txn.Discard()
	h, err := n.backupHeader()
	if err != nil {
		return b, err
	}
	part := path + ".part"
	defer func() {
		if err != nil {
			err = errors.Join(err, removeIfThere(part))
		}
	}()
	written, err := n.writeBackup(ctx, part, h, txn, sequence, progress)
	if err != nil {
		return b, err
	}
	reached("backup written")
	read, err := checkBackup(ctx, part, n.secrets)
	if err != nil {
		return b, fmt.Errorf("read it back: %w", err)
	}
	if read.Count != written.Count || read.Sequence != written.Sequence || string(read.Hash) != string(written.Hash) {
		return b, fmt.Errorf("read it back: %w", errBackup)
	}
	info, err := os.Stat(part)
	if err != nil {
		return b, err
	}
	if err := publishFile(part, path); err != nil {
		return b, err
	}
	return Backup{Path: path, Values: written.Count, Sequence: written.Sequence, Bytes: info.Size()}, nil
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

func (n *Notebook) backupHeader() (backupHeader, error) {
	h := backupHeader{About: n.about, Made: n.options.Now().UTC().Round(0), Program: "casebound"}
	if !n.about.Encrypted {
		return h, nil
	}
	r, _, err := readKeyring(n.data, n.about.ID)
	h.Keys = &r
	return h, err
}

func (n *Notebook) writeBackup(ctx context.Context, path string, h backupHeader, txn *badger.Txn, sequence uint64, progress func(done, total int)) (t trailer, err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, fileMode)
	if err != nil {
		return t, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	c, err := newContainerWriter(f, h, n.secrets.box(n.secrets.backup))
	if err != nil {
		return t, err
	}
	if err := n.fillBackup(ctx, c, txn, filepath.Dir(path), progress); err != nil {
		return t, err
	}
	if t, err = c.finish(sequence); err != nil {
		return t, err
	}
	return t, f.Sync()
}

func (n *Notebook) fillBackup(ctx context.Context, c *containerWriter, txn *badger.Txn, folder string, progress func(done, total int)) error {
	total, err := countValues(txn)
	if err != nil {
		return err
	}
	saved := map[string]bool{}
	return n.values(ctx, txn, func(key, body []byte) error {
		if c.count%64 == 0 {
			progress(c.count, max(total, c.count))
			if free, err := freeSpace(folder); err == nil && free < n.minFree/4 {
				return fmt.Errorf("%w: %d MB free", notebook.ErrNoSpace, free>>20)
			}
		}
		if key[0] == prefixText {
			err := n.backupOriginal(c, body, saved)
			if err != nil && n.lenient {
				n.lost(key)
			} else if err != nil {
				return err
			}
		}
		return c.add(key, body)
	})
}

// backupOriginal adds the original that a head names, once.
func (n *Notebook) backupOriginal(c *containerWriter, head []byte, saved map[string]bool) error {
	var h textHead
	if err := decoding.Unmarshal(head, &h); err != nil || !h.Imported || saved[string(h.Original)] {
		return err
	}
	original, err := n.originals().get(h)
	if err != nil {
		return err
	}
	saved[string(h.Original)] = true
	return c.add(append([]byte{prefixOriginal}, h.Original...), original)
}

// checkBackup reads a whole backup.
func checkBackup(ctx context.Context, path string, s *secrets) (trailer, error) {
	f, err := os.Open(path)
	if err != nil {
		return trailer{}, err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 256<<10)
	_, name, err := readHeader(in)
	if err != nil {
		return trailer{}, err
	}
	return readEntries(in, name, s.box(s.backup), func(_, _ []byte) error { return ctx.Err() })
}
