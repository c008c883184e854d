package finder

import "math/bits"

// bitset holds numbers of entries.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) has(n int32) bool { return b[n>>6]&(1<<(n&63)) != 0 }

func (b bitset) add(n int32) { b[n>>6] |= 1 << (n & 63) }

// keep takes out what is not in the other set.
func (b bitset) keep(other bitset) {
	for i := range b {
		b[i] &= other[i]
	}
}

func (b bitset) count() int {
	n := 0
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

// list is the set in rising order; count is its size.
func (b bitset) list(count int) []int32 {
	list := make([]int32, 0, count)
	for i, w := range b {
		for ; w != 0; w &= w - 1 {
			list = append(list, int32(i<<6+bits.TrailingZeros64(w)))
		}
	}
	return list
}
