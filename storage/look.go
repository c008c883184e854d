package storage

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"casebound/notebook"
)

// Description is what anyone can see of a notebook or a backup without a key.
type Description struct {
	Path      string
	ID        notebook.ID
	Created   time.Time // of the notebook
	Encrypted bool
	Made      time.Time // of the backup
}

// Look describes the notebook in a folder without opening it.
func Look(dir string) (Description, error) {
	a, _, err := readAbout(dir, Options{}.newestFormat())
	if errors.Is(err, os.ErrNotExist) {
		if _, statErr := os.Stat(dir); statErr == nil {
			err = notebook.ErrNotANotebook
		}
	}
	if err != nil {
		return Description{}, fmt.Errorf("look at notebook %q: %w", dir, err)
	}
	return Description{Path: dir, ID: a.ID, Created: a.Created, Encrypted: a.Encrypted}, nil
}

// LookAtBackup describes a backup. It reads only the beginning.
func LookAtBackup(file string) (Description, error) {
	f, err := os.Open(file)
	if err != nil {
		return Description{}, err
	}
	defer f.Close() // it was only read
	h, _, err := readHeader(bufio.NewReader(f))
	if err == nil {
		err = h.known()
	}
	if err != nil {
		return Description{}, fmt.Errorf("look at backup %q: %w", file, err)
	}
	return Description{Path: file, ID: h.About.ID, Created: h.About.Created, Encrypted: h.About.Encrypted, Made: h.Made}, nil
}

// Backups describes the backups of the notebook in a folder, the oldest first.
// Those that are not encrypted show what an encrypted notebook held when it
// was not: the reader should be asked about them.
func (n *Notebook) Backups(folder string) ([]Description, error) {
	names, err := fileNames(folder, "*.backup")
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	var list []Description
	for _, name := range names { // the names sort by time
		d, err := LookAtBackup(filepath.Join(folder, name))
		if err == nil && d.ID == n.ID() {
			list = append(list, d)
		}
	}
	return list, err
}
