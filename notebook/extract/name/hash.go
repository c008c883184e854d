package name

import (
	"unicode"
	"unicode/utf8"
)

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// hashExact is FNV-1a of the bytes.
func hashExact(s string) uint64 {
	h := uint64(fnvOffset)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return h
}

// hashLower is FNV-1a of the word in lower case, without making that word.
func hashLower(s string) uint64 {
	h := uint64(fnvOffset)
	for i := 0; i < len(s); {
		b := s[i]
		if b < utf8.RuneSelf {
			if b >= 'A' && b <= 'Z' {
				b += 'a' - 'A'
			}
			h = (h ^ uint64(b)) * fnvPrime
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		var buf [utf8.UTFMax]byte
		for _, b := range buf[:utf8.EncodeRune(buf[:], unicode.ToLower(r))] {
			h = (h ^ uint64(b)) * fnvPrime
		}
		i += n
	}
	return h
}

// mix joins two hashes into one, order kept (the finisher of SplitMix64).
func mix(a, b uint64) uint64 {
	x := a*0x9E3779B97F4A7C15 ^ (b+0x7F4A7C15)*0xC2B2AE3D27D4EB4F
	x ^= x >> 29
	x *= 0xBF58476D1CE4E5B9
	return x ^ x>>32
}

// table is an open-addressing map from 32-bit hashes to 32-bit values. A hash
// that was never put in is found by accident about once in 2^32/len times,
// which costs a feature, never a crash.
type table struct {
	slots []slot
	shift uint
}

type slot struct{ key, value uint32 }

func newTable(entries int) *table {
	bits := uint(4)
	for 1<<bits < entries*3/2 {
		bits++
	}
	return &table{make([]slot, 1<<bits), 32 - bits}
}

// fold makes the key of a 64-bit hash; 0 means an empty slot.
func fold(h uint64) uint32 {
	k := uint32(h>>32) ^ uint32(h)
	if k == 0 {
		k = 1
	}
	return k
}

func (t *table) slot(k uint32) *slot {
	i := int(k >> t.shift) // keys are hashes already; filling in their order is fast
	for t.slots[i].key != 0 && t.slots[i].key != k {
		i = (i + 1) & (len(t.slots) - 1)
	}
	return &t.slots[i]
}

func (t *table) get(k uint32) (uint32, bool) {
	s := t.slot(k)
	return s.value, s.key == k
}

func (t *table) put(k, v uint32) { *t.slot(k) = slot{k, v} }
