package storage

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/crypto/blake2b"

	"casebound/notebook"
)

// originalFiles keeps imported files outside Badger: they are large, never
// change and do not compress further, and one that is damaged damages no
// other. Each is named after its content, so that two documents may share it;
// in an encrypted notebook after a keyed hash, which tells nobody what is kept.
type originalFiles struct {
	dir     string
	secrets *secrets
}

func (e *engine) originals() originalFiles {
	return originalFiles{e.path(originals), e.secrets}
}

// name is the place of the original with the given SHA-256 in dir.
func (o originalFiles) name(hash []byte) string {
	if o.secrets.encrypted() {
		h, err := blake2b.New256(o.secrets.name)
		if err != nil {
			panic("storage: name: " + err.Error())
		}
		h.Write(hash)
		hash = h.Sum(nil)
	}
	name := hex.EncodeToString(hash)
	return filepath.Join(name[:2], name)
}

// put writes the bytes unless they are there, and notes them in the head.
func (o originalFiles) put(original []byte, h *textHead) error {
	hash := sha256.Sum256(original)
	h.Imported, h.Original, h.Size = true, hash[:], int64(len(original))
	if _, err := o.get(*h); err == nil {
		return nil
	}
	path := filepath.Join(o.dir, o.name(h.Original))
	if err := makeDir(filepath.Dir(path)); err != nil {
		return err
	}
	if err := replaceFile(path, o.seal(h.Original, original)); err != nil {
		return fmt.Errorf("keep the original: %w", err)
	}
	reached("original written")
	return nil
}

// get reads the original and checks it against its hash.
func (o originalFiles) get(h textHead) ([]byte, error) {
	b, err := os.ReadFile(filepath.Join(o.dir, o.name(h.Original)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: the file of the original is missing", notebook.ErrDamaged)
	}
	if err != nil {
		return nil, err
	}
	if b, err = o.open(h.Original, b); err != nil {
		return nil, fmt.Errorf("%w: the file of the original: %v", notebook.ErrDamaged, err)
	}
	if hash := sha256.Sum256(b); !bytes.Equal(hash[:], h.Original) {
		return nil, fmt.Errorf("%w: the file of the original has changed", notebook.ErrDamaged)
	}
	return b, nil
}

// sweep removes the files of originals that no head names.
func (o originalFiles) sweep(named map[string]bool) error {
	folders, err := os.ReadDir(o.dir)
	if err != nil {
		return err
	}
	for _, folder := range folders {
		if !folder.IsDir() {
			continue
		}
		names, err := fileNames(filepath.Join(o.dir, folder.Name()), "*")
		if err != nil {
			return err
		}
		for _, name := range names {
			place := filepath.Join(folder.Name(), name)
			if named[place] {
				continue
			}
			if err := os.Remove(filepath.Join(o.dir, place)); err != nil {
				return err
			}
		}
	}
	return nil
}

// seal leaves the bytes of a notebook without a passphrase as they are: its
// owner can open the file with any program.
func (o originalFiles) seal(hash, original []byte) []byte {
	if !o.secrets.encrypted() {
		return original
	}
	return sealStream(o.secrets.box(o.secrets.original), hash, original)
}

func (o originalFiles) open(hash, sealed []byte) ([]byte, error) {
	if !o.secrets.encrypted() {
		return sealed, nil
	}
	return openStream(o.secrets.box(o.secrets.original), hash, sealed)
}
