package storage

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

func verified(t *testing.T, n *Notebook) Report {
	t.Helper()
	r, err := n.Verify(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestVerifyCountsWhatItReadInASoundNotebook(t *testing.T) {
	dir := t.TempDir()
	n := openAt(t, dir)
	for i := 1; i <= 3; i++ {
		putSample(t, n, i, 100_000)
	}
	for range 2 {
		r := verified(t, n)
		if !r.Sound() {
			t.Errorf("a sound notebook:\n%s", r)
		}
		counts := map[string]int{}
		for _, c := range r.Checks {
			counts[c.Name] = c.Count
		}
		for name, least := range map[string]int{
			"originals against their hashes":             3,
			"texts against their hashes":                 3,
			"highlights against the text they quote":     9,
			"mentions against their text":                1000,
			"time expressions against their text":        1000,
			"events against their sentence":              3,
			"values against their seals":                 30,
			"records of the journal against their seals": 4,
		} {
			if counts[name] < least {
				t.Errorf("%s: %d, want at least %d", name, counts[name], least)
			}
		}
		closeNow(t, n)
		n = openAt(t, dir)
	}
	closeNow(t, n)
}

func TestVerifyNamesTheDocumentConcerned(t *testing.T) {
	dir := t.TempDir()
	n := openAt(t, dir)
	defer closeNow(t, n)
	one, two := putSample(t, n, 1, 3000), putSample(t, n, 2, 3000)

	wrong := one.highlights[0]
	wrong.Anchor.Quote = "something else"
	outside := two.mentions
	outside.List = append(outside.List, notebook.Mention{Span: notebook.Span{Start: 1, End: 1 << 30}, Entity: two.entity.ID})
	if err := n.Apply(notebook.Put(wrong), notebook.Put(outside)); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, dataName, originals, "*", "*"))
	if err != nil || len(files) != 2 {
		t.Fatal(files, err)
	}
	if err := os.Remove(files[0]); err != nil {
		t.Fatal(err)
	}
	r := verified(t, n)
	if len(r.Problems) != 3 || len(r.Damaged()) != 2 {
		t.Errorf("got\n%s", r)
	}
	for _, words := range []string{"is not its quote", "lies outside its text", "original is missing"} {
		if !strings.Contains(r.String(), words) {
			t.Errorf("nothing about %q in\n%s", words, r)
		}
	}
}

func TestVerifyCanBeCancelled(t *testing.T) {
	n := openAt(t, t.TempDir())
	defer closeNow(t, n)
	putSample(t, n, 1, 3000)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := n.Verify(ctx, nil); err == nil {
		t.Error("a cancelled verification ended as if it had looked")
	}
}

func TestVerifyNamesEarlierStatesOfNothing(t *testing.T) {
	n := openAt(t, t.TempDir())
	defer closeNow(t, n)
	note := notebook.Note{ID: storetest.ID(1), Markdown: "now"}
	was := notebook.Earlier{ID: storetest.ID(2), Until: sampleDay, Edit: "Change note", Was: notebook.Note{ID: note.ID, Markdown: "then"}}
	fatal(t, n.Apply(notebook.Put(note), notebook.Put(was)))
	if r := verified(t, n); !r.Sound() || !strings.Contains(r.String(), "earlier states") {
		t.Error(r)
	}
	fatal(t, n.Apply(notebook.Change{Before: note}))
	if r := verified(t, n); r.Sound() {
		t.Error("an earlier state of nothing is sound")
	}
}
