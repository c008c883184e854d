package anchor

import (
	"slices"
	"sort"

	"casebound/notebook"
)

const (
	// longQuote is where a quote is aligned with the text instead of searched:
	// the search costs the product of both lengths.
	longQuote = 256
	// quoteEdits is the share of a quote's letters that may be edited when
	// nothing is known of its neighbours, and wholeEdits the share of quote and
	// neighbours together. Unrelated English differs in six letters of ten.
	quoteEdits, wholeEdits = 0.20, 0.40
	// aloneFrom is how many letters a quote needs to be searched without its
	// neighbours.
	aloneFrom = 20
	// comparedWhole is the longest quote, in letters, that is compared letter by
	// letter with a place: that costs the square of it.
	comparedWhole = 1 << 11
	// similarAtMost is how many places each search may propose.
	similarAtMost = 12
)

// similar proposes places in the regions where most of the quote's letters stand.
func (f *Finder) similar(p *pattern, regions []stretch) []place {
	n := len(p.letters)
	if n > longQuote {
		return f.similarLong(p)
	}
	var places []place
	before := slices.Clone(p.before)
	slices.Reverse(before)
	whole := slices.Concat(before, p.letters, p.behind)
	for _, r := range regions {
		letters := f.k.letters[r.from:r.to]
		for _, end := range approximately(letters, whole, int(wholeEdits*float64(len(whole))), similarAtMost) {
			places = f.propose(places, p, whole, len(before), r.from, r.from+end)
		}
		if n >= aloneFrom {
			for _, end := range approximately(letters, p.letters, int(quoteEdits*float64(n)), similarAtMost) {
				places = f.propose(places, p, p.letters, 0, r.from, r.from+end)
			}
		}
	}
	return places
}

// propose finds the quote inside one match of the pattern and weighs it.
// start is how many letters of the pattern come before the quote.
func (f *Finder) propose(places []place, p *pattern, pattern []byte, start, regionFrom, end int) []place {
	n := len(p.letters)
	first := max(regionFrom, end-len(pattern)-len(pattern)/2-8)
	from, to := trace(pattern, f.k.letters[first:end], start, start+n)
	from, to = f.snap(p, first+from, first+to)
	if 2*(to-from) < n || to-from > 2*n {
		return places
	}
	words := alike(p.letters, f.k.letters[from:to])
	if words < 0.4 || words == 1 && f.sameLetters(p, from, to) && f.listed(places, from, to) {
		return places
	}
	return append(places, f.settle(p, f.weighPlace(p, from, to, words)))
}

// settle moves the edges of a similar place by a word where the neighbours fit
// better then: a replaced word at the edge has few letters to be known by.
func (f *Finder) settle(p *pattern, at place) place {
	if at.evidence.words == 1 {
		return at
	}
	try := func(from, to int) {
		if 0 <= from && from < to && to <= f.k.len() && 2*(to-from) >= len(p.letters) && to-from <= 2*len(p.letters) {
			words := at.evidence.words // of very many one more or less is nothing
			if len(p.letters) <= comparedWhole {
				words = alike(p.letters, f.k.letters[from:to])
			}
			if moved := f.weighPlace(p, from, to, words); moved.fit() > at.fit() {
				at = moved
			}
		}
	}
	for _, step := range [...]int{-1, 1} {
		try(f.nextEdge(at.from, step), at.to)
		try(at.from, f.nextEdge(at.to, step))
	}
	return at
}

// fit says how well the edges of a place are chosen. The neighbours know better
// than letters that were replaced, a whole one best of all.
func (at place) fit() float64 {
	fit := at.evidence.words
	for _, side := range [...]float64{at.evidence.before, at.evidence.behind} {
		if fit += 0.25 * side; side == 1 {
			fit += 0.15
		}
	}
	return fit
}

// nextEdge is the next edge of a word before or behind letter i; -1 when it is
// far off.
func (f *Finder) nextEdge(i, step int) int {
	for n := range 20 {
		if at := i + step*(n+1); at < 0 || at > f.k.len() {
			break
		} else if f.k.wordEdge(at) {
			return at
		}
	}
	return -1
}

func (f *Finder) listed(places []place, from, to int) bool {
	return slices.ContainsFunc(places, func(at place) bool { return at.from == from && at.to == to })
}

// alike is the share of the longer one's letters that are the same in both.
func alike(a, b []byte) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return 1 - float64(distance(a, b))/float64(max(len(a), len(b)))
}

// distance is Levenshtein's.
func distance(a, b []byte) int {
	n := commonPrefix(a, b)
	a, b = a[n:], b[n:]
	n = commonSuffix(a, b)
	a, b = a[:len(a)-n], b[:len(b)-n]
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}

// snapAtMost is how far an edge may move to reach the edge of a word.
const snapAtMost = 6

// snap moves the edges of a similar place to edges of words, where the quote
// had them there and the letters do not speak against it.
func (f *Finder) snap(p *pattern, from, to int) (int, int) {
	cost := func(from, to int) int { return distance(p.letters, f.k.letters[from:to]) }
	if !p.headInWord && from < to && !f.k.wordEdge(from) {
		best, least := from, cost(from, to)+2
		for d := -snapAtMost; d <= snapAtMost; d++ {
			if at := from + d; at >= 0 && at < to && f.k.wordEdge(at) && cost(at, to) < least {
				best, least = at, cost(at, to)
			}
		}
		from = best
	}
	if !p.tailInWord && from < to && !f.k.wordEdge(to) {
		best, least := to, cost(from, to)+2
		for d := -snapAtMost; d <= snapAtMost; d++ {
			if at := to + d; at > from && at <= f.k.len() && f.k.wordEdge(at) && cost(from, at) < least {
				best, least = at, cost(from, at)
			}
		}
		to = best
	}
	return from, to
}

// similarLong aligns a long quote with the whole text.
func (f *Finder) similarLong(p *pattern) []place {
	x := &Alignment{a: NewFinder(notebook.PlainText(p.anchor.Quote)), b: f}
	x.runs, x.work = alignLetters(x.a.k, f.k)
	at := x.image(0, len(p.letters))
	words := share(at.n, max(len(p.letters), at.to-at.from))
	if words < 0.4 {
		return nil
	}
	return []place{f.weighPlace(p, at.from, at.to, words)}
}

const (
	// searchedWhole is the length of text that is searched from end to end for
	// similar words; in a longer one only what lies near where the anchor was,
	// and near the letters of its neighbours and its own.
	searchedWhole = 4 << 20
	nearby        = 1 << 18
	piece         = 12 // letters of a neighbour or of the quote that lead there
	piecesAtMost  = 24
)

// regions are the ranges of letters to be searched for similar words.
func (f *Finder) regions(p *pattern, expected int) []stretch {
	if f.k.len() <= searchedWhole {
		return []stretch{{0, f.k.len()}}
	}
	list := []stretch{f.around(expected, nearby)}
	size := len(p.before) + len(p.letters) + len(p.behind)
	before := slices.Clone(p.before)
	slices.Reverse(before)
	for _, part := range [...][]byte{before, p.letters, p.behind} {
		for at := 0; at+piece <= len(part); at += piece {
			hits := occurrences(f.k.letters, part[at:at+piece], expected)
			if len(hits) > piecesAtMost {
				continue // everywhere: it leads nowhere
			}
			for _, hit := range hits {
				list = append(list, f.around(hit, 2*size))
			}
		}
	}
	return joinStretches(list)
}

func (f *Finder) around(at, reach int) stretch {
	return stretch{max(0, at-reach), min(f.k.len(), at+reach)}
}

func joinStretches(list []stretch) []stretch {
	sort.Slice(list, func(i, j int) bool { return list[i].from < list[j].from })
	joined := list[:1]
	for _, s := range list[1:] {
		if last := &joined[len(joined)-1]; s.from <= last.to {
			last.to = max(last.to, s.to)
		} else {
			joined = append(joined, s)
		}
	}
	return joined
}
