package ingest

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebound/notebook"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

// A case file holds cases such as
//
//	==== what the case shows
//	file.txt
//	---- input
//	…
//	---- expected
//	…
//
// Run with -update to rewrite the expected parts, and read the difference.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	for _, file := range files {
		cases := parseCases(t, file)
		for i, c := range cases {
			t.Run(filepath.Base(file)+"/"+c.title, func(t *testing.T) {
				doc, err := Read(context.Background(), Source{Name: c.name, Bytes: []byte(c.input)})
				got := show(doc, err)
				if *update {
					cases[i].expected = got
				} else if got != c.expected {
					t.Errorf("got\n%s\nwant\n%s", got, c.expected)
				}
			})
		}
		if *update {
			writeCases(t, file, cases)
		}
	}
}

type ingestCase struct{ title, name, input, expected string }

const (
	caseFence     = "==== "
	inputFence    = "---- input\n"
	expectedFence = "---- expected\n"
)

func parseCases(t testing.TB, file string) []ingestCase {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []ingestCase
	for _, part := range strings.Split("\n"+string(b), "\n"+caseFence)[1:] {
		head, rest, ok := strings.Cut(part, inputFence)
		input, expected, _ := strings.Cut(rest, expectedFence)
		title, name, _ := strings.Cut(strings.TrimSpace(head), "\n")
		if !ok {
			t.Fatalf("%s: case %q has no input", file, title)
		}
		cases = append(cases, ingestCase{title, name, input, strings.TrimRight(expected, "\n") + "\n"})
	}
	return cases
}

func writeCases(t *testing.T, file string, cases []ingestCase) {
	t.Helper()
	var out strings.Builder
	for _, c := range cases {
		fmt.Fprintf(&out, "%s%s\n%s\n%s%s%s%s\n", caseFence, c.title, c.name, inputFence, c.input, expectedFence, c.expected)
	}
	if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// show prints a document: what is known, then a line for each block, with "~"
// before page furniture, and its marks below it.
func show(doc Document, err error) string {
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var out strings.Builder
	m := doc.Meta
	line := func(key, value, origin string) {
		if value != "" {
			fmt.Fprintf(&out, "%s: %s (%s)\n", key, value, origin)
		}
	}
	line("title", m.Title, m.Origins["title"])
	line("authors", strings.Join(m.Authors, "; "), m.Origins["authors"])
	line("publisher", m.Publisher, m.Origins["publisher"])
	if m.Origins["source"] != "the file's name" {
		line("source", m.Source, m.Origins["source"])
	}
	line("published", m.Published.When.EDTF, m.Published.Source)
	line("captured", m.Captured.When.EDTF, m.Captured.Source)
	line("language", m.Language, m.Origins["language"])
	line("tags", strings.Join(m.Tags, "; "), m.Origins["tags"])
	line("text", m.Origins["text"], m.Format)
	out.WriteString("\n")
	for _, b := range doc.Text.Blocks() {
		showBlock(&out, doc.Text, b)
	}
	return out.String()
}

func showBlock(out *strings.Builder, text notebook.Text, b notebook.Block) {
	sign, level := " ", ""
	if b.Furniture {
		sign = "~"
	}
	if b.Level > 0 {
		level = fmt.Sprintf(" %d", b.Level)
	}
	words := strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(text.At(b.Span))
	fmt.Fprintf(out, "%s %s%s | %s\n", sign, b.Kind, level, words)
	for _, m := range text.Marks() {
		if b.Covers(m.Span) {
			name := [...]string{"emphasis", "strong", "code", "link"}[m.Kind]
			fmt.Fprintf(out, "      %s %q %s\n", name, text.At(m.Span), m.Target)
		}
	}
}
