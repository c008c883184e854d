package pattern_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"casebound/notebook"
	"casebound/notebook/extract/pattern"
)

// cases are the texts of testdata/patterns.txt with the lines wanted.
func cases(t testing.TB) map[string][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/patterns.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, block := range strings.Split(string(data), "---\n") {
		var text string
		var want []string
		for line := range strings.Lines(block) {
			line = strings.TrimSuffix(line, "\n")
			switch {
			case strings.HasPrefix(line, "# "):
			case strings.HasPrefix(line, "= "):
				want = append(want, line)
			default:
				text += line
			}
		}
		out[text] = want
	}
	return out
}

func TestPatternsAreFound(t *testing.T) {
	for text, want := range cases(t) {
		found := pattern.Find(notebook.PlainText(text))
		for i := range max(len(found), len(want)) {
			var got, wanted string
			if i < len(found) {
				got = fmt.Sprintf("= %s %s", found[i].Kind.Label(), text[found[i].Start:found[i].End])
			}
			if i < len(want) {
				wanted = want[i]
				if strings.Contains(wanted, " => ") && i < len(found) {
					got += " => " + found[i].Name
				}
			}
			if got != wanted {
				t.Errorf("%s\n got %s\nwant %s", text, got, wanted)
			}
		}
	}
}

func FuzzPatternsKeepTheLawsOfSpans(f *testing.F) {
	for text := range cases(f) {
		f.Add(text)
	}
	f.Add("€€ 5€ ٣ \xff 1é@é.com §§ 5° 5°5′ +")
	f.Fuzz(func(t *testing.T, s string) {
		text := notebook.PlainText(s)
		last := 0
		for _, p := range pattern.Find(text) {
			if p.Start < last || p.Empty() || !text.Valid(p.Span) {
				t.Fatalf("%q: %v %q after %d", text.All(), p.Span, p.Kind, last)
			}
			if !utf8.ValidString(p.Name) || p.Reason == "" || p.Confidence <= 0 || p.Confidence > 1 {
				t.Fatalf("%q: %+v", text.All(), p)
			}
			last = p.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := notebook.PlainText(strings.Repeat("The board of the company met on 3 April 2020 and paid $5 million, or 12 percent, to desk@example.org.\n", 2000))
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		pattern.Find(text)
	}
}

func BenchmarkFindHostile(b *testing.B) {
	for _, seed := range []string{"1.", "a.", "@a", "0x", "+1 ", "no. ", "1 ", "$", "aaaa@", "http://", "DE89", "5°"} {
		text := notebook.PlainText(strings.Repeat(seed, 100000))
		b.Run(seed, func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			for b.Loop() {
				pattern.Find(text)
			}
		})
	}
}
