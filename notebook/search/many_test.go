package search

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"casebound/notebook"
)

// TestManyThingsAnswerAlikeFromMemoryAndStore has a word stand in more things
// than a group of a list has, often and seldom, and asks while they are in
// memory and when they are in a segment.
func TestManyThingsAnswerAlikeFromMemoryAndStore(t *testing.T) {
	l := newLibrary(t)
	const things = 5*groupItems + 3
	for n := range things {
		text := strings.Repeat("the harbour and the quay and ", 1+n%7)
		if n%3 == 0 {
			text += "the harbour master "
		}
		if n%100 == 50 {
			text += "wrote to the harbour office"
		}
		l.add(notebook.Document{ID: id(n + 1), Title: fmt.Sprint("Sheet ", n)}, text)
	}
	queries := []struct {
		text string
		hits int
	}{
		{"harbour", things},
		{`"harbour master"`, (things + 2) / 3},
		{`"the harbour and"`, things},
		{`"to the harbour office"`, 6},
		{"office", 6},
		{`"harbour off*"`, 6},
		{`"and the harb*"`, things - ones(things)},
		{`harbour -"harbour master"`, things - (things+2)/3},
		{`"quay harbour"`, 0},
		{`"the harbour and the quay"`, things},
		{`"the quay and the harbour and the quay"`, things - (things+6)/7},
		{`"the harbour the harbour"`, 0},
	}
	var fresh []Results
	for _, q := range queries {
		r := ask(t, l, q.text)
		if r.Hits-r.Near != q.hits {
			t.Errorf("%s in memory: %d hits, want %d", q.text, r.Hits-r.Near, q.hits)
		}
		fresh = append(fresh, r)
	}
	l.settle()
	for i, q := range queries {
		if r := ask(t, l, q.text); !reflect.DeepEqual(r, fresh[i]) {
			t.Errorf("%s: in the store it is answered otherwise than in memory:\n%+v\n%+v", q.text, r, fresh[i])
		}
	}
}

// ones is how many of the things above have the words "and the harbour"
// nowhere: they say it once, and no master or office follows.
func ones(things int) (n int) {
	for i := range things {
		if i%7 == 0 && i%3 != 0 {
			n++
		}
	}
	return n
}

func ask(t *testing.T, l *library, query string) Results {
	t.Helper()
	r, err := l.index.Search(context.Background(), query, Options{})
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return r
}
