package storage

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

// run starts a child and kills it after the given time, unless it ends itself.
// It returns the last number acknowledged, or from-1, and what went wrong.
func (e errand) run(t *testing.T, patience time.Duration) (acknowledged int, complaint string) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = e.environment()
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	killer := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
	defer killer.Stop()
	acknowledged = e.from - 1
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if number, ok := strings.CutPrefix(lines.Text(), "A "); ok {
			acknowledged, _ = strconv.Atoi(number)
		} else if wrong, ok := strings.CutPrefix(lines.Text(), "E "); ok {
			complaint = wrong
		}
	}
	_, _ = io.Copy(io.Discard, out)
	_ = cmd.Wait()
	if strings.Contains(stderr.String(), "panic") || strings.Contains(stderr.String(), "fault") {
		complaint = "panic: " + stderr.String()[:min(len(stderr.String()), 2000)]
	}
	return acknowledged, complaint
}

// trial is a notebook that is worked on and killed again and again, and its
// double in memory.
type trial struct {
	mode         string
	dir          string
	double       notebook.Store
	deed         func(notebook.Store, int) error
	done         int // deeds that are in the notebook and in the double
	kills, deeds int

	foresee func(*testing.T)         // brings the double to what else must be there, if not nil
	said    func(notice string) bool // is it no wonder that opening says this
}

func newTrial(t *testing.T, mode string) *trial {
	return &trial{mode: mode, dir: filepath.Join(t.TempDir(), "notebook"), double: storetest.Memory(), deed: deed}
}

// enough reports whether the trial may end, and then says how it went.
func (tr *trial) enough(t *testing.T) bool {
	t.Helper()
	if soaking() && tr.kills < 25*soak() && !soakOver() {
		return false
	}
	t.Logf("%d kills, %d deeds acknowledged, none lost, none half", tr.kills, tr.deeds)
	return true
}

// kill lets a child work until it is killed, and looks at what is left.
func (tr *trial) kill(t *testing.T, job, point string, count int, patience time.Duration) {
	t.Helper()
	e := errand{job: job, dir: tr.dir, from: tr.done + 1, point: point, count: count}
	acknowledged, complaint := e.run(t, patience)
	if complaint != "" {
		tr.blame(t, complaintKind(complaint), "killed at %q: the child said: %s", point, complaint)
	}
	tr.killed(1, acknowledged-tr.done)
	left := generation(tr.dir)
	n, _, err := openWhatever(tr.dir)
	if err != nil {
		tr.blame(t, tally{wrong: 1}, "killed at %q after deed %d: %v", point, acknowledged, err)
	}
	defer closeNow(t, n)
	if n.state.Generation != left && left >= 0 {
		t.Errorf("killed at %q: the checkpoint was of no use", point)
	}
	tr.compare(t, n, point, acknowledged)
}

// killed counts kills and the deeds that were acknowledged before them.
func (tr *trial) killed(kills, deeds int) {
	tr.kills += kills
	tr.deeds += deeds
	tallies.add(tally{mode: tr.mode, kills: kills, acknowledged: deeds})
}

// blame counts what went wrong and ends the test.
func (tr *trial) blame(t *testing.T, found tally, format string, a ...any) {
	t.Helper()
	found.mode = tr.mode
	tallies.add(found)
	t.Fatalf(format, a...)
}

func complaintKind(complaint string) tally {
	if strings.HasPrefix(complaint, "panic") {
		return tally{panic: 1}
	}
	return tally{wrong: 1}
}

// generation is that of the checkpoint a notebook was left with: recovering in
// place would make another. It is -1 when there is no notebook yet.
func generation(dir string) int {
	a, _, err := readAbout(dir, 1<<20)
	var s state
	if err != nil || readSummed(filepath.Join(dir, a.Data, stateName), &s) != nil {
		return -1
	}
	return s.Generation
}

// compare looks for deeds that were lost, and for half ones.
func (tr *trial) compare(t *testing.T, n *Notebook, point string, acknowledged int) {
	t.Helper()
	there := 0
	if s, err := notebook.Load[notebook.Setting](n, notebook.Key{Kind: notebook.KindSetting, Name: "last"}); err == nil {
		there, _ = strconv.Atoi(string(s.Value))
	}
	if there < acknowledged || there > acknowledged+1 {
		tr.blame(t, tally{lost: max(1, acknowledged-there)}, "killed at %q: deed %d was acknowledged, the notebook has %d", point, acknowledged, there)
	}
	for tr.done < there {
		tr.done++
		if err := tr.deed(tr.double, tr.done); err != nil {
			t.Fatal(err)
		}
	}
	if tr.foresee != nil {
		tr.foresee(t)
	}
	if how := differs(n, tr.double); how != "" {
		tr.blame(t, tally{half: 1}, "killed at %q after deed %d: %s", point, there, how)
	}
	if odd := slices.DeleteFunc(slices.Clone(n.Notices()), func(s string) bool { return tr.said != nil && tr.said(s) }); len(odd) > 0 {
		tr.blame(t, tally{wrong: 1}, "killed at %q after deed %d: a mere kill led to %q", point, there, odd)
	}
}

// differs says how two stores differ, "" when they do not.
func differs(a, b notebook.Store) string {
	for kind := range codecs {
		one, err := notebook.All[notebook.Record](a, notebook.Key{Kind: kind})
		if err != nil {
			return err.Error()
		}
		other, err := notebook.All[notebook.Record](b, notebook.Key{Kind: kind})
		if err != nil {
			return err.Error()
		}
		if len(one) != len(other) {
			return fmt.Sprintf("%q: %d records and %d", kind, len(one), len(other))
		}
		for i := range one {
			if !reflect.DeepEqual(one[i], other[i]) {
				return fmt.Sprintf("%q: record %d is %.300v and %.300v", kind, i, one[i], other[i])
			}
			if how := differentContent(a, b, one[i]); how != "" {
				return how
			}
		}
	}
	return ""
}

// differentContent compares text and original of a document.
func differentContent(a, b notebook.Store, r notebook.Record) string {
	d, ok := r.(notebook.Document)
	if !ok {
		return ""
	}
	one, err := a.Text(d.ID)
	other, otherErr := b.Text(d.ID)
	if err != nil || otherErr != nil || one.All() != other.All() {
		return fmt.Sprintf("the text of %v: %v, %v", d.ID, err, otherErr)
	}
	original, err := a.Original(d.ID)
	otherOriginal, otherErr := b.Original(d.ID)
	if err != nil || otherErr != nil || !bytes.Equal(original, otherOriginal) {
		return fmt.Sprintf("the original of %v: %v, %v", d.ID, err, otherErr)
	}
	return ""
}

// points are all that reached is called with while a notebook is worked on.
var points = []string{
	"record written", "record flushed", "record applied", "step applied", "segment begun", "original written",
	"marked open", "store closed", "store flushed", "checkpoint kept", "marked closed", "tables released",
}

// pointsOfRecovery come up only when a notebook is opened that was not closed.
var pointsOfRecovery = []string{"newer files removed", "small file put back", "journal replayed"}

func TestWhatWasAcknowledgedSurvivesAKill(t *testing.T) {
	t.Parallel()
	tr := newTrial(t, "plain")
	dice := rand.New(rand.NewSource(1))
	for ok := false; !ok; ok = tr.enough(t) {
		for range 4 {
			tr.kill(t, "work", "", 0, time.Duration(dice.Intn(250))*time.Millisecond)
		}
		for _, point := range points {
			tr.kill(t, "work", point, 1+dice.Intn(3), patience)
		}
		for _, point := range pointsOfRecovery {
			tr.killWhileMending(t, point)
		}
	}
}

// killWhileMending kills at work, then again while that is mended.
func (tr *trial) killWhileMending(t *testing.T, point string) {
	t.Helper()
	crashed := errand{job: "work", dir: tr.dir, from: tr.done + 1, point: "record applied", count: 3}
	acknowledged, complaint := crashed.run(t, patience)
	if complaint != "" {
		tr.blame(t, complaintKind(complaint), "%s", complaint)
	}
	mending := errand{job: "work", dir: tr.dir, from: acknowledged + 2, point: point, count: 1}
	if _, complaint := mending.run(t, patience); complaint != "" {
		tr.blame(t, complaintKind(complaint), "%s", complaint)
	}
	tr.killed(2, max(0, acknowledged-tr.done))
	n := openAt(t, tr.dir)
	defer closeNow(t, n)
	tr.compare(t, n, point, acknowledged)
}

func TestAKillDuringAnImportLosesNothing(t *testing.T) {
	t.Parallel()
	tr := newTrial(t, "import")
	tr.deed = importDeed
	dice := rand.New(rand.NewSource(5))
	for ok := false; !ok; ok = tr.enough(t) {
		tr.kill(t, "import", "", 0, time.Duration(50+dice.Intn(250))*time.Millisecond)
		for _, point := range []string{"original written", "record written", "record applied", "store closed"} {
			tr.kill(t, "import", point, 1+dice.Intn(5), patience)
		}
		if tr.done > 150 { // begin anew: comparing takes longer and longer
			fresh := newTrial(t, tr.mode)
			fresh.deed, fresh.kills, fresh.deeds = tr.deed, tr.kills, tr.deeds
			tr = fresh
		}
	}
}

func TestAnEncryptedNotebookSurvivesAKill(t *testing.T) {
	t.Parallel()
	tr := newTrial(t, "encrypted")
	closeNow(t, openGuarded(t, tr.dir, passphrases[0]))
	dice := rand.New(rand.NewSource(3))
	for ok := false; !ok; ok = tr.enough(t) {
		tr.kill(t, "work encrypted", "", 0, time.Duration(dice.Intn(250))*time.Millisecond)
		for _, point := range []string{"record written", "record applied", "original written", "store closed"} {
			tr.kill(t, "work encrypted", point, 1+dice.Intn(3), patience)
		}
	}
}

func TestAKillWhileThePassphraseChangesLosesNothing(t *testing.T) {
	t.Parallel()
	tr := newTrial(t, "passphrase change")
	closeNow(t, openGuarded(t, tr.dir, passphrases[0]))
	dice := rand.New(rand.NewSource(6))
	for ok := false; !ok; ok = tr.enough(t) {
		tr.kill(t, "passphrase", "", 0, time.Duration(50+dice.Intn(250))*time.Millisecond)
		tr.kill(t, "passphrase", "keys written", 1+dice.Intn(3), patience)
	}
}

func TestAKillWhileEncryptingOrDecryptingLosesNothing(t *testing.T) {
	t.Parallel()
	tr := newTrial(t, "encrypt and decrypt")
	dice := rand.New(rand.NewSource(4))
	for ok := false; !ok; ok = tr.enough(t) {
		tr.kill(t, "convert", "", 0, time.Duration(200+dice.Intn(2000))*time.Millisecond)
		for _, point := range []string{"twin written", "twin in place", "twin published"} {
			for count := 1; count <= 2; count++ { // once each way
				tr.kill(t, "convert", point, count, patience)
			}
		}
	}
}

func TestAKillDuringABackupLeavesOnlyWholeBackups(t *testing.T) {
	t.Parallel()
	tr := newTrial(t, "backup")
	dice := rand.New(rand.NewSource(7))
	for ok := false; !ok; ok = tr.enough(t) {
		tr.kill(t, "back up", "", 0, time.Duration(50+dice.Intn(400))*time.Millisecond)
		tr.kill(t, "back up", "backup written", 1+dice.Intn(3), patience)
		tr.checkBackups(t)
	}
}

// checkBackups reads all backups that bear their final name, and removes them.
func (tr *trial) checkBackups(t *testing.T) {
	t.Helper()
	files, err := filepath.Glob(tr.dir + " *.backup")
	fatal(t, err)
	for _, file := range files {
		b, err := openBackup(file, Key{})
		fatal(t, err)
		_, err = b.entries(func(_, _ []byte) error { return nil })
		fatal(t, errors.Join(err, b.file.Close(), os.Remove(file)))
	}
}

// patience is how long a child may take to come to its point.
const patience = 20 * time.Second
