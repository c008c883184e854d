package main

import (
	"strings"
	"unicode"

	"casebound/docs/train/ner/corpus"
)

// form is a way to write a document.
type form struct {
	name  string
	write func(corpus.Document) (string, []corpus.Mention)
}

var forms = []form{{"printed", printed}, {"lower", lower}, {"strip", strip}}

// printed puts one sentence on a line.
func printed(d corpus.Document) (string, []corpus.Mention) {
	var b strings.Builder
	var names []corpus.Mention
	for _, l := range d.Lines {
		for _, m := range l.Names {
			names = append(names, corpus.Mention{Start: b.Len() + m.Start, End: b.Len() + m.End, Kind: m.Kind})
		}
		b.WriteString(l.Text)
		b.WriteByte('\n')
	}
	return b.String(), names
}

// lower is printed without capitals.
func lower(d corpus.Document) (string, []corpus.Mention) {
	text, names := printed(d)
	return rewrite(text, names, func(r rune, _ bool) (rune, bool) { return unicode.ToLower(r), true })
}

// strip is one line of letters and digits with single blanks.
func strip(d corpus.Document) (string, []corpus.Mention) {
	text, names := printed(d)
	return rewrite(text, names, func(r rune, blank bool) (rune, bool) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r), true
		}
		return ' ', !blank
	})
}

// rewrite maps each rune, or drops it; to is told whether the last rune
// written was a blank. The names move along.
func rewrite(text string, names []corpus.Mention, to func(r rune, blank bool) (rune, bool)) (string, []corpus.Mention) {
	var b strings.Builder
	at := make([]int, len(text)+1)
	blank := true
	for i, r := range text {
		at[i] = b.Len()
		if c, keep := to(r, blank); keep {
			b.WriteRune(c)
			blank = c == ' '
		}
	}
	at[len(text)] = b.Len()
	out := b.String()
	var moved []corpus.Mention
	for _, m := range names {
		n := corpus.Mention{Start: at[m.Start], End: at[m.End], Kind: m.Kind}
		for n.Start < n.End && out[n.Start] == ' ' {
			n.Start++
		}
		for n.Start < n.End && out[n.End-1] == ' ' {
			n.End--
		}
		if n.Start < n.End {
			moved = append(moved, n)
		}
	}
	return out, moved
}
