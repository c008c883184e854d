package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"casebound/notebook"
)

// FuzzRead holds the laws of reading on any bytes under any name: no panic;
// the text obeys the laws of texts; blocks are trimmed, visible and cover all
// of it; and a plain text loses no letter or digit.
func FuzzRead(f *testing.F) {
	for _, ext := range []uint8{0, 1, 2} {
		for _, seed := range []string{
			"", "a", "a\r\nb\rc", "\xff\xfea\x00", "- a\n  - b\n> c\n>> d\n\te\tf\n", "a\x00b", "caf\xe9 \x93x\x94", "<p>a<b>b<i>c</b>d", "---\na: b\n---\nc",
			"# a\n\n1. b\n   c\n\n|a|b|\n|-|-|\n|c|", "<table><tr><td>a<td>b</table><pre>\n a\n</pre>", "\u0085\u2028\f\v\u00ad\u200b\ufeff", "inter-\nnational",
			"<a href=x>a</a><a href=y>b</a><br><br>c", "a\n===\nb\n---\n", ">\n>>\n> a\n", "\U000f0000<p>\U00100000x", "<li><ol><li><p>x", "data:a/b;c\"d",
		} {
			f.Add([]byte(seed), ext)
		}
	}
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for i, file := range files {
		for _, c := range parseCases(f, file) {
			f.Add([]byte(c.input), uint8(i))
		}
	}
	f.Fuzz(func(t *testing.T, b []byte, ext uint8) {
		extensions := Extensions()
		checkRead(t, b, "x"+extensions[int(ext)%len(extensions)])
	})
}

func checkRead(t *testing.T, b []byte, name string) {
	t.Helper()
	before := bytes.Clone(b)
	doc, err := Read(context.Background(), Source{Name: name, Bytes: b})
	if !bytes.Equal(before, b) {
		t.Fatal("the bytes were changed")
	}
	if err != nil {
		if errors.Is(err, ErrDamaged) {
			t.Fatalf("%v: %v", err, errors.Unwrap(err))
		}
		return
	}
	checkText(t, doc.Text)
	if doc.Meta.Title == "" || doc.Meta.SHA256 == "" {
		t.Errorf("title %q, hash %q", doc.Meta.Title, doc.Meta.SHA256)
	}
	if doc.Meta.Format == "text" {
		if got, want := letters(doc.Text.All()), letters(decode(b).text); got != want {
			t.Errorf("letters of the text: %q\nletters of the source: %q", got, want)
		}
	}
}

func checkText(t *testing.T, text notebook.Text) {
	t.Helper()
	if _, err := notebook.NewText(text.All(), text.Blocks(), text.Marks()); err != nil {
		t.Fatal(err)
	}
	end := 0
	for i, b := range text.Blocks() {
		s := text.At(b.Span)
		if strings.TrimSpace(s) == "" {
			t.Errorf("block %d %q shows nothing", i, s)
		}
		if r := strings.TrimRightFunc(s, unicode.IsSpace); r != s {
			t.Errorf("block %d %q ends in white space", i, s)
		}
		if between := text.All()[end:b.Start]; strings.Trim(between, "\n") != "" || i > 0 && between == "" {
			t.Errorf("%q stands between blocks %d and %d", between, i-1, i)
		}
		end = b.End
	}
	if rest := text.All()[end:]; rest != "" {
		t.Errorf("%q stands after the last block", rest)
	}
	for _, m := range text.Marks() {
		if s := text.At(m.Span); strings.TrimSpace(s) != s || s == "" {
			t.Errorf("mark %v covers %q", m, s)
		}
	}
}

// letters are what a reader would miss.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if wordRune(r) {
			return r
		}
		return -1
	}, norm.NFC.String(s))
}

func TestTextLawsHoldOnEveryCase(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		for _, c := range parseCases(t, file) {
			for _, ext := range Extensions() {
				checkRead(t, []byte(c.input), "x"+ext)
			}
		}
	}
}

// article is an invented page of n paragraphs with the usual things around.
func article(n int) []byte {
	var page strings.Builder
	page.WriteString("<!DOCTYPE html><title>The cranes | Post</title><nav><a href=/>Home</a></nav><article><h1>The cranes</h1>")
	for i := range n {
		fmt.Fprintf(&page, "<p>On day %d the harbour master, <b>Idris Vane</b>, counted the cranes again, and found <a href=/c%d>one more</a> than the books allow.</p>\n", i, i)
	}
	page.WriteString("</article><footer>All rights reserved.</footer>")
	return []byte(page.String())
}

func prose(n int) []byte {
	var text strings.Builder
	text.WriteString("The Cranes\n\n")
	for i := range n {
		fmt.Fprintf(&text, "On day %d the harbour master, whose name was Idris Vane, counted the\ncranes once again, and found one more of them than the books of the\nport allow. He wrote it down.\n\n", i)
	}
	return []byte(text.String())
}

// BenchmarkRead reads invented documents of two sizes each: time must grow
// with the size and no faster.
func BenchmarkRead(b *testing.B) {
	for _, c := range []struct {
		title, name string
		content     []byte
	}{
		{"text/1000 paragraphs", "a.txt", prose(1_000)},
		{"text/20000 paragraphs", "a.txt", prose(20_000)},
		{"markdown/1000 paragraphs", "a.md", prose(1_000)},
		{"markdown/20000 paragraphs", "a.md", prose(20_000)},
		{"html/1000 paragraphs", "a.html", article(1_000)},
		{"html/20000 paragraphs", "a.html", article(20_000)},
	} {
		b.Run(c.title, func(b *testing.B) {
			b.SetBytes(int64(len(c.content)))
			for b.Loop() {
				if _, err := Read(context.Background(), Source{Name: c.name, Bytes: c.content}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
