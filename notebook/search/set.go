package search

import "math/bits"

// set is a set of slots.
type set []uint64

func newSet(slots int) set { return make(set, (slots+63)/64) }

func (s set) has(n uint32) bool { return s[n>>6]&(1<<(n&63)) != 0 }

func (s set) add(n uint32) { s[n>>6] |= 1 << (n & 63) }

// keep, join and drop change s to the intersection, the union and the
// difference with the other set.
func (s set) keep(other set) {
	for i := range s {
		s[i] &= other[i]
	}
}

func (s set) join(other set) {
	for i := range s {
		s[i] |= other[i]
	}
}

func (s set) drop(other set) {
	for i := range s {
		s[i] &^= other[i]
	}
}

func (s set) clone() set { return append(set(nil), s...) }

func (s set) count() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// each visits the members in rising order.
func (s set) each(visit func(uint32)) {
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			visit(uint32(i<<6 + bits.TrailingZeros64(w)))
		}
	}
}
