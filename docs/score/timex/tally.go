package main

import (
	"fmt"
	"io"
	"sort"
	"strings"
)

// side counts one side of the matching: the annotated expressions of a type, or
// those the engine called by it.
type side struct{ all, relaxed, strict, value int }

// counts are those of one type of expression, or of all.
type counts struct{ gold, found side }

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
		j, ok := foundOf[i]
		if !ok {
			t.all.gold.count(g, tagged{})
			t.of(g.Type).gold.count(g, tagged{})
			t.differ(r.ID, "missed", text, g, tagged{})
			continue
		}
		t.all.gold.count(g, found[j])
		t.of(g.Type).gold.count(g, found[j])
		if !strict(g, found[j]) || g.Value != found[j].Value {
			t.differ(r.ID, "differs", text, g, found[j])
		}
	}
	for j, f := range found {
		i, ok := goldOf[j]
		switch {
		case !ok:
			t.all.found.count(f, tagged{})
			t.of(f.Type).found.count(f, tagged{})
			t.differ(r.ID, "extra", text, tagged{}, f)
		case !gold[i].Optional:
			t.all.found.count(f, gold[i])
			t.of(f.Type).found.count(f, gold[i])
		}
	}
}

// count adds an expression and the one it was matched with; the zero one is
// none.
func (s *side) count(t, with tagged) {
	s.all++
	if with.End == 0 {
		return
	}
	s.relaxed++
	s.strict += one(strict(t, with))
	s.value += one(t.Value == with.Value)
}

func strict(a, b tagged) bool { return a.Start == b.Start && a.End == b.End }

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

// print writes the figures.
func (t *tally) print(w io.Writer, errors int) {
	fmt.Fprintf(w, "%-10s %6s %6s %8s %8s %8s\n", "", "gold", "found", "strict", "relaxed", "value")
	row := func(name string, c counts) {
		fmt.Fprintf(w, "%-10s %6d %6d %8.2f %8.2f %8.2f\n", name, c.gold.all, c.found.all,
			f1(c.found.strict, c.found.all, c.gold.strict, c.gold.all),
			f1(c.found.relaxed, c.found.all, c.gold.relaxed, c.gold.all),
			f1(c.found.value, c.found.all, c.gold.value, c.gold.all))
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

// f1 is the harmonic mean of precision (right of what was found) and recall
// (right of what is annotated), in per cent. That of values is the same as
// relaxed F1 times the share of matches with the same value.
func f1(foundRight, found, goldRight, gold int) float64 {
	if foundRight == 0 || goldRight == 0 {
		return 0
	}
	p, r := float64(foundRight)/float64(found), float64(goldRight)/float64(gold)
	return 100 * 2 * p * r / (p + r)
}
