package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A checkpoint is the store as it was when it was last closed. Badger never
// has to recover from anything here: after a crash its folder is put back as
// the checkpoint has it and the journal is played again. Tables never change,
// so that a hard link keeps one; the small files are copied.

// hardLink is a variable for the test of disks that know none.
var hardLink = os.Link

// isTable reports whether a file of the store never changes once written.
func isTable(name string) bool { return strings.HasSuffix(name, ".sst") }

// storeFiles lists what matters of a closed store. DISCARD holds statistics of
// the value log, which is not used, and LOCK a process number.
func storeFiles(dir string) ([]string, error) {
	names, err := fileNames(dir, "*")
	if err != nil {
		return nil, err
	}
	kept := names[:0]
	for _, name := range names {
		if name != "DISCARD" && name != "LOCK" {
			kept = append(kept, name)
		}
	}
	return kept, nil
}

// flushStore brings a closed store to the disk, which Badger itself does not
// do on every system, and sums its files. Tables the last state knows are
// there already.
func flushStore(dir string, last state) ([]fileSum, error) {
	known := map[string]fileSum{}
	for _, f := range last.Files {
		if isTable(f.Name) {
			known[f.Name] = f
		}
	}
	names, err := storeFiles(dir)
	if err != nil {
		return nil, err
	}
	sums := make([]fileSum, 0, len(names))
	for _, name := range names {
		sum, ok := known[name]
		if !ok {
			path := filepath.Join(dir, name)
			if err := flushFile(path); err != nil {
				return nil, err
			}
			if sum, err = sumFile(path); err != nil {
				return nil, err
			}
		}
		sums = append(sums, sum)
	}
	return sums, syncDir(dir)
}

// keepSmall copies the files of a closed store that do change into the folder
// of a new checkpoint.
func keepSmall(checkpoint, store string, files []fileSum) error {
	if err := os.RemoveAll(checkpoint); err != nil {
		return err
	}
	if err := makeDir(checkpoint); err != nil {
		return err
	}
	for _, f := range files {
		if isTable(f.Name) {
			continue
		}
		if err := copyFile(filepath.Join(checkpoint, f.Name), filepath.Join(store, f.Name)); err != nil {
			return err
		}
	}
	return syncDir(checkpoint)
}

// linkTables completes a checkpoint before the store is opened. It reports
// false where the disk knows no hard links.
func linkTables(checkpoint, store string, files []fileSum) (bool, error) {
	for _, f := range files {
		if !isTable(f.Name) {
			continue
		}
		link := filepath.Join(checkpoint, f.Name)
		if there, err := exists(link); err != nil || there {
			if err != nil {
				return false, err
			}
			continue
		}
		if err := hardLink(filepath.Join(store, f.Name), link); err != nil {
			if _, statErr := os.Stat(filepath.Join(store, f.Name)); statErr != nil {
				return false, err
			}
			return false, nil
		}
	}
	return true, syncDir(checkpoint)
}

// restore makes the store's folder what the checkpoint holds. It may be
// interrupted and begun again at any point.
func restore(data string, s state) error {
	from, store := filepath.Join(data, s.Checkpoint), filepath.Join(data, storeName)
	fresh, old := store+".new", store+".old"
	if err := os.RemoveAll(fresh); err != nil {
		return err
	}
	if err := fillStore(fresh, from, s.Files); err != nil {
		return err
	}
	reached("checkpoint unpacked")
	if there, err := exists(store); err != nil {
		return err
	} else if there {
		if err := os.RemoveAll(old); err != nil {
			return err
		}
		if err := os.Rename(store, old); err != nil {
			return err
		}
	}
	reached("crashed store moved away")
	if err := os.Rename(fresh, store); err != nil {
		return err
	}
	reached("store put back")
	return errors.Join(syncDir(data), os.RemoveAll(old))
}

// fillStore makes a folder with the files of a checkpoint: tables as links
// where that works, else as copies.
func fillStore(dir, from string, files []fileSum) error {
	if err := makeDir(dir); err != nil {
		return err
	}
	for _, f := range files {
		source, target := filepath.Join(from, f.Name), filepath.Join(dir, f.Name)
		if isTable(f.Name) && hardLink(source, target) == nil {
			continue
		}
		if err := copyFile(target, source); err != nil {
			return fmt.Errorf("put back %s: %w", f.Name, err)
		}
	}
	return syncDir(dir)
}
