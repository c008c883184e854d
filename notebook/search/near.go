package search

import (
	"math/bits"
	"unicode/utf8"
)

// slips is how many mistakes are forgiven in a word: none in a short one or a
// number, one from four letters, two from eight.
func slips(form string) int {
	n := utf8.RuneCountInString(form)
	if n < 4 || unspaced(firstRune(form)) {
		return 0
	}
	for i := range len(form) {
		if form[i] >= '0' && form[i] <= '9' {
			return 0
		}
	}
	if n < 8 {
		return 1
	}
	return 2
}

// misspelt is a word that may have been mistyped. It is held against every
// word of the dictionary, so it is quick to say no.
type misspelt struct {
	form    string
	runes   []rune
	most    int // mistakes forgiven
	outline outline
	rows    [3][longestForm + 2]int
	other   []rune
}

// newMisspelt returns nil for a word in which no mistake is forgiven.
func newMisspelt(form string) *misspelt {
	most := slips(form)
	if most == 0 || len(form) > longestForm {
		return nil
	}
	w := &misspelt{form: form, runes: []rune(form), most: most, outline: outlineOf(form)}
	return w
}

// like reports whether another word may be meant: at most so many letters too
// many, too few, wrong or swapped with a neighbour.
func (w *misspelt) like(other []byte) bool {
	o := outlineOf(other)
	d := int(o.length) - int(w.outline.length)
	return d <= w.most && -d <= w.most &&
		bits.OnesCount64(w.outline.letters&^o.letters) <= w.most &&
		bits.OnesCount64(o.letters&^w.outline.letters) <= w.most && w.close(string(other))
}

// close is like for a word whose outline is possible.
func (w *misspelt) close(other string) bool {
	if other == w.form {
		return false
	}
	w.other = w.other[:0]
	for _, r := range other {
		w.other = append(w.other, r)
	}
	a, b := w.runes, w.other
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(w.other) <= longestForm && w.distance(a, b) <= w.most
}

// distance is the restricted edit distance of Damerau (1964), in which
// neighbours swapped count one, within a band about the diagonal as wide as
// the mistakes allow (Ukkonen 1985), given up when it exceeds them.
func (w *misspelt) distance(a, b []rune) int {
	most := w.most
	if d := len(a) - len(b); d > most || -d > most {
		return most + 1
	}
	before, last, row := &w.rows[0], &w.rows[1], &w.rows[2]
	for j := range min(len(b), most+1) + 1 {
		last[j] = j
	}
	for i := range a {
		from, to := max(0, i-most), min(len(b), i+most+1)
		row[from] = most + 1
		if from == 0 {
			row[0] = i + 1
		}
		least := row[from]
		for j := from; j < to; j++ {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			d := min(last[j]+cost, row[j]+1)
			if j < i+most {
				d = min(d, last[j+1]+1)
			}
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+1)
			}
			row[j+1] = d
			least = min(least, d)
		}
		if least > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
