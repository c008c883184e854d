package name

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
	"slices"
)

// Weights are the trained numbers of the model in the form used for tagging:
// rows of 8-bit weights, one row a feature that has any, found through a bitmap
// with the count of the rows before (a rank index). What all labels of a token
// are given alike changes nothing, so that a row holds how much more a label is
// given than Outside, whose sum is always 0.
type Weights struct {
	index   []block
	rows    []row
	wide    map[uint32]row // by number of row, what goes beyond its eight bits
	steps   steps
	enter   [len(starting)][len(closed)]score   // steps from the closed labels to each starting one
	goOn    [kinds][4]score                     // steps from Begin and Inside to Inside, and to Last
	into    [Labels][Labels + 1]float64         // steps as factors, by the label stepped to; 0 for illegal ones
	opening [1 + 2*kinds][len(starting)]float64 // of those, the ones from closed labels to the start of a name or none
	onward  [kinds][4]float64                   // and those from Begin and Inside to Inside, and to Last
	decay   []float64                           // factors of emissions so many units below the best
	scale   float64                             // of one unit of a row
}

// block tells of blockSize features in a row which have weights, a bit each, and
// in its lower bits how many rows lie before theirs.
type block uint64

const (
	blockSize  = 42
	beforeBits = 64 - blockSize
	blocks     = (1<<FeatureBits + blockSize - 1) / blockSize
	// isWide is added to the rows before a block in which a row is too narrow:
	// no such rows are there, so that no look at a row need ask for it.
	isWide   = 1 << (beforeBits - 1)
	mostKept = isWide - 1
)

// row holds the weights of the 16 labels after Outside, eight a word, each with
// bias added so that it is positive and can be summed in lanes of a word.
type row struct{ low, high uint64 }

const bias = 128

// steps are the transition weights in units of scale/fine; the last row is
// from the start of a sequence. Illegal steps are never looked at.
type steps [Labels + 1][Labels]int32

// fine is how much finer transitions are kept than weights.
const fine = 16

// A file of weights is, little-endian: the scale (float64), the steps (int32
// each), the bits of the features that have rows, and the rows in the order of
// the features (rowfile.go).
const headSize = 8 + 4*(Labels+1)*Labels

// Quantise packs trained weights into the file that Load reads. weights holds
// Labels numbers for each of the 1<<FeatureBits features; those nearer to zero
// than prune are dropped. trans is as in steps. It also returns the number of
// rows kept.
func Quantise(weights []float32, trans [Labels + 1][Labels]float32, prune float32) ([]byte, int) {
	const limit = 6
	var most float32
	for _, w := range weights {
		most = max(most, w, -w)
	}
	scale := min(most, limit) / 127
	out := binary.LittleEndian.AppendUint64(nil, math.Float64bits(float64(scale)))
	for _, from := range trans {
		for _, w := range from {
			out = binary.LittleEndian.AppendUint32(out, uint32(int32(math.Round(float64(w/scale*fine)))))
		}
	}
	present := make([]byte, 1<<FeatureBits/8)
	var rows rowWriter
	for f := 0; f < len(weights)/Labels; f++ {
		mask, values := uint32(0), make([]byte, 0, Labels)
		for k, w := range weights[f*Labels : (f+1)*Labels] {
			if w > -prune && w < prune {
				continue
			}
			q := int(math.Round(float64(w / scale)))
			q = max(-127, min(127, q))
			if q != 0 {
				mask |= 1 << k
				values = append(values, byte(int8(q)))
			}
		}
		if mask == 0 {
			continue
		}
		present[f/8] |= 1 << (f % 8)
		rows.add(mask, values)
	}
	return rows.pack(append(out, present...)), len(rows.masks)
}

// readWeights is the inverse of Quantise.
func readWeights(data []byte) (*Weights, error) {
	if len(data) < headSize+1<<FeatureBits/8 {
		return nil, fmt.Errorf("weights are cut short")
	}
	w := &Weights{scale: math.Float64frombits(binary.LittleEndian.Uint64(data))}
	if !(w.scale > 1e-4 && w.scale < 1) {
		return nil, fmt.Errorf("the scale of the weights is out of range")
	}
	w.readSteps(data[8:headSize])
	rows := w.readIndex(data[headSize:])
	return w, w.readRows(data[headSize+1<<FeatureBits/8:], rows)
}

func (w *Weights) readSteps(data []byte) {
	for from := range w.steps {
		for to := range w.steps[from] {
			w.steps[from][to] = int32(binary.LittleEndian.Uint32(data))
			if from == Labels && Label(to).starts() || from < Labels && Legal(Label(from), Label(to)) {
				w.into[to][from] = math.Exp(float64(w.steps[from][to]) * w.scale / fine)
			}
			data = data[4:]
		}
	}
	for k, from := range closed {
		for i, to := range starting {
			w.enter[i][k] = score(w.steps[from][to]) << labelBits
			w.opening[k][i] = w.into[to][from]
		}
	}
	for k := range w.goOn {
		begin, inside := 1+4*k+Begin, 1+4*k+Inside
		for i, to := range [...]int{1 + 4*k + Inside, 1 + 4*k + Last} {
			w.goOn[k][2*i], w.goOn[k][2*i+1] = score(w.steps[begin][to])<<labelBits, score(w.steps[inside][to])<<labelBits
			w.onward[k][2*i], w.onward[k][2*i+1] = w.into[to][begin], w.into[to][inside]
		}
	}
	w.decay = make([]float64, int32(negligible/w.scale)+1)
	for d := range w.decay {
		w.decay[d] = math.Exp(float64(-d) * w.scale)
	}
}

// readIndex returns the number of rows. Data begins with the bits of the
// features that have one.
func (w *Weights) readIndex(data []byte) int {
	w.index = make([]block, blocks)
	words := 1 << FeatureBits / 64
	word := func(i int) uint64 {
		if i >= words {
			return 0
		}
		return binary.LittleEndian.Uint64(data[8*i:])
	}
	n := 0
	for i := range w.index {
		at := uint(i * blockSize)
		marks := word(int(at/64))>>(at%64) | word(int(at/64)+1)<<1<<(63-at%64)
		w.index[i] = block(marks<<beforeBits) | block(n)
		n += bits.OnesCount64(marks << beforeBits)
	}
	return n
}

func (w *Weights) readRows(data []byte, rows int) error {
	if rows > mostKept {
		return fmt.Errorf("there are too many weights")
	}
	w.rows, w.wide = make([]row, rows), map[uint32]row{}
	file, ok := openRows(data, rows)
	for k := range w.rows {
		var mask uint32
		var values []byte
		if ok {
			mask, values, ok = file.next()
		}
		if !ok {
			return fmt.Errorf("weights are cut short or damaged")
		}
		if !w.rows[k].read(mask, values) {
			w.widen(uint32(k), mask, values)
		}
	}
	w.markWide()
	return nil
}

// spread is a byte in all bytes of a word.
const spread = 0x0101010101010101

// read fills a row from the mask of its labels and their weights, bytes in two's
// complement, and reports whether each is near enough to that of Outside. A sum
// of shifted weights sets all bytes of a word, as each comes to lie in 0 to 255.
func (r *row) read(mask uint32, values []byte) bool {
	outside := 0
	if mask&1 != 0 {
		outside, values = int(int8(values[0])), values[1:]
	}
	least, most := outside-bias, outside+bias-1
	low, high := spread*uint64(bias-outside), spread*uint64(bias-outside)
	for mask >>= 1; mask != 0 && len(values) > 0; mask &= mask - 1 {
		v := int(int8(values[0]))
		values = values[1:]
		if v < least || v > most {
			return false
		}
		if k := bits.TrailingZeros32(mask); k < 8 {
			low += uint64(v) << (8 * k)
		} else {
			high += uint64(v) << (8 * (k & 7))
		}
	}
	r.low, r.high = low, high
	return true
}

// widen splits the weights of row k, some of which are too far from that of
// Outside, over two rows.
func (w *Weights) widen(k uint32, mask uint32, values []byte) {
	var all [Labels]int
	for ; mask != 0; mask &= mask - 1 {
		all[bits.TrailingZeros32(mask)] = int(int8(values[0]))
		values = values[1:]
	}
	w.rows[k] = rowOf(func(l int) int { return (all[l] - all[Outside]) / 2 })
	w.wide[k] = rowOf(func(l int) int { return all[l] - all[Outside] - (all[l]-all[Outside])/2 })
}

// rowOf is the row of the given weights of the labels after Outside.
func rowOf(weight func(label int) int) (r row) {
	for k := range 8 {
		r.low |= uint64(bias+weight(1+k)) << (8 * k)
		r.high |= uint64(bias+weight(9+k)) << (8 * k)
	}
	return r
}

// markWide marks the blocks that hold rows in two parts: the last of those
// before which lie no more rows than it.
func (w *Weights) markWide() {
	for k := range w.wide {
		i, _ := slices.BinarySearchFunc(w.index, k+1, func(b block, k uint32) int {
			return cmp.Compare(uint32(b&(isWide-1)), k)
		})
		w.index[i-1] |= isWide
	}
}

// scores of the labels of one token.
type scores [Labels]int32

// lanes are sums of rows: every other byte of a row's words in 16 bits, which
// hold the sum of mostRows rows.
type lanes struct {
	a, b, c, d uint64
	n          int // rows
}

const (
	mostRows = 257
	even     = 0x00ff00ff00ff00ff
)

// sum adds the rows of the features, whose memory it uses up. It first finds
// the rows, without branching on which features have one, so that their places,
// which lie all over memory, are fetched side by side.
func (w *Weights) sum(fs features, l *lanes) {
	n, wide := find(w.index, fs)
	l.n += n
	if wide {
		w.addWide(fs[:n], l)
	} else {
		l.addRows(w.rows, fs[:n])
	}
}

// find puts the numbers of the rows of features in their place, and returns how
// many there are and whether any lies in a block with rows in two parts.
func find(index []block, fs features) (n int, wide bool) {
	var seen block
	for _, f := range fs {
		b, at := index[f/blockSize], (beforeBits+f%blockSize)&63
		seen |= b
		fs[n] = uint32(b&(1<<beforeBits-1)) + uint32(bits.OnesCount64(uint64(b)&(1<<at-1)>>beforeBits))
		n += int(b >> at & 1)
	}
	return n, seen&isWide != 0
}

// addRows adds rows of one part.
func (l *lanes) addRows(rows []row, ks []uint32) {
	a, b, c, d := l.a, l.b, l.c, l.d
	for _, k := range ks {
		r := &rows[k]
		low, high := r.low, r.high
		a += low & even
		b += low >> 8 & even
		c += high & even
		d += high >> 8 & even
	}
	l.a, l.b, l.c, l.d = a, b, c, d
}

// addWide adds rows of which some are in two parts.
func (w *Weights) addWide(ks []uint32, l *lanes) {
	for i, k := range ks {
		if k&isWide == 0 {
			continue
		}
		k -= isWide
		if more, ok := w.wide[k]; ok {
			l.addRow(more)
			l.n++
		}
		ks[i] = k
	}
	l.addRows(w.rows, ks)
}

func (l *lanes) addRow(r row) {
	l.a += r.low & even
	l.b += r.low >> 8 & even
	l.c += r.high & even
	l.d += r.high >> 8 & even
}

// add joins two sums, of mostRows rows together at most.
func (l *lanes) add(o *lanes) {
	l.a += o.a
	l.b += o.b
	l.c += o.c
	l.d += o.d
	l.n += o.n
}

// pour adds the sums to s and empties the lanes.
func (l *lanes) pour(s *scores) {
	n := int32(l.n * bias)
	for k := range 4 {
		s[1+2*k] += int32(l.a>>(16*k)&0xffff) - n
		s[2+2*k] += int32(l.b>>(16*k)&0xffff) - n
		s[9+2*k] += int32(l.c>>(16*k)&0xffff) - n
		s[10+2*k] += int32(l.d>>(16*k)&0xffff) - n
	}
	*l = lanes{}
}
