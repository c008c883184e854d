package storage

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	badger "github.com/dgraph-io/badger/v4"
)

// A checkpoint is the store as it was when it was last closed. Badger never
// has to recover from anything here: after a crash its folder is put back to
// the checkpoint and the journal is played again.
//
// A checkpoint costs nearly nothing, for tables never change once written. It
// is a list of them, copies of the small files that do change, and a hold on
// the tables, so that Badger deletes none while the store is open. (Hard links
// would not do: Badger cuts a table to nothing before it removes it.)

// isTable reports whether a file of the store never changes once written.
func isTable(name string) bool { return strings.HasSuffix(name, ".sst") }

// isSmall reports whether a file of the store changes and matters. DISCARD
// holds statistics of the value log, which is not used, LOCK a process number,
// and what a .mem file held is in tables once the store is closed.
func isSmall(name string) bool {
	return name == badger.ManifestFilename || name == badger.KeyRegistryFileName || strings.HasSuffix(name, ".vlog")
}

// tableHold keeps the tables from being deleted that were there when it was
// made. An iterator does that for as long as it is open.
type tableHold struct {
	txn *badger.Txn
	it  *badger.Iterator
}

func holdTables(db *badger.DB) *tableHold {
	h := &tableHold{txn: db.NewTransaction(false)}
	options := badger.DefaultIteratorOptions
	options.PrefetchValues = false
	h.it = h.txn.NewIterator(options)
	return h
}

// release lets the tables go, after the store was closed too. Those that are
// no longer needed are deleted then.
func (h *tableHold) release() {
	if h != nil {
		h.it.Close()
		h.txn.Discard()
	}
}

// liveFiles lists what makes up a closed store.
func liveFiles(dir string) ([]string, error) {
	f, err := os.Open(filepath.Join(dir, badger.ManifestFilename))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	manifest, _, err := badger.ReplayManifestFile(f, storeMagic, badger.DefaultOptions(dir).WithLogger(nil))
	if err != nil {
		return nil, err
	}
	names, err := fileNames(dir, "*")
	if err != nil {
		return nil, err
	}
	var live []string
	for _, name := range names {
		if isSmall(name) {
			live = append(live, name)
		}
	}
	for id := range manifest.Tables {
		live = append(live, fmt.Sprintf("%06d.sst", id))
	}
	return live, nil
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
	names, err := liveFiles(dir)
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

// keepSmall copies the small files of a closed store into the folder of a new
// checkpoint.
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

// restore puts the store's folder back to what the state lists. The tables
// must be there. It may be interrupted and begun again at any point.
func restore(store, checkpoint string, s state) error {
	listed := map[string]bool{}
	for _, f := range s.Files {
		listed[f.Name] = true
	}
	names, err := fileNames(store, "*")
	if err != nil {
		return err
	}
	for _, name := range names {
		if listed[name] {
			continue
		}
		if err := os.Remove(filepath.Join(store, name)); err != nil {
			return err
		}
	}
	reached("newer files removed")
	for _, f := range s.Files {
		if isTable(f.Name) {
			continue
		}
		fresh := filepath.Join(store, f.Name+".new")
		if err := copyFile(fresh, filepath.Join(checkpoint, f.Name)); err != nil {
			return err
		}
		if err := os.Rename(fresh, filepath.Join(store, f.Name)); err != nil {
			return err
		}
		reached("small file put back")
	}
	return syncDir(store)
}

// fillStore makes a folder with the files of a store: tables as links where
// the disk knows those, else as copies. Whoever opens it must not let Badger
// delete tables.
func fillStore(dir, tables, small string, files []fileSum) error {
	if err := makeDir(dir); err != nil {
		return err
	}
	for _, f := range files {
		target := filepath.Join(dir, f.Name)
		from := filepath.Join(small, f.Name)
		if isTable(f.Name) {
			from = filepath.Join(tables, f.Name)
			if os.Link(from, target) == nil {
				continue
			}
		}
		if err := copyFile(target, from); err != nil {
			return err
		}
	}
	return nil
}
