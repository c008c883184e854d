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
// newer program wrote it, ErrLocked when it wants a passphrase and none is
// given, ErrWrongPassphrase when that is not it, and ErrDamaged when it cannot
// be opened without losing something.
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
	if err := checkHome(dir, options.ReadOnly); err != nil {
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

// checkHome makes the folder unless it is there, and refuses one that is
// something else's.
func checkHome(dir string, readOnly bool) error {
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		return fmt.Errorf("%w: it is a file", notebook.ErrNotANotebook)
	}
	if !readOnly {
		err = os.MkdirAll(dir, dirMode)
	}
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	ours, foreign := false, ""
	for _, e := range entries {
		if isLink(e) && !readOnly {
			return fmt.Errorf("%w: %s in it is a link to another place", notebook.ErrNotANotebook, e.Name())
		}
		switch name := e.Name(); {
		case name == aboutName, name == copyName, strings.HasPrefix(name, dataPrefix):
			ours = true
		case name == lockName, strings.HasPrefix(name, aboutName), strings.HasPrefix(name, copyName):
		case name == ".DS_Store", strings.EqualFold(name, "desktop.ini"), strings.EqualFold(name, "thumbs.db"):
		default:
			foreign = name
		}
	}
	if readOnly && !ours {
		return notebook.ErrNotANotebook
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
	try := n.lock.TryLock
	if n.options.ReadOnly {
		try = n.lock.TryRLock // readers do not disturb one another
	}
	got, err := try()
	if n.options.ReadOnly && err != nil {
		return nil // a folder that cannot be written to needs no lock
	}
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
	if err := n.unlock(); err != nil {
		return err
	}
	if err := n.migrate(); err != nil {
		return err
	}
	if n.options.ReadOnly {
		return n.openReading()
	}
	if err := refuseLinks(n.data); err != nil {
		return err
	}
	if err := n.dropReadings(); err != nil {
		return err
	}
	if err := n.engine.open(); err != nil {
		return err
	}
	if err := n.sweep(); err != nil {
		return errors.Join(fmt.Errorf("sweep unpublished texts: %w", err), n.engine.close())
	}
	n.markOpen()
	return nil
}

// readAbout reads the description, or makes a new notebook.
func (n *Notebook) readAbout() error {
	a, fromCopy, err := readAbout(n.dir, n.options.newestFormat())
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
	n.about, n.data = a, filepath.Join(n.dir, a.Data)
	if there, err := exists(n.data); err != nil || !there {
		return errors.Join(err, fmt.Errorf("%w: its folder %s is missing", notebook.ErrDamaged, a.Data))
	}
	if n.options.ReadOnly {
		return nil
	}
	var second about
	if fromCopy || readSummed(filepath.Join(n.dir, copyName), &second) != nil || second.Sum != a.Sum {
		if err := writeAbout(n.dir, a); err != nil {
			return err
		}
	}
	if fromCopy {
		return nil
	}
	return n.dropLeftovers()
}

// create makes the data of a new notebook, or finds those of one that has lost
// its description.
func (n *Notebook) create() (about, error) {
	folders, err := n.dataFolders()
	if err != nil {
		return about{}, err
	}
	for _, name := range folders {
		var s state
		if err = readState(filepath.Join(n.dir, name, stateName), &s); err == nil {
			n.notice("%s was missing and has been written again.", aboutName)
			s.About.Data = name
			return s.About, nil
		}
	}
	if len(folders) > 0 {
		return about{}, fmt.Errorf("%w: %s is missing and %s does not make up for it (%v)", notebook.ErrDamaged, aboutName, stateName, err)
	}
	if n.options.ReadOnly {
		return about{}, notebook.ErrNotANotebook
	}
	now := n.options.Now()
	id, err := notebook.NewID(now, rand.Reader)
	if err != nil {
		return about{}, err
	}
	a := about{Format: n.options.newestFormat(), ID: id, Created: now.UTC().Round(0), Data: dataName}
	if n.options.Key.isZero() {
		return a, createData(n.dir, a, nil)
	}
	if len(n.options.Key.Passphrase) == 0 {
		return a, errEmptyPassphrase
	}
	a.Encrypted = true
	r, master, recovery, err := newKeyring(id, n.options.Key.Passphrase, n.options.Cost, now)
	if err != nil {
		return a, err
	}
	clear(master)
	n.recovery = recovery
	return a, createData(n.dir, a, &r)
}

// dataFolders lists the folders of data that are complete.
func (n *Notebook) dataFolders() ([]string, error) {
	entries, err := os.ReadDir(n.dir)
	var names []string
	for _, e := range entries {
		if name := e.Name(); e.IsDir() && strings.HasPrefix(name, dataPrefix) && !strings.HasSuffix(name, ".new") {
			names = append(names, name)
		}
	}
	return names, err
}

// dropLeftovers removes the data that a rewriting was putting in place, or was
// replacing, when it was interrupted. Nothing was changed since in any but the
// folder that the description names.
func (n *Notebook) dropLeftovers() error {
	if there, err := exists(n.data); err != nil || !there {
		return err
	}
	entries, err := os.ReadDir(n.dir)
	for _, e := range entries {
		if name := e.Name(); e.IsDir() && strings.HasPrefix(name, dataPrefix) && name != n.about.Data {
			err = errors.Join(err, os.RemoveAll(filepath.Join(n.dir, name)))
		}
	}
	return err
}

// Close implements notebook.Store. It waits for what is going on to end, and
// wipes the keys.
func (n *Notebook) Close() error {
	n.write.Lock()
	defer n.write.Unlock()
	if err := n.gate.close(); err != nil {
		return err
	}
	closing := n.engine.close
	if n.options.ReadOnly {
		closing = n.closeReading
	}
	err := closing()
	n.secrets.wipe()
	if n.about.Encrypted {
		n.db, n.hold, n.waiting = nil, nil, nil
		forgetPacked()
		scrub()
	}
	if n.replaced && err == nil {
		err = os.RemoveAll(n.data)
	}
	if !n.options.ReadOnly {
		n.markClosedHere()
	}
	if err = errors.Join(err, n.lock.Unlock()); err != nil {
		return fmt.Errorf("close notebook %q: %w", n.dir, translate(err))
	}
	return nil
}

// openReading opens a copy of the notebook, in its folder where that can be
// written to, else among the temporary files.
func (n *Notebook) openReading() (err error) {
	n.scratch, err = os.MkdirTemp(n.data, readingPrefix)
	if err != nil {
		n.scratch, err = os.MkdirTemp("", "casebound-"+readingPrefix)
	}
	if err != nil {
		return err
	}
	if err := n.engine.openReading(); err != nil {
		return errors.Join(err, os.RemoveAll(n.scratch))
	}
	return nil
}

const readingPrefix = "reading-"

// dropReadings removes copies that a reader left behind which was killed.
func (n *Notebook) dropReadings() error {
	left, err := filepath.Glob(filepath.Join(n.data, readingPrefix+"*"))
	for _, dir := range left {
		err = errors.Join(err, os.RemoveAll(dir))
	}
	return err
}
