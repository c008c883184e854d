package storage

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"

	badger "github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/pb"
	"github.com/dgraph-io/badger/v4/y"
	"google.golang.org/protobuf/proto"
)

// preflight looks at a Badger folder that was not closed before Badger opens
// it. Badger panics in a goroutine of its own on a damaged table, deletes
// every table when MANIFEST is missing or cut to its header, and refuses to
// open beside an empty .mem file, which a crash leaves and which holds nothing:
// preflight takes that one away. Any error means that Badger must not open.
func preflight(dir string) error {
	names, err := fileNames(dir, "*")
	if err != nil {
		return err
	}
	tables, holds := map[string]int64{}, false
	for _, name := range names {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		switch filepath.Ext(name) {
		case ".sst":
			tables[name], holds = info.Size(), true
		case ".mem", ".vlog":
			holds = true
			if info.Size() == 0 {
				if err := os.Remove(filepath.Join(dir, name)); err != nil {
					return err
				}
			}
		}
	}
	if !holds {
		return nil
	}
	if info, err := os.Stat(filepath.Join(dir, badger.KeyRegistryFileName)); err != nil || info.Size() < 28 {
		return fmt.Errorf("%s is missing or too short", badger.KeyRegistryFileName)
	}
	return checkTables(dir, tables)
}

// checkTables compares the tables with the MANIFEST's list.
func checkTables(dir string, tables map[string]int64) error {
	f, err := os.Open(filepath.Join(dir, badger.ManifestFilename))
	if err != nil {
		return err
	}
	defer f.Close()
	options := badger.DefaultOptions(dir).WithLogger(nil)
	manifest, _, err := badger.ReplayManifestFile(f, storeMagic, options)
	if err != nil {
		return fmt.Errorf("MANIFEST: %w", err)
	}
	var listed []string
	for id := range manifest.Tables {
		listed = append(listed, fmt.Sprintf("%06d.sst", id))
	}
	sort.Strings(listed)
	for _, name := range listed {
		size, there := tables[name]
		if !there {
			return fmt.Errorf("table %s is missing", name)
		}
		if err := checkFooter(filepath.Join(dir, name), size); err != nil {
			return fmt.Errorf("table %s: %w", name, err)
		}
	}
	// A table not yet listed is normal after a crash, and Badger deletes it.
	// Many of them beside an empty list are a MANIFEST that was lost.
	if len(listed) == 0 && len(tables) > 3 {
		return fmt.Errorf("MANIFEST lists none of %d tables", len(tables))
	}
	return nil
}

// checkFooter reads the end of a table: index, its length, its checksum, the
// checksum's length. The checksum is over the index as stored, so this needs
// no key.
func checkFooter(path string, size int64) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	at := size
	before := func(n int64) ([]byte, error) {
		if at -= n; n <= 0 || at < 0 {
			return nil, errors.New("too short for a table")
		}
		b := make([]byte, n)
		_, err := f.ReadAt(b, at)
		return b, err
	}
	length := func() (int64, error) {
		b, err := before(4)
		if err != nil {
			return 0, err
		}
		return int64(binary.BigEndian.Uint32(b)), nil
	}
	n, err := length()
	if err != nil || n > 64 {
		return fmt.Errorf("its end is damaged (%v)", err)
	}
	b, err := before(n)
	if err != nil {
		return err
	}
	var sum pb.Checksum
	if err := proto.Unmarshal(b, &sum); err != nil {
		return fmt.Errorf("its end is damaged: %w", err)
	}
	if sum.Algo != pb.Checksum_CRC32C && sum.Algo != pb.Checksum_XXHash64 {
		return fmt.Errorf("its end is damaged: checksum of type %d", sum.Algo)
	}
	if n, err = length(); err != nil {
		return err
	}
	index, err := before(n)
	if err != nil {
		return err
	}
	return y.VerifyChecksum(index, &sum)
}
