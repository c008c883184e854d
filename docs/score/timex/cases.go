package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"
)

// scored is a text of a case file with what is in it and what was found, for
// other programs to be measured on.
type scored struct {
	record
	Found []tagged `json:"found"`
}

// writeCases reads a case file (notebook/extract/when/testdata explains its
// form), runs the engine on it, and writes a line of JSON for each text.
func writeCases(file string, out io.Writer) error {
	raw, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var records []record
	dct, genre := "", ""
	for n, line := range strings.Split(string(raw), "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '@':
			dct, genre, _ = strings.Cut(strings.TrimPrefix(line, "@ "), " ")
			if genre == "story" {
				genre = "narrative"
			}
		default:
			r := caseOf(line)
			r.ID, r.DCT, r.Genre = fmt.Sprint(n+1), dct, genre
			records = append(records, r)
		}
	}
	return writeScored(records, out)
}

func writeScored(records []record, out io.Writer) error {
	size, began := 0, time.Now()
	lines := make([]scored, len(records))
	for i, r := range records {
		lines[i] = scored{r, tag(r, false)}
		size += len(r.Text)
	}
	fmt.Fprintf(os.Stderr, "%d texts, %.1f MB/s\n", len(records), float64(size)/1e6/time.Since(began).Seconds())
	e := json.NewEncoder(out)
	for _, line := range lines {
		if err := e.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

// caseOf takes the brackets out of a line: [words|value] or [words|value|SET].
func caseOf(line string) record {
	var r record
	for {
		before, rest, found := strings.Cut(line, "[")
		r.Text += before
		if !found {
			return r
		}
		inside, after, _ := strings.Cut(rest, "]")
		parts := append(strings.Split(inside, "|"), "", "")
		start := utf8.RuneCountInString(r.Text)
		r.Text += parts[0]
		r.Timexes = append(r.Timexes, tagged{Start: start, End: utf8.RuneCountInString(r.Text), Value: parts[1], Type: parts[2]})
		line = after
	}
}
