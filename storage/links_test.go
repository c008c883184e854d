package storage

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"casebound/notebook"
)

func TestNamesThatClimbOutOfANotebookAreDamage(t *testing.T) {
	for _, name := range []string{"..", ".", "../data-1", "data-1/../..", "/etc", `data-1\..`, "data-1:x"} {
		dir := t.TempDir()
		n := openGuarded(t, dir, Key{})
		putSample(t, n, 1, 200)
		a := n.about
		closeNow(t, n)
		a.Data = name
		if err := writeAbout(dir, a); err != nil {
			t.Fatal(err)
		}
		if n, err := Open(dir, guarded(Key{})); !errors.Is(err, notebook.ErrDamaged) {
			t.Errorf("data in %q: got %v, want ErrDamaged", name, err)
			closeNow(t, n)
		}
	}
}

func TestAStateThatNamesAPlaceElsewhereIsNotUsed(t *testing.T) {
	for how, climb := range map[string]func(*state){
		"checkpoint": func(s *state) { s.Checkpoint = "../../elsewhere" },
		"file":       func(s *state) { s.Files[0].Name = "../../elsewhere/file" },
	} {
		dir := filepath.Join(t.TempDir(), "notebook")
		n := openGuarded(t, dir, Key{})
		putSample(t, n, 1, 200)
		closeNow(t, n)
		path := filepath.Join(n.data, stateName)
		var s state
		if err := readSummed(path, &s); err != nil {
			t.Fatal(err)
		}
		climb(&s)
		if err := writeSummed(path, &s); err != nil {
			t.Fatal(err)
		}
		n, err := Open(dir, guarded(Key{}))
		if err != nil {
			t.Fatalf("%s: %v", how, err)
		}
		if len(n.Notices()) == 0 {
			t.Errorf("%s: nothing is said", how)
		}
		closeNow(t, n)
		if _, err := os.Lstat(filepath.Join(filepath.Dir(dir), "elsewhere")); err == nil {
			t.Errorf("%s: something was made elsewhere", how)
		}
	}
}

func TestANotebookWithALinkInItIsOpenedForReadingAlone(t *testing.T) {
	for _, name := range []string{storeName, journalName, originals} {
		dir, elsewhere := filepath.Join(t.TempDir(), "notebook"), filepath.Join(t.TempDir(), "elsewhere")
		n := openGuarded(t, dir, Key{})
		putSample(t, n, 1, 200)
		closeNow(t, n)
		if err := errors.Join(os.Rename(n.path(name), elsewhere), os.Symlink(elsewhere, n.path(name))); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(dir, guarded(Key{})); !errors.Is(err, notebook.ErrDamaged) {
			t.Errorf("%s: got %v, want ErrDamaged", name, err)
		}
		options := guarded(Key{})
		options.ReadOnly = true
		n, err := Open(dir, options)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		closeNow(t, n)
	}
}
