package search

import (
	"encoding/binary"
	"math/bits"
)

// Numbers of posting lists are written in Golomb's code with a power of two
// (Rice 1971): what is above k bits as so many zeros and a one, then the k
// bits. Of k nearest to the logarithm of the mean it is within some hundredths
// of a bit of the best there is for gaps between things that lie about by
// chance (Gallager and van Voorhis 1975).
const (
	// mostZeros is how many zeros say that 32 bits follow as they are: a
	// number far from the others must not take thousands of bits.
	mostZeros = 23
	// mostK keeps the longest code, mostZeros+1+mostK bits, within one load.
	mostK = 31
)

// bitWriter appends bits to out, the lowest of a byte first.
type bitWriter struct {
	out  []byte
	word uint64
	have uint // bits of word, fewer than 64
}

func (w *bitWriter) write(value uint64, n uint) { // n ≤ 56
	w.word |= value << w.have
	if w.have += n; w.have >= 64 {
		w.out = binary.LittleEndian.AppendUint64(w.out, w.word)
		w.have -= 64
		w.word = value >> (n - w.have)
	}
}

func (w *bitWriter) rice(value uint32, k uint) {
	zeros := uint(value >> k)
	if value>>k >= mostZeros {
		w.write(1<<mostZeros, mostZeros+1)
		w.write(uint64(value), 32)
		return
	}
	low := uint64(value) & (1<<k - 1)
	w.write((low<<1|1)<<zeros, zeros+1+k)
}

// close fills up the last byte.
func (w *bitWriter) close() {
	for left := int(w.have); left > 0; left -= 8 {
		w.out = append(w.out, byte(w.word))
		w.word >>= 8
	}
	w.word, w.have = 0, 0
}

// bitReader reads what bitWriter wrote. Behind the end everything is zero, and
// bad is set.
type bitReader struct {
	in  []byte
	at  uint // bits
	bad bool
}

// peek is the next 57 bits or more.
func (r *bitReader) peek() uint64 {
	i := r.at >> 3
	if i+8 <= uint(len(r.in)) {
		return binary.LittleEndian.Uint64(r.in[i:]) >> (r.at & 7)
	}
	return r.peekEnd(i)
}

func (r *bitReader) peekEnd(i uint) uint64 {
	var last [8]byte
	if i < uint(len(r.in)) {
		copy(last[:], r.in[i:])
	}
	return binary.LittleEndian.Uint64(last[:]) >> (r.at & 7)
}

func (r *bitReader) rice(k uint) uint32 {
	w := r.peek()
	zeros := uint(bits.TrailingZeros64(w))
	if zeros < mostZeros {
		r.at += zeros + 1 + k
		return uint32(zeros<<(k&31)) | uint32(w>>((zeros+1)&63))&(1<<(k&31)-1)
	}
	return r.long(zeros, w)
}

// loaded is how many bits a peek has at the least.
const loaded = 57

// skip passes over n numbers, as many of them with one load as it holds.
func (r *bitReader) skip(n uint32, k uint) {
	for n > 0 {
		w, left, before := r.peek(), uint(loaded), n
		for n > 0 {
			zeros := uint(bits.TrailingZeros64(w))
			size := zeros + 1 + k
			if zeros >= mostZeros || size > left {
				break
			}
			w >>= size & 63
			left -= size
			n--
		}
		if r.at += loaded - left; n == before {
			r.rice(k)
			n--
		}
		if r.over() {
			r.bad = true
			return
		}
	}
}

// sums appends n numbers, each one more and added to what came before it.
func (r *bitReader) sums(from, n uint32, k uint, into []uint32) []uint32 {
	for n > 0 {
		w, left, before := r.peek(), uint(loaded), n
		for n > 0 {
			zeros := uint(bits.TrailingZeros64(w))
			size := zeros + 1 + k
			if zeros >= mostZeros || size > left {
				break
			}
			from += uint32(zeros<<(k&31)) | uint32(w>>((zeros+1)&63))&(1<<(k&31)-1)
			from++
			into = append(into, from)
			w >>= size & 63
			left -= size
			n--
		}
		if r.at += loaded - left; n == before {
			from += r.rice(k) + 1
			into = append(into, from)
			n--
		}
		if r.over() {
			r.bad = true
			break
		}
	}
	return into
}

// long reads a number written as it is.
func (r *bitReader) long(zeros uint, w uint64) uint32 {
	if zeros > mostZeros || r.at > uint(len(r.in))*8 {
		r.bad = true
		return 0
	}
	r.at += mostZeros + 1 + 32
	return uint32(w >> (mostZeros + 1))
}

// over reports whether more was read than there is.
func (r *bitReader) over() bool { return r.bad || r.at > uint(len(r.in))*8 }

// enoughForK numbers tell the best parameter of a list: beyond, every so many
// of it are looked at.
const enoughForK = 512

// riceK is the parameter that writes the numbers in the fewest bits. Their
// mean gives it to within one.
func riceK(list []uint32) uint {
	if len(list) == 0 {
		return 0
	}
	step := max(1, len(list)/enoughForK)
	sum, n := uint64(0), uint64(0)
	for i := 0; i < len(list); i += step {
		sum += uint64(list[i])
		n++
	}
	guess := min(uint(bits.Len64(sum*7/(10*n))), mostK)
	from, to := guess-min(guess, 1), min(guess+1, mostK)
	best, least := from, ^uint64(0)
	for k := from; k <= to; k++ {
		cost := n * uint64(k+1)
		for i := 0; i < len(list); i += step {
			cost += min(uint64(list[i]>>k), 56)
		}
		if cost < least {
			best, least = k, cost
		}
	}
	return best
}
