package main

import (
	"fmt"
	"io"
	"sort"
	"strings"
)

// counts are those of one type of expression, or of all.
type counts struct{ gold, found, relaxed, strict, value int }

// tally sums up the texts of one file.
type tally struct {
	all    counts
	typed  map[string]*counts
	errors []string
}

// add matches the expressions found in one text with the annotated ones, one
// to one: exact matches first, then by overlap.
func (t *tally) add(r record, found []tagged) {
	if t.typed == nil {
		t.typed = map[string]*counts{}
	}
	text := []rune(r.Text)
	gold := trimmed(text, r.Timexes)
	found = trimmed(text, found)
	goldOf, foundOf := match(gold, found)
	for i, g := range gold {
		if g.Optional {
			continue
		}
		c := t.of(g.Type)
		t.all.gold++
		c.gold++
		j, ok := foundOf[i]
		if !ok {
			t.differ(r.ID, "missed", text, g, tagged{})
			continue
		}
		f := found[j]
		strict, value := f.Start == g.Start && f.End == g.End, f.Value == g.Value
		for _, c := range []*counts{&t.all, c} {
			c.relaxed++
			c.strict += one(strict)
			c.value += one(value)
		}
		if !strict || !value {
			t.differ(r.ID, "differs", text, g, f)
		}
	}
	for j, f := range found {
		i, ok := goldOf[j]
		if ok && gold[i].Optional {
			continue
		}
		t.all.found++
		t.of(f.Type).found++
		if !ok {
			t.differ(r.ID, "extra", text, tagged{}, f)
		}
	}
}

func (t *tally) of(kind string) *counts {
	if t.typed[kind] == nil {
		t.typed[kind] = &counts{}
	}
	return t.typed[kind]
}

func (t *tally) differ(id, how string, text []rune, g, f tagged) {
	from, to := max(0, max(g.Start, f.Start)-30), min(len(text), max(g.End, f.End)+30)
	line := fmt.Sprintf("%s\t%s\t%q %s\t%q %s\t«%s»", id, how, string(text[g.Start:g.End]), g.Value,
		string(text[f.Start:f.End]), f.Value, string(text[from:to]))
	t.errors = append(t.errors, strings.ReplaceAll(line, "\n", " "))
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// trimmed takes white space and marks of punctuation off both ends, which
// never decide.
func trimmed(text []rune, list []tagged) []tagged {
	const edge = " \t\r\n,.;:'\"()[]‘’“”"
	var kept []tagged
	for _, t := range list {
		for t.Start < t.End && strings.ContainsRune(edge, text[t.Start]) {
			t.Start++
		}
		for t.End > t.Start && strings.ContainsRune(edge, text[t.End-1]) {
			t.End--
		}
		if t.End > t.Start {
			kept = append(kept, t)
		}
	}
	return kept
}

func match(gold, found []tagged) (goldOf, foundOf map[int]int) {
	type pair struct {
		i, j, overlap, offset int
		exact                 bool
	}
	var pairs []pair
	for i, g := range gold {
		for j, f := range found {
			if n := min(g.End, f.End) - max(g.Start, f.Start); n > 0 {
				off := g.Start - f.Start
				pairs = append(pairs, pair{i, j, n, max(off, -off), off == 0 && g.End == f.End})
			}
		}
	}
	sort.SliceStable(pairs, func(a, b int) bool {
		x, y := pairs[a], pairs[b]
		switch {
		case x.exact != y.exact:
			return x.exact
		case x.overlap != y.overlap:
			return x.overlap > y.overlap
		}
		return x.offset < y.offset
	})
	goldOf, foundOf = map[int]int{}, map[int]int{}
	for _, p := range pairs {
		_, usedGold := foundOf[p.i]
		_, usedFound := goldOf[p.j]
		if !usedGold && !usedFound {
			foundOf[p.i], goldOf[p.j] = p.j, p.i
		}
	}
	return goldOf, foundOf
}

// print writes the figures; a type's precision counts what the engine called
// by that type.
func (t *tally) print(w io.Writer, errors int) {
	fmt.Fprintf(w, "%-10s %6s %6s %8s %8s %8s\n", "", "gold", "found", "strict", "relaxed", "value")
	row := func(name string, c counts) {
		fmt.Fprintf(w, "%-10s %6d %6d %8.2f %8.2f %8.2f\n", name, c.gold, c.found,
			f1(c.strict, c.found, c.gold), f1(c.relaxed, c.found, c.gold), f1(c.value, c.found, c.gold))
	}
	row("all", t.all)
	var kinds []string
	for kind := range t.typed {
		kinds = append(kinds, kind)
	}
	sort.Strings(kinds)
	for _, kind := range kinds {
		row(kind, *t.typed[kind])
	}
	for _, line := range t.errors[:min(errors, len(t.errors))] {
		fmt.Fprintln(w, line)
	}
}

// f1 is the harmonic mean of precision and recall, in per cent. That of values
// is relaxed F1 times the share of matches with the same value, which is the
// same.
func f1(right, found, gold int) float64 {
	if found+gold == 0 {
		return 0
	}
	return 200 * float64(right) / float64(found+gold)
}
