package anchor

import (
	"bytes"
	"sort"
)

// The aligner works on letters alone, from landmarks inwards (Bram Cohen's
// patience diff, on grams instead of lines): grams that occur once in both
// stretches, the longest chain of them in the same order, each grown as far as
// the letters agree, and the same again in the gaps with shorter grams. What
// is left is small and goes to Myers' algorithm (diff.go).
//
// In a long text only grams whose hash ends in enough zero bits are looked at,
// the same ones on both sides, so the table of landmarks stays small.

// gramLengths are the lengths of landmarks, from the outermost gap inwards. 24
// letters, some four words, hardly ever occur twice by chance.
var gramLengths = [...]int{24, 24, 12, 8}

const (
	// landmarksAtMost bounds the table for one gap.
	landmarksAtMost = 1 << 16
	// smallGap is the number of letters, both sides together, that Myers'
	// algorithm takes without looking for landmarks.
	smallGap = 400
	// hopelessGap is where it is not even tried.
	hopelessGap = 1 << 15
)

type aligner struct {
	a, b  []byte
	runs  []run
	table landmarkTable
	differ
}

// alignLetters returns the runs sorted by a. Gaps without landmarks may cost
// more than their length; their work is bounded.
func alignLetters(ka, kb *skeleton) []run {
	x := &aligner{a: ka.letters, b: kb.letters}
	x.work = 4*(len(x.a)+len(x.b)) + 1<<24
	x.gap(0, len(x.a), 0, len(x.b), 0)
	runs := dropAccidents(slide(x.runs, ka, kb), len(x.a), len(x.b))
	x.regrow(runs)
	return addMoved(runs, x)
}

// gap aligns a[a0:a1] with b[b0:b1].
func (x *aligner) gap(a0, a1, b0, b1, level int) {
	n := commonPrefix(x.a[a0:a1], x.b[b0:b1])
	x.add(run{a: a0, b: b0, n: n})
	a0, b0 = a0+n, b0+n
	n = commonSuffix(x.a[a0:a1], x.b[b0:b1])
	if a0 < a1-n && b0 < b1-n {
		x.inside(a0, a1-n, b0, b1-n, level)
	}
	x.add(run{a: a1 - n, b: b1 - n, n: n})
}

func (x *aligner) inside(a0, a1, b0, b1, level int) {
	if size := a1 - a0 + b1 - b0; size > smallGap {
		for ; level < len(gramLengths); level++ {
			if chain := x.landmarks(a0, a1, b0, b1, gramLengths[level]); len(chain) > 0 {
				x.between(chain, a0, a1, b0, b1, level+1)
				return
			}
		}
		if size > hopelessGap {
			return
		}
	}
	for _, r := range diff(x.a[a0:a1], x.b[b0:b1], &x.differ) {
		x.add(run{a: a0 + r.a, b: b0 + r.b, n: r.n})
	}
}

// between aligns the gaps between the landmarks of a chain.
func (x *aligner) between(chain []run, a0, a1, b0, b1, level int) {
	for _, c := range chain {
		if c.a < a0 || c.b < b0 {
			continue // inside the one before, grown
		}
		n := c.n + commonPrefix(x.a[c.a+c.n:a1], x.b[c.b+c.n:b1])
		x.gap(a0, c.a, b0, c.b, level)
		x.add(run{a: c.a, b: c.b, n: n})
		a0, b0 = c.a+n, c.b+n
	}
	x.gap(a0, a1, b0, b1, level)
}

// add appends a run, joined with the last one where they touch.
func (x *aligner) add(r run) {
	if r.n == 0 {
		return
	}
	if n := len(x.runs); n > 0 {
		last := &x.runs[n-1]
		if last.a+last.n == r.a && last.b+last.n == r.b {
			last.n += r.n
			return
		}
	}
	x.runs = append(x.runs, r)
}

// landmarks is the longest chain of grams of n letters that occur once in both
// ranges and in the same order.
func (x *aligner) landmarks(a0, a1, b0, b1, n int) []run {
	pairs := x.table.pairs(x.a[a0:a1], x.b[b0:b1], n)
	for i := range pairs {
		pairs[i].a += a0
		pairs[i].b += b0
	}
	return longestChain(pairs)
}

// longestChain is the longest increasing subsequence by b of pairs sorted by a.
func longestChain(pairs []run) []run {
	tails, before := []int{}, make([]int, len(pairs))
	for i, p := range pairs {
		j := sort.Search(len(tails), func(q int) bool { return pairs[tails[q]].b >= p.b })
		before[i] = -1
		if j > 0 {
			before[i] = tails[j-1]
		}
		if j == len(tails) {
			tails = append(tails, i)
		} else {
			tails[j] = i
		}
	}
	if len(tails) == 0 {
		return nil
	}
	chain := make([]run, len(tails))
	for i, at := len(tails)-1, tails[len(tails)-1]; i >= 0; i, at = i-1, before[at] {
		chain[i] = pairs[at]
	}
	return chain
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
