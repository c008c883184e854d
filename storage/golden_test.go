package storage

import (
	"archive/zip"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writeGolden makes the notebooks of the present format in testdata. It is for
// a new format; what is there already stays as it is.
var writeGolden = flag.Bool("golden", false, "write notebooks of the present format into testdata")

// goldenSamples are in every one of them.
const goldenSamples = 3

func goldenKey(file string) Key {
	if strings.Contains(file, "encrypted") {
		return Key{Passphrase: secret}
	}
	return Key{}
}

func TestNotebooksOfEveryReleasedFormatOpen(t *testing.T) {
	if *writeGolden {
		for _, name := range []string{"format-1-plain.zip", "format-1-encrypted.zip"} {
			makeGolden(t, filepath.Join("testdata", name))
		}
	}
	files, err := filepath.Glob("testdata/format-*.zip")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "notebook")
			fatal(t, unzip(dir, file))
			for range 2 { // a notebook that was opened opens again
				n := openGuarded(t, dir, goldenKey(file))
				for i := 1; i <= goldenSamples; i++ {
					newSample(i, 3000*i).expect(t, n)
				}
				if r := verified(t, n); !r.Sound() {
					t.Error(r)
				}
				if len(n.Notices()) > 0 {
					t.Errorf("notices %q", n.Notices())
				}
				closeNow(t, n)
			}
		})
	}
}

func TestBackupsOfEveryReleasedFormatAreRestored(t *testing.T) {
	files, err := filepath.Glob("testdata/format-*.backup")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "notebook")
			fatal(t, Restore(t.Context(), file, dir, guarded(goldenKey(file))))
			n := openGuarded(t, dir, goldenKey(file))
			defer closeNow(t, n)
			for i := 1; i <= goldenSamples; i++ {
				newSample(i, 3000*i).expect(t, n)
			}
		})
	}
}

func makeGolden(t *testing.T, file string) {
	t.Helper()
	dir := t.TempDir()
	n := openGuarded(t, dir, goldenKey(file))
	for i := 1; i <= goldenSamples; i++ {
		putSample(t, n, i, 3000*i)
	}
	backedUp(t, n, strings.TrimSuffix(file, ".zip")+".backup")
	closeNow(t, n)
	var b zipped
	fatal(t, b.folder(dir))
	fatal(t, writeFile(file, []byte(b.content.String())))
}

// zipped is a zip file in the making.
type zipped struct{ content strings.Builder }

func (z *zipped) folder(dir string) error {
	w := zip.NewWriter(&z.content)
	// DISCARD is a megabyte of nothing that Badger makes again.
	for _, name := range []string{"data-1/store/DISCARD", "data-1/store/LOCK", lockName} {
		if err := removeIfThere(filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	return errors.Join(w.AddFS(os.DirFS(dir)), w.Close())
}

func unzip(dir, file string) error {
	r, err := zip.OpenReader(file)
	if err != nil {
		return err
	}
	defer r.Close()
	for _, f := range r.File {
		target := filepath.Join(dir, filepath.FromSlash(f.Name))
		if f.FileInfo().IsDir() {
			if err := os.MkdirAll(target, 0o700); err != nil {
				return err
			}
			continue
		}
		if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
			return err
		}
		in, err := f.Open()
		if err != nil {
			return err
		}
		b, err := io.ReadAll(in)
		if err := errors.Join(err, in.Close()); err != nil {
			return err
		}
		if err := writeFile(target, b); err != nil {
			return err
		}
	}
	return nil
}
