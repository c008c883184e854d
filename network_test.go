package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestNothingIsFetchedRunOrWrittenElsewhere tells the story of documents and
// notes that want to be fetched for, with no network to fetch from and every
// call to the system written down.
func TestNothingIsFetchedRunOrWrittenElsewhere(t *testing.T) {
	s := newStage(t)
	folder := hostileFolder(t)
	notebook := filepath.Join(t.TempDir(), "notebook")
	out := filepath.Join(t.TempDir(), "out")
	calls := s.watch()

	if said, _ := s.attempt("import", notebook, folder); strings.Count(said, "\nimported") < 10 {
		t.Fatalf("too little was imported:\n%s", said)
	}
	s.cli("highlight", notebook, "=cmd", "--quote", "the north quay had sunk by four centimetres", "--comment", "![x](http://192.0.2.1/comment.png)")
	s.cli("search", notebook, "quay")
	s.cli("find", notebook, "harbour")
	s.cli("export", notebook, "-o", out)
	s.cli("snapshot", notebook, "-o", filepath.Join(out, "window.png"))
	s.cli("verify", notebook)

	s.open(notebook)
	for _, document := range []string{"calc", "hyperlink", "report"} {
		s.press("ctrl+p")
		s.await("found")
		s.write(document)
		s.await("found")
		s.press("Return")
		s.await("arrived")
		s.picture("hostile-" + document + ".png")
	}
	s.press("ctrl+n")
	s.await("ran note.new")
	s.write("![x](http://192.0.2.1/note.png) <img src=//192.0.2.1/y>")
	s.press("ctrl+shift+f")
	s.await("ran find.notebook")
	s.write("quay")
	s.await("searched")
	s.press("ctrl+shift+e")
	s.await("ran export.notebook")
	s.click(1040, 690)
	s.await("exported")
	s.quit()

	calls.stayLocal(s.display)
	calls.runNothingBut(s.binary)
	calls.writeOnly(s.home, s.temp, notebook, out, backups(notebook))
	calls.leave(theirs...)
}

// backups is the folder beside a notebook that its backups are in.
func backups(notebook string) string { return notebook + " backups" }
