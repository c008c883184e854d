package storage

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebound/notebook"
)

func TestBackupsGoToTheFolderOfChoiceWhileItIsThere(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "case")
	n := openAt(t, dir)
	if folder, fallen := n.BackupsIn(); folder != dir+" backups" || fallen != "" {
		t.Errorf("without a choice: %q, %q", folder, fallen)
	}
	chosen := t.TempDir()
	if err := n.KeepBackupsIn(filepath.Join(chosen, "not there")); err == nil {
		t.Error("a folder that is not there was chosen")
	}
	fatal(t, n.KeepBackupsIn(chosen))
	closeNow(t, n)
	n = openAt(t, dir)
	defer closeNow(t, n)
	if folder, fallen := n.BackupsIn(); folder != chosen || fallen != "" {
		t.Errorf("chosen: %q, %q", folder, fallen)
	}
	if left, _ := os.ReadDir(chosen); len(left) > 0 {
		t.Errorf("left in the folder: %v", left)
	}
	fatal(t, os.RemoveAll(chosen))
	if folder, fallen := n.BackupsIn(); folder != dir+" backups" || !strings.Contains(fallen, chosen) {
		t.Errorf("gone: %q, %q", folder, fallen)
	}
	fatal(t, n.KeepBackupsIn(""))
	if _, fallen := n.BackupsIn(); fallen != "" {
		t.Errorf("beside the notebook again, it says %q", fallen)
	}
}

func TestABackupInClearIsEncryptedAfterwards(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "case")
	n := openAt(t, dir)
	s := putSample(t, n, 1, 60_000)
	folder, _ := n.BackupsIn()
	fatal(t, os.MkdirAll(folder, 0o700))
	file := filepath.Join(folder, BackupName(n.ID(), time.Now()))
	backedUp(t, n, file)
	if err := n.SealBackup(t.Context(), file); err == nil {
		t.Error("sealed for a notebook without a passphrase")
	}
	closeNow(t, n)
	key := Key{Passphrase: secret}
	_, err := Encrypt(t.Context(), dir, guarded(Key{}), secret, nil)
	fatal(t, err)
	n = openGuarded(t, dir, key)
	defer closeNow(t, n)
	list, err := n.AllBackups()
	if err != nil || len(list) != 1 || list[0].Encrypted {
		t.Fatalf("backups %+v, %v", list, err)
	}
	fatal(t, n.SealBackup(t.Context(), file))
	if list, err = n.AllBackups(); err != nil || len(list) != 1 || !list[0].Encrypted {
		t.Fatalf("backups %+v, %v", list, err)
	}
	if found := findWords(t, folder, []string{"Vandermeer", "ledger"}); found != "" {
		t.Errorf("found %q", found)
	}
	if err := n.SealBackup(t.Context(), file); err == nil {
		t.Error("sealed twice")
	}
	if _, err := n.CheckBackup(t.Context(), file, key); err != nil {
		t.Error(err)
	}
	if _, err := n.CheckBackup(t.Context(), file, Key{Passphrase: []byte("no")}); !errors.Is(err, notebook.ErrWrongPassphrase) {
		t.Errorf("checked with a wrong passphrase: %v", err)
	}
	documents, err := DocumentsIn(t.Context(), file, key)
	if err != nil || len(documents) != 1 || documents[0].Title != s.document.Title {
		t.Errorf("documents %+v, %v", documents, err)
	}
	restored := filepath.Join(t.TempDir(), "restored")
	fatal(t, Restore(t.Context(), file, restored, guarded(key)))
	r := openGuarded(t, restored, key)
	defer closeNow(t, r)
	s.expect(t, r)
	fatal(t, n.RemoveBackup(file))
	if list, _ := n.AllBackups(); len(list) != 0 {
		t.Errorf("still there: %+v", list)
	}
}

// spoil damages a notebook so that nothing in it makes up for it.
func spoil(t *testing.T, dir string) {
	t.Helper()
	tables, _ := filepath.Glob(filepath.Join(dir, dataName, storeName, "*.sst"))
	fatal(t, errors.Join(flip(tables[0], 9000), emptyFolder(filepath.Join(dir, dataName, journalName))))
}

func TestARepairIsPlannedBeforeItIsMade(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "case")
	n := openAt(t, dir)
	s := putSample(t, n, 1, 200_000)
	closeNow(t, n)
	plan, err := PlanRepair(t.Context(), dir, small)
	if err != nil || plan.Cause != nil || !strings.Contains(plan.String(), "nothing to repair") {
		t.Errorf("of a sound notebook: %+v, %v", plan, err)
	}
	n = openAt(t, dir)
	folder, _ := n.BackupsIn()
	fatal(t, os.MkdirAll(folder, 0o700))
	backedUp(t, n, filepath.Join(folder, "a.backup"))
	backedUp(t, n, filepath.Join(folder, "b.backup"))
	closeNow(t, n)
	fatal(t, flip(filepath.Join(folder, "b.backup"), 20_000)) // the newest is damaged
	spoil(t, dir)
	before := fingerprint(t, dir)
	plan, err = PlanRepair(t.Context(), dir, small)
	if err != nil || !errors.Is(plan.Cause, notebook.ErrDamaged) || filepath.Base(plan.Backup) != "a.backup" || len(plan.Refused) != 1 {
		t.Fatalf("%+v, %v", plan, err)
	}
	if after := fingerprint(t, dir); after != before {
		t.Error("planning changed the evidence")
	}
	if _, err = Repair(t.Context(), dir, plan.Backup, small); err != nil {
		t.Fatal(err)
	}
	n = openAt(t, dir)
	defer closeNow(t, n)
	s.expect(t, n)
}

// fingerprint is the sizes and names of a notebook's store.
func fingerprint(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	names, err := fileNames(filepath.Join(dir, dataName, storeName), "*")
	fatal(t, err)
	for _, name := range names {
		sum, err := sumFile(filepath.Join(dir, dataName, storeName, name))
		fatal(t, err)
		b.WriteString(name + " " + time.Unix(int64(sum.CRC), sum.Size).String() + "\n")
	}
	return b.String()
}

func TestWithoutABackupWhatCanBeReadIsSaved(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "case")
	n := openAt(t, dir)
	for i := 1; i <= 6; i++ {
		putSample(t, n, i, 60_000)
	}
	closeNow(t, n)
	spoil(t, dir)
	if _, err := Open(dir, small); !errors.Is(err, notebook.ErrDamaged) {
		t.Fatalf("opened: %v", err)
	}
	r, err := RepairWithoutBackup(t.Context(), dir, small)
	if err != nil || !strings.HasPrefix(r.Damaged, "damaged-") {
		t.Fatalf("%+v, %v", r, err)
	}
	if _, err := os.Stat(filepath.Join(dir, r.Damaged, storeName)); err != nil {
		t.Errorf("the damaged data are gone: %v", err)
	}
	n = openAt(t, dir)
	defer closeNow(t, n)
	whole, broken := 0, map[notebook.ID]bool{}
	for _, id := range verified(t, n).Damaged() {
		broken[id] = true
	}
	for i := 1; i <= 6; i++ {
		s := newSample(i, 60_000)
		if s.differs(n) == "" {
			whole++
		} else if _, err := n.Get(s.document.Key()); err == nil && !broken[s.document.ID] {
			t.Errorf("sample %d is not whole and not reported", i)
		}
	}
	if whole < 3 {
		t.Errorf("%d of 6 documents are whole", whole)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*.part")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
