package sentence

import (
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"casebound/notebook"
)

func TestSentencesEndWhereReadersSay(t *testing.T) {
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		text := notebook.PlainText(strings.ReplaceAll(line, " | ", " "))
		if got := joined(text); got != line {
			t.Errorf("got  %s\nwant %s", got, line)
		}
	}
}

func joined(text notebook.Text) string {
	var parts []string
	for _, s := range Split(text) {
		parts = append(parts, text.At(s))
	}
	return strings.Join(parts, " | ")
}

func TestSentencesStayInsideTheirBlock(t *testing.T) {
	text := notebook.PlainText("A heading without a point\nThe first sentence. The second\ngoes on elsewhere.")
	want := "A heading without a point | The first sentence. | The second | goes on elsewhere."
	if got := joined(text); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// unmarked is text as careless tools leave it: no capital, no mark.
var unmarked = strings.Repeat(`the council met on tuesday to hear the engineers who had spent a year on the breakwater but the
contractor sent nobody and the vote was put off until march when the mayor returned she told reporters that the delay
would cost the town a fortune while the fishermen said that they had warned her in a letter in june `, 30)

func TestTextWithoutMarksComesInWindows(t *testing.T) {
	text := notebook.PlainText(strings.ReplaceAll(unmarked, "\n", " "))
	sentences := Split(text)
	turned := 0
	for _, s := range sentences {
		words := strings.Fields(text.At(s))
		if len(words) > mostWords {
			t.Errorf("a window of %d words: %s", len(words), text.At(s))
		}
		if turns[words[0]] || subjects[words[0]] || fronts[words[0]] {
			turned++
		}
	}
	if turned*10 < len(sentences)*8 {
		t.Errorf("%d of %d windows begin like a clause, want at least 8 of 10", turned, len(sentences))
	}
}

func FuzzSentencesCoverTheText(f *testing.F) {
	f.Add("The U.S. left. It did… 'Yes.' He said “no.” Then。次。")
	f.Add("a.b.c. d.\n\tE! (F.) G?!")
	f.Add(strings.Repeat("x", 2000) + " y")
	f.Add(unmarked)
	f.Fuzz(func(t *testing.T, s string) { checkCover(t, notebook.PlainText(s)) })
}

func TestSentencesCoverTheText(t *testing.T) {
	checkCover(t, notebook.PlainText(unmarked))
	checkCover(t, notebook.PlainText("  Odd  spacing . \n\n . \n“Quoted.”  End"))
}

// checkCover: sentences are in order, apart, trimmed, inside one block, and
// together hold all that is not white space.
func checkCover(t *testing.T, text notebook.Text) {
	t.Helper()
	at := 0
	for _, s := range Split(text) {
		if s.Start < at || s.Empty() {
			t.Fatalf("sentence %v after offset %d", s, at)
		}
		if left := text.At(notebook.Span{Start: at, End: s.Start}); strings.Trim(left, " \n\t\r") != "" {
			t.Fatalf("between sentences: %q", left)
		}
		content := text.At(s)
		if isSpace(content[0]) || isSpace(content[len(content)-1]) {
			t.Fatalf("sentence %q is not trimmed", content)
		}
		if b := text.BlockAt(s.Start); !text.Blocks()[b].Covers(s) {
			t.Fatalf("sentence %v leaves its block %v", s, text.Blocks()[b].Span)
		}
		if n := len(strings.FieldsFunc(content, unicode.IsSpace)); s.Len() > longest && n > mostWords {
			t.Fatalf("a sentence of %d words", n)
		}
		if !utf8.ValidString(content) {
			t.Fatalf("sentence %q cuts a letter", content)
		}
		at = s.End
	}
	if left := text.At(notebook.Span{Start: at, End: text.Len()}); strings.Trim(left, " \n\t\r") != "" {
		t.Fatalf("after the last sentence: %q", left)
	}
}

func BenchmarkSplit(b *testing.B) {
	text := notebook.PlainText(strings.Repeat("Dr. Ada Quill met Mr. O'Dowd at 5 p.m. on Tuesday. They left for the U.S. together. ", 2000))
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		Split(text)
	}
}
