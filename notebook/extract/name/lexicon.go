package name

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// A lexicon entry packs what is known of a word before any sentence is read:
// 13 bits of path in a tree of word clusters, five 3-bit class priors (how
// likely the word is to stand first or later in a person's name, in an
// organisation, a place, another name) and 4 bits of frequency.
type lexEntry uint32

func newLexEntry(cluster, prior, rank uint32) lexEntry {
	return lexEntry(cluster&0x1fff | prior&0x7fff<<13 | rank<<28)
}

func (e lexEntry) cluster(bits uint) uint64 { return uint64(e&0x1fff) >> (13 - bits) }
func (e lexEntry) prior() uint64            { return uint64(e>>13) & 0x7fff }
func (e lexEntry) rank() uint64             { return uint64(e >> 28) }

// rankBin is the frequency bin of the n-th most frequent word, counted from
// 0: bin 1 holds the first 32, each further bin twice as many; at most 15.
func rankBin(n int) uint32 {
	bin := uint32(1)
	for n = n + 1; n > 32; n >>= 1 {
		bin++
	}
	return min(bin, 15)
}

// pack writes sorted keys with a value each: count, deltas of the keys, values
// through a table of distinct values when that is shorter.
func pack(entries map[uint32]uint32) []byte {
	keys := make([]uint32, 0, len(entries))
	seen := map[uint32]int{}
	for k, v := range entries {
		keys = append(keys, k)
		seen[v]++
	}
	slices.Sort(keys)
	values := make([]uint32, 0, len(seen))
	for v := range seen {
		values = append(values, v)
	}
	slices.SortFunc(values, func(a, b uint32) int {
		if seen[a] != seen[b] {
			return seen[b] - seen[a]
		}
		return int(int64(a) - int64(b))
	})
	code := make(map[uint32]uint64, len(values))
	out := binary.AppendUvarint(nil, uint64(len(values)))
	for i, v := range values {
		code[v] = uint64(i)
		out = binary.LittleEndian.AppendUint32(out, v)
	}
	out = binary.AppendUvarint(out, uint64(len(keys)))
	last := uint32(0)
	for _, k := range keys {
		out = binary.AppendUvarint(out, uint64(k-last))
		last = k
	}
	for _, k := range keys {
		out = binary.AppendUvarint(out, code[entries[k]])
	}
	return out
}

// unpack reads what pack wrote into a table.
func unpack(data []byte) (*table, error) {
	r := reader{data: data}
	values := make([]uint32, r.count())
	for i := range values {
		values[i] = r.uint32()
	}
	keys := make([]uint32, r.count())
	last := uint32(0)
	for i := range keys {
		last += uint32(r.uvarint())
		keys[i] = last
	}
	t := newTable(len(keys))
	for _, k := range keys {
		c := r.uvarint()
		if c >= uint64(len(values)) {
			r.short = true
			break
		}
		t.put(k, values[c])
	}
	if r.short {
		return nil, fmt.Errorf("word table is cut short or damaged")
	}
	return t, nil
}

// reader takes a packed file apart; short is set, and zeros are returned, once
// it has run out.
type reader struct {
	data  []byte
	short bool
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.data)
	if n <= 0 {
		r.short = true
		r.data = nil
		return 0
	}
	r.data = r.data[n:]
	return v
}

// count is a number of things that take at least a byte each in what follows.
func (r *reader) count() int {
	n := r.uvarint()
	if n > uint64(len(r.data)) {
		r.short = true
		r.data = nil
		return 0
	}
	return int(n)
}

func (r *reader) uint32() uint32 {
	if len(r.data) < 4 {
		r.short = true
		r.data = nil
		return 0
	}
	v := binary.LittleEndian.Uint32(r.data)
	r.data = r.data[4:]
	return v
}
