package session

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebound/notebook"
)

func read(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	must(t, err)
	return string(raw)
}

func TestExportNeverWritesOverAFileOfSomebodyElse(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "a.txt", harbour)
	_, err := s.AddHighlight(id, at(t, s, id, "never done"), NewHighlight{})
	must(t, err)
	dir := t.TempDir()
	first, err := s.Export(Export{Dir: dir})
	must(t, err)
	must(t, os.WriteFile(first[0], []byte("# My own file\n"), 0o600))
	second, err := s.Export(Export{Dir: dir})
	must(t, err)
	if second[0] == first[0] || read(t, first[0]) != "# My own file\n" {
		t.Errorf("the file of somebody else was written over: %q, then %q", first, second)
	}
}

func TestDocumentsOfOneTitleHaveFilesOfTheirOwn(t *testing.T) {
	s := open(t, nil)
	a := take(t, s, "a.txt", harbour)
	b := take(t, s, "b.txt", strings.Replace(harbour, "twice", "once", 1))
	_, err := s.AddHighlight(a, at(t, s, a, "never done"), NewHighlight{Comment: "of a"})
	must(t, err)
	_, err = s.AddHighlight(b, at(t, s, b, "never done"), NewHighlight{Comment: "of b"})
	must(t, err)
	dir := t.TempDir()
	both, err := s.Export(Export{Dir: dir})
	must(t, err)
	if len(both) != 2 || both[0] == both[1] {
		t.Fatalf("files %q, want two", both)
	}
	before := read(t, both[0])
	alone, err := s.Export(Export{Dir: dir, Documents: []notebook.ID{b}})
	must(t, err)
	if alone[0] != both[1] || read(t, both[0]) != before {
		t.Errorf("alone it goes to %q, before to %q", filepath.Base(alone[0]), filepath.Base(both[1]))
	}
}

func TestTheSameNotebookGivesTheSameBytes(t *testing.T) {
	s := open(t, nil)
	id := take(t, s, "a.txt", harbour)
	_, err := s.AddHighlight(id, at(t, s, id, "never done"), NewHighlight{Tags: []string{"money"}})
	must(t, err)
	dir := t.TempDir()
	files, err := s.Export(Export{Dir: dir})
	must(t, err)
	first, info := read(t, files[0]), modified(t, files[0])
	_, err = s.Export(Export{Dir: dir})
	must(t, err)
	if read(t, files[0]) != first || modified(t, files[0]) != info {
		t.Error("the second export touched the file")
	}
}

func modified(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	must(t, err)
	return info.ModTime().UnixNano()
}
