//go:build !windows

package storage

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"casebound/notebook"
)

func init() {
	jobs["limited"] = workLimited
	jobs["unwritable"] = openUnwritable
	jobs["second"] = func(e errand) error {
		_, err := Open(e.dir, small)
		fmt.Println("E", err)
		return err
	}
}

// workLimited works under a limit on the size of files until it is refused,
// then on without it.
func workLimited(e errand) error {
	n, err := Open(e.dir, small)
	if err != nil {
		return err
	}
	var before unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &before); err != nil {
		return err
	}
	limit := before
	limit.Cur = 2 << 20
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	number := e.from
	for ; number < e.from+4000; number++ {
		if err = importDeed(n, number); err != nil {
			break
		}
		fmt.Println("A", number)
	}
	if err == nil || !errors.Is(err, notebook.ErrNoSpace) || !strings.Contains(err.Error(), "size of files") {
		return fmt.Errorf("at the limit: %v", err)
	}
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &before); err != nil {
		return err
	}
	for range 5 { // the cause is gone: work goes on
		if err := importDeed(n, number); err != nil {
			return fmt.Errorf("without the limit: %w", err)
		}
		fmt.Println("A", number)
		number++
	}
	return n.Close()
}

func TestAFileSizeLimitRefusesTheChangeAndWorkGoesOnWithoutIt(t *testing.T) {
	tr := newTrial(t, "faults")
	tr.deed = importDeed
	closeNow(t, openAt(t, tr.dir))
	acknowledged, complaint := errand{job: "limited", dir: tr.dir, from: 1}.run(t, time.Minute)
	if complaint != "" {
		t.Fatalf("after deed %d: %s", acknowledged, complaint)
	}
	faulted(t, acknowledged)
	n := openAt(t, tr.dir)
	defer closeNow(t, n)
	tr.compare(t, n, "the limit", acknowledged)
}

// openUnwritable tries to open a notebook for writing, then for reading.
func openUnwritable(e errand) error {
	_, err := Open(e.dir, small)
	if !errors.Is(err, notebook.ErrReadOnly) || !strings.Contains(err.Error(), "cannot be written to") {
		return fmt.Errorf("for writing: %v", err)
	}
	options := small
	options.ReadOnly = true
	n, err := Open(e.dir, options)
	if err != nil {
		return fmt.Errorf("for reading: %w", err)
	}
	if how := newSample(1, 2000).differs(n); how != "" {
		return errors.New(how)
	}
	return n.Close()
}

// TestAReadOnlyFolderIsSaidToBeOneAndCanBeRead runs as another user where this
// one may write anywhere.
func TestAReadOnlyFolderIsSaidToBeOneAndCanBeRead(t *testing.T) {
	faulted(t, 0)
	home, err := os.MkdirTemp("", "casebound-test-")
	fatal(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(home) })
	dir, program := filepath.Join(home, "notebook"), filepath.Join(home, "program")
	n := openAt(t, dir)
	putSample(t, n, 1, 2000)
	closeNow(t, n)
	fatal(t, filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			t.Cleanup(func() { _ = os.Chmod(path, 0o700) })
			return os.Chmod(path, 0o555)
		}
		return os.Chmod(path, 0o444)
	}))
	self, err := os.Executable()
	fatal(t, err)
	scratch := filepath.Join(home, "tmp")
	fatal(t, errors.Join(copyFile(program, self), os.Chmod(program, 0o755), os.Chmod(home, 0o755), os.Mkdir(scratch, 0o700), os.Chmod(scratch, 0o777)))
	cmd := exec.Command(program, "-test.run=^$")
	cmd.Env = append(errand{job: "unwritable", dir: dir}.environment(), "TMPDIR="+scratch)
	if os.Getuid() == 0 {
		const nobody = 65534
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		cmd.Dir = "/"
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestASecondProgramIsRefusedWithASentence(t *testing.T) {
	faulted(t, 0)
	dir := t.TempDir()
	n := openAt(t, dir)
	s := putSample(t, n, 1, 2000)
	_, complaint := errand{job: "second", dir: dir}.run(t, patience)
	if !strings.Contains(complaint, notebook.ErrInUse.Error()) {
		t.Errorf("the second program said %q", complaint)
	}
	s.expect(t, n)
	putSample(t, n, 2, 2000)
	closeNow(t, n)
	n = openAt(t, dir)
	defer closeNow(t, n)
	newSample(2, 2000).expect(t, n)
}

func TestAClockThatGoesBackwardsLosesNothing(t *testing.T) {
	faulted(t, 6)
	dir, folder := t.TempDir(), t.TempDir()
	at := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := 1; i <= 6; i++ {
		options := small
		options.Now = func() time.Time { at = at.Add(-37 * time.Hour); return at }
		n, err := Open(dir, options)
		fatal(t, err)
		for before := 1; before < i; before++ {
			newSample(before, 2000).expect(t, n)
		}
		putSample(t, n, i, 2000)
		if _, _, err := n.BackupDaily(t.Context(), folder, nil); err != nil {
			t.Error(err)
		}
		if len(n.Notices()) > 0 {
			t.Errorf("it says %q", n.Notices())
		}
		closeNow(t, n)
	}
	if names, _ := fileNames(folder, "*.backup"); len(names) == 0 {
		t.Error("no backup is left")
	}
}
