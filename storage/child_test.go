package storage

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"strconv"
	"strings"
	"testing"

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
	code := m.Run()
	if soaking() {
		fmt.Print(tallies.String())
	}
	os.Exit(code)
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
	"work":           func(e errand) error { return work(e, small, deed) },
	"import":         func(e errand) error { return work(e, small, importDeed) },
	"work encrypted": func(e errand) error { return work(e, guarded(Key{Passphrase: secret}), deed) },
	"passphrase":     changePassphrases,
	"convert":        convert,
	"back up":        backUp,
	"migrate":        migrateAgain,
	"judge":          judge,
}

// work does one numbered deed after another, now and then closing and opening
// the notebook, and says each that is acknowledged.
func work(e errand, options Options, deed func(notebook.Store, int) error) error {
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
		options := guarded(key)
		options.formats = formatsOf(dir)
		n, err = Open(dir, options)
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

// backUp does a deed, then makes a backup.
func backUp(e errand) error {
	n, err := Open(e.dir, small)
	if err != nil {
		return err
	}
	for number := e.from; ; number++ {
		if err := deed(n, number); err != nil {
			return fmt.Errorf("deed %d: %w", number, err)
		}
		fmt.Println("A", number)
		if _, err := n.Backup(context.Background(), e.dir+fmt.Sprintf(" %d.backup", number), nil); err != nil {
			return err
		}
	}
}

// judge opens a notebook after a power cut (powercut.sh) of which e.from deeds
// had been acknowledged, and says what it holds.
func judge(e errand) error {
	n, err := Open(e.dir, small)
	if err != nil {
		return err
	}
	defer n.Close()
	there := 0
	if s, err := notebook.Load[notebook.Setting](n, notebook.Key{Kind: notebook.KindSetting, Name: "last"}); err == nil {
		there, _ = strconv.Atoi(string(s.Value))
	}
	double := storetest.Memory()
	for number := 1; number <= there; number++ {
		if err := deed(double, number); err != nil {
			return err
		}
	}
	if how := differs(n, double); how != "" {
		return fmt.Errorf("of %d deeds: %s", there, how)
	}
	if there < e.from {
		return fmt.Errorf("%d deeds were acknowledged, %d are there", e.from, there)
	}
	fmt.Println("J", there, "whole", strings.Join(n.Notices(), " "))
	return nil
}

// importDeed imports a document, long or short.
func importDeed(s notebook.Store, number int) error {
	sample := newSample(number, 500+(number*7919)%9000*(1+number%4*15))
	if err := s.PutText(sample.document.ID, sample.text, sample.original); err != nil {
		return err
	}
	changes := []notebook.Change{notebook.Put(notebook.Setting{Name: "last", Value: []byte(strconv.Itoa(number))})}
	for _, r := range sample.records() {
		changes = append(changes, notebook.Put(r))
	}
	return s.Apply(changes...)
}

// deed does the same for the same number on every store: one action of a
// reader, which names its number.
func deed(s notebook.Store, number int) error {
	last := notebook.Put(notebook.Setting{Name: "last", Value: []byte(strconv.Itoa(number))})
	switch {
	case number%5 == 0:
		return importDeed(s, number)
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
