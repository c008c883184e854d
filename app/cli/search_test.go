package cli

import (
	"path/filepath"
	"strings"
	"testing"
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
