package storage

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"

	"casebound/notebook"
)

// Open opens the notebook in the folder, which it makes when it is missing or
// empty. The caller closes it. After a crash Open brings back every change
// that was acknowledged; Notices then tells what happened.
//
// The error is ErrInUse when another program has the notebook open,
// ErrNotANotebook when the folder holds other things, ErrNewerFormat when a
// newer program wrote it, and ErrDamaged when it cannot be opened without
// losing something.
func Open(dir string, options Options) (*Notebook, error) {
	n, err := open(dir, options.withDefaults())
	if err != nil {
		return nil, fmt.Errorf("open notebook %q: %w", dir, translate(err))
	}
	return n, nil
}

func open(dir string, options Options) (*Notebook, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := makeHome(dir); err != nil {
		return nil, err
	}
	n := &Notebook{dir: dir, options: options, gate: newGate(), waiting: map[notebook.ID]textHead{}}
	if err := n.takeLock(); err != nil {
		return nil, err
	}
	if err := n.unlocked(); err != nil {
		return nil, errors.Join(err, n.lock.Unlock())
	}
	return n, nil
}

// makeHome makes the folder unless it is there, and refuses one that is
// something else's.
func makeHome(dir string) error {
	if err := os.MkdirAll(dir, dirMode); err != nil {
		if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
			return fmt.Errorf("%w: it is a file", notebook.ErrNotANotebook)
		}
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	ours, foreign := false, ""
	for _, e := range entries {
		switch name := e.Name(); {
		case name == aboutName, name == copyName, name == dataName:
			ours = true
		case name == lockName, name == dataName+".new", strings.HasPrefix(name, aboutName), strings.HasPrefix(name, copyName):
		case name == ".DS_Store", strings.EqualFold(name, "desktop.ini"), strings.EqualFold(name, "thumbs.db"):
		default:
			foreign = name
		}
	}
	if !ours && foreign != "" {
		return fmt.Errorf("%w: it holds %q", notebook.ErrNotANotebook, foreign)
	}
	return nil
}

// takeLock keeps others out. The system lets go of the lock when the process
// ends, however it ends.
func (n *Notebook) takeLock() error {
	n.lock = flock.New(filepath.Join(n.dir, lockName), flock.SetPermissions(fileMode))
	got, err := n.lock.TryLock()
	if err != nil {
		return fmt.Errorf("lock it (a network folder may not allow that): %w", err)
	}
	if !got {
		return notebook.ErrInUse
	}
	return nil
}

// unlocked goes on with the folder's lock in hand.
func (n *Notebook) unlocked() error {
	if err := n.readAbout(); err != nil {
		return err
	}
	n.secrets = openSecrets(n.about.ID)
	if err := n.engine.open(); err != nil {
		return err
	}
	if err := n.sweep(); err != nil {
		return errors.Join(fmt.Errorf("sweep unpublished texts: %w", err), n.engine.close())
	}
	return nil
}

// readAbout reads the description, or makes a new notebook.
func (n *Notebook) readAbout() error {
	a, fromCopy, err := readAbout(n.dir)
	n.engine = &engine{minFree: n.options.MinFree}
	if errors.Is(err, fs.ErrNotExist) {
		if a, err = n.create(); err == nil {
			fromCopy = true
		}
	} else if fromCopy {
		n.notice("%s was damaged and has been put back from its copy.", aboutName)
	}
	if err != nil {
		return err
	}
	var second about
	if fromCopy || readSummed(filepath.Join(n.dir, copyName), &second) != nil || second.Sum != a.Sum {
		if err := writeAbout(n.dir, a); err != nil {
			return err
		}
	}
	n.about, n.data = a, filepath.Join(n.dir, a.Data)
	return n.discard()
}

// create makes the data of a new notebook, or finds those of one that has lost
// its description.
func (n *Notebook) create() (about, error) {
	var s state
	err := readSummed(filepath.Join(n.dir, dataName, stateName), &s)
	if err == nil {
		n.notice("%s was missing and has been written again.", aboutName)
		return s.About, nil
	}
	if there, statErr := exists(filepath.Join(n.dir, dataName)); there || statErr != nil {
		return about{}, fmt.Errorf("%w: %s is missing and %s does not make up for it (%v)", notebook.ErrDamaged, aboutName, stateName, err)
	}
	now := n.options.Now()
	id, err := notebook.NewID(now, rand.Reader)
	if err != nil {
		return about{}, err
	}
	a := about{Format: formatNumber, ID: id, Created: now.UTC().Round(0), Data: dataName}
	return a, createData(n.dir, a)
}

// discard removes folders that an interrupted change left behind.
func (n *Notebook) discard() error {
	if len(n.about.Discard) == 0 {
		return nil
	}
	for _, name := range n.about.Discard {
		if name == filepath.Base(name) && name != n.about.Data && strings.HasPrefix(name, "data-") {
			if err := os.RemoveAll(filepath.Join(n.dir, name)); err != nil {
				return err
			}
		}
	}
	n.about.Discard = nil
	return writeAbout(n.dir, n.about)
}

// Close implements notebook.Store. It waits for what is going on to end, and
// wipes the keys.
func (n *Notebook) Close() error {
	n.write.Lock()
	defer n.write.Unlock()
	if err := n.gate.close(); err != nil {
		return err
	}
	err := n.engine.close()
	n.secrets.wipe()
	if err = errors.Join(err, n.lock.Unlock()); err != nil {
		return fmt.Errorf("close notebook %q: %w", n.dir, translate(err))
	}
	return nil
}
