package anchor

import (
	"bytes"
	"slices"
	"sync"
)

// The aligner works on letters alone, from landmarks inwards (Bram Cohen's
// patience diff, on grams instead of lines): grams that occur once in both
// stretches, the longest chain of them in the same order, each grown as far as
// the letters agree, and the same again in the gaps with shorter grams. What
// is left is small and goes to Myers' algorithm (diff.go).
//
// In a long text only grams whose hash ends in enough zero bits are looked at,
// the same ones on both sides, so the table of landmarks stays small (the
// winnowing of Schleimer, Wilkerson and Aiken, 2003, without its windows).
//
// What the bounds give up: a stretch of more than hopelessGap letters without
// a landmark stays unaligned, unless it is repetitive (repeated.go), and so does
// what is left when the work of all gaps is used up. Neither aligns anything
// wrongly.

// levels are the landmarks looked for, from the outermost gap inwards: their
// length in letters, and the gap, both sides together, from which there is no
// sense in looking. 24 letters, some four words, hardly ever occur twice by
// chance; 8 do in a book.
var levels = [...]struct{ letters, gapAtMost int }{{24, 1 << 40}, {24, 1 << 40}, {12, 1 << 22}, {8, 1 << 17}}

// finest is the level of a gap in which no landmarks are looked for.
const finest = len(levels)

const (
	// landmarksAtLeast is how many landmarks the table for one gap may hold;
	// of a very long one it holds one for each lettersALandmark letters, and
	// never more than landmarksAtMost.
	landmarksAtLeast = 1 << 16
	landmarksAtMost  = 1 << 19
	lettersALandmark = 1 << 7
	// smallGap is the number of letters, both sides together, that Myers'
	// algorithm takes without looking for landmarks.
	smallGap = 400
	// quickGap is the number of letters that it tries first, to see whether a
	// few edits, one letter in quickShare and at most quickEdits, are all there
	// is. More may be a paragraph put in, over which a shortest script strews
	// the letters of what follows.
	quickGap, quickShare, quickEdits = 1 << 14, 16, 40
	// hopelessGap is where it is not even tried.
	hopelessGap = 1 << 15
)

type aligner struct {
	a, b  []byte
	found sieve
	table landmarkTable
	ahead map[uint64]int32 // of resume
	differ
}

// idle keeps the tables of aligners that were for short texts: to make them
// takes longer than to align two paragraphs.
var idle sync.Pool

const idleAtMost = 1 << 14 // letters

func newAligner(ka, kb *skeleton) *aligner {
	x := &aligner{}
	if kept, ok := idle.Get().(*aligner); ok {
		x.table, x.differ = kept.table, kept.differ
	}
	x.a, x.b = ka.letters, kb.letters
	x.found = sieve{ka: ka, kb: kb, looks: slideLooks + (ka.len()+kb.len())/256}
	x.work = 4*(len(x.a)+len(x.b)) + 1<<24
	return x
}

// alignLetters returns the runs as a sees them, and the work they have cost.
// Gaps without landmarks may cost more than their length; their work is bounded.
func alignLetters(ka, kb *skeleton) (found runs, work int) {
	letters := ka.len() + kb.len()
	if ka.len() > 0 && bytes.Equal(ka.letters, kb.letters) {
		return newRuns([]packedRun{pack(run{n: ka.len()})}), letters
	}
	x := newAligner(ka, kb)
	most := x.work
	x.gap(0, len(x.a), 0, len(x.b), 0)
	kept := x.found.finish()
	x.regrow(kept)
	found, work = newRuns(slices.Clip(addMoved(kept, x))), letters+most-x.work
	if letters <= idleAtMost {
		idle.Put(&aligner{table: x.table, differ: x.differ})
	}
	return found, work
}

// gap aligns a[a0:a1] with b[b0:b1].
func (x *aligner) gap(a0, a1, b0, b1, level int) {
	n := commonPrefix(x.a[a0:a1], x.b[b0:b1])
	x.found.add(run{a: a0, b: b0, n: n})
	a0, b0 = a0+n, b0+n
	n = commonSuffix(x.a[a0:a1], x.b[b0:b1])
	if a0 < a1-n && b0 < b1-n {
		x.inside(a0, a1-n, b0, b1-n, level)
	}
	x.found.add(run{a: a1 - n, b: b1 - n, n: n})
}

func (x *aligner) inside(a0, a1, b0, b1, level int) {
	size := a1 - a0 + b1 - b0
	if size > smallGap {
		if size <= quickGap && x.diff(a0, a1, b0, b1, min(size/quickShare, quickEdits)) {
			return
		}
		looked, repetitive := 0, false
		for ; level < len(levels); level++ {
			if size > levels[level].gapAtMost || levels[level].letters == looked {
				continue
			}
			looked = levels[level].letters
			if chain := x.landmarks(a0, a1, b0, b1, levels[level].letters); len(chain) > 0 {
				x.between(chain, levels[level].letters, a0, a1, b0, b1, level+1)
				return
			}
			repetitive = repetitive || x.table.repetitive(min(a1-a0, b1-b0))
		}
		if size <= hopelessGap && x.diff(a0, a1, b0, b1, diffEdits) {
			return
		}
		if repetitive {
			x.inOrder(a0, a1, b0, b1)
		}
		return
	}
	x.diff(a0, a1, b0, b1, diffEdits)
}

// diff aligns a small gap, if so many edits are enough.
func (x *aligner) diff(a0, a1, b0, b1, edits int) bool {
	// No gap may use up what others need.
	mine := min(x.work, 64*(a1-a0+b1-b0)+1<<16)
	x.work -= mine
	rest := differ{work: mine, furthest: x.furthest, trace: x.trace}
	list := diff(x.a[a0:a1], x.b[b0:b1], edits, &rest)
	x.work += rest.work
	x.furthest, x.trace = rest.furthest, rest.trace
	for _, r := range list {
		x.found.add(run{a: a0 + r.a, b: b0 + r.b, n: r.n})
	}
	return list != nil
}

// between aligns the gaps between the landmarks of a chain, each of n letters.
func (x *aligner) between(chain []pair, n, a0, a1, b0, b1, level int) {
	for _, c := range chain {
		ca, cb := int(c.a), int(c.b)
		if ca < a0 || cb < b0 {
			continue // inside the one before, grown
		}
		grown := n + commonPrefix(x.a[ca+n:a1], x.b[cb+n:b1])
		x.gap(a0, ca, b0, cb, level)
		x.found.add(run{a: ca, b: cb, n: grown})
		a0, b0 = ca+grown, cb+grown
	}
	x.gap(a0, a1, b0, b1, level)
}

// landmarks is the longest chain of grams of n letters that occur once in both
// ranges and in the same order.
func (x *aligner) landmarks(a0, a1, b0, b1, n int) []pair {
	pairs := x.table.pairs(x.a[a0:a1], x.b[b0:b1], n)
	for i := range pairs {
		pairs[i].a += uint32(a0)
		pairs[i].b += uint32(b0)
	}
	return x.table.longestChain(pairs)
}

// regrow lengthens runs into the room that dropped ones left.
func (x *aligner) regrow(list []packedRun) {
	endA, endB := 0, 0
	for i, p := range list {
		r := p.run()
		n := commonSuffix(x.a[endA:r.a], x.b[endB:r.b])
		r.a, r.b, r.n = r.a-n, r.b-n, r.n+n
		nextA, nextB := len(x.a), len(x.b)
		if i+1 < len(list) {
			next := list[i+1].run()
			nextA, nextB = next.a, next.b
		}
		r.n += commonPrefix(x.a[r.a+r.n:nextA], x.b[r.b+r.n:nextB])
		endA, endB = r.a+r.n, r.b+r.n
		list[i] = pack(r)
	}
}

// commonPrefix counts the letters two stretches begin with together.
func commonPrefix(a, b []byte) int {
	const step = 256
	n, most := 0, min(len(a), len(b))
	for n+step <= most && bytes.Equal(a[n:n+step], b[n:n+step]) {
		n += step
	}
	for n < most && a[n] == b[n] {
		n++
	}
	return n
}

// commonSuffix counts the letters two stretches end with together.
func commonSuffix(a, b []byte) int {
	const step = 256
	n, most := 0, min(len(a), len(b))
	for n+step <= most && bytes.Equal(a[len(a)-n-step:len(a)-n], b[len(b)-n-step:len(b)-n]) {
		n += step
	}
	for n < most && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}
