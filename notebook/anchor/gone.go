package anchor

import (
	"bytes"
	"slices"
)

// longEnough is the number of letters, some eight words, of a quote that hardly
// stands in a text twice by chance.
const longEnough = 40

// deleted reports whether the neighbours stand side by side without the quote
// between them, as they did not where the quote was; with damaged, also when
// they do so with some letters changed.
func (f *Finder) deleted(p *pattern, damaged bool) bool {
	before, behind := min(len(p.before), wholeSide), min(len(p.behind), wholeSide)
	if before < 6 || behind < 6 || before+behind < wholeSide {
		return false
	}
	left := slices.Clone(p.before)
	slices.Reverse(left)
	joined := slices.Concat(left[len(left)-before:], p.behind[:behind])
	if bytes.Contains(slices.Concat(left, p.letters, p.behind), joined) {
		return false
	}
	if bytes.Contains(f.k.letters, joined) {
		return true
	}
	edits := min(len(joined)/6, len(p.letters)/3) // too few for the quote to stand between
	return damaged && edits > 0 && f.k.len() <= searchedWhole && len(approximately(f.k.letters, joined, edits, 1)) > 0
}

// strange reports whether a place far from where the quote was lacks what
// would have come along with it: it has only similar words and neither side,
// or the neighbours of one side stand neither there nor anywhere else. Then the
// quote may have gone with its whole passage, of which these words are no part.
func (f *Finder) strange(p *pattern, at place, expected int) bool {
	if max(at.from-expected, expected-at.from) <= stayed+f.k.len()/20 {
		return false
	}
	e := at.evidence
	if e.words == 1 && p.weight >= longEnough && max(e.before, e.behind) == 1 {
		return false // so much with one side of it moved, and is no coincidence
	}
	return e.words < 1 && max(e.before, e.behind) < 1 ||
		e.before < 0.3 && f.gone(p.before, true) || e.behind < 0.3 && f.gone(p.behind, false)
}

// gone reports whether no piece of a side stands in the text.
func (f *Finder) gone(side []byte, backwards bool) bool {
	if backwards {
		side = slices.Clone(side)
		slices.Reverse(side)
	}
	if len(side) < piece {
		return false
	}
	for i := 0; i+piece <= len(side); i += piece / 3 {
		if bytes.Contains(f.k.letters, side[i:i+piece]) {
			return false
		}
	}
	return true
}

// ceilingDeleted is the most that a place may score when the quote was deleted
// from between its neighbours. A long quote, or one with its neighbours, may
// have been put there instead: that is for the reader to say.
func (p *pattern) ceilingDeleted(at place) float64 {
	if at.evidence.words == 1 && (p.weight >= longEnough || at.evidence.before+at.evidence.behind == 2) {
		return AnchoredFrom - 0.01
	}
	return CheckFrom - 0.01
}
