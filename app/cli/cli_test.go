package cli

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebound/assets"
)

// shell runs verbs as a person at a prompt does.
type shell struct {
	t *testing.T
	w World
}

func newShell(t *testing.T) *shell {
	dice := &rand.ChaCha8{}
	dice.Seed([32]byte{7})
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	return &shell{t, World{
		Stdin: strings.NewReader(""), Random: dice, Models: assets.Models(),
		Now: func() time.Time { now = now.Add(time.Second); return now },
	}}
}

// run runs a verb and returns its exit code and what it printed.
func (s *shell) run(args ...string) (code int, stdout, stderr string) {
	s.t.Helper()
	var out, errs bytes.Buffer
	s.w.Stdout, s.w.Stderr = &out, &errs
	code = Run(s.w, args)
	return code, out.String(), errs.String()
}

// ok runs a verb that must succeed.
func (s *shell) ok(args ...string) string {
	s.t.Helper()
	code, out, errs := s.run(args...)
	if code != 0 {
		s.t.Fatalf("casebound %v: exit %d\n%s%s", args, code, out, errs)
	}
	return out
}

// lines reads JSON lines.
func (s *shell) lines(out string) []map[string]any {
	s.t.Helper()
	var rows []map[string]any
	for line := range strings.Lines(out) {
		var row map[string]any
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			s.t.Fatalf("%q: %v", line, err)
		}
		rows = append(rows, row)
	}
	return rows
}

const dredging = `Inspectors question the dredging – The Sound Courier

🙂 On 4 March 2019 the harbour board of Varnholm signed a contract with Lindqvist Marine for 4.2 million kronor.

Ingrid Solberg told the Courier on Thursday that her office had warned the board twice.
`

// file writes a file and returns its path.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnAfternoonOnTheCommandLine(t *testing.T) {
	s := newShell(t)
	notebook, source := filepath.Join(t.TempDir(), "case"), file(t, "dredging.txt", dredging)

	imported := s.lines(s.ok("import", notebook, source, "--published", "2019-03-08", "--json"))
	if len(imported) != 1 || imported[0]["status"] != "imported" {
		t.Fatalf("import says %v", imported)
	}
	again := s.lines(s.ok("import", notebook, source, "--json"))
	if again[0]["status"] != "duplicate" || again[0]["document"] != imported[0]["document"] {
		t.Errorf("the second import says %v", again)
	}
	id, _ := imported[0]["document"].(string)

	documents := s.lines(s.ok("list", notebook, "--json"))
	if documents[0]["publisher"] != "The Sound Courier" || documents[0]["published"] != "2019-03-08" {
		t.Errorf("the document is %v", documents[0])
	}
	h := s.lines(s.ok("highlight", notebook, id[:18], "--quote", "her office had warned the board twice", "--colour", "blue", "--tag", "warning", "--tag", "board", "--comment", "twice!", "--json"))[0]
	text := s.lines(s.ok("extract", "--raw", "--json", source))[0]["text"].(string)
	start, end := int(h["start"].(float64)), int(h["end"].(float64))
	if h["quote"] != "her office had warned the board twice" || h["colour"] != "blue" || h["state"] != "anchored" {
		t.Errorf("the highlight is %v", h)
	}
	if got := string([]rune(text)[start:end]); got != h["quote"] {
		t.Errorf("its offsets are code points of %q", got)
	}
	if found := s.lines(s.ok("find", notebook, "solberg", "--json")); len(found) == 0 || found[0]["kind"] != "entity" {
		t.Errorf("find says %v", found)
	}
	if found := s.lines(s.ok("search", notebook, `"warned the board"`, "--json")); len(found) == 0 || found[0]["document"] != id {
		t.Errorf("search says %v", found)
	}
	days := map[any]bool{}
	for _, e := range s.lines(s.ok("list", notebook, "events", "--json")) {
		days[e["edtf"]] = true
	}
	if !days["2019-03-04"] || !days["2019-03-07"] {
		t.Errorf("the events are on %v", days)
	}
	s.exportTwice(notebook)
	if out := s.ok("verify", notebook); !strings.Contains(out, "as it should be") {
		t.Errorf("verify says %s", out)
	}
}

// exportTwice exports, writes into the file, and exports again.
func (s *shell) exportTwice(notebook string) {
	s.t.Helper()
	dir := s.t.TempDir()
	path := strings.TrimSpace(s.ok("export", notebook, "-o", dir))
	first, err := os.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	const mine = "My own words: *kept*.\n"
	changed := bytes.Replace(first, []byte("%% end notes %%"), []byte(mine+"%% end notes %%"), 1)
	if err := os.WriteFile(path, changed, 0o600); err != nil {
		s.t.Fatal(err)
	}
	s.ok("export", notebook, "-o", dir)
	second, err := os.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	if !bytes.Equal(changed, second) || !bytes.Contains(second, []byte(mine)) {
		s.t.Errorf("after the second export:\n%s", second)
	}
}

func TestWrongUsageExitsWithTwoAndSaysHow(t *testing.T) {
	s := newShell(t)
	for _, args := range [][]string{
		{"import"},
		{"import", "nb"},
		{"frobnicate"},
		{"list", "nb", "unicorns"},
		{"list", "--bogus"},
		{"highlight", "nb", "doc"},
		{"highlight", "nb", "doc", "--quote", "x", "--colour", "mauve"},
		{"export", "nb"},
		{"export", "nb", "-o", "d", "--format", "papyrus"},
		{"snapshot", "nb"},
		{"snapshot", "nb", "-o", "a.png", "--size", "big"},
		{"extract"},
		{"extract", "f", "--published", "the day the sky fell in pieces"},
	} {
		code, out, errs := s.run(args...)
		if code != 2 || errs == "" || out != "" {
			t.Errorf("casebound %v: exit %d, stdout %q, stderr %q; want 2 and a reason", args, code, out, errs)
		}
	}
}

func TestHelpOfEveryVerb(t *testing.T) {
	s := newShell(t)
	overview := s.ok("help")
	for _, v := range verbs() {
		if !strings.Contains(overview, "casebound "+v.name) {
			t.Errorf("help does not name %s", v.name)
		}
		if out := s.ok(v.name, "--help"); !strings.HasPrefix(out, "usage: casebound "+v.name+" ") {
			t.Errorf("%s --help says %q", v.name, out)
		}
	}
}

func TestFailuresExitWithOneAndASentence(t *testing.T) {
	s := newShell(t)
	notebook := filepath.Join(t.TempDir(), "case")
	s.ok("import", notebook, file(t, "dredging.txt", dredging))
	for _, args := range [][]string{
		{"import", notebook, filepath.Join(t.TempDir(), "missing.txt")},
		{"import", notebook, file(t, "empty.txt", "")},
		{"highlight", notebook, "nothing like it", "--quote", "x"},
		{"highlight", notebook, "Inspectors", "--quote", "words that stand nowhere in this text"},
		{"list", file(t, "not-a-folder", "x")},
		{"extract", filepath.Join(t.TempDir(), "missing.txt")},
	} {
		if code, out, errs := s.run(args...); code != 1 || strings.Count(errs, "\n") != 1 {
			t.Errorf("casebound %v: exit %d, stdout %q, stderr %q; want 1 and one sentence", args, code, out, errs)
		}
	}
}

func TestReadingWhereNoNotebookIsSaysThatOneWasMade(t *testing.T) {
	s := newShell(t)
	dir := filepath.Join(t.TempDir(), "mistyped")
	for i, said := range []bool{true, false} {
		_, _, errs := s.run("verify", dir)
		if strings.Contains(errs, "there was no notebook") != said {
			t.Errorf("time %d: %q", i, errs)
		}
	}
}
