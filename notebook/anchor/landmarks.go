package anchor

import (
	"bytes"
	"math/bits"
	"slices"
)

// landmarkTable finds the grams that occur once on both sides. It is an open
// hash table, kept between gaps for its memory.
type landmarkTable struct {
	slots []landmark
	used  []int32
	found []run
}

type landmark struct {
	hash uint64
	a, b int32 // position plus one; 0 none, -1 several
}

// pairs returns the unique common grams of n letters, sorted by a, in memory
// that the next call takes back.
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
	pairs := t.found[:0]
	for _, i := range t.used {
		s := t.slots[i]
		if s.a > 0 && s.b > 0 && bytes.Equal(a[s.a-1:int(s.a)-1+n], b[s.b-1:int(s.b)-1+n]) {
			pairs = append(pairs, run{a: int(s.a) - 1, b: int(s.b) - 1, n: n})
		}
	}
	slices.SortFunc(pairs, func(p, q run) int { return p.a - q.a })
	t.found = pairs
	return pairs
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
