package name

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"
)

// In a file, the rows are first a mask each of the labels that have weights,
// three bytes, and then the weights of these. Fifteen of these are nearly all,
// and take half a byte; the file takes three quarters of the room so, and is
// read as fast.
//
//	the commonest weights: a byte each | masks | weights: half a byte for the
//	commonest, rawWeight and a byte for the others
const (
	maskSize  = 3
	common    = 15
	rawWeight = 15
)

// rowWriter gathers rows, in the order of their features.
type rowWriter struct {
	masks   []uint32
	weights []byte // in two's complement
}

func (w *rowWriter) add(mask uint32, weights []byte) {
	w.masks, w.weights = append(w.masks, mask), append(w.weights, weights...)
}

// pack appends the rows to the file.
func (w *rowWriter) pack(out []byte) []byte {
	table := commonest(w.weights)
	out = append(out, table[:]...)
	for _, m := range w.masks {
		out = append(out, byte(m), byte(m>>8), byte(m>>16))
	}
	var halves []byte
	for _, v := range w.weights {
		if i := slices.Index(table[:], v); i >= 0 {
			halves = append(halves, byte(i))
		} else {
			halves = append(halves, rawWeight, v&15, v>>4)
		}
	}
	for i := 0; i < len(halves); i += 2 {
		b := halves[i]
		if i+1 < len(halves) {
			b |= halves[i+1] << 4
		}
		out = append(out, b)
	}
	return out
}

// commonest are the weights that occur most, the commonest first.
func commonest(weights []byte) (table [common]byte) {
	var count [256]int
	for _, v := range weights {
		count[v]++
	}
	all := make([]byte, len(count))
	for v := range all {
		all[v] = byte(v)
	}
	slices.SortFunc(all, func(a, b byte) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	copy(table[:], all)
	return table
}

// rowReader reads what a rowWriter has packed.
type rowReader struct {
	table   [common]byte
	masks   []byte // of the rows to come
	weights []byte
	half    int // of weights: where the next is
	row     [Labels]byte
}

// openRows reads so many rows; ok is false where they are cut short.
func openRows(data []byte, rows int) (r *rowReader, ok bool) {
	if len(data) < common+maskSize*rows {
		return nil, false
	}
	r = &rowReader{masks: data[common : common+maskSize*rows], weights: data[common+maskSize*rows:]}
	copy(r.table[:], data)
	return r, true
}

// next reads a row: its mask, and its weights, which are good until the next. ok
// is false where they are damaged.
func (r *rowReader) next() (mask uint32, weights []byte, ok bool) {
	mask = uint32(r.masks[0]) | uint32(r.masks[1])<<8 | uint32(r.masks[2])<<16
	r.masks = r.masks[maskSize:]
	if mask>>Labels != 0 {
		return 0, nil, false
	}
	n := bits.OnesCount32(mask)
	if r.commonWeights(n) {
		return mask, r.row[:n], true
	}
	for i := range n {
		r.row[i] = r.weight()
	}
	return mask, r.row[:n], r.half <= 2*len(r.weights)
}

// commonWeights reads n weights with one load where all are common ones, as in
// most rows.
func (r *rowReader) commonWeights(n int) bool {
	at := r.half >> 1
	if n > 15 || at+8 > len(r.weights) {
		return false
	}
	w := binary.LittleEndian.Uint64(r.weights[at:]) >> (4 * (r.half & 1))
	// A half is rawWeight where all its bits are set.
	if w&(w>>1)&(w>>2)&(w>>3)&0x1111111111111111&(1<<(4*n)-1) != 0 {
		return false
	}
	for i := range n {
		r.row[i] = r.table[w&15]
		w >>= 4
	}
	r.half += n
	return true
}

func (r *rowReader) weight() byte {
	v := r.nibble()
	if v == rawWeight {
		return r.nibble() | r.nibble()<<4
	}
	return r.table[v]
}

// nibble is half a byte of the weights, 0 behind their end.
func (r *rowReader) nibble() byte {
	at := r.half
	r.half++
	if at>>1 >= len(r.weights) {
		return 0
	}
	return r.weights[at>>1] >> (at & 1 * 4) & 15
}
