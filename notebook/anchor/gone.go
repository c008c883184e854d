package anchor

import (
	"bytes"
	"slices"
	"strings"
)

// longEnough is the number of letters, some eight words, of a quote that hardly
// stands in a text twice by chance.
const longEnough = 40

// deleted reports whether the neighbours stand side by side without the quote
// between them, as they did not where the quote was; with damaged, also when
// they do so with some letters changed.
//
// In a text that says the same several times they may stand so in another
// place; where the bearings tell, only the quote's own counts.
func (f *Finder) deleted(p *pattern, damaged bool, c *contest) bool {
	joined, cut := p.joined()
	switch {
	case f.deletedAtEnd(p), c != nil && c.seen.closedUp(p, f.k.len()):
		return true
	case joined == nil:
		return c != nil && !c.best.full && f.joinedAsWritten(p)
	case c != nil && c.told:
		return slices.ContainsFunc(occurrences(f.k.letters, joined, c.expected), func(at int) bool {
			return c.seen.agree(at+cut, at+cut) >= agreeLeast
		})
	case bytes.Contains(f.k.letters, joined):
		return true
	}
	edits := min(len(joined)/6, len(p.letters)/3) // too few for the quote to stand between
	return damaged && edits > 0 && f.k.len() <= searchedWhole && len(approximately(f.k.letters, joined, edits, 1)) > 0
}

// joinedAsWritten reports whether the neighbours stand side by side to the
// character, spaces and all, where their letters alone are too few.
func (f *Finder) joinedAsWritten(p *pattern) bool {
	a := p.anchor
	if max(len(p.before), len(p.behind)) < leastSide || a.Prefix == "" || a.Suffix == "" {
		return false
	}
	return strings.Contains(f.text.All(), a.Prefix+a.Suffix) && !strings.Contains(a.Prefix+a.Quote+a.Suffix, a.Prefix+a.Suffix)
}

// closedUp reports whether a place of similar words reads as its neighbours do
// without the quote. What begins as its neighbour behind does, or ends as the
// one before, has them joined in itself, so that joined tells nothing; but then
// the neighbour stands where the quote would.
func (f *Finder) closedUp(p *pattern, at place) bool {
	if at.evidence.words == 1 {
		return false
	}
	behind := p.behind[:min(len(p.behind), wholeSide)]
	before := slices.Clone(p.before[:min(len(p.before), wholeSide)])
	slices.Reverse(before)
	return len(behind) >= leastSide && bytes.HasPrefix(f.k.letters[at.from:], behind) && bytes.HasPrefix(p.letters, behind[:leastSide]) ||
		len(before) >= leastSide && bytes.HasSuffix(f.k.letters[:at.to], before) && bytes.HasSuffix(p.letters, before[len(before)-leastSide:])
}

// joined is the neighbours side by side without the quote, and where it was
// between them; nil when they are too short to tell anything, or stand so with
// the quote too.
func (p *pattern) joined() (letters []byte, cut int) {
	if min(len(p.before), len(p.behind)) < leastSide || len(p.before)+len(p.behind) < wholeSide {
		return nil, 0
	}
	left := slices.Clone(p.before)
	slices.Reverse(left)
	whole := slices.Concat(left, p.letters, p.behind)
	// A quote may begin as what comes behind it does: then more of that tells.
	for _, most := range [...]int{wholeSide, len(whole)} {
		joined := slices.Concat(left[max(0, len(left)-most):], p.behind[:min(len(p.behind), most)])
		if !bytes.Contains(whole, joined) {
			return joined, min(len(left), most)
		}
	}
	return nil, 0
}

// leastSide is the fewest letters of a side that say where a quote was.
const leastSide = 6

// deletedAtEnd reports whether a quote was deleted from the very beginning of
// the text, or from its end, where one side has too few letters to join.
func (f *Finder) deletedAtEnd(p *pattern) bool {
	left := slices.Clone(p.before)
	slices.Reverse(left)
	joined := slices.Concat(left, p.behind)
	switch {
	case p.fromStart && len(left) < leastSide && len(p.behind) >= gramLetters:
		return bytes.HasPrefix(f.k.letters, joined) && !bytes.HasPrefix(slices.Concat(p.letters, p.behind), p.behind)
	case p.toEnd && len(p.behind) < leastSide && len(left) >= gramLetters:
		return bytes.HasSuffix(f.k.letters, joined) && !bytes.HasSuffix(slices.Concat(left, p.letters), left)
	}
	return false
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
	if at.agrees >= agreeMost {
		return false // it came with what was around it
	}
	if e.words == 1 && (p.weight >= longEnough || at.proof > noProof) && max(e.before, e.behind) == 1 {
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

// closedUp reports whether the bearings nearest to the quote on both sides stand
// as far apart as they did without its letters, and nowhere as far as with them:
// it was cut out from between. This also tells of words that stand beside others
// like them, where the neighbours alone do not. Where a side has no bearing and
// the text ends on it, its end is one.
func (s sightings) closedUp(p *pattern, length int) bool {
	var before, behind bearing
	var from, to []int
	for _, b := range s.list {
		if at := s.at[b.hash]; len(at) > 0 && b.off < 0 && from == nil {
			before, from = b, at
		} else if len(at) > 0 && b.off >= 0 && to == nil {
			behind, to = b, at
		}
	}
	if from == nil && p.fromStart {
		before, from = bearing{off: -len(p.before)}, []int{0}
	}
	if to == nil && p.toEnd {
		behind, to = bearing{off: len(p.behind)}, []int{length}
	}
	closed, n := false, len(p.letters)
	strict := n < ledLetters || behind.off-before.off > max(closeFrom, 4*n)
	for _, from := range from {
		for _, to := range to {
			if strict && !s.unedited(from-before.off, to-behind.off) {
				continue
			}
			switch between := to - from - behind.off + before.off; {
			case 2*between >= n && between <= 2*n+bearingApart:
				return false
			case -closeBy <= between && between <= max(closeBy, n/4) && 2*between < n:
				closed = true
			}
		}
	}
	return closed
}

// unedited reports whether every bearing stands where it should for a quote that
// begins at start, or, of those behind it, ends at end.
func (s sightings) unedited(start, end int) bool {
	return !slices.ContainsFunc(s.list, func(b bearing) bool {
		should := end + b.off
		if b.off < 0 {
			should = start + b.off
		}
		return !slices.Contains(s.at[b.hash], should)
	})
}
