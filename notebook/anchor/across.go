package anchor

import "casebound/notebook"

// Locate finds an anchor that was made in the first text in the second. It
// knows more than Finder.Locate: what the alignment put in the anchor's place,
// and, when that is nothing, whether the same words elsewhere are really the
// others that were elsewhere before.
func (x *Alignment) Locate(a notebook.Anchor) Found {
	at, ok := x.source(a)
	if !ok {
		return x.b.Locate(a)
	}
	p := newPattern(a)
	if len(p.letters) == 0 {
		return x.b.locateMarks(a)
	}
	from, to := x.a.k.within(at)
	if found := x.inPlace(p, from, to); found.State == Anchored {
		return found
	} else if elsewhere := x.elsewhere(a, from, to); elsewhere.Score > found.Score {
		return elsewhere
	} else {
		return found
	}
}

// source is the anchor's place in the first text, verified.
func (x *Alignment) source(a notebook.Anchor) (notebook.Span, bool) {
	if !a.Empty() && x.a.text.Valid(a.Span) && x.a.text.At(a.Span) == a.Quote {
		return a.Span, true
	}
	found := x.a.Locate(a)
	return found.Span, found.State == Anchored
}

// inPlace weighs the place that the alignment gives.
func (x *Alignment) inPlace(p *pattern, from, to int) Found {
	image := x.image(from, to)
	if image.n == 0 || 2*image.n < to-from && image.to-image.from > 2*(to-from) {
		return Found{}
	}
	words := 1.0
	if image.n < to-from || image.to-image.from > to-from {
		words = alike(x.a.k.letters[from:to], x.b.k.letters[image.from:image.to])
	}
	at := x.b.weighPlace(p, image.from, image.to, words)
	if !p.word || at.evidence.words == 1 {
		at.score = max(at.score, x.held(from, to).score(p.weight)*words)
	}
	how := at.how()
	if how == SimilarWords {
		how = Aligned
	}
	return foundAt(at.span, at.score, how)
}

// heldBy is how many aligned letters in a row beside a quote hold it in place.
const heldBy = 48

// held is the evidence of the alignment itself: how far it goes on without a
// break on each side of the letters.
func (x *Alignment) held(from, to int) evidence {
	e := evidence{words: 1}
	for _, r := range x.overlapping(from-1, to+1) {
		if r.a < from && from <= r.a+r.n {
			e.before = min(1, float64(from-r.a)/heldBy)
		}
		if r.a <= to && to < r.a+r.n {
			e.behind = min(1, float64(r.a+r.n-to)/heldBy)
		}
	}
	return e
}

// elsewhere looks for words that were moved away from where the alignment has
// them. A place that the alignment gives to other words is not theirs.
func (x *Alignment) elsewhere(a notebook.Anchor, from, to int) Found {
	found := x.b.Locate(a)
	if found.State == Orphan {
		return found
	}
	bFrom, bTo := x.b.k.within(found.Span)
	back := x.Inverse().image(bFrom, bTo)
	if 2*back.n >= bTo-bFrom && (back.to <= from || to <= back.from) {
		return Found{Score: found.Score * 0.5}
	}
	return found
}
