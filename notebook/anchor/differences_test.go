package anchor

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"casebound/notebook"
)

var update = flag.Bool("update", false, "rewrite the expected rows in testdata/differences")

// TestDifferencesReadAsWritten runs the case files: two versions, the rows,
// and the rows when case and punctuation do not count.
func TestDifferencesReadAsWritten(t *testing.T) {
	paths, err := filepath.Glob("testdata/differences/*.txt")
	if err != nil || len(paths) < 4 {
		t.Fatalf("%d case files (%v)", len(paths), err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			parts := strings.Split(string(raw), "----\n")
			a, b := notebook.PlainText(strings.TrimSpace(parts[1])), notebook.PlainText(strings.TrimSpace(parts[3]))
			x := Align(a, b)
			for i := 4; i+1 < len(parts); i += 2 {
				o := DiffOptions{}
				if strings.Contains(parts[i], "without case") {
					o = DiffOptions{IgnoreCase: true, IgnorePunctuation: true}
				}
				got := printRows(a, b, Differences(x, o))
				if *update {
					parts[i+1] = got
				} else if got != parts[i+1] {
					t.Errorf("%sgot\n%swant\n%s", parts[i], got, parts[i+1])
				}
			}
			if *update {
				if err := os.WriteFile(path, []byte(strings.Join(parts, "----\n")), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func printRows(a, b notebook.Text, rows []Difference) string {
	var out strings.Builder
	for _, row := range rows {
		kind := row.Kind.String()
		if !row.Moved.Empty() {
			kind += ", moved"
		}
		fmt.Fprintf(&out, "%s | %s | %s\n", kind, a.At(row.A), b.At(row.B))
		for _, c := range row.Changes {
			kind := c.Kind.String()
			if c.Number {
				kind += ", number"
			}
			if c.Quotation {
				kind += ", quotation"
			}
			fmt.Fprintf(&out, "    %s: %s -> %s\n", kind, a.At(c.A), b.At(c.B))
		}
	}
	return out.String()
}

// checkRows holds the laws of a comparison: rows in order and apart, holding
// all of both texts but space; changes inside their row and in order; what is
// the same is the same.
func checkRows(t *testing.T, a, b notebook.Text, rows []Difference) {
	t.Helper()
	check := func(text notebook.Text, side func(Difference) notebook.Span, change func(Change) notebook.Span) {
		t.Helper()
		end := 0
		for i, row := range rows {
			s := side(row)
			if s.Empty() {
				continue
			}
			if s.Start < end || !text.Valid(s) {
				t.Fatalf("row %d is %v after %d", i, s, end)
			}
			if between := text.All()[end:s.Start]; strings.ContainsFunc(between, func(r rune) bool { return !unicode.IsSpace(r) }) {
				t.Fatalf("%q before row %d is in no row", between, i)
			}
			end = s.End
			at := s.Start
			for _, c := range row.Changes {
				if r := change(c); r.Start < at || r.End > s.End || r.End < r.Start || !text.Valid(r) {
					t.Fatalf("change %+v lies outside row %d %v or out of order", c, i, s)
				} else {
					at = r.End
				}
			}
		}
		if rest := strings.TrimSpace(text.All()[end:]); rest != "" {
			t.Fatalf("%q at the end is in no row", rest)
		}
	}
	check(a, func(d Difference) notebook.Span { return d.A }, func(c Change) notebook.Span { return c.A })
	check(b, func(d Difference) notebook.Span { return d.B }, func(c Change) notebook.Span { return c.B })
	for i, row := range rows {
		if row.Kind == Same && foldedString(a.At(row.A)) != foldedString(b.At(row.B)) {
			t.Fatalf("row %d is not the same: %q and %q", i, a.At(row.A), b.At(row.B))
		}
		if (row.Kind == Changed) != (len(row.Changes) > 0) {
			t.Fatalf("row %d is %v with %d changes", i, row.Kind, len(row.Changes))
		}
	}
}

func FuzzDifferencesHoldBothTexts(f *testing.F) {
	f.Add("One line.\n\nAnother line, longer.", "one line another line longer")
	f.Add("***\n\nA\n\n***", "B\n***")
	f.Add("“Go,” he said. 12 ships.", "“Stay,” he said. 13 ships.")
	f.Add(" \n ", "x")
	f.Add("\x00", "a\n***")
	f.Fuzz(func(t *testing.T, a, b string) {
		ta, tb := notebook.PlainText(a), notebook.PlainText(b)
		x := Align(ta, tb)
		for _, o := range []DiffOptions{{}, {IgnoreCase: true}, {IgnorePunctuation: true}, {true, true}} {
			checkRows(t, ta, tb, Differences(x, o))
		}
	})
}

func TestDifferencesHoldBothTexts(t *testing.T) {
	for name, content := range trialTexts(t, "testdata/trial/*.txt") {
		for k, d := range damages {
			r := rand.New(rand.NewPCG(3, uint64(k)))
			a := notebook.PlainText(content)
			b := write(d.apply(r, atomsOf(content), notebook.Span{Start: 700, End: 760})).text
			x := Align(a, b)
			rows := Differences(x, DiffOptions{})
			checkRows(t, a, b, rows)
			if len(rows) < 5 {
				t.Errorf("%s, %s: only %d rows", name, d.name, len(rows))
			}
			checkRows(t, b, a, Differences(x.Inverse(), DiffOptions{}))
		}
	}
}

func TestTheSameTextHasNoDifferences(t *testing.T) {
	for name, content := range trialTexts(t, "testdata/trial/*.txt") {
		text := notebook.PlainText(content)
		for _, row := range Differences(Align(text, text), DiffOptions{}) {
			if row.Kind != Same || row.A != row.B {
				t.Errorf("%s: %+v", name, row)
			}
		}
	}
}

func TestTextsWithoutParagraphsAreCutAtSentences(t *testing.T) {
	content := strings.ReplaceAll(trialTexts(t, "testdata/trial/chronicle.txt")["chronicle.txt"], "\n", " ")
	a, b := notebook.PlainText(content), notebook.PlainText(strings.ToLower(content))
	rows := Differences(Align(a, b), DiffOptions{IgnoreCase: true})
	if len(rows) < 3 {
		t.Fatalf("only %d rows", len(rows))
	}
	for _, row := range rows {
		if row.Kind != Same || row.A.Len() > 1400 {
			t.Errorf("%v row of %d bytes", row.Kind, row.A.Len())
		}
	}
}
