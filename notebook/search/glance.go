package search

import (
	"math/bits"
	"unicode/utf8"
)

// outline is what rules most words out at a glance.
type outline struct {
	// letters has a bit for each letter, and above these one for each that
	// occurs again.
	letters uint64
	length  uint8 // runes; longestForm+1 for more
}

func outlineOf(form string) outline {
	o := outline{}
	runes := 0
	for i := 0; i < len(form); runes++ {
		if c := form[i]; c < utf8.RuneSelf {
			o.add(rune(c))
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(form[i:])
		o.add(r)
		i += size
	}
	o.length = uint8(min(runes, longestForm+1))
	return o
}

func (o *outline) add(r rune) {
	bit := letterBit(r)
	o.letters |= bit | o.letters&bit<<32
}

// letterBit is the bit of a letter: one for each of a to z, and the rest
// shared by chance.
func letterBit(r rune) uint64 {
	if r >= 'a' && r <= 'z' {
		return 1 << (r - 'a')
	}
	return 1 << (26 + uint32(r)*2654435761>>16%6)
}

// glances are the outlines of a field's words, sorted by length: a misspelt
// word looks through those of about its own length alone, and through nothing
// of a word but one number.
type glances struct {
	begin   [longestForm + 3]int32 // of each length
	letters []uint64
	numbers []int32 // of the terms
}

// glances are those of a field, made once.
func (d *dictionary) glancesOf(f field) *glances {
	d.mu.Lock()
	defer d.mu.Unlock()
	if g, ok := d.glances[f]; ok {
		return g
	}
	if d.glances == nil {
		d.glances = map[field]*glances{}
	}
	g := d.sortByLength(d.find(f, ""), d.find(f+1, ""))
	d.glances[f] = g
	return g
}

func (d *dictionary) sortByLength(from, to int) *glances {
	all := make([]outline, to-from)
	g := &glances{letters: make([]uint64, to-from), numbers: make([]int32, to-from)}
	for i := range all {
		all[i] = outlineOf(d.form(from + i))
		g.begin[all[i].length+1]++
	}
	for n := 1; n < len(g.begin); n++ {
		g.begin[n] += g.begin[n-1]
	}
	next := g.begin
	for i, o := range all {
		at := next[o.length]
		next[o.length]++
		g.letters[at], g.numbers[at] = o.letters, int32(from+i)
	}
	return g
}

// possible visits the terms that can be like the word: a mistake takes away at
// most one letter and brings at most one.
func (g *glances) possible(w *misspelt, visit func(n int32)) {
	from := g.begin[max(0, int(w.outline.length)-w.most)]
	to := g.begin[min(len(g.begin)-1, int(w.outline.length)+w.most+1)]
	letters, most := w.outline.letters, w.most
	for i, other := range g.letters[from:to] {
		if different := letters ^ other; bits.OnesCount64(different) <= 2*most &&
			bits.OnesCount64(letters&different) <= most && bits.OnesCount64(other&different) <= most {
			visit(g.numbers[int(from)+i])
		}
	}
}
