package storage

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"

	badger "github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/fb"
	badgeroptions "github.com/dgraph-io/badger/v4/options"
	"github.com/dgraph-io/badger/v4/pb"
	"github.com/dgraph-io/badger/v4/table"
	"github.com/dgraph-io/badger/v4/y"
	"github.com/dgraph-io/ristretto/v2"
	"github.com/dgraph-io/ristretto/v2/z"
)

// tableReader reads tables one by one, without a MANIFEST to say which count:
// for saving what can be saved from a store that Badger cannot open. Whatever
// a damaged table makes Badger's code do ends in an error here.
type tableReader struct {
	registry *badger.KeyRegistry
	indexes  *ristretto.Cache[uint64, *fb.TableIndex]
	checks   badgeroptions.ChecksumVerificationMode
}

const badgerDeleted = 1 << 0 // Badger's mark of a value that was deleted

func newTableReader(dir string, s *secrets, checks badgeroptions.ChecksumVerificationMode) (*tableReader, error) {
	registry, err := badger.OpenKeyRegistry(badger.KeyRegistryOptions{Dir: dir, ReadOnly: true, EncryptionKey: s.badger})
	if err != nil {
		return nil, err
	}
	indexes, err := ristretto.NewCache(&ristretto.Config[uint64, *fb.TableIndex]{NumCounters: 1000, MaxCost: 16 << 20, BufferItems: 64})
	return &tableReader{registry, indexes, checks}, err
}

func (r *tableReader) close() { r.indexes.Close() }

// check opens a table, which reads all of it when the reader checks.
func (r *tableReader) check(path string) error {
	t, err := r.open(path)
	if err == nil {
		_ = t.Close(-1) // it was only read
	}
	return err
}

// versioned is what a table says about a key.
type versioned struct {
	key     []byte
	value   []byte
	version uint64
	deleted bool
}

// read visits every entry of a table that can be read, and reports how many
// blocks could not.
func (r *tableReader) read(path string, visit func(versioned) error) (broken int, err error) {
	t, err := r.open(path)
	if err != nil {
		return 0, err
	}
	defer func() { _ = t.Close(-1) }() // it was only read
	var splits []string
	if err := guarding(func() error { splits = t.KeySplits(1<<30, nil); return nil }); err != nil {
		return 0, err
	}
	starts := append([][]byte{t.Smallest()}, nil)[:1]
	for _, s := range splits {
		if key := []byte(s); y.CompareKeys(key, starts[len(starts)-1]) > 0 {
			starts = append(starts, key)
		}
	}
	for i, start := range starts {
		var end []byte
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		var failed error
		err := guarding(func() error {
			failed = r.block(t, start, end, visit)
			return nil
		})
		if failed != nil {
			return broken, failed
		}
		if err != nil {
			broken++
		}
	}
	return broken, nil
}

// block visits the entries from start until end.
func (r *tableReader) block(t *table.Table, start, end []byte, visit func(versioned) error) error {
	it := t.NewIterator(table.NOCACHE)
	defer it.Close()
	for it.Seek(start); it.Valid(); it.Next() {
		key := it.Key()
		if len(key) < 8 || end != nil && y.CompareKeys(key, end) >= 0 {
			return nil
		}
		if bytes.HasPrefix(key, []byte("!badger!")) {
			continue
		}
		v := it.ValueCopy()
		entry := versioned{bytes.Clone(y.ParseKey(key)), v.Value, y.ParseTs(key), v.Meta&badgerDeleted != 0}
		if err := visit(entry); err != nil {
			return err
		}
	}
	return nil
}

// open tries the keys there are: which one a table has stands in the MANIFEST,
// which may be lost.
func (r *tableReader) open(path string) (*table.Table, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if err := checkFooter(path, info.Size()); err != nil {
		return nil, err
	}
	keys := []*pb.DataKey{nil}
	for id := uint64(1); ; id++ {
		key, err := r.registry.DataKey(id)
		if err != nil {
			break
		}
		keys = append(keys, key)
	}
	err = fmt.Errorf("no key fits")
	for i := len(keys) - 1; i >= 0; i-- {
		var t *table.Table
		opening := guarding(func() error {
			file, err := z.OpenMmapFile(path, os.O_RDONLY, 0)
			if err != nil {
				return err
			}
			t, err = table.OpenTable(file, table.Options{
				ReadOnly: true, DataKey: keys[i], IndexCache: r.indexes,
				Compression: badgeroptions.None, ChkMode: r.checks,
			})
			return err
		})
		if opening == nil {
			return t, nil
		}
		err = opening
	}
	return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
}

// guarding turns a panic, and a fault in mapped memory, into an error.
func guarding(f func() error) (err error) {
	faults := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(faults)
	defer func() {
		if recover() != nil {
			err = fmt.Errorf("it is damaged")
		}
	}()
	return f()
}
