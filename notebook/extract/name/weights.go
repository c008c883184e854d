package name

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
)

// Weights are the trained numbers of the model in the form used for tagging:
// rows of 8-bit weights, one row a feature, found through a bitmap with the
// count of rows before each of its words (a rank index), so that the features
// without weights, which are most, cost one look at a megabyte.
type Weights struct {
	present []uint64 // which features have rows, a bit each
	before  []uint32 // rows before those of each 64 features
	rows    []row
	steps   steps
	reach   [Labels]stepRange
	factors [Labels + 1][Labels]float64 // steps as factors
	decay   []float64                   // factors of emissions so many units below the best
	scale   float64                     // of one unit of a row
}

// stepRange is the least and the most that a step from a label to the start of
// a name or to none adds.
type stepRange struct{ least, most int32 }

// row holds the weights of 16 labels, eight a word, and of the last one, each
// with bias added so that it is positive and can be summed in lanes of a word.
type row struct{ low, high, last uint64 }

const bias = 128

// steps are the transition weights in units of scale/fine; the last row is
// from the start of a sequence. Illegal steps are never looked at.
type steps [Labels + 1][Labels]int32

// fine is how much finer transitions are kept than weights.
const fine = 16

// A file of weights is, little-endian: the scale (float64), the steps (int32
// each), the bits of the features that have rows, and for each row, in the order
// of the features, a mask of its labels (three bytes) and then their weights (a
// byte each). It is not packed further: the program starts faster so.
const (
	headSize = 8 + 4*(Labels+1)*Labels
	maskSize = 3
)

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
	present, kept := make([]byte, 1<<FeatureBits/8), 0
	var body []byte
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
		body = append(body, byte(mask), byte(mask>>8), byte(mask>>16))
		body = append(body, values...)
		kept++
	}
	return append(append(out, present...), body...), kept
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
			w.factors[from][to] = math.Exp(float64(w.steps[from][to]) * w.scale / fine)
			data = data[4:]
		}
	}
	for from := range w.reach {
		r := stepRange{math.MaxInt32, math.MinInt32}
		for to, step := range w.steps[from] {
			if Label(to).starts() {
				r.least, r.most = min(r.least, step), max(r.most, step)
			}
		}
		w.reach[from] = r
	}
	unit := w.scale / fine
	w.decay = make([]float64, int32(negligible/unit)+1)
	for d := range w.decay {
		w.decay[d] = math.Exp(float64(-int32(d)) * unit)
	}
}

// readIndex returns the number of rows.
func (w *Weights) readIndex(data []byte) int {
	w.present, w.before = make([]uint64, 1<<FeatureBits/64), make([]uint32, 1<<FeatureBits/64)
	n := uint32(0)
	for i := range w.present {
		w.present[i], w.before[i] = binary.LittleEndian.Uint64(data[8*i:]), n
		n += uint32(bits.OnesCount64(w.present[i]))
	}
	return int(n)
}

func (w *Weights) readRows(data []byte, rows int) error {
	w.rows = make([]row, 0, rows)
	for range rows {
		if len(data) < maskSize {
			return fmt.Errorf("weights are cut short")
		}
		mask := uint32(data[0]) | uint32(data[1])<<8 | uint32(data[2])<<16
		data = data[maskSize:]
		if mask >= 1<<Labels || len(data) < bits.OnesCount32(mask) {
			return fmt.Errorf("weights are cut short or damaged")
		}
		r := noWeights
		for ; mask != 0; mask &= mask - 1 {
			r.set(bits.TrailingZeros32(mask), data[0])
			data = data[1:]
		}
		w.rows = append(w.rows, r)
	}
	return nil
}

// noWeights is a row of nothing but biases.
var noWeights = row{low: bias * 0x0101010101010101, high: bias * 0x0101010101010101, last: bias}

// set gives a label of a row that has none yet its weight, a byte in two's
// complement. Adding the bias to it is turning its first bit.
func (r *row) set(label int, weight byte) {
	switch {
	case label < 8:
		r.low ^= uint64(weight) << (8 * label)
	case label < 16:
		r.high ^= uint64(weight) << (8 * (label - 8))
	default:
		r.last ^= uint64(weight)
	}
}

// scores of the labels of one token.
type scores [Labels]int32

// lanes are sums of rows: every other byte of a row's words in 16 bits, which
// hold the sum of mostRows rows.
type lanes struct {
	a, b, c, d, last uint64
	n                int // rows
}

const mostRows = 257

// sum adds the rows of the features, whose memory it uses up. It first finds
// the rows, without branching on which features have one, so that their places,
// which lie all over memory, are fetched side by side.
func (w *Weights) sum(fs features, l *lanes) {
	const even = 0x00ff00ff00ff00ff
	present, before := w.present, w.before
	n := 0
	for _, f := range fs {
		block, at := f/64, f%64
		marks := present[block]
		fs[n] = before[block] + uint32(bits.OnesCount64(marks&(1<<at-1)))
		n += int(marks >> at & 1)
	}
	a, b, c, d, last := l.a, l.b, l.c, l.d, l.last
	rows := w.rows
	for _, k := range fs[:n] {
		r := &rows[k]
		a += r.low & even
		b += r.low >> 8 & even
		c += r.high & even
		d += r.high >> 8 & even
		last += r.last
	}
	l.a, l.b, l.c, l.d, l.last = a, b, c, d, last
	l.n += n
}

// add joins two sums, of mostRows rows together at most.
func (l *lanes) add(o *lanes) {
	l.a += o.a
	l.b += o.b
	l.c += o.c
	l.d += o.d
	l.last += o.last
	l.n += o.n
}

// pour adds the sums to s and empties the lanes.
func (l *lanes) pour(s *scores) {
	n := int32(l.n * bias)
	for k := range 4 {
		s[2*k] += int32(l.a>>(16*k)&0xffff) - n
		s[2*k+1] += int32(l.b>>(16*k)&0xffff) - n
		s[8+2*k] += int32(l.c>>(16*k)&0xffff) - n
		s[9+2*k] += int32(l.d>>(16*k)&0xffff) - n
	}
	s[16] += int32(l.last) - n
	*l = lanes{}
}
