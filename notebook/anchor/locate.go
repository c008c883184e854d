package anchor

import (
	"strings"

	"casebound/notebook"
)

// Locate finds an anchor. It tries, in this order and only as far as needed:
// the place it was made at, verified against quote and neighbours; the same
// letters anywhere, weighed by their neighbours; similar words, at most two
// letters in five of quote and neighbours edited.
//
// Two places that are equally good are never told apart by chance: the answer
// is then at most Check. Where the neighbours stand joined together without
// the quote, it was deleted, and the same words elsewhere are not it.
//
// A passage that says another number than the quote is at most Check too.
//
// An anchor of a Quote alone, as a person types it, is found where the words
// stand; when they stand in several places, the first is Check.
func (f *Finder) Locate(a notebook.Anchor) Found {
	if found, ok := f.whereItWas(a); ok {
		return found
	}
	p := newPattern(a)
	if len(p.letters) == 0 {
		return f.locateMarks(a)
	}
	if p.bare {
		if found := f.locateBare(p); found.State != Orphan {
			return found
		}
	}
	best, score := f.judge(p)
	return foundAt(best.span, score, best.how())
}

// judge is the best place and what it scores when everything that speaks
// against it is heard. The score is 0 when there is none.
func (f *Finder) judge(p *pattern) (best place, score float64) {
	c := f.contest(p)
	best, score = c.best, c.best.score
	if best.to == 0 {
		return best, 0
	}
	score = max(score, c.led(p))
	if score >= AnchoredFrom && (c.doubtful() || f.strange(p, best, c.expected) || f.misquotes(p, best) || f.closedUp(p, best)) {
		score = AnchoredFrom - 0.01
	}
	// A place between its neighbours is not what they stand joined without.
	between := min(best.evidence.before, best.evidence.behind) >= 0.9
	if score >= CheckFrom && f.deleted(p, score < certain && !between, c) {
		score = min(score, p.ceilingDeleted(best))
	}
	return best, score
}

// led is what the bearings alone are worth that stand around the best place: of
// the very words, that they are the quote, and where much of it was replaced,
// that it was here.
func (c *contest) led(p *pattern) float64 {
	agrees, words := c.best.agrees, c.best.evidence.words
	switch {
	case p.word || !c.told:
		return 0
	case c.best.proof > noProof && agrees >= agreeMost && !c.doubtful():
		return AnchoredFrom
	case agrees >= ledFrom && words >= ledWords && agrees+words >= ledBoth:
		return CheckFrom
	}
	return 0
}

// misquotes reports whether the words at a place are not only edited ones, but
// say another number.
func (f *Finder) misquotes(p *pattern, at place) bool {
	return at.evidence.words < 1 && otherNumbers(p.anchor.Quote, f.text.At(at.span))
}

// how names the way a place was found.
func (at place) how() string {
	switch {
	case at.exact:
		return ExactWords
	case at.evidence.words == 1:
		return SameLetters
	}
	return SimilarWords
}

// whereItWas verifies the anchor's own place: the quote to the letter and one
// whole side. Both sides make it certain; with one, the quote must still end
// where a word ends, if it did, and must not have been deleted from beside the
// same words.
func (f *Finder) whereItWas(a notebook.Anchor) (Found, bool) {
	if a.Empty() || !f.text.Valid(a.Span) || f.text.At(a.Span) != a.Quote {
		return Found{}, false
	}
	left, right := f.text.All()[:a.Start], f.text.All()[a.End:]
	before, behind := strings.HasSuffix(left, a.Prefix), strings.HasPrefix(right, a.Suffix)
	if before && behind {
		return foundAt(a.Span, 1, WhereItWas), f.bearsOut(a)
	}
	if !(before && a.Prefix != "") && !(behind && a.Suffix != "") {
		return Found{}, false
	}
	p := newPattern(a)
	whole := insideWord(left, a.Quote) == p.headInWord && insideWord(a.Quote, right) == p.tailInWord
	cut := f.deleted(p, false, nil) || f.sight(a, f.regions(p, f.k.letterAt(a.Start))...).closedUp(p, f.k.len())
	return foundAt(a.Span, 0.95, WhereItWas), whole && f.bearsOut(a) && !cut
}
