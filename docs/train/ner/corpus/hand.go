package corpus

import (
	"fmt"
	"path/filepath"
	"strings"
)

// held is how many of the project's own documents there are to one that is
// kept for scoring.
const held = 10

// Hand reads the texts that were labelled by hand for the project: the .txt
// files of a folder but for those called organisations-…. Every tenth document
// of a file is kept from training, for scoring.
func Hand(dir string) (train, score []Document, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, nil, err
	}
	for _, f := range files {
		if strings.HasPrefix(filepath.Base(f), "organisations-") {
			continue
		}
		lines, err := Lines(f)
		if err != nil {
			return nil, nil, err
		}
		docs, err := Marked(f, lines)
		if err != nil {
			return nil, nil, err
		}
		for i, d := range docs {
			if i%held == held-1 {
				score = append(score, d)
			} else {
				train = append(train, d)
			}
		}
	}
	return train, score, nil
}

// Marked reads documents of one sentence a line with an empty line between
// documents, names marked as in "[PER Maria Reyes] left [LOC Lagos].". Lines
// that begin with # are remarks. An error names the file and the line of a mark
// that is not so.
func Marked(file string, lines []string) ([]Document, error) {
	var docs []Document
	var cur Document
	end := func() {
		if len(cur.Lines) > 0 {
			docs = append(docs, cur)
		}
		cur = Document{}
	}
	for i, l := range lines {
		l = strings.TrimSpace(l)
		if strings.HasPrefix(l, "#") {
			continue
		}
		if l == "" {
			end()
			continue
		}
		line, err := unmark(l)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, i+1, err)
		}
		cur.Lines = append(cur.Lines, line)
	}
	end()
	return docs, nil
}

// unmark takes the marks out of a sentence.
func unmark(s string) (Line, error) {
	var b strings.Builder
	var names []Mention
	for s != "" {
		i := strings.IndexAny(s, "[]")
		if i < 0 {
			b.WriteString(s)
			break
		}
		if s[i] == ']' {
			return Line{}, fmt.Errorf("a mark is closed that was not opened: %q", around(s, i))
		}
		b.WriteString(s[:i])
		mark, rest, ok := strings.Cut(s[i+1:], "]")
		label, name, spaced := strings.Cut(mark, " ")
		kind, known := kindOf[label]
		switch {
		case !ok:
			return Line{}, fmt.Errorf("a mark is not closed: %q", around(s, i))
		case strings.Contains(mark, "["):
			return Line{}, fmt.Errorf("a mark in a mark: %q", around(s, i))
		case !spaced || !known || name == "" || strings.TrimSpace(name) != name:
			return Line{}, fmt.Errorf("want [PER name], or ORG, LOC, MISC for PER: %q", "["+mark+"]")
		}
		start := b.Len()
		b.WriteString(name)
		names = append(names, Mention{start, b.Len(), kind})
		s = rest
	}
	return Line{b.String(), names}, nil
}

// around is a piece of s about byte i to know the place by.
func around(s string, i int) string {
	return strings.ToValidUTF8(s[max(0, i-20):min(len(s), i+20)], "")
}
