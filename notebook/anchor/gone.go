package anchor

import (
	"bytes"
	"slices"
)

// deleted reports whether the neighbours stand side by side without the quote
// between them, as they did not where the quote was.
func (f *Finder) deleted(p *pattern) bool {
	before, behind := min(len(p.before), wholeSide), min(len(p.behind), wholeSide)
	if before < 6 || behind < 6 || before+behind < wholeSide {
		return false
	}
	left := slices.Clone(p.before)
	slices.Reverse(left)
	joined := slices.Concat(left[len(left)-before:], p.behind[:behind])
	return bytes.Contains(f.k.letters, joined) && !bytes.Contains(slices.Concat(left, p.letters, p.behind), joined)
}

// lonely reports whether a place has none of the quote's neighbours beside it
// while they stand nowhere in the text: a passage that went with the quote, of
// which the same words elsewhere were no part. Neighbours that stand somewhere
// else mean that the quote was moved away from them.
func (f *Finder) lonely(p *pattern, at place) bool {
	if at.evidence.before >= 0.5 || at.evidence.behind >= 0.5 {
		return false
	}
	left := slices.Clone(p.before)
	slices.Reverse(left)
	for _, side := range [...][]byte{left, p.behind} {
		for i := 0; i+piece <= len(side); i += piece / 3 {
			if bytes.Contains(f.k.letters, side[i:i+piece]) {
				return false
			}
		}
	}
	return true
}

// ceilingDeleted is the most that a place may score when the quote was deleted
// from between its neighbours. A long quote, or one with its neighbours, may
// have been put there instead: that is for the reader to say.
func (p *pattern) ceilingDeleted(at place) float64 {
	if at.evidence.words == 1 && (p.weight >= 40 || at.evidence.before+at.evidence.behind == 2) {
		return AnchoredFrom - 0.01
	}
	return CheckFrom - 0.01
}
