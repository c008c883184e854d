package cli

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebound/notebook"
	"casebound/notebook/search"
	"casebound/storage"
)

func TestSearchesAreSavedAndAskedAgain(t *testing.T) {
	s := newShell(t)
	notebook := filepath.Join(t.TempDir(), "case")
	s.ok("import", notebook, file(t, "dredging.txt", dredging))
	first := s.ok("search", notebook, "solberg OR board", "--save", "The board", "--sort", "date", "--json")
	if again := s.ok("search", notebook, "--saved", "the BOARD", "--json"); first == "" || again != first {
		t.Errorf("the saved search answers\n%s\nwhen saved\n%s", again, first)
	}
	if found := s.lines(s.ok("find", notebook, "the board", "--json")); len(found) == 0 || found[0]["kind"] != "search" {
		t.Errorf("the finder answers %v", found)
	}
	for _, c := range []struct{ want, args string }{
		{"not in the notebook", "--saved|nothing"},
		{"takes the place of a query", "--saved|The board|more"},
		{"relevance or date", "--sort|size|board"},
		{"the bracket is never closed", "board (|--save|Broken"},
	} {
		code, _, said := s.run(append([]string{"search", notebook}, strings.Split(c.args, "|")...)...)
		if code == 0 || !strings.Contains(said, c.want) {
			t.Errorf("%s: exit %d, said %q, want %q in it", c.args, code, said, c.want)
		}
	}
}

func TestADamagedIndexIsToldAndMadeAgain(t *testing.T) {
	s := newShell(t)
	dir := filepath.Join(t.TempDir(), "case")
	s.ok("import", dir, file(t, "dredging.txt", dredging))
	before := s.ok("search", dir, "board", "--json")
	falsifyIndex(t, dir)
	code, _, said := s.run("verify", dir)
	if code == 0 || !strings.Contains(said, "problem") {
		t.Fatalf("verify of a false index: exit %d, %q", code, said)
	}
	s.ok("search", dir, "--reindex")
	s.ok("verify", dir)
	if after := s.ok("search", dir, "board", "--json"); after != before {
		t.Errorf("made again, it answers\n%s\nnot\n%s", after, before)
	}
}

// falsifyIndex has the index hold other words than the text, as a fault of the
// program would.
func falsifyIndex(t *testing.T, dir string) {
	t.Helper()
	store, err := storage.Open(dir, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	}()
	index, err := search.Open(store)
	if err != nil {
		t.Fatal(err)
	}
	documents, err := notebook.All[notebook.Document](store, notebook.Key{Kind: notebook.KindDocument})
	if err != nil || len(documents) == 0 {
		t.Fatal(documents, err)
	}
	d := documents[0]
	d.Title = "A title of the index alone"
	update, err := index.Follow([]notebook.Change{notebook.Put(d)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	update.Done()
	for range 64 { // enough for the index to be written
		n := notebook.Note{ID: notebook.ID{1, byte(len(update.Changes))}, Markdown: "of the index alone"}
		if update, err = index.Follow([]notebook.Change{notebook.Put(n)}, nil); err != nil {
			t.Fatal(err)
		}
		update.Done()
	}
	for more := true; more; {
		if more, err = index.Upkeep(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
}

// TestSavedSearchesOfAVaultStandInNoFile looks for the words of a saved search
// (its name, its query, and what it finds) in every file of an encrypted
// notebook, while it has the index in a segment and after it was closed.
func TestSavedSearchesOfAVaultStandInNoFile(t *testing.T) {
	s := newShell(t)
	dir := filepath.Join(t.TempDir(), "vault")
	passphrase := file(t, "passphrase", "nine brown owls wait\n")
	verb := func(name string, args ...string) string {
		return s.ok(append([]string{name, dir, "--passphrase-file", passphrase}, args...)...)
	}
	verb("import", file(t, "dredging.txt", dredging+"\n\nThe tamarind clerk kept a quillwort list.\n"))
	verb("search", "--save", "Basaltwren papers", "quillwort OR ivorymoth")
	if out := verb("search", "--saved", "Basaltwren papers"); !strings.Contains(out, "quillwort") {
		t.Fatalf("the saved search finds %q", out)
	}
	if out := verb("find", "basaltwren"); !strings.Contains(out, "Basaltwren papers") {
		t.Fatalf("the finder finds %q", out)
	}
	verb("search", "--reindex")
	files := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		raw, err := os.ReadFile(path)
		for _, word := range []string{"basaltwren", "ivorymoth", "quillwort", "tamarind"} {
			if bytes.Contains(bytes.ToLower(raw), []byte(word)) {
				t.Errorf("%q stands in %s in clear", word, filepath.Base(path))
			}
		}
		return err
	})
	if err != nil || files < 5 {
		t.Errorf("%d files looked through, %v", files, err)
	}
}
