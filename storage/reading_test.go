package storage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

func reading(t *testing.T, dir string, key Key) *Notebook {
	t.Helper()
	options := guarded(key)
	options.ReadOnly = true
	n, err := Open(dir, options)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// filesOf maps the files below dir to their content, but the lock.
func filesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == lockName {
			return err
		}
		b, err := os.ReadFile(path)
		files[path] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func expectUnchanged(t *testing.T, dir string, before map[string]string) {
	t.Helper()
	after := filesOf(t, dir)
	for path, content := range before {
		if after[path] != content {
			t.Errorf("%s has changed", path)
		}
	}
	if len(after) != len(before) {
		t.Errorf("%d files, %d before", len(after), len(before))
	}
}

func TestOpenedForReadingANotebookShowsAllAndChangesNothing(t *testing.T) {
	for name, key := range map[string]Key{"plain": {}, "encrypted": {Passphrase: secret}} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			n := openGuarded(t, dir, key)
			s := putSample(t, n, 1, 90_000)
			closeNow(t, n)
			before := filesOf(t, dir)

			n = reading(t, dir, key)
			s.expect(t, n)
			if r := verified(t, n); !r.Sound() {
				t.Error(r)
			}
			for what, err := range map[string]error{
				"apply":    n.Apply(notebook.Put(notebook.Note{ID: storetest.ID(1)})),
				"put text": n.PutText(storetest.ID(9), s.text, nil),
			} {
				if !errors.Is(err, notebook.ErrReadOnly) {
					t.Errorf("%s: %v, want ErrReadOnly", what, err)
				}
			}
			other := reading(t, dir, key) // readers do not disturb one another
			other.Close()
			if _, err := Open(dir, guarded(key)); !errors.Is(err, notebook.ErrInUse) {
				t.Errorf("opened for writing beside a reader: %v", err)
			}
			closeNow(t, n)
			expectUnchanged(t, dir, before)
		})
	}
}

func TestANotebookThatWasNotClosedCanBeReadToo(t *testing.T) {
	dir := t.TempDir()
	e := errand{job: "work", dir: dir, from: 1, point: "record applied", count: 30}
	acknowledged, complaint := e.run(t, patience)
	if complaint != "" {
		t.Fatal(complaint)
	}
	before := filesOf(t, dir)
	double := storetest.Memory()
	for number := 1; number <= acknowledged+1; number++ {
		if err := deed(double, number); err != nil {
			t.Fatal(err)
		}
	}
	n := reading(t, dir, Key{})
	if how := differs(n, double); how != "" || len(n.Notices()) > 0 {
		t.Errorf("%s, %q", how, n.Notices())
	}
	closeNow(t, n)
	expectUnchanged(t, dir, before)
}

func TestReadingNeedsANotebook(t *testing.T) {
	options := small
	options.ReadOnly = true
	empty := t.TempDir()
	if _, err := Open(empty, options); !errors.Is(err, notebook.ErrNotANotebook) {
		t.Errorf("an empty folder: %v", err)
	}
	if _, err := Open(filepath.Join(empty, "none"), options); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no folder: %v", err)
	}
	if left, _ := os.ReadDir(empty); len(left) > 0 {
		t.Errorf("left behind %v", left)
	}
}

func TestWhatIsSoundOfADamagedNotebookCanBeRead(t *testing.T) {
	for name, key := range map[string]Key{"plain": {}, "encrypted": {Passphrase: secret}} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			n := openGuarded(t, dir, key)
			var samples []sample
			for i := 1; i <= 8; i++ {
				samples = append(samples, putSample(t, n, i, 40_000))
			}
			closeNow(t, n)
			tables, _ := filepath.Glob(filepath.Join(dir, dataName, storeName, "*.sst"))
			if len(tables) == 0 {
				t.Fatal("no tables")
			}
			info, err := os.Stat(tables[0])
			if err != nil {
				t.Fatal(err)
			}
			// In the middle of a table, with no journal to make up for it.
			if err := errors.Join(flip(tables[0], info.Size()/2), emptyFolder(filepath.Join(dir, dataName, journalName))); err != nil {
				t.Fatal(err)
			}
			if _, err := Open(dir, guarded(key)); !errors.Is(err, notebook.ErrDamaged) {
				t.Fatalf("opened for writing: %v", err)
			}
			before := filesOf(t, dir)
			n = reading(t, dir, key)
			sound := 0
			for _, s := range samples {
				if s.differs(n) == "" {
					sound++
				}
			}
			if sound < 6 || len(n.Notices()) == 0 {
				t.Errorf("%d of %d documents are sound; notices %q", sound, len(samples), n.Notices())
			}
			if !strings.Contains(strings.Join(n.Notices(), " "), "damaged") {
				t.Errorf("notices %q", n.Notices())
			}
			closeNow(t, n)
			expectUnchanged(t, dir, before)
		})
	}
}

func emptyFolder(dir string) error {
	return errors.Join(os.RemoveAll(dir), os.Mkdir(dir, 0o700))
}
