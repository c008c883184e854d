// Package corpus reads the data sets the name tagger is trained and scored on:
// files of "token TAB label" lines, with labels in the BIO scheme.
package corpus

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"casebound/notebook"
)

// Mention is a name in a sentence, by its bytes.
type Mention struct {
	Start, End int
	Kind       notebook.EntityKind
}

// line is one sentence as raw text with its names in order.
type Line struct {
	Text  string
	Names []Mention
}

// Document is a run of sentences.
type Document struct {
	Lines []Line
}

var kindOf = map[string]notebook.EntityKind{
	"PER": notebook.Person, "ORG": notebook.Organisation, "LOC": notebook.PlaceName, "MISC": notebook.Misc,
}

// Tokens written without a space before or after them.
var (
	closes = Words(`, . ; : ! ? % ) ] 's 'S n't 're 've 'll 'd 'm '' ’s`)
	opens  = Words("( [ $ `` £ # @")
)

// Words is the set of the words of s.
func Words(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// Read reads a file of "token TAB label" lines into documents.
func Read(path string) ([]Document, error) {
	lines, err := Lines(path)
	if err != nil {
		return nil, err
	}
	var docs []Document
	cur := Document{}
	var tokens, labels []string
	endLine := func() {
		if len(tokens) > 0 {
			cur.Lines = append(cur.Lines, compose(tokens, labels))
			tokens, labels = nil, nil
		}
	}
	endDoc := func() {
		endLine()
		if len(cur.Lines) > 0 {
			docs = append(docs, cur)
		}
		cur = Document{}
	}
	for _, l := range lines {
		if strings.HasPrefix(l, "-DOCSTART-") {
			endDoc()
			continue
		}
		token, label, ok := strings.Cut(l, "\t")
		if !ok {
			endLine()
			continue
		}
		tokens, labels = append(tokens, token), append(labels, label)
	}
	endDoc()
	return docs, nil
}

// compose writes tokens as running text.
func compose(tokens, labels []string) Line {
	var b strings.Builder
	var names []Mention
	open := -1
	quoted, glued := false, true
	for i, t := range tokens {
		space := !glued && !closes[t]
		glued = opens[t]
		if t == `"` {
			space = space && !quoted
			glued = glued || !quoted
			quoted = !quoted
		}
		if space {
			b.WriteByte(' ')
		}
		start := b.Len()
		b.WriteString(t)
		switch place, kind, _ := strings.Cut(labels[i], "-"); {
		case place == "B":
			names = append(names, Mention{start, b.Len(), kindOf[kind]})
			open = len(names) - 1
		case place == "I" && open >= 0:
			names[open].End = b.Len()
		default:
			open = -1
		}
	}
	return Line{b.String(), names}
}

// Lines reads a text file, gzipped when its name ends so.
func Lines(path string) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if filepath.Ext(path) == ".gz" {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
	}
	var lines []string
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		lines = append(lines, sc.Text())
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return lines, nil
}
