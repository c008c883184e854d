package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebound/docs/train/ner/corpus"
	"casebound/notebook"
)

// edit says what some words are.
type edit struct {
	doc, sentence int // sentence < 0: all of the document
	kind          notebook.EntityKind
	none          bool // no name
	words         string
	place         int // from 1; 0: wherever they stand
}

// mend applies the edits to documents from to to, and writes their names. All
// edits that cannot be applied are told; then nothing is written.
func mend(w io.Writer, docs []corpus.Document, from, to int, lines []string) error {
	var wrong []error
	for i, l := range lines {
		edits, err := parse(l)
		for _, e := range edits {
			if err == nil && (e.doc < from || e.doc >= to) {
				err = fmt.Errorf("document %d is not among %d to %d", e.doc, from, to)
			}
			if err == nil {
				err = e.apply(docs[e.doc])
			}
		}
		if err != nil {
			wrong = append(wrong, fmt.Errorf("line %d: %w", i+1, err))
		}
	}
	if len(wrong) > 0 {
		return errors.Join(wrong...)
	}
	r := corpus.Review{}
	for n := from; n < to; n++ {
		r.Add(n, docs[n])
	}
	return r.Write(w)
}

// parse reads a line of edits.
func parse(line string) ([]edit, error) {
	line = strings.TrimSpace(line)
	if line == "" || strings.HasPrefix(line, "#") {
		return nil, nil
	}
	where, what, ok := strings.Cut(line, " ")
	if !ok {
		return nil, fmt.Errorf("nothing to do: %q", line)
	}
	at := edit{sentence: -1}
	doc, sentence, one := strings.Cut(where, ".")
	var err error
	if at.doc, err = strconv.Atoi(doc); err != nil {
		return nil, err
	}
	if one {
		if at.sentence, err = strconv.Atoi(sentence); err != nil {
			return nil, err
		}
	}
	var edits []edit
	for _, part := range strings.Split(what, "; ") {
		e := at
		part = strings.TrimSpace(part)
		label, words, named := strings.Cut(part, "=")
		var known bool
		switch e.kind, known = corpus.Kind(label); {
		case named && known:
			e.words = words
		case strings.HasPrefix(part, "-"):
			e.none, e.words = true, part[1:]
		default:
			return nil, fmt.Errorf("want KIND=words or -words: %q", part)
		}
		if words, place, ok := strings.Cut(e.words, "#"); ok {
			if n, err := strconv.Atoi(place); err == nil {
				e.words, e.place = words, n
			}
		}
		edits = append(edits, e)
	}
	return edits, nil
}

// apply changes the names of the document.
func (e edit) apply(d corpus.Document) error {
	found := 0
	for i := range d.Lines {
		if e.sentence >= 0 && i != e.sentence {
			continue
		}
		l := &d.Lines[i]
		for _, start := range places(l.Text, e.words) {
			found++
			if e.place > 0 && found != e.place {
				continue
			}
			m := corpus.Mention{Start: start, End: start + len(e.words), Kind: e.kind}
			l.Names = slices.DeleteFunc(slices.Clone(l.Names), func(o corpus.Mention) bool { return o.Start < m.End && m.Start < o.End })
			if !e.none {
				l.Names = append(l.Names, m)
				slices.SortFunc(l.Names, func(a, b corpus.Mention) int { return a.Start - b.Start })
			}
		}
	}
	if found < max(1, e.place) {
		return fmt.Errorf("%q is not in document %d, sentence %d", e.words, e.doc, e.sentence)
	}
	return nil
}

// places are the starts of whole words in a text.
func places(text, words string) []int {
	var at []int
	for from := 0; words != ""; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			break
		}
		start, end := from+i, from+i+len(words)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !wordRune(before) && !wordRune(after) {
			at = append(at, start)
		}
		from = end
	}
	return at
}

func wordRune(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
