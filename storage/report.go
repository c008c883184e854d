package storage

import (
	"fmt"
	"strings"

	"casebound/notebook"
)

// Report is what Verify looked at and what it found.
type Report struct {
	Checks   []Check
	Problems []Problem
}

// Check counts one sort of thing that was looked at.
type Check struct {
	Name  string // what was compared with what: "originals against their hash"
	Count int
}

// Problem is one thing that is not as it should be.
type Problem struct {
	Document notebook.ID // the document concerned, zero if none
	What     string
}

// Sound reports whether nothing was found.
func (r Report) Sound() bool { return len(r.Problems) == 0 }

// Damaged are the documents concerned, each once, in the order they were met.
func (r Report) Damaged() []notebook.ID {
	var list []notebook.ID
	met := map[notebook.ID]bool{{}: true}
	for _, p := range r.Problems {
		if !met[p.Document] {
			met[p.Document] = true
			list = append(list, p.Document)
		}
	}
	return list
}

// String prints a line for every check and every problem.
func (r Report) String() string {
	var b strings.Builder
	for _, c := range r.Checks {
		fmt.Fprintf(&b, "%7d  %s\n", c.Count, c.Name)
	}
	for _, p := range r.Problems {
		if p.Document.IsZero() {
			fmt.Fprintf(&b, "problem: %s\n", p.What)
		} else {
			fmt.Fprintf(&b, "problem: document %v: %s\n", p.Document, p.What)
		}
	}
	if r.Sound() {
		b.WriteString("Everything is as it should be.\n")
	} else {
		fmt.Fprintf(&b, "%d problems.\n", len(r.Problems))
	}
	return b.String()
}

// inspection fills a report.
type inspection struct {
	report Report
	index  map[string]int
}

func (i *inspection) checked(name string, count int) {
	at, known := i.index[name]
	if !known {
		if i.index == nil {
			i.index = map[string]int{}
		}
		at = len(i.report.Checks)
		i.index[name] = at
		i.report.Checks = append(i.report.Checks, Check{Name: name})
	}
	i.report.Checks[at].Count += count
}

func (i *inspection) problem(document notebook.ID, format string, a ...any) {
	i.report.Problems = append(i.report.Problems, Problem{document, fmt.Sprintf(format, a...)})
}

// expect counts a check and notes a problem when there is one.
func (i *inspection) expect(name string, document notebook.ID, ok bool, format string, a ...any) {
	i.checked(name, 1)
	if !ok {
		i.problem(document, format, a...)
	}
}
