package anchor

import (
	"bytes"
	"slices"

	"casebound/notebook"
)

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
	found, held := x.inPlace(p, from, to)
	if proven, ok := x.proven(p, found); ok {
		return proven
	}
	if found.Score >= certain && found.How != Aligned || found.State == Anchored && min(held.before, held.behind) > 0.8 {
		return found
	}
	if elsewhere := x.elsewhere(p, from, to); elsewhere.Score > found.Score {
		return elsewhere
	}
	return found
}

// proven is the place of words that the first text had several times and that
// stand in the second with what they alone had beside them, when the alignment
// has them elsewhere.
func (x *Alignment) proven(p *pattern, found Found) (Found, bool) {
	if p.apartBefore+p.apartBehind == 0 || p.word && found.State == Orphan {
		return Found{}, false
	}
	known, sides := noProof, 0.0
	if found.State != Orphan {
		from, to := x.b.k.within(found.Span)
		known, sides = x.b.proof(p, from, to), x.b.weighPlace(p, from, to, 1).sides()
	}
	if known >= inParagraph || found.State == Anchored && x.b.k.len() > searchedWhole {
		return Found{}, false
	}
	same, _ := x.b.sameWords(p, x.b.k.letterAt(min(p.anchor.Start, x.b.text.Len())))
	i := slices.IndexFunc(same, func(at place) bool { return at.proof > known })
	if i < 0 || same[i].proof == beyond && same[i].sides() < sides+agreeMost {
		return Found{}, false
	}
	at, score := x.b.judge(p)
	return foundAt(at.span, score, at.how()), at.proof > known && score >= AnchoredFrom
}

// source is the anchor's place in the first text, verified.
func (x *Alignment) source(a notebook.Anchor) (notebook.Span, bool) {
	if !a.Empty() && x.a.text.Valid(a.Span) && x.a.text.At(a.Span) == a.Quote {
		return a.Span, true
	}
	found := x.a.Locate(a)
	return found.Span, found.State == Anchored
}

// inPlace weighs the place that the alignment gives, and says what the
// alignment itself has to say for it.
func (x *Alignment) inPlace(p *pattern, from, to int) (Found, evidence) {
	image := x.image(from, to)
	if image.n == 0 || 2*image.n < to-from && image.to-image.from > 2*(to-from) {
		return Found{}, evidence{}
	}
	image = x.whole(p, image)
	var at place
	if more := image.to - image.from - image.n; image.n == to-from {
		at = x.b.weighPlace(p, image.from, image.to, withPutIn(image.n, more))
	} else {
		words := share(image.n, max(to-from, image.to-image.from))
		if to-from <= comparedWhole {
			words = alike(x.a.k.letters[from:to], x.b.k.letters[image.from:image.to])
		}
		at = x.b.settle(p, x.b.weighPlace(p, image.from, image.to, words))
	}
	held := x.held(from, to, at)
	if at.whole && (!p.word || at.evidence.words == 1) {
		at.score = max(at.score, held.score(p.weight))
	}
	if x.b.misquotes(p, at) || x.b.closedUp(p, at) {
		at.score = min(at.score, AnchoredFrom-0.01)
	}
	if joined, _ := p.joined(); joined != nil && bytes.Contains(x.b.k.letters, joined) && !bytes.Contains(x.a.k.letters, joined) {
		// The neighbours have come together: the quote was cut out, and what
		// stands here are other words that look like it.
		at.score = min(at.score, p.ceilingDeleted(at))
	}
	if at.score >= CheckFrom && x.b.sight(p.anchor, x.b.around(image.from, bearingReach+2*(to-from))).closedUp(p, x.b.k.len()) {
		at.score = min(at.score, p.ceilingDeleted(at))
	}
	how := at.how()
	if how == SimilarWords {
		how = Aligned
	}
	return foundAt(at.span, at.score, how), held
}

// whole is the image itself, or, where that lacks some of the quote's letters or
// has others between them, the place of all of them that overlaps it: the edge
// of a run may lie inside a quote that nobody touched.
func (x *Alignment) whole(p *pattern, i image) image {
	n := len(p.letters)
	if i.n == n && i.to-i.from == n {
		return i
	}
	first := max(0, i.from-n+1)
	near := x.b.k.letters[first:min(x.b.k.len(), i.to+n-1)]
	at := bytes.Index(near, p.letters)
	if at < 0 || bytes.Contains(near[at+1:], p.letters) || !x.b.sameLetters(p, first+at, first+at+n) {
		return i
	}
	return image{first + at, first + at + n, n}
}

const (
	// heldBy is how many aligned letters in a row beside a quote hold it in
	// place.
	heldBy = 48
	// replacedAtMost is how many letters may have been replaced between those
	// and the quote.
	replacedAtMost = 24
)

// held is the evidence of the alignment itself: how far it goes on on each
// side of the letters, without a break, or after a break that is short or in
// one text alone (what one version put in or left out beside the quote).
func (x *Alignment) held(from, to int, at place) evidence {
	e := evidence{words: at.evidence.words}
	i := x.runs.endingAfter(from)
	if i < x.runs.len() {
		if r := x.runs.at(i); r.a <= from {
			e.before = holds(from - r.a)
		}
	}
	if i > 0 {
		if r := x.runs.at(i - 1); !r.moved && shortGap(from-r.a-r.n, at.from-r.b-r.n) {
			e.before = max(e.before, 0.9*holds(r.n))
		}
	}
	j := x.runs.endingAfter(to)
	if j < x.runs.len() {
		if r := x.runs.at(j); r.a <= to {
			e.behind = holds(r.a + r.n - to)
			j++
		}
	}
	if j < x.runs.len() {
		if r := x.runs.at(j); !r.moved && shortGap(r.a-to, r.b-at.to) {
			e.behind = max(e.behind, 0.9*holds(r.n))
		}
	}
	return e
}

// shortGap reports whether a gap, given by its letters in both texts, is no
// more than a short replacement, or is in one of the texts alone.
func shortGap(inA, inB int) bool {
	return inA >= 0 && inB >= 0 && (max(inA, inB) <= replacedAtMost || min(inA, inB) == 0)
}

func holds(letters int) float64 { return min(1, float64(letters)/heldBy) }

// elsewhere looks for words that were moved away from where the alignment has
// them, or that it lost. A place all of whose letters the alignment gives to
// other words of the first text is theirs; and where the first text has the
// words several times, nothing tells which of them a place without an
// alignment belongs to.
func (x *Alignment) elsewhere(p *pattern, from, to int) Found {
	at, score := x.b.judge(p)
	if at.to == 0 {
		return Found{}
	}
	back := x.Inverse().image(at.from, at.to)
	ours := back.n > 0 && back.from < to && from < back.to
	switch {
	case ours:
	case back.n == at.to-at.from:
		score = min(score, CheckFrom-0.01)
	case at.proof == noProof && several(x.a.k.letters, p.letters):
		score = min(score, AnchoredFrom-0.01)
	}
	return foundAt(at.span, score, at.how())
}

// several reports whether some letters stand among others more than once.
func several(letters, want []byte) bool {
	at := bytes.Index(letters, want)
	return at >= 0 && bytes.Contains(letters[at+1:], want)
}
