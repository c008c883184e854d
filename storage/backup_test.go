package storage

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

func backedUp(t *testing.T, n *Notebook, path string) Backup {
	t.Helper()
	b, err := n.Backup(context.Background(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestARestoredBackupIsTheNotebookOfItsMoment(t *testing.T) {
	for name, key := range map[string]Key{"plain": {}, "encrypted": {Passphrase: secret}} {
		t.Run(name, func(t *testing.T) {
			n := openGuarded(t, t.TempDir(), key)
			double := storetest.Memory()
			for number := 1; number <= 45; number++ {
				if err := errors.Join(deed(n, number), deed(double, number)); err != nil {
					t.Fatal(err)
				}
			}
			file := filepath.Join(t.TempDir(), "a.backup")
			b := backedUp(t, n, file)
			if b.Values < 100 || b.Bytes < 10_000 {
				t.Errorf("a backup of %+v", b)
			}
			putSample(t, n, 900, 2000) // after the backup
			id := n.ID()
			closeNow(t, n)

			dir := filepath.Join(t.TempDir(), "restored")
			if err := Restore(context.Background(), file, dir, guarded(key)); err != nil {
				t.Fatal(err)
			}
			n = openGuarded(t, dir, key)
			defer closeNow(t, n)
			if n.ID() != id || len(n.Notices()) > 0 {
				t.Errorf("id %v, want %v; notices %q", n.ID(), id, n.Notices())
			}
			if how := differs(n, double); how != "" {
				t.Error(how)
			}
			if r := verified(t, n); !r.Sound() {
				t.Error(r)
			}
			if err := Restore(context.Background(), file, dir, guarded(key)); !errors.Is(err, errNotEmpty) {
				t.Errorf("restored over a notebook: %v", err)
			}
		})
	}
}

func TestAnEncryptedBackupOpensOnlyWithItsKeyAndHidesItsWords(t *testing.T) {
	n := openGuarded(t, t.TempDir(), Key{Passphrase: secret})
	defer closeNow(t, n)
	if err := n.Apply(notebook.Put(notebook.Note{ID: storetest.ID(1), Markdown: strings.Repeat("Zebulon the kingfisher ", 50)})); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	file := filepath.Join(folder, "a.backup")
	backedUp(t, n, file)
	if found := findWords(t, folder, []string{"Zebulon", "kingfisher"}); found != "" {
		t.Errorf("found %q", found)
	}
	dir := filepath.Join(t.TempDir(), "restored")
	for _, key := range []Key{{}, {Passphrase: []byte("wrong")}} {
		if err := Restore(context.Background(), file, dir, guarded(key)); !errors.Is(err, notebook.ErrLocked) && !errors.Is(err, notebook.ErrWrongPassphrase) {
			t.Errorf("restored with %+v: %v", key, err)
		}
	}
	if err := Restore(context.Background(), file, dir, guarded(Key{Recovery: n.RecoveryCode()})); err != nil {
		t.Error(err)
	}
}

func TestADamagedBackupIsRefused(t *testing.T) {
	for name, key := range map[string]Key{"plain": {}, "encrypted": {Passphrase: secret}} {
		n := openGuarded(t, t.TempDir(), key)
		putSample(t, n, 1, 150_000)
		file := filepath.Join(t.TempDir(), "a.backup")
		backedUp(t, n, file)
		closeNow(t, n)
		whole, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		try := func(what string, content []byte) {
			t.Helper()
			dir := filepath.Join(t.TempDir(), "restored")
			if err := os.WriteFile(file, content, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := Restore(context.Background(), file, dir, guarded(key)); err == nil {
				t.Errorf("%s: a backup %s was restored", name, what)
			}
			if left, err := os.ReadDir(dir); err == nil && len(left) > 0 {
				t.Errorf("%s: left behind %v", name, left)
			}
		}
		for i := range 40 {
			at := i * len(whole) / 40
			content := slices.Clone(whole)
			content[at] ^= 0x20
			try("with a byte flipped", content)
			try("cut short", whole[:at])
		}
		try("with bytes behind its end", append(slices.Clone(whole), 0))
	}
}

func TestABackupThatFailsLeavesTheOldOne(t *testing.T) {
	n := openAt(t, t.TempDir())
	defer closeNow(t, n)
	putSample(t, n, 1, 3000)
	folder := t.TempDir()
	file := filepath.Join(folder, "a.backup")
	backedUp(t, n, file)
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := n.Backup(ctx, file, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	after, err := os.ReadFile(file)
	entries, _ := os.ReadDir(folder)
	if err != nil || string(after) != string(before) || len(entries) != 1 {
		t.Errorf("the old backup is not as it was: %v, %v", err, entries)
	}
}

func TestRotationKeepsDaysWeeksAndMonths(t *testing.T) {
	id := storetest.ID(1)
	now := time.Date(2024, 12, 18, 20, 0, 0, 0, time.UTC)
	var names []string
	for day := range 800 { // two a day
		at := now.AddDate(0, 0, -day)
		names = append(names, BackupName(id, at), BackupName(id, at.Add(-9*time.Hour)))
	}
	expired := Expired(id, names, now)
	var kept []string
	for _, name := range names {
		if !slices.Contains(expired, name) {
			at, _ := backupMade(id, name)
			kept = append(kept, at.Format("2006-01-02T15"))
		}
	}
	want := []string{
		"2024-12-18T20", "2024-12-17T20", "2024-12-16T20", "2024-12-15T20", "2024-12-14T20", "2024-12-13T20", "2024-12-12T20", // days
		"2024-12-08T20", "2024-12-01T20", // ends of weeks beyond those two that the days hold
		"2024-11-30T20", "2024-10-31T20", "2024-09-30T20", "2024-08-31T20", "2024-07-31T20", "2024-06-30T20",
		"2024-05-31T20", "2024-04-30T20", "2024-03-31T20", "2024-02-29T20", "2024-01-31T20", // ends of months
	}
	if !slices.Equal(kept, want) {
		t.Errorf("kept %d\n%q\nwant %d\n%q", len(kept), kept, len(want), want)
	}
	if again := Expired(id, kept, now); len(again) != 0 {
		t.Errorf("names that are none of its business: %q", again)
	}
	if Expired(storetest.ID(2), names, now) != nil {
		t.Error("backups of another notebook expired")
	}
}

func TestTheNewestBackupAndThoseFromTheFutureNeverExpire(t *testing.T) {
	id := storetest.ID(1)
	now := time.Date(2024, 12, 18, 20, 0, 0, 0, time.UTC)
	old, future := BackupName(id, now.AddDate(-9, 0, 0)), BackupName(id, now.AddDate(1, 0, 0))
	if got := Expired(id, []string{old, future}, now); got != nil {
		t.Errorf("expired %q", got)
	}
	if !Due(id, []string{old, future}, now) {
		t.Error("a backup from the future put off the next one")
	}
	if Due(id, []string{BackupName(id, now.Add(-23*time.Hour))}, now) {
		t.Error("due again after 23 hours")
	}
}

func TestADailyBackupIsMadeOnceADay(t *testing.T) {
	now := time.Date(2024, 12, 18, 20, 0, 0, 0, time.UTC)
	options := Options{MinFree: 1, Now: func() time.Time { return now }}
	n, err := Open(t.TempDir(), options)
	if err != nil {
		t.Fatal(err)
	}
	defer closeNow(t, n)
	folder := filepath.Join(t.TempDir(), "backups")
	made := 0
	for range 30 {
		for range 3 {
			_, fresh, err := n.BackupDaily(context.Background(), folder, nil)
			if err != nil {
				t.Fatal(err)
			}
			if fresh {
				made++
			}
			now = now.Add(8 * time.Hour)
		}
	}
	left, err := fileNames(folder, "*")
	if err != nil || made != 30 || len(left) < 7 || len(left) > 12 {
		t.Errorf("made %d, %d are left, %v", made, len(left), err)
	}
}

// Whoever locks a notebook the moment it was opened closes it while the day's
// backup begins.
func TestClosingAndWhatReadsEverythingDoNotWaitForEachOther(t *testing.T) {
	dir := t.TempDir()
	for round := range 40 {
		n := openGuarded(t, dir, Key{})
		began := make(chan struct{})
		ended := make(chan error)
		go func() {
			close(began)
			if round%2 == 0 {
				_, err := n.Verify(context.Background(), nil)
				ended <- err
				return
			}
			_, err := n.Backup(context.Background(), filepath.Join(dir, "beside.backup"), nil)
			ended <- err
		}()
		<-began
		closeNow(t, n)
		if err := <-ended; err != nil && !errors.Is(err, notebook.ErrLocked) {
			t.Fatal(err)
		}
	}
}
