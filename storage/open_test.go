package storage

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebound/notebook"
)

func TestASecondOpeningIsRefusedUntilTheFirstIsClosed(t *testing.T) {
	faulted(t, 0)
	dir := t.TempDir()
	n := openAt(t, dir)
	if _, err := Open(dir, small); !errors.Is(err, notebook.ErrInUse) {
		t.Errorf("got %v, want ErrInUse", err)
	}
	closeNow(t, n)
	closeNow(t, openAt(t, dir))
}

func TestAFolderOfOtherThingsIsNoNotebook(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "holiday.jpg"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, small); !errors.Is(err, notebook.ErrNotANotebook) {
		t.Errorf("got %v, want ErrNotANotebook", err)
	}
	if _, err := Open(filepath.Join(dir, "holiday.jpg"), small); !errors.Is(err, notebook.ErrNotANotebook) {
		t.Errorf("a file: got %v, want ErrNotANotebook", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder now holds %v, %v", entries, err)
	}
}

func TestAFolderThatIsMissingOrEmptyBecomesANotebook(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	n := openAt(t, dir)
	id, created := n.ID(), n.Created()
	closeNow(t, n)
	n = openAt(t, dir)
	defer closeNow(t, n)
	if n.ID() != id || !n.Created().Equal(created) || id.IsZero() {
		t.Errorf("id %v and %v, created %v and %v", id, n.ID(), created, n.Created())
	}
}

func TestANewerFormatIsRefusedKindly(t *testing.T) {
	dir := t.TempDir()
	closeNow(t, openAt(t, dir))
	for _, name := range []string{aboutName, copyName} {
		path := filepath.Join(dir, name)
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		b = []byte(strings.Replace(string(b), `"format": 1`, `"format": 2, "novelty": true`, 1))
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Open(dir, small); !errors.Is(err, notebook.ErrNewerFormat) {
		t.Errorf("got %v, want ErrNewerFormat", err)
	}
}

func TestSmallFilesThatWereDamagedArePutBack(t *testing.T) {
	for _, name := range []string{
		aboutName, copyName, "data-1/state.json", "data-1/store/MANIFEST", "data-1/store/KEYREGISTRY", "data-1/journal/last",
	} {
		for how, damage := range map[string]func(path string) error{
			"missing": os.Remove,
			"empty":   func(path string) error { return os.Truncate(path, 0) },
			"flipped": func(path string) error { return flip(path, 40) },
			"cut":     func(path string) error { return os.Truncate(path, 10) },
		} {
			t.Run(filepath.Base(name)+" "+how, func(t *testing.T) {
				t.Parallel()
				dir := t.TempDir()
				n := openAt(t, dir)
				s := putSample(t, n, 1, 2000)
				closeNow(t, n)
				if err := damage(filepath.Join(dir, name)); err != nil && name != "data-1/journal/last" {
					t.Fatal(err)
				}
				n = openAt(t, dir)
				s.expect(t, n)
				closeNow(t, n)
				n = openAt(t, dir)
				defer closeNow(t, n)
				if len(n.Notices()) > 0 {
					t.Errorf("opened again, still: %q", n.Notices())
				}
			})
		}
	}
}

// flip changes one byte of a file, the last if it is shorter.
func flip(path string, at int64) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return err
	}
	at = min(at, info.Size()-1)
	b := make([]byte, 1)
	if _, err := f.ReadAt(b, at); err != nil {
		return err
	}
	b[0] ^= 0x55
	_, err = f.WriteAt(b, at)
	return err
}

func TestADamagedTableIsMadeAnewFromTheJournal(t *testing.T) {
	dir := t.TempDir()
	n := openAt(t, dir)
	s := putSample(t, n, 1, 200_000)
	closeNow(t, n)
	tables, err := filepath.Glob(filepath.Join(dir, dataName, storeName, "*.sst"))
	if err != nil || len(tables) == 0 {
		t.Fatal(tables, err)
	}
	if err := flip(tables[0], 5000); err != nil {
		t.Fatal(err)
	}
	n = openAt(t, dir)
	if len(n.Notices()) == 0 {
		t.Error("nothing was said about it")
	}
	s.expect(t, n)
	closeNow(t, n)
	n = openAt(t, dir)
	defer closeNow(t, n)
	s.expect(t, n)
}

func TestADamagedTableThatNothingMakesUpForIsReported(t *testing.T) {
	dir := t.TempDir()
	n := openAt(t, dir)
	putSample(t, n, 1, 200_000)
	closeNow(t, n)
	tables, _ := filepath.Glob(filepath.Join(dir, dataName, storeName, "*.sst"))
	if err := errors.Join(flip(tables[0], 5000), os.RemoveAll(filepath.Join(dir, dataName, journalName)),
		os.Mkdir(filepath.Join(dir, dataName, journalName), 0o700)); err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadFile(tables[0])
	if _, err := Open(dir, small); !errors.Is(err, notebook.ErrDamaged) {
		t.Errorf("got %v, want ErrDamaged", err)
	}
	if after, err := os.ReadFile(tables[0]); err != nil || string(after) != string(before) {
		t.Error("opening changed the evidence")
	}
}

func TestAFullDiskStillShowsTheNotebook(t *testing.T) {
	faulted(t, 0)
	dir := t.TempDir()
	n := openAt(t, dir)
	s := putSample(t, n, 1, 2000)
	closeNow(t, n)
	full := Options{MinFree: 1 << 62}
	if _, err := Open(dir, full); !errors.Is(err, notebook.ErrNoSpace) {
		t.Errorf("opened for writing: %v, want ErrNoSpace", err)
	}
	full.ReadOnly = true
	n, err := Open(dir, full)
	fatal(t, err)
	defer closeNow(t, n)
	s.expect(t, n)
}

func TestAFullDiskRefusesTheChangeAndKeepsTheRest(t *testing.T) {
	faulted(t, 0)
	dir := t.TempDir()
	n := openAt(t, dir)
	s := putSample(t, n, 1, 2000)
	n.engine.minFree = 1 << 62
	if err := n.Apply(notebook.Put(notebook.Setting{Name: "x"})); !errors.Is(err, notebook.ErrNoSpace) {
		t.Errorf("apply: %v, want ErrNoSpace", err)
	}
	if err := n.PutText(s.document.ID, s.text, nil); !errors.Is(err, notebook.ErrNoSpace) {
		t.Errorf("put text: %v, want ErrNoSpace", err)
	}
	s.expect(t, n)
	n.engine.minFree = 1
	putSample(t, n, 2, 2000).expect(t, n)
	closeNow(t, n)
}
