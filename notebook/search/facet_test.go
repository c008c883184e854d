package search

import (
	"fmt"
	"testing"

	"casebound/notebook"
)

// TestEntitiesAreCountedByDocument, once in each however many of their names
// are merged, and follow what is done to them.
func TestEntitiesAreCountedByDocument(t *testing.T) {
	l := newLibrary(t)
	marta := notebook.Entity{ID: id(901), Kind: notebook.Person, Name: "Marta Lindqvist"}
	m := notebook.Entity{ID: id(902), Kind: notebook.Person, Name: "M. Lindqvist", MergedInto: marta.ID}
	kestrel := notebook.Entity{ID: id(903), Kind: notebook.Organisation, Name: "Kestrel Holdings", Aliases: []string{"Kestrel & Söner"}}
	for _, e := range []notebook.Entity{marta, m, kestrel} {
		l.put(e)
	}
	mention := func(n int, of ...notebook.ID) {
		list := notebook.Mentions{Document: id(n)}
		for i, e := range of {
			list.List = append(list.List, notebook.Mention{Entity: e, Span: notebook.Span{Start: i, End: i + 1}})
		}
		l.put(list)
	}
	for n := 1; n <= 80; n++ { // some of it in a segment, some not
		l.add(notebook.Document{ID: id(n), Title: fmt.Sprint("Sheet ", n)}, "of the harbour")
		switch {
		case n%4 == 0:
			mention(n, marta.ID, m.ID, marta.ID)
		case n%4 == 1:
			mention(n, m.ID, kestrel.ID)
		}
		if n == 60 {
			l.settle()
		}
	}
	check := func(when string, want map[string]int) {
		t.Helper()
		r := ask(t, l, "harbour")
		if len(r.Facets.Entities) != len(want) {
			t.Errorf("%s: %+v, want %v", when, r.Facets.Entities, want)
		}
		for _, f := range r.Facets.Entities {
			if f.Count != want[f.Value] {
				t.Errorf("%s: %s is counted %d times, want %d", when, f.Value, f.Count, want[f.Value])
			}
			if narrowed := ask(t, l, "harbour AND "+f.Query); narrowed.Hits != f.Count {
				t.Errorf("%s: %s finds %d, the facet counts %d", when, f.Query, narrowed.Hits, f.Count)
			}
		}
	}
	check("merged", map[string]int{"Marta Lindqvist": 40, "Kestrel Holdings": 20})
	if r := ask(t, l, `org:"kestrel son*"`); r.Hits != 20 {
		t.Errorf("the beginning of an alias finds %d", r.Hits)
	}
	if r := ask(t, l, `org:"holdings kestrel"`); r.Hits != 0 {
		t.Errorf("words of two names, one behind the other, find %d", r.Hits)
	}
	m.MergedInto = notebook.ID{}
	l.put(m)
	check("parted", map[string]int{"Marta Lindqvist": 20, "M. Lindqvist": 40, "Kestrel Holdings": 20})
	kestrel.Hidden = true
	l.put(kestrel)
	check("hidden", map[string]int{"Marta Lindqvist": 20, "M. Lindqvist": 40})
	l.settle()
	check("in segments", map[string]int{"Marta Lindqvist": 20, "M. Lindqvist": 40})
	l.apply(notebook.Change{Before: m})
	check("deleted", map[string]int{"Marta Lindqvist": 20})
	l.reopen()
	l.settle()
	check("opened again", map[string]int{"Marta Lindqvist": 20})
}
