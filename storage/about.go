package storage

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/crypto/blake2b"

	"casebound/notebook"
)

// Names in a notebook's folder.
const (
	aboutName   = "notebook.json"
	copyName    = "notebook.copy.json"
	lockName    = "lock"
	dataName    = "data-1" // the first; the number grows with every rewriting
	dataPrefix  = "data-"
	stateName   = "state.json"
	storeName   = "store"
	journalName = "journal"
	originals   = "originals"
	quarantine  = "quarantine"
)

// about is what can be read of a notebook without its key. It names the folder
// that holds the data: turning to another is one rename of this file.
type about struct {
	Format    int         `json:"format"`
	ID        notebook.ID `json:"id"`
	Created   time.Time   `json:"created"`
	Encrypted bool        `json:"encrypted"`
	Data      string      `json:"data"`
	Sum       string      `json:"sum"`
}

// summed is a JSON file that carries the sum of its other fields.
type summed interface{ sum() *string }

func (a *about) sum() *string { return &a.Sum }

func sumOf(v summed) (string, error) {
	kept := *v.sum()
	defer func() { *v.sum() = kept }()
	*v.sum() = ""
	b, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	hash := blake2b.Sum256(b)
	return hex.EncodeToString(hash[:16]), nil
}

// readSummed reads a file that writeSummed wrote. What is in v is of use only
// when there is no error or it is errSum.
func readSummed(path string, v summed) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), errSum)
	}
	want, err := sumOf(v)
	if err != nil {
		return err
	}
	if *v.sum() != want {
		return fmt.Errorf("%s: %w", filepath.Base(path), errSum)
	}
	return nil
}

var errSum = errors.New("its sum does not fit")

func encodeSummed(v summed) ([]byte, error) {
	sum, err := sumOf(v)
	if err != nil {
		return nil, err
	}
	*v.sum() = sum
	b, err := json.MarshalIndent(v, "", "  ")
	return append(b, '\n'), err
}

func writeSummed(path string, v summed) error {
	b, err := encodeSummed(v)
	if err != nil {
		return err
	}
	return replaceFile(path, b)
}

// readAbout reads the description of the notebook in dir. fromCopy says that
// the first of its two copies is damaged or missing. The error is
// fs.ErrNotExist when there is neither, and ErrNewerFormat when its format is
// beyond newest.
func readAbout(dir string, newest int) (a about, fromCopy bool, err error) {
	err = readSummed(filepath.Join(dir, aboutName), &a)
	if err != nil {
		var second about
		if other := readSummed(filepath.Join(dir, copyName), &second); other == nil {
			a, fromCopy, err = second, true, nil
		} else if errors.Is(err, fs.ErrNotExist) && !errors.Is(other, fs.ErrNotExist) {
			err = other
		}
	}
	// A newer format may sum in another way.
	if a.Format > newest && (err == nil || errors.Is(err, errSum)) {
		return a, false, fmt.Errorf("format %d, this program reads %d: %w", a.Format, newest, notebook.ErrNewerFormat)
	}
	if errors.Is(err, errSum) {
		err = fmt.Errorf("%w: %v", notebook.ErrDamaged, err)
	}
	if err == nil && (a.Format < 1 || !strings.HasPrefix(a.Data, dataPrefix) || !staysInside(a.Data)) {
		err = fmt.Errorf("%w: %s makes no sense", notebook.ErrDamaged, aboutName)
	}
	return a, fromCopy, err
}

// writeAbout publishes the description, then its copy.
func writeAbout(dir string, a about) error {
	if err := writeSummed(filepath.Join(dir, aboutName), &a); err != nil {
		return err
	}
	return writeSummed(filepath.Join(dir, copyName), &a)
}
