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
// without weights, which are most, cost one look at two megabytes.
type Weights struct {
	index   []block
	rows    []row
	steps   steps
	factors [Labels + 1][Labels]float64 // steps as factors
	scale   float64                     // of one unit of a row
}

// block is 64 bits of the index: which features have rows, and how many rows
// come before.
type block struct {
	present uint64
	before  uint32
}

// row holds the weights of 16 labels, eight a word, and of the last one, each
// with bias added so that it is positive and can be summed in lanes of a word.
type row struct{ low, high, last uint64 }

const bias = 128

// steps are the transition weights in units of scale/fine; the last row is
// from the start of a sequence. Illegal steps are never looked at.
type steps [Labels + 1][Labels]int32

// fine is how much finer transitions are kept than weights.
const fine = 16

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
	kept, last := 0, 0
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
		body = binary.AppendUvarint(body, uint64(f-last))
		body = binary.AppendUvarint(body, uint64(mask))
		body = append(body, values...)
		last = f
		kept++
	}
	out = binary.AppendUvarint(out, uint64(kept))
	return append(out, body...), kept
}

// readWeights is the inverse of Quantise.
func readWeights(data []byte) (*Weights, error) {
	r := reader{data: data}
	head := r.bytes(8)
	if head == nil {
		return nil, fmt.Errorf("weights are cut short")
	}
	w := &Weights{scale: math.Float64frombits(binary.LittleEndian.Uint64(head))}
	for from := range w.steps {
		for to := range w.steps[from] {
			w.steps[from][to] = int32(r.uint32())
			w.factors[from][to] = math.Exp(float64(w.steps[from][to]) * w.scale / fine)
		}
	}
	w.index = make([]block, 1<<FeatureBits/64)
	w.rows = make([]row, r.count())
	f := uint64(0)
	for i := range w.rows {
		f += r.uvarint()
		if f >= 1<<FeatureBits {
			return nil, fmt.Errorf("weights name a feature out of range")
		}
		w.index[f/64].present |= 1 << (f % 64)
		mask := uint32(r.uvarint()) & (1<<Labels - 1)
		var values [Labels]int8
		for _, b := range r.bytes(bits.OnesCount32(mask)) {
			values[bits.TrailingZeros32(mask)] = int8(b)
			mask &= mask - 1
		}
		w.rows[i] = packRow(values)
	}
	if r.short {
		return nil, fmt.Errorf("weights are cut short")
	}
	n := uint32(0)
	for i := range w.index {
		w.index[i].before = n
		n += uint32(bits.OnesCount64(w.index[i].present))
	}
	return w, nil
}

func packRow(values [Labels]int8) (r row) {
	for k := range 8 {
		r.low |= uint64(int(values[k])+bias) << (8 * k)
		r.high |= uint64(int(values[8+k])+bias) << (8 * k)
	}
	r.last = uint64(int(values[16]) + bias)
	return r
}

// scores of the labels of one token.
type scores [Labels]int32

// sum adds the rows of the features to s: eight labels at a time, every other
// byte of a word in a lane of 16 bits. A lane holds 257 rows; a token has fewer
// than a hundred features.
func (w *Weights) sum(fs features, s *scores) {
	const lanes = 0x00ff00ff00ff00ff
	var a, b, c, d, last uint64
	n := int32(0)
	for _, f := range fs {
		k, at := &w.index[f/64], f%64
		if k.present>>at&1 == 0 {
			continue
		}
		r := &w.rows[k.before+uint32(bits.OnesCount64(k.present&(1<<at-1)))]
		a += r.low & lanes
		b += r.low >> 8 & lanes
		c += r.high & lanes
		d += r.high >> 8 & lanes
		last += r.last
		n += bias
	}
	for k := range 4 {
		s[2*k] += int32(a>>(16*k)&0xffff) - n
		s[2*k+1] += int32(b>>(16*k)&0xffff) - n
		s[8+2*k] += int32(c>>(16*k)&0xffff) - n
		s[9+2*k] += int32(d>>(16*k)&0xffff) - n
	}
	s[16] += int32(last) - n
}
