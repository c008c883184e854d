package search

import (
	"slices"
	"strings"
	"testing"
)

// TestAWordOfManyThingsIsNotTakenForAMisspeltOne looks for a common word with a
// misspelt one.
func TestAWordOfManyThingsIsNotTakenForAMisspeltOne(t *testing.T) {
	l := newLibrary(t)
	for n := range meantOften {
		l.add(document(n+1, "Log"), "harbour")
	}
	l.add(document(201, "Right"), "harbour zebra")
	l.add(document(202, "Near"), "harbur zebra")
	l.settle()
	for query, want := range map[string]int{"harbour zebbra": 1, "harbour~ zebbra": 2, "harbour~ zebra": 2, "zebbra": 2, "harbour": meantOften + 1} {
		got := l.search(query)
		if got.Hits != want {
			t.Errorf("%s: %d hits, want %d", query, got.Hits, want)
		}
		if m := got.Meant["harbour"]; slices.Contains(m, "harbur") != strings.HasPrefix(query, "harbour~") {
			t.Errorf("%s: harbour may mean %v", query, m)
		}
	}
	for document, want := range map[int]int{201: 2, 202: 0} {
		if at, err := l.index.Marks("harbour zebbra", id(document)); err != nil || len(at) != want {
			t.Errorf("document %d: marks %v %v, want %d", document, at, err, want)
		}
	}
}
