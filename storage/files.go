package storage

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Files of a notebook are for its owner alone.
const (
	fileMode = 0o600
	dirMode  = 0o700
)

// replaceFile puts data in place of the file, whole or not at all, and on disk
// when it returns.
func replaceFile(path string, data []byte) error {
	fresh := path + ".new"
	if err := writeFile(fresh, data); err != nil {
		return err
	}
	return publishFile(fresh, path)
}

// publishFile renames a file that is already flushed over another and flushes
// the folder.
func publishFile(fresh, path string) error {
	if err := os.Rename(fresh, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// writeFile writes a file and flushes it.
func writeFile(path string, data []byte) (err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, fileMode)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if _, err := f.Write(data); err != nil {
		return err
	}
	return f.Sync()
}

// copyFile copies and flushes.
func copyFile(to, from string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, fileMode)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	return out.Sync()
}

// flushFile brings a file that is already written to the disk. Windows asks
// for a handle that may write.
func flushFile(path string) (err error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return f.Sync()
}

func exists(path string) (bool, error) {
	_, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// makeDir makes a folder inside one that exists and flushes that.
func makeDir(path string) error {
	err := os.Mkdir(path, dirMode)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// fileNames lists the plain files of a folder that match, without their path.
func fileNames(dir, pattern string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		ok, err := filepath.Match(pattern, e.Name())
		if err != nil {
			return nil, fmt.Errorf("match %q: %w", pattern, err)
		}
		if ok && !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names, nil
}
