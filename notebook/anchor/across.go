package anchor

import (
	"sort"

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
	found := x.inPlace(p, from, to)
	if found.Score >= certain && found.How != Aligned {
		return found
	}
	if elsewhere := x.elsewhere(p, from, to); elsewhere.Score > found.Score {
		return elsewhere
	}
	return found
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
	at := x.b.settle(p, x.b.weighPlace(p, image.from, image.to, words))
	if !p.word || at.evidence.words == 1 {
		at.score = max(at.score, x.held(from, to).score(p.weight)*at.evidence.words)
	}
	how := at.how()
	if how == SimilarWords {
		how = Aligned
	}
	return foundAt(at.span, at.score, how)
}

// heldBy is how many aligned letters in a row beside a quote hold it in place.
const heldBy = 48

// held is the evidence of the alignment itself: how far it goes on on each
// side of the letters, without a break, or after a break in one text alone
// (what one version put in or left out beside the quote).
func (x *Alignment) held(from, to int) evidence {
	e := evidence{words: 1}
	runs := x.overlapping(from, to)
	if len(runs) == 0 {
		return e
	}
	first, last := runs[0], runs[len(runs)-1]
	if first.a <= from {
		e.before = holds(from - first.a)
		if i := x.indexOf(first); i > 0 && adjacent(x.runs[i-1], first) {
			e.before = max(e.before, 0.9*holds(from-first.a+x.runs[i-1].n))
		}
	}
	if to <= last.a+last.n {
		e.behind = holds(last.a + last.n - to)
		if i := x.indexOf(last); i+1 < len(x.runs) && adjacent(last, x.runs[i+1]) {
			e.behind = max(e.behind, 0.9*holds(last.a+last.n-to+x.runs[i+1].n))
		}
	}
	return e
}

func holds(letters int) float64 { return min(1, float64(letters)/heldBy) }

// adjacent reports whether one of the texts has nothing between the runs.
func adjacent(p, q run) bool {
	return !p.moved && !q.moved && (p.a+p.n == q.a || p.b+p.n == q.b)
}

func (x *Alignment) indexOf(r run) int {
	return sort.Search(len(x.runs), func(i int) bool { return x.runs[i].a >= r.a })
}

// elsewhere looks for words that were moved away from where the alignment has
// them, or that it lost. A place all of whose letters the alignment gives to
// other words of the first text is theirs.
func (x *Alignment) elsewhere(p *pattern, from, to int) Found {
	at, score := x.b.judge(p)
	if at.to == 0 {
		return Found{}
	}
	back := x.Inverse().image(at.from, at.to)
	if back.n == at.to-at.from && (back.to <= from || to <= back.from) {
		score = min(score, CheckFrom-0.01)
	}
	return foundAt(at.span, score, at.how())
}
