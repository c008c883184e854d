package anchor

import (
	"sort"
	"strings"
)

// accidentAtMost is the longest run that may be taken for an accident, and
// edgeAccident the same at the ends of the texts.
const (
	accidentAtMost = 16
	edgeAccident   = 8
)

// dropAccidents removes runs that are shorter than the unaligned stretches on
// both their sides: letters that two different sentences happen to share.
// Dropping one widens the gap, so it is done three times over.
func dropAccidents(runs []run, lenA, lenB int) []run {
	if len(runs) == 1 && runs[0].n == lenA && lenA == lenB {
		return runs
	}
	for range 3 {
		kept := make([]run, 0, len(runs))
		for i, r := range runs {
			before, after := edgeAccident, edgeAccident
			if n := len(kept); n > 0 {
				before = gapBetween(kept[n-1], r)
			}
			if i+1 < len(runs) {
				after = gapBetween(r, runs[i+1])
			}
			if r.n >= min(before, after, accidentAtMost) {
				kept = append(kept, r)
			}
		}
		if len(kept) == len(runs) {
			break
		}
		runs = kept
	}
	return runs
}

func gapBetween(p, q run) int { return max(q.a-p.a-p.n, q.b-p.b-p.n) }

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
func slide(runs []run, ka, kb *skeleton) {
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
}

// slideGap slides the gap between p and q, which lies in the text long alone.
func slideGap(p, q *run, long, short *skeleton, inA bool, looks *int) {
	start, end, cut := p.b+p.n, q.b, q.a
	if inA {
		start, end, cut = p.a+p.n, q.a, q.b
	}
	left := 0
	for left < min(p.n-1, slideAtMost) && long.letters[start-left-1] == long.letters[end-left-1] {
		left++
	}
	right := 0
	for right < min(q.n-1, slideAtMost) && long.letters[start+right] == long.letters[end+right] {
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
