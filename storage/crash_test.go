package storage

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"os/exec"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

// The crash test starts this test binary again as a child that works on a
// notebook and is killed, at a random moment or at a named point. The child's
// work is numbered, so that its parent can do the same in memory and compare.

const childVariable = "CASEBOUND_STORAGE_CHILD"

func TestMain(m *testing.M) {
	if job := os.Getenv(childVariable); job != "" {
		child(job)
	}
	os.Exit(m.Run())
}

// errand is what a child is told: where to work, from which number, and the
// point to die at, its n-th time.
type errand struct {
	job, dir string
	from     int
	point    string
	count    int
}

func (e errand) environment() []string {
	return append(os.Environ(), childVariable+"="+strings.Join([]string{
		e.job, e.dir, strconv.Itoa(e.from), e.point, strconv.Itoa(e.count),
	}, "\x1f"))
}

func readErrand(s string) errand {
	f := strings.Split(s, "\x1f")
	from, _ := strconv.Atoi(f[2])
	count, _ := strconv.Atoi(f[4])
	return errand{job: f[0], dir: f[1], from: from, point: f[3], count: count}
}

// child does its errand and never returns.
func child(variable string) {
	e := readErrand(variable)
	// A short journal and short steps bring rare moments about often.
	journalLimit = 1 << 20
	reached = func(point string) {
		if point == e.point {
			if e.count--; e.count == 0 {
				die()
			}
		}
	}
	if err := jobs[e.job](e); err != nil {
		fmt.Println("E", err)
		os.Exit(3)
	}
	os.Exit(0)
}

func die() {
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = self.Kill()
	}
	fmt.Println("E cannot kill myself:", err)
	select {}
}

var jobs = map[string]func(errand) error{
	"work":           func(e errand) error { return work(e, small) },
	"work encrypted": func(e errand) error { return work(e, guarded(Key{Passphrase: secret})) },
	"passphrase":     changePassphrases,
	"convert":        convert,
}

// work does one numbered deed after another, now and then closing and opening
// the notebook, and says each that is acknowledged.
func work(e errand, options Options) error {
	n, err := Open(e.dir, options)
	if err != nil {
		return err
	}
	for number := e.from; ; number++ {
		if err := deed(n, number); err != nil {
			return fmt.Errorf("deed %d: %w", number, err)
		}
		fmt.Println("A", number)
		if number%40 == 0 {
			if err := n.Close(); err != nil {
				return err
			}
			if n, err = Open(e.dir, options); err != nil {
				return err
			}
		}
	}
}

// passphrases are tried in turn: which one a notebook has after a kill depends
// on the moment.
var passphrases = []Key{{Passphrase: secret}, {Passphrase: []byte("another one")}}

// openWhatever opens a notebook with whichever key it has.
func openWhatever(dir string) (n *Notebook, which int, err error) {
	for which, key := range append([]Key{{}}, passphrases...) {
		n, err = Open(dir, guarded(key))
		if errors.Is(err, notebook.ErrLocked) || errors.Is(err, notebook.ErrWrongPassphrase) || errors.Is(err, errNotEncrypted) {
			continue
		}
		return n, which, err
	}
	return nil, 0, err
}

// changePassphrases does a deed, then gives the notebook its other passphrase.
func changePassphrases(e errand) error {
	n, which, err := openWhatever(e.dir)
	if err != nil {
		return err
	}
	for number := e.from; ; number++ {
		if err := deed(n, number); err != nil {
			return fmt.Errorf("deed %d: %w", number, err)
		}
		fmt.Println("A", number)
		old, next := passphrases[which-1], passphrases[2-which]
		if err := n.ChangePassphrase(old, next.Passphrase); err != nil {
			return err
		}
		which = 3 - which
	}
}

// convert does a few deeds, then encrypts the notebook or takes that back.
func convert(e errand) error {
	for number := e.from; ; {
		n, which, err := openWhatever(e.dir)
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
		if which == 0 {
			_, err = Encrypt(context.Background(), e.dir, guarded(Key{}), passphrases[0].Passphrase, nil)
		} else {
			err = Decrypt(context.Background(), e.dir, guarded(passphrases[which-1]), nil)
		}
		if err != nil {
			return err
		}
	}
}

// deed does the same for the same number on every store: one action of a
// reader, which names its number.
func deed(s notebook.Store, number int) error {
	last := notebook.Put(notebook.Setting{Name: "last", Value: []byte(strconv.Itoa(number))})
	switch {
	case number%5 == 0: // an import, now and then a long one
		sample := newSample(number, 500+(number*7919)%9000*(1+number%3*15))
		if err := s.PutText(sample.document.ID, sample.text, sample.original); err != nil {
			return err
		}
		changes := []notebook.Change{last}
		for _, r := range sample.records() {
			changes = append(changes, notebook.Put(r))
		}
		return s.Apply(changes...)
	case number%5 == 1 && number > 30: // a document is taken away, with what it held
		sample := newSample(number-21, 500)
		changes := []notebook.Change{last}
		for _, r := range sample.records() {
			changes = append(changes, notebook.Change{Before: r})
		}
		return s.Apply(changes...)
	case number%37 == 2: // more than one transaction of Badger
		changes := []notebook.Change{last}
		for i := range 200 {
			value := make([]byte, 20_000)
			rand.New(rand.NewSource(int64(number*1000 + i))).Read(value)
			changes = append(changes, notebook.Put(notebook.Index{Name: fmt.Sprint("big/", i), Data: value}))
		}
		return s.Apply(changes...)
	}
	note := notebook.Note{ID: storetest.ID(number % 50), Markdown: fmt.Sprintf("note %d %s", number, strings.Repeat("x", number%700)), Created: sampleDay}
	if note.ID == storetest.ID(0) {
		note.ID = storetest.ID(50)
	}
	old := notebook.Note{ID: storetest.ID((number+25)%50 + 1)}
	if old.ID == note.ID {
		return s.Apply(notebook.Put(note), last)
	}
	return s.Apply(notebook.Put(note), last, notebook.Change{Before: old})
}

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
	dir          string
	double       notebook.Store
	done         int // deeds that are in the notebook and in the double
	kills, deeds int
}

// kill lets a child work until it is killed, and looks at what is left.
func (tr *trial) kill(t *testing.T, job, point string, count int, patience time.Duration) {
	t.Helper()
	e := errand{job: job, dir: tr.dir, from: tr.done + 1, point: point, count: count}
	acknowledged, complaint := e.run(t, patience)
	if complaint != "" {
		t.Fatalf("killed at %q: the child said: %s", point, complaint)
	}
	tr.kills++
	tr.deeds += acknowledged - tr.done
	reached = func(p string) {
		if p == "recovered in place" {
			t.Errorf("killed at %q: the checkpoint was of no use", point)
		}
	}
	defer func() { reached = func(string) {} }()
	n, _, err := openWhatever(tr.dir)
	if err != nil {
		t.Fatalf("killed at %q after deed %d: %v", point, acknowledged, err)
	}
	defer closeNow(t, n)
	tr.compare(t, n, point, acknowledged)
}

// compare looks for deeds that were lost, and for half ones.
func (tr *trial) compare(t *testing.T, n *Notebook, point string, acknowledged int) {
	t.Helper()
	there := 0
	if s, err := notebook.Load[notebook.Setting](n, notebook.Key{Kind: notebook.KindSetting, Name: "last"}); err == nil {
		there, _ = strconv.Atoi(string(s.Value))
	}
	if there < acknowledged || there > acknowledged+1 {
		t.Fatalf("killed at %q: deed %d was acknowledged, the notebook has %d", point, acknowledged, there)
	}
	for tr.done < there {
		tr.done++
		if err := deed(tr.double, tr.done); err != nil {
			t.Fatal(err)
		}
	}
	if how := differs(n, tr.double); how != "" {
		t.Fatalf("killed at %q after deed %d: %s", point, there, how)
	}
	if len(n.Notices()) > 0 {
		t.Fatalf("killed at %q after deed %d: a mere kill led to %q", point, there, n.Notices())
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

// soak multiplies the rounds of long tests: CASEBOUND_SOAK=20 makes them last.
func soak() int {
	n, err := strconv.Atoi(os.Getenv("CASEBOUND_SOAK"))
	if err != nil || n < 1 {
		return 1
	}
	return n
}

// points are all that reached is called with while a notebook is worked on.
var points = []string{
	"record written", "record flushed", "record applied", "step applied", "segment begun", "original written",
	"marked open", "store closed", "store flushed", "checkpoint kept", "marked closed", "tables released",
}

// pointsOfRecovery come up only when a notebook is opened that was not closed.
var pointsOfRecovery = []string{"newer files removed", "small file put back", "journal replayed"}

func TestWhatWasAcknowledgedSurvivesAKill(t *testing.T) {
	tr := &trial{dir: t.TempDir(), double: storetest.Memory()}
	dice := rand.New(rand.NewSource(1))
	for range soak() {
		for range 6 {
			tr.kill(t, "work", "", 0, time.Duration(dice.Intn(250))*time.Millisecond)
		}
		for _, point := range points {
			tr.kill(t, "work", point, 1+dice.Intn(3), patience)
		}
		for _, point := range pointsOfRecovery {
			// Die at work, then again while that is mended.
			crashed := errand{job: "work", dir: tr.dir, from: tr.done + 1, point: "record applied", count: 3}
			acknowledged, complaint := crashed.run(t, patience)
			if complaint != "" {
				t.Fatal(complaint)
			}
			mended := errand{job: "work", dir: tr.dir, from: acknowledged + 2, point: point, count: 1}
			if _, complaint := mended.run(t, patience); complaint != "" {
				t.Fatal(complaint)
			}
			tr.kills += 2
			n := openAt(t, tr.dir)
			tr.compare(t, n, point, acknowledged)
			closeNow(t, n)
		}
	}
	t.Logf("%d kills, %d deeds acknowledged, none lost, none half", tr.kills, tr.deeds)
}

func TestAnEncryptedNotebookSurvivesAKill(t *testing.T) {
	tr := &trial{dir: t.TempDir(), double: storetest.Memory()}
	closeNow(t, openGuarded(t, tr.dir, passphrases[0]))
	dice := rand.New(rand.NewSource(3))
	for range soak() {
		for range 4 {
			tr.kill(t, "work encrypted", "", 0, time.Duration(dice.Intn(250))*time.Millisecond)
		}
		for _, point := range []string{"record written", "record applied", "original written", "store closed"} {
			tr.kill(t, "work encrypted", point, 1+dice.Intn(3), patience)
		}
		for range 2 {
			tr.kill(t, "passphrase", "", 0, time.Duration(dice.Intn(250))*time.Millisecond)
			tr.kill(t, "passphrase", "keys written", 1+dice.Intn(3), patience)
		}
	}
	t.Logf("%d kills, %d deeds acknowledged, none lost, none half", tr.kills, tr.deeds)
}

func TestAKillWhileEncryptingOrDecryptingLosesNothing(t *testing.T) {
	tr := &trial{dir: t.TempDir(), double: storetest.Memory()}
	dice := rand.New(rand.NewSource(4))
	for range soak() {
		for _, point := range []string{"", "twin written", "twin in place", "twin published"} {
			for count := 1; count <= 2; count++ { // once each way
				tr.kill(t, "convert", point, count, time.Duration(500+dice.Intn(2500))*time.Millisecond)
			}
		}
	}
	t.Logf("%d kills, %d deeds acknowledged, none lost, none half", tr.kills, tr.deeds)
}

// patience is how long a child may take to come to its point.
const patience = 20 * time.Second
