package cli

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestAFileReplacesADocument(t *testing.T) {
	s := newShell(t)
	notebook := filepath.Join(t.TempDir(), "case")
	old := s.lines(s.ok("import", notebook, file(t, "dredging.txt", dredging), "--json"))[0]["document"].(string)
	s.ok("highlight", notebook, old, "--quote", "her office had warned the board twice", "--colour", "blue")
	s.ok("highlight", notebook, old, "--quote", "signed a contract with Lindqvist Marine")

	newer := file(t, "newer.txt", strings.Replace(dredging, "signed a contract with Lindqvist Marine for 4.2 million kronor", "met in the town hall", 1))
	if code, _, errs := s.run("import", notebook, newer, file(t, "other.txt", dredging+"!"), "--replaces", old); code != 2 || !strings.Contains(errs, "one file") {
		t.Errorf("two files: exit %d, %s", code, errs)
	}
	if code, _, errs := s.run("import", notebook, newer, "--replaces", "nobody knows"); code != 1 || !strings.Contains(errs, "nobody knows") {
		t.Errorf("an unknown document: exit %d, %s", code, errs)
	}
	line := s.lines(s.ok("import", notebook, newer, "--replaces", "Inspectors", "--json"))[0]
	carried, _ := line["carried"].(map[string]any)
	if line["status"] != "version" || carried["landed"] != 1.0 || len(carried["orphans"].([]any)) != 1 {
		t.Fatalf("import says %v", line)
	}
	states := map[string]string{}
	for _, h := range s.lines(s.ok("list", notebook, "highlights", "--json")) {
		if h["document"] == line["document"] {
			states[h["quote"].(string)] = h["state"].(string) + " " + map[bool]string{true: "own", false: "foreign"}[h["origin"] == h["document"]]
		}
	}
	if states["her office had warned the board twice"] != "anchored own" || states["signed a contract with Lindqvist Marine"] != "orphan foreign" || len(states) != 2 {
		t.Errorf("in the newer version %v", states)
	}
	if out := s.ok("verify", notebook); !strings.Contains(out, "as it should be") {
		t.Errorf("verify says %s", out)
	}
}
