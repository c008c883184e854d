package anchor

import (
	"bytes"
	"math/bits"
	"slices"
	"sort"
)

// pair is a gram that stands at a in one text and at b in the other.
type pair struct{ a, b uint32 }

// landmarkTable finds the grams that occur once on both sides. It is an open
// hash table, kept between gaps for its memory. It holds the grams of the
// shorter side alone; the longer one is only looked up.
type landmarkTable struct {
	slots []landmark
	used  []int32
	found []pair
	every int // one gram in so many was looked at
	// tails and before are of longestChain.
	tails, before []int32
}

// landmark is a gram: twelve bytes, of which tag are 32 bits of its hash.
type landmark struct {
	tag  uint32
	a, b int32 // position plus one; 0 none, -1 several
}

// pairs returns the unique common grams of n letters, sorted by a, in memory
// that the next call takes back.
func (t *landmarkTable) pairs(a, b []byte, n int) []pair {
	return t.pairsIn([]stretch{{0, len(a)}}, []stretch{{0, len(b)}}, a, b, n)
}

// pairsIn is pairs for grams inside stretches of the texts.
func (t *landmarkTable) pairsIn(inA, inB []stretch, a, b []byte, n int) []pair {
	swap := total(inA) > total(inB)
	if swap {
		t.collect(inB, inA, b, a, n)
	} else {
		t.collect(inA, inB, a, b, n)
	}
	pairs := t.found[:0]
	for _, i := range t.used {
		s := t.slots[i]
		if s.a <= 0 || s.b <= 0 {
			continue
		}
		p := pair{uint32(s.a - 1), uint32(s.b - 1)}
		if swap {
			p.a, p.b = p.b, p.a
		}
		if bytes.Equal(a[p.a:int(p.a)+n], b[p.b:int(p.b)+n]) {
			pairs = append(pairs, p)
		}
	}
	slices.SortFunc(pairs, func(p, q pair) int { return int(p.a) - int(q.a) })
	t.found = pairs
	return pairs
}

// collect fills the table with the grams of the stretches, few of one text and
// many of the other.
func (t *landmarkTable) collect(few, many []stretch, a, b []byte, n int) {
	letters := total(few)
	atMost := max(landmarksAtLeast, min(landmarksAtMost, letters/lettersALandmark))
	mask := sampling(letters, atMost)
	t.every = int(mask>>sampledFrom) + 1
	t.clear(min(letters, 2*atMost))
	for _, l := range few {
		eachGram(a[l.from:l.to], n, mask, func(at int, hash uint64) {
			if s := t.slot(hash, true); s != nil {
				s.a = once(s.a, l.from+at)
			}
		})
	}
	for _, l := range many {
		eachGram(b[l.from:l.to], n, mask, func(at int, hash uint64) {
			if s := t.slot(hash, false); s != nil {
				s.b = once(s.b, l.from+at)
			}
		})
	}
}

func once(was int32, at int) int32 {
	if was != 0 {
		return -1
	}
	return int32(at) + 1
}

func (t *landmarkTable) clear(grams int) {
	if size := 1 << bits.Len(uint(2*grams+15)); size <= cap(t.slots) {
		t.slots = t.slots[:size]
		clear(t.slots)
	} else {
		t.slots = make([]landmark, size)
	}
	t.used = t.used[:0]
}

// slot finds the slot of a hash, making it when add is set; nil when there is
// none, or no room: a text can be written so that its grams all get sampled.
func (t *landmarkTable) slot(hash uint64, add bool) *landmark {
	mask, tag := uint64(len(t.slots)-1), uint32(hash>>32)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := &t.slots[i]
		if s.a != 0 && s.tag == tag {
			return s
		}
		if s.a == 0 {
			if !add || len(t.used) >= len(t.slots)/2 {
				return nil
			}
			s.tag = tag
			t.used = append(t.used, int32(i))
			return s
		}
	}
}

// longestChain is the longest increasing subsequence by b of pairs sorted by a.
func (t *landmarkTable) longestChain(pairs []pair) []pair {
	tails, before := t.tails[:0], t.before[:0]
	for i, p := range pairs {
		j := len(tails)
		if j > 0 && pairs[tails[j-1]].b >= p.b {
			j = sort.Search(len(tails), func(q int) bool { return pairs[tails[q]].b >= p.b })
		}
		if j > 0 {
			before = append(before, tails[j-1])
		} else {
			before = append(before, -1)
		}
		if j == len(tails) {
			tails = append(tails, int32(i))
		} else {
			tails[j] = int32(i)
		}
	}
	t.tails, t.before = tails, before
	if len(tails) == 0 {
		return nil
	}
	chain := make([]pair, len(tails))
	for i, at := len(tails)-1, tails[len(tails)-1]; i >= 0; i, at = i-1, before[at] {
		chain[i] = pairs[at]
	}
	return chain
}

// sampling is a mask of hash bits that must be zero, so that of n grams about
// atMost are looked at.
func sampling(n, atMost int) uint64 {
	mask := uint64(0)
	for n > atMost {
		mask = mask<<1 | 1
		n >>= 1
	}
	return mask << sampledFrom
}

// sampledFrom is the lowest of the bits of a hash that sampling looks at: the
// table does not index by them.
const sampledFrom = 24

const (
	// gramBase is the multiplier of the rolling hash: the golden ratio.
	gramBase = 0x9E3779B97F4A7C15
	// gramAtMost is the length of the longest gram.
	gramAtMost = 24
)

// eachGram calls visit with every gram of n letters whose hash has the bits of
// mask zero. The hash rolls (Rabin and Karp) and is then mixed.
func eachGram(s []byte, n int, mask uint64, visit func(at int, hash uint64)) {
	if len(s) < n {
		return
	}
	h := uint64(0)
	for i := range n {
		h = h*gramBase + uint64(s[i])
	}
	leaves := &leaving[n]
	for i, next := range s[n:] {
		if m := mix(h); m&mask == 0 {
			visit(i, m)
		}
		// One multiplication and one addition wait for the hash before.
		h = h*gramBase + (uint64(next) - leaves[s[i]])
	}
	if m := mix(h); m&mask == 0 {
		visit(len(s)-n, m)
	}
}

// leaving is what each letter takes along when it leaves the hash of n letters.
var leaving = func() (table [gramAtMost + 1][256]uint64) {
	out := uint64(1)
	for n := range table {
		for c := range table[n] {
			table[n][c] = uint64(c) * out
		}
		out *= gramBase
	}
	return table
}()

// mix is the finaliser of MurmurHash3 (Austin Appleby, public domain).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
