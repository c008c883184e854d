package storage

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebound/notebook"
)

func TestABackupAndTheJournalMakeADamagedNotebookWhole(t *testing.T) {
	for name, key := range map[string]Key{"plain": {}, "encrypted": {Passphrase: secret}} {
		t.Run(name, func(t *testing.T) {
			dir, file := t.TempDir(), filepath.Join(t.TempDir(), "a.backup")
			n := openGuarded(t, dir, key)
			var samples []sample
			for i := 1; i <= 3; i++ {
				samples = append(samples, putSample(t, n, i, 20_000))
			}
			backedUp(t, n, file)
			closeNow(t, n)
			n = openGuarded(t, dir, key)
			for i := 4; i <= 6; i++ { // after the backup
				samples = append(samples, putSample(t, n, i, 20_000))
			}
			closeNow(t, n)
			// The first segment of the journal goes, and a table with it.
			segments, _ := filepath.Glob(filepath.Join(dir, dataName, journalName, "*.log"))
			tables, _ := filepath.Glob(filepath.Join(dir, dataName, storeName, "*.sst"))
			fatal(t, errors.Join(os.Remove(segments[0]), flip(tables[0], 3000)))
			if _, err := Open(dir, guarded(key)); !errors.Is(err, notebook.ErrDamaged) {
				t.Fatalf("opened: %v", err)
			}
			r, err := Repair(context.Background(), dir, file, guarded(key))
			if err != nil || r.Lost != 0 || r.Sequence <= r.Backup || !strings.HasPrefix(r.Damaged, "damaged-") {
				t.Fatalf("%+v, %v", r, err)
			}
			n = openGuarded(t, dir, key)
			defer closeNow(t, n)
			for _, s := range samples {
				s.expect(t, n)
			}
			if report := verified(t, n); !report.Sound() {
				t.Error(report)
			}
			if _, err := os.Stat(filepath.Join(dir, r.Damaged, stateName)); err != nil {
				t.Errorf("the damaged data are gone: %v", err)
			}
		})
	}
}

func TestARepairCountsWhatIsLost(t *testing.T) {
	dir, file := t.TempDir(), filepath.Join(t.TempDir(), "a.backup")
	n := openAt(t, dir)
	s := putSample(t, n, 1, 2000)
	b := backedUp(t, n, file)
	putSample(t, n, 2, 2000)
	last := n.sequence
	closeNow(t, n)
	fatal(t, emptyFolder(filepath.Join(dir, dataName, journalName)))
	r, err := Repair(context.Background(), dir, file, small)
	if err != nil || r.Lost != last-b.Sequence || r.Lost == 0 {
		t.Errorf("%+v, %v; want %d lost", r, err, last-b.Sequence)
	}
	n = openAt(t, dir)
	defer closeNow(t, n)
	s.expect(t, n)
}

func TestABackupOfAnotherNotebookRepairsNothing(t *testing.T) {
	dir, file := t.TempDir(), filepath.Join(t.TempDir(), "a.backup")
	other := openAt(t, t.TempDir())
	backedUp(t, other, file)
	closeNow(t, other)
	n := openAt(t, dir)
	s := putSample(t, n, 1, 2000)
	closeNow(t, n)
	if _, err := Repair(context.Background(), dir, file, small); err == nil {
		t.Error("repaired")
	}
	n = openAt(t, dir)
	defer closeNow(t, n)
	s.expect(t, n)
}

func TestOneDocumentComesBackFromABackup(t *testing.T) {
	key := Key{Passphrase: secret}
	n := openGuarded(t, t.TempDir(), key)
	defer closeNow(t, n)
	one, two := putSample(t, n, 1, 80_000), putSample(t, n, 2, 2000)
	file := filepath.Join(t.TempDir(), "a.backup")
	backedUp(t, n, file)
	var changes []notebook.Change
	for _, r := range one.records() {
		changes = append(changes, notebook.Change{Before: r})
	}
	renamed := two.document
	renamed.Title = "renamed since"
	fatal(t, n.Apply(append(changes, notebook.Put(renamed))...))
	fatal(t, n.RestoreDocument(context.Background(), file, key, one.document.ID))
	one.expect(t, n)
	two.document = renamed
	two.expect(t, n)
	if err := n.RestoreDocument(context.Background(), file, key, notebook.ID{15: 9}); !errors.Is(err, notebook.ErrNotFound) {
		t.Errorf("a document that is not in it: %v", err)
	}
	if err := n.RestoreDocument(context.Background(), file, Key{Passphrase: []byte("no")}, one.document.ID); !errors.Is(err, notebook.ErrWrongPassphrase) {
		t.Errorf("with a wrong passphrase: %v", err)
	}
	if r := verified(t, n); !r.Sound() {
		t.Error(r)
	}
}
