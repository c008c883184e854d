package anchor

import (
	"bytes"
	"math/bits"
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
	// work is how many letter comparisons the differ may still make: gaps
	// without landmarks cost more than their length.
	work int
}

// alignLetters returns the runs sorted by a.
func alignLetters(ka, kb *skeleton) []run {
	x := &aligner{a: ka.letters, b: kb.letters}
	x.work = 4*(len(x.a)+len(x.b)) + 1<<24
	x.gap(0, len(x.a), 0, len(x.b), 0)
	runs := dropAccidents(x.runs, len(x.a), len(x.b))
	slide(runs, ka, kb)
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
	for _, r := range diff(x.a[a0:a1], x.b[b0:b1], &x.work) {
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

// landmarkTable finds the grams that occur once on both sides. It is an open
// hash table, kept between gaps for its memory.
type landmarkTable struct {
	slots []landmark
	used  []int32
}

type landmark struct {
	hash uint64
	a, b int32 // position plus one; 0 none, -1 several
}

// pairs returns the unique common grams of n letters, sorted by a.
func (t *landmarkTable) pairs(a, b []byte, n int) []run {
	mask := sampling(max(len(a), len(b)), landmarksAtMost)
	t.clear(min(len(a), 2*landmarksAtMost))
	eachGram(a, n, mask, func(at int, hash uint64) {
		if s := t.slot(hash, true); s != nil {
			s.a = once(s.a, at)
		}
	})
	eachGram(b, n, mask, func(at int, hash uint64) {
		if s := t.slot(hash, false); s != nil {
			s.b = once(s.b, at)
		}
	})
	var pairs []run
	for _, i := range t.used {
		s := t.slots[i]
		if s.a > 0 && s.b > 0 && bytes.Equal(a[s.a-1:int(s.a)-1+n], b[s.b-1:int(s.b)-1+n]) {
			pairs = append(pairs, run{a: int(s.a) - 1, b: int(s.b) - 1, n: n})
		}
	}
	sort.Slice(pairs, func(i, j int) bool { return pairs[i].a < pairs[j].a })
	return pairs
}

func once(was int32, at int) int32 {
	if was != 0 {
		return -1
	}
	return int32(at) + 1
}

func (t *landmarkTable) clear(grams int) {
	size := 1 << bits.Len(uint(2*grams+15))
	if size <= len(t.slots) && len(t.used) < len(t.slots)/8 {
		for _, i := range t.used {
			t.slots[i] = landmark{}
		}
	} else {
		t.slots = make([]landmark, size)
	}
	t.used = t.used[:0]
}

// slot finds the slot of a hash, making it when add is set; nil when there is
// none, or no room: a text can be written so that its grams all get sampled.
func (t *landmarkTable) slot(hash uint64, add bool) *landmark {
	mask := uint64(len(t.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := &t.slots[i]
		if s.a != 0 && s.hash == hash {
			return s
		}
		if s.a == 0 {
			if !add || len(t.used) >= len(t.slots)/2 {
				return nil
			}
			s.hash = hash
			t.used = append(t.used, int32(i))
			return s
		}
	}
}

// sampling is a mask of hash bits that must be zero, so that of n grams about
// atMost are looked at.
func sampling(n, atMost int) uint64 {
	mask := uint64(0)
	for n > atMost {
		mask = mask<<1 | 1
		n >>= 1
	}
	return mask << 40 // bits the table does not index by
}

// eachGram calls visit with every gram of n letters whose hash has the bits of
// mask zero. The hash rolls (Rabin and Karp) and is then mixed.
func eachGram(s []byte, n int, mask uint64, visit func(at int, hash uint64)) {
	if len(s) < n {
		return
	}
	const base = 0x9E3779B97F4A7C15
	out, h := uint64(1), uint64(0)
	for i := range n {
		if i > 0 {
			out *= base
		}
		h = h*base + uint64(s[i])
	}
	for i := 0; ; i++ {
		if m := mix(h); m&mask == 0 {
			visit(i, m)
		}
		if i+n == len(s) {
			return
		}
		h = (h-out*uint64(s[i]))*base + uint64(s[i+n])
	}
}

// mix is the finaliser of MurmurHash3 (Austin Appleby, public domain).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
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
