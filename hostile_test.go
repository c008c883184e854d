package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// bait is the name of a file that hostile documents want to have read.
const bait = "bait-that-nobody-asked-for.png"

// theirs are words that are only in addresses hostile documents want fetched.
var theirs = []string{bait, "192.0.2.1", "casebound.invalid"}

// hostileFolder makes a folder of documents meant to fetch, run, break out or
// exhaust: those of testdata/hostile, and what is too long or too odd to lie
// there.
func hostileFolder(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "from outside")
	trap := filepath.Join(t.TempDir(), bait)
	write(t, trap, "never to be read")
	files, err := filepath.Glob("testdata/hostile/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no hostile documents: %v", err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, filepath.Base(file)), strings.ReplaceAll(string(raw), "BAIT", trap))
	}
	for name, content := range odd() {
		write(t, filepath.Join(dir, name), content)
	}
	return dir
}

// odd are documents by awkward names, or of awkward content.
func odd() map[string]string {
	page := func(body string) string {
		return "<!doctype html><title>A page</title><body><p>Marta Nowak wrote on 9 May 2021.</p>" + body
	}
	entities := "<!DOCTYPE html [<!ENTITY a \"boom\">"
	for i := 'b'; i <= 'j'; i++ {
		entities += fmt.Sprintf("<!ENTITY %c \"%s\">", i, strings.Repeat(fmt.Sprintf("&%c;", i-1), 10))
	}
	return map[string]string{
		"nested.html":    page(strings.Repeat("<div><b><span>", 30_000) + "deep"),
		"entities.html":  entities + "]><title>&j;</title><p>&j; on 10 May 2021",
		"attributes.htm": page("<p " + strings.Repeat("a=b ", 100_000) + ">wide</p>"),
		"quotes.md":      strings.Repeat(">", 20_000) + " deep\n\n" + strings.Repeat("[", 20_000) + "\n\n" + strings.Repeat("* ", 5_000) + "x\n",
		"nul.txt":        "Before\x00after, on 11 May 2021, said Anna Brandt.\n\n\x00\x00\x00\n",
		"broken.txt":     "Half a letter: \xc3\x28, \xff\xfe\xfd and \xed\xa0\x80 on 12 May 2021.\n",
		"empty.html":     "",
		"line.txt":       strings.Repeat("x", 300_000),
		"new\nline \x1b[31m red \u202etxt.exe.txt": "The title of this one is its name, since the text is short. It was 13 May 2021.\n",
		"=1+1;@SUM.txt":                   "A name that a spreadsheet would reckon, on 14 May 2021, in Varnholm.\n",
		"..%2f..%2fup.txt":                "A name that climbs, on 15 May 2021, in Varnholm by Ewa Lind.\n",
		"CON.txt":                         "A name of a device, on 16 May 2021, in Varnholm by Ewa Lind.\n",
		"trailing. . .txt":                "A name that ends in dots, on 17 May 2021, in Varnholm by Ewa Lind.\n",
		strings.Repeat("å", 125) + ".txt": "A name of 254 bytes, on 18 May 2021, in Varnholm by Ewa Lind.\n",
		"--replaces.md":                   "# ../../../../tmp/escaped\n\nA title that climbs, on 19 May 2021, said Ewa Lind.\n",
	}
}

// hostileQuotes are passages of the hostile documents, by what their titles
// begin with.
var hostileQuotes = map[string]string{
	"=cmd":       "the north quay had sunk by four centimetres",
	"=HYPERLINK": "The engineer Paul Vesterbro wrote on 2 April 2020 that the pump had failed.",
	"Report":     `=HYPERLINK("http://192.0.2.1/x";"click") was written on the wall on 4 May 2021.`,
}

func TestHostileDocumentsStayWords(t *testing.T) {
	s := newStage(t)
	folder := hostileFolder(t)
	notebook := filepath.Join(t.TempDir(), "notebook")
	said, _ := s.attempt("import", notebook, folder)
	harmless(t, "import", said)
	for title, quote := range hostileQuotes {
		s.cli("highlight", notebook, title, "--quote", quote, "--comment", "=2+2", "--tag", "=1+1", "--tag", "../../up", "--tag", "a]] [[b")
	}
	for _, what := range []string{"documents", "highlights", "notes", "entities", "events"} {
		harmless(t, "list "+what, string(s.cli("list", notebook, what)))
		rows := s.cli("list", notebook, what, "--json")
		harmless(t, "list --json "+what, string(rows))
		for line := range bytes.Lines(rows) {
			if !json.Valid(line) {
				t.Errorf("list --json %s prints %q", what, line)
			}
		}
	}
	for _, verb := range []string{"find", "search"} {
		for _, query := range []string{"quay", "\x1b[2J\u202e", strings.Repeat("(", 5000)} {
			said, _ := s.attempt(verb, notebook, query)
			harmless(t, verb+" "+query[:1], said)
		}
	}
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	said, _ = s.attempt(append([]string{"extract", "--json"}, files...)...)
	harmless(t, "extract", said)
	said, _ = s.attempt("list", notebook, "no\x1b[2Jthing")
	harmless(t, "what was asked wrongly", said)
	harmless(t, "verify", string(s.cli("verify", notebook)))

	for format, check := range map[string]func(*testing.T, string, []byte){"markdown": harmlessMarkdown, "html": harmlessHTML, "csv": harmlessCSV, "json": nil, "jsonld": nil} {
		out := filepath.Join(t.TempDir(), "out")
		harmless(t, "export", string(s.cli("export", notebook, "--format", format, "-o", out)))
		harmlessFiles(t, out, len(hostileQuotes), check)
	}
	for format, check := range map[string]func(*testing.T, string, []byte){"markdown": harmlessMarkdown, "csv": harmlessCSV, "ical": nil, "timelinejs": harmlessStory} {
		out := filepath.Join(t.TempDir(), "out")
		harmless(t, "export", string(s.cli("export", notebook, "--timeline", format, "-o", out)))
		harmlessFiles(t, out, 1, check)
	}
}

// harmless fails when what the program printed would do something to a
// terminal.
func harmless(t *testing.T, what, printed string) {
	t.Helper()
	if !utf8.ValidString(printed) {
		t.Errorf("%s prints what is not UTF-8: %q", what, printed)
	}
	for _, r := range printed {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) {
			t.Errorf("%s prints %U:\n%q", what, r, printed)
			return
		}
	}
}

// harmlessFiles checks the names and contents of the files of an export.
func harmlessFiles(t *testing.T, dir string, files int, check func(*testing.T, string, []byte)) {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil || len(list) != files {
		t.Errorf("%d files were exported, %v; want %d", len(list), err, files)
	}
	for _, entry := range list {
		name := entry.Name()
		base, _, _ := strings.Cut(strings.ToUpper(name), ".")
		if !entry.Type().IsRegular() || len(name) > 255 || !filepath.IsLocal(name) || strings.ContainsAny(name, "/\\:*?\"<>|") ||
			strings.TrimRight(name, ". ") != name || base == "CON" || strings.HasPrefix(name, "-") {
			t.Errorf("a file is called %q", name)
		}
		harmless(t, "the name of a file", name)
		raw, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if check != nil {
			check(t, name, raw)
		}
	}
}

// live is what a browser or an editor acts on.
var live = regexp.MustCompile(`(?i)(^|[^\\])(<(script|img|iframe|svg|style|link|meta|object|embed)|!\[)`)

func harmlessMarkdown(t *testing.T, name string, raw []byte) {
	t.Helper()
	_, body, ok := strings.Cut(strings.TrimPrefix(string(raw), "---\n"), "\n---\n")
	if !ok {
		body = string(raw)
	}
	if m := live.FindString(body); m != "" {
		t.Errorf("%s holds %q:\n%s", name, m, raw)
	}
}

// harmlessStory checks the texts that a page will show as HTML.
func harmlessStory(t *testing.T, name string, raw []byte) {
	t.Helper()
	var story any
	if err := json.Unmarshal(raw, &story); err != nil {
		t.Fatal(err)
	}
	if m := live.FindString(fmt.Sprint(story)); m != "" {
		t.Errorf("%s holds %q:\n%s", name, m, raw)
	}
}

func harmlessCSV(t *testing.T, name string, raw []byte) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%s has %d rows, %v", name, len(rows), err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n") {
				t.Errorf("%s has a cell that a spreadsheet reckons: %q", name, cell)
			}
		}
	}
}

func harmlessHTML(t *testing.T, name string, raw []byte) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if strings.Contains(" script img iframe object embed link form base svg video audio picture ", " "+n.Data+" ") {
			t.Errorf("%s holds <%s>", name, n.Data)
		}
		for _, a := range n.Attr {
			fetches := a.Key == "src" || a.Key == "srcset" || a.Key == "style" && strings.Contains(a.Val, "url")
			leads := a.Key == "href" && !strings.HasPrefix(a.Val, "http") && !strings.HasPrefix(a.Val, "#")
			if fetches || leads || strings.HasPrefix(a.Key, "on") || a.Key == "http-equiv" && strings.EqualFold(a.Val, "refresh") {
				t.Errorf("%s holds <%s %s=%q>", name, n.Data, a.Key, a.Val)
			}
		}
	}
}

// Whoever hands a notebook over could put a link to one of the reader's own
// files in the place of one of the notebook's.
func TestANotebookFullOfLinksWritesNowhereElse(t *testing.T) {
	s := newStage(t)
	document := filepath.Join(t.TempDir(), "a.txt")
	write(t, document, "Ewa Lind spoke in Varnholm on 3 May 2021.\n")
	model := filepath.Join(t.TempDir(), "notebook")
	s.cli("import", model, document)
	write(t, document, "Ewa Lind was silent in Varnholm on 4 May 2021.\n")
	var files []string
	err := filepath.WalkDir(model, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && path != model {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) < 10 {
		t.Fatalf("a notebook of %d files, %v", len(files), err)
	}
	for i, file := range files {
		dir, trap := filepath.Join(t.TempDir(), fmt.Sprint("copy ", i)), filepath.Join(t.TempDir(), "theirs")
		if err := os.CopyFS(dir, os.DirFS(model)); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(trap, "file"), "the reader's own")
		name, err := filepath.Rel(model, file)
		if err != nil {
			t.Fatal(err)
		}
		target, at := trap, filepath.Join(dir, name)
		if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() {
			target = filepath.Join(trap, "file")
		}
		if err := errors.Join(os.RemoveAll(at), os.Symlink(target, at)); err != nil {
			t.Fatal(err)
		}
		said, _ := s.attempt("import", dir, document)
		raw, err := os.ReadFile(filepath.Join(trap, "file"))
		if left, _ := os.ReadDir(trap); err != nil || string(raw) != "the reader's own" || len(left) != 1 {
			t.Errorf("with a link in place of %s the reader's own folder holds %v, and the file %q, %v\n%s", name, left, raw, err, said)
		}
	}
}
