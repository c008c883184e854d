package anchor

import (
	"slices"
	"sort"
	"strings"
)

// dropAccidents keeps the runs that belong together convincingly. Any two
// sentences have letters in common in the same order; what tells an edited one
// from another one is how little lies between. Each aligned letter counts one,
// each gap costs one and a share of its length, and only stretches whose sum
// stays high are kept: the segments of local alignment (Smith and Waterman,
// with the cut-off of BLAST).
func dropAccidents(runs []run, lenA, lenB int) []run {
	if len(runs) == 1 && runs[0].n == lenA && lenA == lenB {
		return runs
	}
	kept := make([]run, 0, len(runs))
	for i := 0; i < len(runs); {
		sum, best, end := 0.0, 0.0, i
		for j := i; j < len(runs); j++ {
			if j > i {
				sum -= gapCost(runs[j-1], runs[j])
			}
			if sum < 0 || sum < best-segmentDrop {
				break
			}
			if sum += float64(runs[j].n); sum > best {
				best, end = sum, j
			}
		}
		if best >= segmentLeast {
			kept = append(kept, runs[i:end+1]...)
		}
		i = end + 1
	}
	return kept
}

// regrow lengthens runs into the room that dropped ones left.
func (x *aligner) regrow(runs []run) {
	endA, endB := 0, 0
	for i := range runs {
		r := &runs[i]
		n := commonSuffix(x.a[endA:r.a], x.b[endB:r.b])
		r.a, r.b, r.n = r.a-n, r.b-n, r.n+n
		nextA, nextB := len(x.a), len(x.b)
		if i+1 < len(runs) {
			nextA, nextB = runs[i+1].a, runs[i+1].b
		}
		r.n += commonPrefix(x.a[r.a+r.n:nextA], x.b[r.b+r.n:nextB])
		endA, endB = r.a+r.n, r.b+r.n
	}
}

const (
	// segmentLeast is the least sum of a stretch that is kept, about three words.
	segmentLeast = 16
	// segmentDrop is how far the sum may fall before the stretch ends.
	segmentDrop = 12
	// gapShare is what an unaligned letter costs.
	gapShare = 0.8
	// putInCost is the most that a gap costs in which one text has nothing:
	// whole paragraphs may be put in or left out between two that stay.
	putInCost = 6
)

func gapCost(p, q run) float64 {
	inA, inB := q.a-p.a-p.n, q.b-p.b-p.n
	cost := 1 + gapShare*float64(max(inA, inB))
	if min(inA, inB) == 0 {
		cost = min(cost, putInCost)
	}
	return cost
}

const (
	// slideAtMost is how far a gap may slide, in letters.
	slideAtMost = 64
	// slideLooks bounds all looking at boundaries in one alignment.
	slideLooks = 1 << 17
)

// slide moves insertions that could stand in several places to where a reader
// would put them. When "The mayor said no. " is inserted before "The mayor
// said yes.", the letters alone allow the insertion to begin after "The mayor
// said"; it should begin at the sentence.
func slide(runs []run, ka, kb *skeleton) []run {
	looks := slideLooks
	for i := 0; i+1 < len(runs) && looks > 0; i++ {
		p, q := &runs[i], &runs[i+1]
		inA, inB := q.a-p.a-p.n, q.b-p.b-p.n
		switch {
		case inA == 0 && inB > 0:
			slideGap(p, q, kb, ka, false, &looks)
		case inB == 0 && inA > 0:
			slideGap(p, q, ka, kb, true, &looks)
		}
	}
	return slices.DeleteFunc(runs, func(r run) bool { return r.n == 0 })
}

// slideGap slides the gap between p and q, which lies in the text long alone.
func slideGap(p, q *run, long, short *skeleton, inA bool, looks *int) {
	start, end, cut := p.b+p.n, q.b, q.a
	if inA {
		start, end, cut = p.a+p.n, q.a, q.b
	}
	left := 0
	for left < min(p.n, slideAtMost) && long.letters[start-left-1] == long.letters[end-left-1] {
		left++
	}
	right := 0
	for right < min(q.n, slideAtMost) && long.letters[start+right] == long.letters[end+right] {
		right++
	}
	best, bestRank := 0, -1
	for s := -left; s <= right && left+right > 0; s++ {
		rank := 2*(cutRank(long, start+s)+cutRank(long, end+s)) + 2*cutRank(short, cut+s)
		if s == 0 {
			rank++
		}
		if rank > bestRank {
			best, bestRank = s, rank
		}
		*looks--
	}
	p.n += best
	q.a, q.b, q.n = q.a+best, q.b+best, q.n-best
}

// cutRank says how natural a cut before letter i is.
func cutRank(k *skeleton, i int) int {
	between := k.between(i)
	switch {
	case i == 0 || i >= k.len() || strings.Contains(between, "\n"):
		return 4
	case strings.ContainsAny(between, ".!?;:"):
		return 3
	case between != "" && separates(between):
		return 2
	}
	return 0
}

// movedAtLeast is the shortest passage that counts as moved, in letters.
const movedAtLeast = 48

// addMoved finds passages that both texts have in different order: landmarks
// among what is still unaligned, grown as far as they agree.
func addMoved(runs []run, x *aligner) []run {
	leftA := leftovers(runs, len(x.a), func(r run) int { return r.a })
	leftB := leftovers(runs, len(x.b), func(r run) int { return r.b })
	if len(leftA) == 0 || len(leftB) == 0 {
		return runs
	}
	t := &x.table
	n := gramLengths[0]
	mask := sampling(max(total(leftA), total(leftB)), landmarksAtMost)
	t.clear(min(total(leftA), 2*landmarksAtMost))
	for _, l := range leftA {
		eachGram(x.a[l.from:l.to], n, mask, func(at int, hash uint64) {
			if s := t.slot(hash, true); s != nil {
				s.a = once(s.a, l.from+at)
			}
		})
	}
	for _, l := range leftB {
		eachGram(x.b[l.from:l.to], n, mask, func(at int, hash uint64) {
			if s := t.slot(hash, false); s != nil {
				s.b = once(s.b, l.from+at)
			}
		})
	}
	moved := t.grow(x, leftA, leftB, n)
	if len(moved) == 0 {
		return runs
	}
	runs = append(runs, moved...)
	sort.Slice(runs, func(i, j int) bool { return runs[i].a < runs[j].a })
	return runs
}

// grow turns the landmarks of the table into runs inside the leftovers,
// disjoint on both sides.
func (t *landmarkTable) grow(x *aligner, leftA, leftB []stretch, n int) []run {
	var seeds []run
	for _, i := range t.used {
		if s := t.slots[i]; s.a > 0 && s.b > 0 {
			seeds = append(seeds, run{a: int(s.a) - 1, b: int(s.b) - 1, n: n})
		}
	}
	sort.Slice(seeds, func(i, j int) bool { return seeds[i].a < seeds[j].a })
	var moved []run
	var taken []stretch // of b, in order
	endA := 0
	for _, s := range seeds {
		if s.a < endA {
			continue
		}
		inA, inB := holding(leftA, s.a), free(holding(leftB, s.b), taken, s.b)
		inA.from = max(inA.from, endA)
		if inB.to-inB.from < n {
			continue
		}
		before := commonSuffix(x.a[inA.from:s.a], x.b[inB.from:s.b])
		length := before + commonPrefix(x.a[s.a:inA.to], x.b[s.b:inB.to])
		if length < movedAtLeast {
			continue
		}
		r := run{a: s.a - before, b: s.b - before, n: length, moved: true}
		moved = append(moved, r)
		endA = r.a + r.n
		at := sort.Search(len(taken), func(i int) bool { return taken[i].from > r.b })
		taken = append(taken, stretch{})
		copy(taken[at+1:], taken[at:])
		taken[at] = stretch{r.b, r.b + r.n}
	}
	return moved
}

// stretch is a range of letters.
type stretch struct{ from, to int }

// leftovers are the stretches of one side without a run, long enough to hold
// something moved.
func leftovers(runs []run, length int, start func(run) int) []stretch {
	var left []stretch
	at := 0
	for _, r := range append(runs[:len(runs):len(runs)], run{a: length, b: length, n: 0}) {
		if start(r)-at >= movedAtLeast {
			left = append(left, stretch{at, start(r)})
		}
		at = start(r) + r.n
	}
	return left
}

func total(list []stretch) int {
	n := 0
	for _, s := range list {
		n += s.to - s.from
	}
	return n
}

// holding is the stretch of the list that holds the letter.
func holding(list []stretch, at int) stretch {
	i := sort.Search(len(list), func(i int) bool { return list[i].to > at })
	return list[i]
}

// free is the part of s around the letter that is not taken; empty when the
// letter itself is.
func free(s stretch, taken []stretch, at int) stretch {
	i := sort.Search(len(taken), func(i int) bool { return taken[i].to > at })
	if i < len(taken) {
		if taken[i].from <= at {
			return stretch{}
		}
		s.to = min(s.to, taken[i].from)
	}
	if i > 0 {
		s.from = max(s.from, taken[i-1].to)
	}
	return s
}
