package cli

import (
	"bufio"
	"context"
	"crypto/rand"
	"fmt"
	mathrand "math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebound/app/session"
	"casebound/assets"
	"casebound/notebook"
	"casebound/notebook/search"
	"casebound/storage"
)

// childVariable tells this test binary to be a child that works on a notebook
// until it is killed.
const childVariable = "CASEBOUND_CLI_CHILD"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childVariable); dir != "" {
		fmt.Println("the child gave up:", work(dir))
		os.Exit(3)
	}
	os.Exit(m.Run())
}

// work imports, marks, writes, throws away and lets the index do its own work,
// without an end.
func work(dir string) error {
	key := storage.Key{}
	if strings.Contains(dir, "vault") {
		key.Passphrase = []byte(killedSecret)
	}
	store, err := storage.Open(dir, storage.Options{Key: key})
	if err != nil {
		return err
	}
	s, err := session.Open(session.Options{Store: store, Models: assets.Models(), Now: time.Now, Random: rand.Reader})
	if err != nil {
		return err
	}
	fmt.Println(ready)
	for n := 0; ; n++ {
		if err := oneTurn(s, dir, n); err != nil {
			return err
		}
		fmt.Println(turned)
	}
}

// What a child says.
const (
	ready  = "ready"
	turned = "turned"
)

const killedSecret = "nine brown owls wait"

func oneTurn(s *session.Session, dir string, n int) error {
	ctx := context.Background()
	r := mathrand.New(mathrand.NewPCG(uint64(time.Now().UnixNano()), 1))
	path := filepath.Join(filepath.Dir(dir), fmt.Sprintf("kept-%d-%d.txt", os.Getpid(), n))
	if err := os.WriteFile(path, []byte(someReport(r, 200+r.IntN(1500))), 0o600); err != nil {
		return err
	}
	out := s.Import(ctx, path, session.Given{})
	if out.Outcome == session.OutcomeFailed {
		return fmt.Errorf("import: %s", out.Reason)
	}
	h, err := s.AddHighlight(out.Document, notebook.Span{Start: 0, End: 6}, session.NewHighlight{Comment: "a remark on the ledger"})
	if err != nil {
		return err
	}
	note, err := s.NewNote("# A note\n\nOn "+h.Anchor.Quote, out.Document)
	if err == nil {
		err = s.SetNote(note.ID, "# A note, changed\n\nThe harbour was sold.")
	}
	if err == nil && n%3 == 0 {
		err = s.TrashDocument(out.Document)
	}
	if err == nil && n%7 == 6 {
		err = s.RemakeSearchIndex(ctx)
	}
	for more := n%2 == 0; more && err == nil; {
		more, err = s.Upkeep(ctx)
	}
	return err
}

// someReport makes up a text.
func someReport(r *mathrand.Rand, words int) string {
	list := strings.Fields("harbour ledger board dredging pilot contract lindqvist varnholm crane invoice silver winter letter market bridge office witness paper river union")
	var b strings.Builder
	b.WriteString("Report ")
	for i := range words {
		fmt.Fprintf(&b, "%s%d ", list[r.IntN(len(list))], r.IntN(30))
		if i%15 == 14 {
			b.WriteString("came.\n\n")
		}
	}
	return b.String()
}

// TestKilledWorkLeavesIndexAndTextsAgreeing kills a process that changes a
// notebook, at no chosen moment, opens the notebook again and holds the index
// against every text, highlight and note; then goes on with the same notebook.
func TestKilledWorkLeavesIndexAndTextsAgreeing(t *testing.T) {
	for _, kind := range []struct {
		name  string
		kills int
	}{{"plain", 10}, {"vault", 3}} {
		t.Run(kind.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), kind.name)
			r := mathrand.New(mathrand.NewPCG(11, 12))
			documents := 0
			for range kind.kills {
				killAtWork(t, dir, time.Duration(r.IntN(500))*time.Millisecond)
				documents = agree(t, dir)
			}
			if documents < kind.kills {
				t.Errorf("%d documents are left of one that each of %d children finished", documents, kind.kills)
			}
		})
	}
}

// killAtWork starts a child and kills it so long after it has done one turn.
func killAtWork(t *testing.T, dir string, after time.Duration) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childVariable+"="+dir)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var timer *time.Timer
	for said := bufio.NewScanner(out); said.Scan(); { // until the child ends
		switch line := said.Text(); {
		case line == turned && timer == nil:
			timer = time.AfterFunc(after, func() { child.Process.Kill() })
		case line != ready && line != turned:
			t.Errorf("the child says %q", line)
		}
	}
	child.Wait()
	if timer == nil {
		t.Fatal("the child ended before it had done anything")
	}
	timer.Stop()
}

// agree opens the notebook, lets the index catch up and verifies it twice: as
// it was found, and caught up. It returns how many documents there are.
func agree(t *testing.T, dir string) int {
	t.Helper()
	key := storage.Key{}
	if strings.Contains(dir, "vault") {
		key.Passphrase = []byte(killedSecret)
	}
	store, err := storage.Open(dir, storage.Options{Key: key})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	}()
	x, err := search.Open(store)
	if err != nil {
		t.Fatal(err)
	}
	for _, when := range []string{"as it was left", "caught up"} {
		report, err := x.Verify(context.Background())
		if err != nil || len(report.Faults) > 0 || when == "caught up" && report.Behind > 0 {
			t.Fatalf("%s: %+v, %v", when, report, err)
		}
		for more := true; more; {
			if more, err = x.Upkeep(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
	}
	searched, total := x.Progress()
	documents, err := notebook.All[notebook.Document](store, notebook.Key{Kind: notebook.KindDocument})
	if err != nil || searched != total {
		t.Fatalf("searched %d of %d, %v", searched, total, err)
	}
	return len(documents)
}
