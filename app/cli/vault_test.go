package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A guess costs about a second here, so the tests of passphrases are few and
// long.

func TestANotebookIsKeptSafeOnTheCommandLine(t *testing.T) {
	s := newShell(t)
	home := t.TempDir()
	notebook, backup := filepath.Join(home, "case"), filepath.Join(home, "a.backup")
	s.ok("import", notebook, file(t, "dredging.txt", dredging))
	document := s.lines(s.ok("list", notebook, "--json"))[0]["title"].(string)
	s.ok("highlight", notebook, document, "--quote", "4.2 million kronor")
	s.ok("backup", notebook, backup)

	if out := s.ok("status", notebook); !strings.Contains(out, "encrypted    no") || !strings.Contains(out, "none yet") {
		t.Errorf("status says %s", out)
	}
	chosen := filepath.Join(home, "backups of choice")
	if code, _, errs := s.run("backups", notebook, "--folder", chosen); code != 1 || !strings.Contains(errs, "no such file") {
		t.Errorf("a folder that is not there: exit %d, %s", code, errs)
	}
	if err := os.Mkdir(chosen, 0o700); err != nil {
		t.Fatal(err)
	}
	if out := s.ok("backups", notebook, "--folder", chosen); !strings.Contains(out, "new ones go to "+chosen) {
		t.Errorf("backups says %s", out)
	}
	s.ok("backup", notebook, filepath.Join(chosen, "b.backup"))
	if row := s.lines(s.ok("status", notebook, "--json"))[0]; row["backups"] != 1.0 || row["last_backup"] == nil || row["backups_in"] != chosen {
		t.Errorf("status says %v", row)
	}
	if out := s.ok("repair", notebook); !strings.Contains(out, "nothing to repair") {
		t.Errorf("repair says %s", out)
	}
	if code, _, errs := s.run("restore", notebook, backup, "--document", "nobody knows"); code != 1 || !strings.Contains(errs, "in the backup") {
		t.Errorf("an unknown document: exit %d, %s", code, errs)
	}
	if out := s.ok("restore", notebook, backup, "--document", document); !strings.Contains(out, document) {
		t.Errorf("restore says %s", out)
	}
	if out := s.ok("verify", notebook); !strings.Contains(out, "as it should be") {
		t.Errorf("verify says %s", out)
	}
	if out := s.ok("search", notebook, "kronor"); !strings.Contains(out, "kronor") {
		t.Errorf("search says %s", out)
	}
}

func TestAWholeDocumentComesBackFromABackupIntoAnotherOfItsNotebooks(t *testing.T) {
	s := newShell(t)
	home := t.TempDir()
	notebook, backup, early := filepath.Join(home, "case"), filepath.Join(home, "a.backup"), filepath.Join(home, "early.backup")
	s.ok("import", notebook, file(t, "first.txt", "The first of all texts here."))
	s.ok("backup", notebook, early)
	s.ok("import", notebook, file(t, "dredging.txt", dredging))
	s.ok("highlight", notebook, "Inspectors", "--quote", "4.2 million kronor")
	s.ok("backup", notebook, backup)
	restored := filepath.Join(home, "restored") // where the second document never was
	s.ok("restore", early, restored)
	s.ok("restore", restored, backup, "--document", "Inspectors")
	if out := s.ok("list", restored, "highlights"); !strings.Contains(out, "4.2 million") {
		t.Errorf("list says %s", out)
	}
	if out := s.ok("search", restored, "kronor"); !strings.Contains(out, "kronor") {
		t.Errorf("search says %s", out)
	}
	if out := s.ok("verify", restored); !strings.Contains(out, "as it should be") {
		t.Errorf("verify says %s", out)
	}
}

func TestADamagedNotebookIsRepairedOnlyWhenAsked(t *testing.T) {
	s := newShell(t)
	notebook := filepath.Join(t.TempDir(), "case")
	s.ok("import", notebook, file(t, "dredging.txt", strings.Repeat(dredging, 300)))
	if err := os.Mkdir(notebook+" backups", 0o700); err != nil {
		t.Fatal(err)
	}
	s.ok("backup", notebook, filepath.Join(notebook+" backups", "a.backup"))
	tables, _ := filepath.Glob(filepath.Join(notebook, "data-1", "store", "*.sst"))
	logs, _ := filepath.Glob(filepath.Join(notebook, "data-1", "journal", "*.log"))
	if len(tables) == 0 {
		t.Fatal("no table to damage")
	}
	raw, err := os.ReadFile(tables[0])
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)/2] ^= 0x55
	if err := os.WriteFile(tables[0], raw, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, log := range logs {
		if err := os.Remove(log); err != nil {
			t.Fatal(err)
		}
	}
	code, out, errs := s.run("repair", notebook)
	if code != 1 || !strings.Contains(out, "a.backup") || !strings.Contains(out, "damaged-") || !strings.Contains(errs, "--yes") {
		t.Fatalf("repair: exit %d\n%s%s", code, out, errs)
	}
	if out := s.ok("list", notebook); !strings.Contains(out, "Inspectors") {
		t.Errorf("read as it is: %s", out)
	}
	if out := s.ok("repair", notebook, "--yes"); !strings.Contains(out, "Repaired") {
		t.Errorf("repair says %s", out)
	}
	if out := s.ok("verify", notebook); !strings.Contains(out, "as it should be") {
		t.Errorf("verify says %s", out)
	}
	if kept, _ := filepath.Glob(filepath.Join(notebook, "damaged-*", "store", "*.sst")); len(kept) == 0 {
		t.Error("the damaged data are gone")
	}
}

func TestTheWaysIntoANotebook(t *testing.T) {
	s := newShell(t)
	home := t.TempDir()
	notebook, pass, other := filepath.Join(home, "case"), file(t, "pass", "nine green bottles\n"), file(t, "other", "ten green bottles\n")
	s.ok("import", notebook, file(t, "dredging.txt", dredging))
	if err := os.Mkdir(notebook+" backups", 0o700); err != nil {
		t.Fatal(err)
	}
	s.ok("backup", notebook, filepath.Join(notebook+" backups", "clear.backup"))
	code, _, errs := s.run("encrypt", notebook, "--new-passphrase-file", pass)
	if code != 0 || !strings.Contains(errs, "clear.backup") || !strings.Contains(errs, "1 backup in clear") {
		t.Fatalf("encrypt: exit %d, %s", code, errs)
	}
	if out := s.ok("backups", notebook, "--seal", "--passphrase-file", pass); !strings.Contains(out, "Encrypted 1 backup") {
		t.Errorf("backups says %s", out)
	}
	keyFile := filepath.Join(home, "case.key")
	s.ok("keys", notebook, "--new-key-file", keyFile, "--passphrase-file", pass)
	if code, _, errs := s.run("keys", notebook, "--new-key-file", keyFile, "--passphrase-file", pass); code != 1 || !strings.Contains(errs, "there already") {
		t.Errorf("a key file over another: exit %d, %s", code, errs)
	}
	out := s.ok("keys", notebook, "--key-file", keyFile)
	for _, want := range []string{"1  passphrase", "2  recovery", "3  key file"} {
		if !strings.Contains(out, want) {
			t.Errorf("keys says %s", out)
		}
	}
	s.ok("keys", notebook, "--remove", "3", "--key-file", keyFile)
	if code, _, errs := s.run("keys", notebook, "--key-file", keyFile); code != 1 || !strings.Contains(errs, "not a key file of this notebook") {
		t.Errorf("a key file taken away: exit %d, %s", code, errs)
	}
	if code, _, errs := s.run("rekey", notebook, "--passphrase-file", other, "--new-passphrase-file", other); code != 1 || !strings.Contains(errs, "not the passphrase") {
		t.Errorf("rekey with a wrong passphrase: exit %d, %s", code, errs)
	}
	s.ok("rekey", notebook, "--passphrase-file", pass, "--new-passphrase-file", other)
	if out := s.ok("status", notebook, "--passphrase-file", other); !strings.Contains(out, "opened by passphrase or recovery") {
		t.Errorf("status says %s", out)
	}
}
