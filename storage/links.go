package storage

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"casebound/notebook"
)

// A notebook holds no links. One that somebody handed over could lead writing
// to any file of the reader's by one, or by a name that climbs out of its
// folder.

// isLink reports whether an entry leads elsewhere: a symbolic link, or one of
// the junctions of Windows, which Go calls irregular.
func isLink(e fs.DirEntry) bool { return e.Type()&(fs.ModeSymlink|fs.ModeIrregular) != 0 }

// refuseLinks looks through the folder of the data and those in it. Deeper lie
// only originals, which are replaced whole and never written into.
func refuseLinks(data string) error {
	folders := []string{data}
	for depth := range 2 {
		var below []string
		for _, folder := range folders {
			entries, err := os.ReadDir(folder)
			if err != nil {
				return err
			}
			for _, e := range entries {
				if isLink(e) {
					return fmt.Errorf("%w: %s in it is a link to another place", notebook.ErrDamaged, e.Name())
				}
				if depth == 0 && e.IsDir() {
					below = append(below, filepath.Join(folder, e.Name()))
				}
			}
		}
		folders = below
	}
	return nil
}

// staysInside reports whether a name read from a file is that of something
// directly in a folder.
func staysInside(name string) bool {
	return filepath.IsLocal(name) && name != "." && !strings.ContainsAny(name, `/\:`)
}

// readState reads how the store was left. What names a place elsewhere is
// damage, and nothing of it is used.
func readState(path string, s *state) error {
	if err := readSummed(path, s); err != nil {
		return err
	}
	var names []string
	if s.Checkpoint != "" {
		names = append(names, s.Checkpoint)
	}
	for _, f := range s.Files {
		names = append(names, f.Name)
	}
	for _, name := range names {
		if !staysInside(name) {
			*s = state{}
			return fmt.Errorf("%s: %w", filepath.Base(path), errSum)
		}
	}
	return nil
}
