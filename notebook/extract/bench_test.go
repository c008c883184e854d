package extract_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"unicode"

	"casebound/notebook"
	"casebound/notebook/extract"
)

// benchText is some 300 KB of the sentences of names.txt, eight a paragraph.
func benchText(b *testing.B) string {
	b.Helper()
	data, err := os.ReadFile("testdata/names.txt")
	if err != nil {
		b.Fatal(err)
	}
	plain := strings.NewReplacer("[PER ", "", "[ORG ", "", "[LOC ", "", "[MISC ", "", "]", "")
	var out strings.Builder
	n := 0
	for out.Len() < 300_000 {
		for line := range strings.Lines(plain.Replace(string(data))) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			out.WriteString(strings.TrimSpace(line))
			out.WriteByte(" \n"[bit(n%8 == 7)])
			n++
		}
	}
	return out.String()
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// strip is text without case and punctuation.
func strip(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

func benchmarkRead(b *testing.B, s string) {
	text := notebook.PlainText(s)
	read := func() {
		if _, err := engine.Read(context.Background(), extract.Request{Text: text, Language: "en"}); err != nil {
			b.Fatal(err)
		}
	}
	read() // the models are loaded at the first
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		read()
	}
}

func BenchmarkReadPrinted(b *testing.B)  { benchmarkRead(b, benchText(b)) }
func BenchmarkReadStripped(b *testing.B) { benchmarkRead(b, strip(benchText(b))) }

// BenchmarkReadHostile reads texts that are made to be slow.
func BenchmarkReadHostile(b *testing.B) {
	for name, seed := range map[string]string{
		"one-word": "a", "capitals": "Aa ", "initials": "A.", "names": "John Smith ", "apostrophes": "'s ", "numbers": "1 ", "long-name": "Anna-", "of": "Bank of ",
	} {
		b.Run(name, func(b *testing.B) { benchmarkRead(b, strings.Repeat(seed, 200_000/len(seed))) })
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		e := extract.New(os.DirFS("../../assets/models"))
		if _, err := e.Read(context.Background(), extract.Request{Text: notebook.PlainText("Oslo")}); err != nil {
			b.Fatal(err)
		}
	}
}
