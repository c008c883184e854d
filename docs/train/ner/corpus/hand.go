package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// held is how many of the project's own documents there are to one that is
// kept for scoring.
const held = 10

// ReadList is the file in the folder of the project's texts that names those
// the shipped model has read, one a line. Texts written later are not in it:
// they are for scoring until a model is trained on them.
const ReadList = "read.list"

// Texts are the documents that were labelled by hand for the project.
type Texts struct {
	Train []Document // read by the trainer
	Kept  []Document // every tenth document of a file that it reads
	New   []Document // of files that are not in the ReadList

	Files []string // names of all the files
}

// Hand reads the project's texts: the .txt files of a folder but for those
// called organisations-…. With all set, the ReadList is not looked at, and no
// file is new; neither is any where there is no such list.
func Hand(dir string, all bool) (Texts, error) {
	var t Texts
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return t, err
	}
	listed, err := readList(dir, all)
	if err != nil {
		return t, err
	}
	for _, f := range files {
		base := filepath.Base(f)
		if strings.HasPrefix(base, "organisations-") {
			continue
		}
		docs, err := readMarked(f)
		if err != nil {
			return t, err
		}
		t.Files = append(t.Files, base)
		if listed != nil && !listed[base] {
			t.New = append(t.New, docs...)
			continue
		}
		delete(listed, base)
		for i, d := range docs {
			if i%held == held-1 {
				t.Kept = append(t.Kept, d)
			} else {
				t.Train = append(t.Train, d)
			}
		}
	}
	for base := range listed {
		return t, fmt.Errorf("%s names %s, which is not there", ReadList, base)
	}
	return t, nil
}

// readList is the set of names in the ReadList, nil when it is not to count.
func readList(dir string, all bool) (map[string]bool, error) {
	if all {
		return nil, nil
	}
	names, err := Lines(filepath.Join(dir, ReadList))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return Words(strings.Join(names, " ")), nil
}

func readMarked(file string) ([]Document, error) {
	lines, err := Lines(file)
	if err != nil {
		return nil, err
	}
	return Marked(file, lines)
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
