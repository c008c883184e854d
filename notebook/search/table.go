package search

import (
	"encoding/binary"
	"hash/maphash"
	"math/bits"
)

// termTable finds the number of a term by its field and form. It is a hash
// table with open addressing that keeps no keys, only hashes: the forms lie
// with the terms. A word of a text costs one look here, and nearly all words
// are known, so this is where indexing spends its time.
type termTable struct {
	seed  uint64
	cells []termCell // a power of two
	used  int
}

type termCell struct {
	hash   uint32
	number uint32 // of the term, counted from 1; 0 is an empty cell
}

// formKey is a form made ready to be looked up: what begins it, the hash.
type formKey struct {
	low   uint64
	high  uint32
	hash  uint32
	field field
}

// formBegin is how many bytes of a form lie with its term: in low, and in high
// beside the length (from bit 16) and the field (from bit 23).
const formBegin = 10

// key reads a form. It is quick where the slice reaches 16 bytes beyond the
// form's beginning; what stands there does not matter.
func (t *termTable) key(f field, form []byte) formKey {
	k := formKey{field: f}
	var first []byte
	if cap(form) >= 16 {
		first = form[:16]
	} else {
		var room [16]byte
		copy(room[:], form)
		first = room[:]
	}
	k.low = binary.LittleEndian.Uint64(first)
	k.high = uint32(binary.LittleEndian.Uint16(first[8:]))
	switch n := len(form); {
	case n < 8:
		k.low &= 1<<(8*n) - 1
		k.high = 0
	case n < formBegin:
		k.high &= 1<<(8*(n-8)) - 1
	}
	k.high |= uint32(len(form))<<16 | uint32(f&31)<<23
	k.hash = t.hash(&k, form)
	return k
}

// begin appends the form, or its first formBegin bytes.
func (k *formKey) begin(to []byte, length int) []byte {
	to = binary.LittleEndian.AppendUint64(to, k.low)
	to = binary.LittleEndian.AppendUint16(to, uint16(k.high))
	return to[:min(length, formBegin)]
}

// hash folds products as wyhash does (Wang Yi), which a text cannot be written
// against, since the seed is not known beforehand.
func (t *termTable) hash(k *formKey, form []byte) uint32 {
	a, b := bits.Mul64(k.low^t.seed, uint64(k.high)^0xa0761d6478bd642f)
	h := a ^ b
	for i := formBegin; i < len(form); i += 8 {
		a, b = bits.Mul64(h^tail(form[i:]), t.seed^0xe7037ed1a0b428db)
		h = a ^ b
	}
	return uint32(h ^ h>>32)
}

func tail(b []byte) uint64 {
	if len(b) >= 8 {
		return binary.LittleEndian.Uint64(b)
	}
	n := uint64(0)
	for i, c := range b {
		n |= uint64(c) << (8 * i)
	}
	return n
}

// find is the number of the term. form is asked for the rest of a long one.
func (t *termTable) find(b *builder, k *formKey, form []byte) (number int32, ok bool) {
	mask := uint32(len(t.cells) - 1)
	for i := k.hash & mask; ; i = (i + 1) & mask {
		c := t.cells[i]
		if c.number == 0 {
			return 0, false
		}
		if c.hash != k.hash {
			continue
		}
		if h := &b.heads[c.number-1]; h.low == k.low && h.high == k.high &&
			(len(form) <= formBegin || string(b.form(int32(c.number-1))) == string(form)) {
			return int32(c.number - 1), true
		}
	}
}

// add enters a term that is not there.
func (t *termTable) add(number int32, hash uint32) {
	if t.used*3 >= len(t.cells)*2 {
		t.grow(t.used + 1)
	}
	t.used++
	t.put(termCell{hash, uint32(number) + 1})
}

func (t *termTable) put(c termCell) {
	mask := uint32(len(t.cells) - 1)
	i := c.hash & mask
	for t.cells[i].number != 0 {
		i = (i + 1) & mask
	}
	t.cells[i] = c
}

// grow makes room for so many terms and as many again.
func (t *termTable) grow(terms int) {
	old := t.cells
	if len(old) == 0 {
		t.seed = maphash.String(maphash.MakeSeed(), "terms")
	}
	t.cells = make([]termCell, max(1024, 2<<bits.Len(uint(terms))))
	for _, c := range old {
		if c.number != 0 {
			t.put(c)
		}
	}
}
