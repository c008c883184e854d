package storage

import (
	"errors"
	"fmt"
	"math/rand"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

// madeUpFormats are formats up to a number, for tests. Each step adds a dot to
// the name of every collection and writes an index of its own.
func madeUpFormats(newest int) []format {
	list := []format{{number: 1}}
	for number := 2; number <= newest; number++ {
		list = append(list, format{number, func(key, body []byte, put visitor) error {
			if key[0] != byte(notebook.KindCollection) {
				return put(key, body)
			}
			r, err := decode(key, body)
			if err != nil {
				return err
			}
			c := r.(notebook.Collection)
			c.Name += "."
			for _, r := range []notebook.Record{c, stepIndex(number)} {
				e, err := encodeChange(notebook.Put(r))
				if err == nil {
					err = put(e.key, e.body)
				}
				if err != nil {
					return err
				}
			}
			return nil
		}})
	}
	return list
}

func stepIndex(number int) notebook.Index {
	return notebook.Index{Name: fmt.Sprintf("step/%06d", number), Data: []byte(fmt.Sprint(number))}
}

// formatsOf are made-up formats up to that of the notebook in dir; nil for the
// program's own.
func formatsOf(dir string) []format {
	a, _, err := readAbout(dir, 1<<20)
	if err != nil || a.Format < 2 {
		return nil
	}
	return madeUpFormats(a.Format)
}

// migrateAgain brings the notebook to a format further with every opening, and
// does a few deeds in each.
func migrateAgain(e errand) error {
	for number := e.from; ; {
		a, _, err := readAbout(e.dir, 1<<20)
		if err != nil {
			return err
		}
		options := small
		options.formats = madeUpFormats(a.Format + 1)
		n, err := Open(e.dir, options)
		if err != nil {
			return err
		}
		for range 3 {
			if err := deed(n, number); err != nil {
				return fmt.Errorf("deed %d: %w", number, err)
			}
			fmt.Println("A", number)
			number++
		}
		if err := n.Close(); err != nil {
			return err
		}
	}
}

// collection is what madeUpFormats change.
func collection(format int) notebook.Collection {
	return notebook.Collection{ID: storetest.ID(7), Name: "Kept" + strings.Repeat(".", format-1), Documents: []notebook.ID{storetest.ID(1)}}
}

func TestAKillDuringAMigrationLosesNothing(t *testing.T) {
	t.Parallel()
	tr := newTrial(t, "migration")
	n := openAt(t, tr.dir)
	fatal(t, n.Apply(notebook.Put(collection(1))))
	closeNow(t, n)
	tr.foresee = func(t *testing.T) { // what the steps so far have made
		a, _, err := readAbout(tr.dir, 1<<20)
		fatal(t, err)
		fatal(t, tr.double.Apply(notebook.Put(collection(a.Format))))
		for number := 2; number <= a.Format; number++ {
			fatal(t, tr.double.Apply(notebook.Put(stepIndex(number))))
		}
	}
	tr.said = func(notice string) bool { return strings.Contains(notice, "brought from format") }
	dice := rand.New(rand.NewSource(8))
	for ok := false; !ok; ok = tr.enough(t) {
		tr.kill(t, "migrate", "", 0, time.Duration(100+dice.Intn(900))*time.Millisecond)
		for _, point := range []string{"backup written", "twin written", "twin in place", "twin published"} {
			tr.kill(t, "migrate", point, 1+dice.Intn(2), patience)
		}
	}
}

func TestAMigratedNotebookIsWholeAndItsBackupOpensInTheOldFormat(t *testing.T) {
	for name, key := range map[string]Key{"plain": {}, "encrypted": {Passphrase: secret}} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "notebook")
			fatal(t, unzip(dir, filepath.Join("testdata", "format-1-"+name+".zip")))
			n := openGuarded(t, dir, key)
			fatal(t, n.Apply(notebook.Put(collection(1))))
			closeNow(t, n)

			options := guarded(key)
			options.formats = madeUpFormats(3) // two steps at once
			n, err := Open(dir, options)
			fatal(t, err)
			for i := 1; i <= goldenSamples; i++ {
				newSample(i, 3000*i).expect(t, n)
			}
			if got, err := notebook.Load[notebook.Collection](n, collection(1).Key()); err != nil || got.Name != "Kept.." {
				t.Errorf("the collection is %+v, %v", got, err)
			}
			if len(n.Notices()) != 1 || !strings.Contains(n.Notices()[0], "from format 1 to format 3") {
				t.Errorf("it says %q", n.Notices())
			}
			putSample(t, n, 20, 2000)
			if r := verified(t, n); !r.Sound() {
				t.Error(r)
			}
			closeNow(t, n)
			if _, err := Open(dir, guarded(key)); !errors.Is(err, notebook.ErrNewerFormat) {
				t.Errorf("the program of format 1 opened it: %v", err)
			}
			if left, _ := filepath.Glob(filepath.Join(dir, dataPrefix+"*")); len(left) != 1 {
				t.Errorf("left behind: %v", left)
			}
			n, err = Open(dir, options)
			fatal(t, err)
			if len(n.Notices()) > 0 {
				t.Errorf("opened again, it says %q", n.Notices())
			}
			newSample(20, 2000).expect(t, n)
			closeNow(t, n)

			before := filepath.Join(t.TempDir(), "before")
			fatal(t, Restore(t.Context(), filepath.Join(dir, beforeName(3)), before, guarded(key)))
			n = openGuarded(t, before, key)
			defer closeNow(t, n)
			newSample(1, 3000).expect(t, n)
		})
	}
}

func TestAnOlderFormatIsNotOpenedForReadingAlone(t *testing.T) {
	dir := t.TempDir()
	closeNow(t, openAt(t, dir))
	options := small
	options.formats, options.ReadOnly = madeUpFormats(2), true
	if _, err := Open(dir, options); !errors.Is(err, notebook.ErrReadOnly) || !strings.Contains(err.Error(), "opened once for writing") {
		t.Errorf("opened for reading: %v", err)
	}
	closeNow(t, openAt(t, dir))
}

func TestAMigrationWithoutRoomLeavesTheNotebookAsItWas(t *testing.T) {
	dir := t.TempDir()
	n := openAt(t, dir)
	s := putSample(t, n, 1, 2000)
	closeNow(t, n)
	options := small
	options.formats = madeUpFormats(2)
	options.formats[1].step = func(_, _ []byte, _ visitor) error { return notebook.ErrNoSpace }
	if _, err := Open(dir, options); !errors.Is(err, notebook.ErrNoSpace) {
		t.Errorf("migrated: %v", err)
	}
	n = openAt(t, dir)
	defer closeNow(t, n)
	s.expect(t, n)
	for _, pattern := range []string{"*.new", "*.backup", "*.part", dataPrefix + "2*"} {
		if left, _ := filepath.Glob(filepath.Join(dir, pattern)); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	}
}

func TestFormatsFollowOneAnother(t *testing.T) {
	for i, f := range formats {
		if f.number != i+1 || (f.step == nil) != (i == 0) {
			t.Errorf("format %d stands at %d, its step is there: %v", f.number, i, f.step != nil)
		}
	}
}
