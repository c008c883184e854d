package anchor

import (
	"encoding/binary"
	"fmt"
	"slices"

	"casebound/notebook"
)

const (
	// gramLetters is the length of the grams that a sketch samples. Unrelated
	// news texts share under 4 % of their 12-grams in 99.9 % of all pairs.
	gramLetters = 12
	// wholeAtMost is how many letters a text may have for its sketch to keep
	// every gram; of twice as many it keeps about one in two, and so on to one in
	// 1 << sparseFrom.
	wholeAtMost = 1 << 9
	sparseFrom  = 4
	// sketchAtMost bounds a sketch; a longer text keeps one gram in 32, 64 …
	sketchAtMost = 1 << 20
)

// Sketch is a sample of what a text says: hashes of grams of its skeleton. Two
// sketches tell how much of one text stands in the other without the texts.
// The zero Sketch is that of an empty text.
//
// What is kept is the least hash of every window of grams (the winnowing of
// Schleimer, Wilkerson and Aiken, 2003), so chance cannot miss a passage: two
// texts that share a window's grams in a row share one of their sketches. Of a
// text of up to 512 letters the window is one gram, of a long one 31, which are
// 42 letters, and the sketch holds one gram in 16. The least of a window is the
// least of every smaller one that it stands in, so sketches of texts of unlike
// length can be compared.
type Sketch struct {
	hashes  []uint32 // sorted, different
	spread  uint8    // one gram in 1 << spread was kept
	whole   uint64   // of all letters together
	letters int
}

// NewSketch draws the sketch of a text.
func NewSketch(t notebook.Text) Sketch { return newSketch(newSkeleton(t.All())) }

// Sketch draws the sketch of the finder's text.
func (f *Finder) Sketch() Sketch { return newSketch(f.k) }

func newSketch(k *skeleton) Sketch { return sketchSpread(k, spreadOf(k.len())) }

// spreadOf is how sparsely a text of so many letters is sampled.
func spreadOf(letters int) (spread uint8) {
	for letters>>spread > wholeAtMost && spread < sparseFrom || letters>>spread > sketchAtMost {
		spread++
	}
	return spread
}

func sketchSpread(k *skeleton, spread uint8) Sketch {
	s := Sketch{letters: k.len(), whole: hashLetters(k.letters), spread: spread}
	w := window{ring: make([]uint64, 2<<spread), take: func(hash uint64) {
		// A text can be written so that every gram is the least of a window.
		if s.hashes = append(s.hashes, uint32(hash)); len(s.hashes) > 4*sketchAtMost {
			s.hashes = distinct(s.hashes)
			s.hashes = s.hashes[:min(len(s.hashes), 2*sketchAtMost)]
		}
	}}
	eachGram(k.letters, gramLetters, 0, func(_ int, hash uint64) { w.next(hash) })
	w.end()
	s.hashes = slices.Clip(distinct(s.hashes))
	return s
}

// window slides over the hashes of a text and takes the least that it shows.
type window struct {
	ring  []uint64 // the last hashes; one more than the window has, a power of two
	seen  int      // how many there have been
	least int      // which of them is the least of the window
	take  func(hash uint64)
}

func (w *window) at(i int) uint64 { return w.ring[i&(len(w.ring)-1)] }

func (w *window) next(hash uint64) {
	n, size := w.seen, len(w.ring)-1
	w.ring[n&size] = hash
	w.seen++
	switch {
	case n-w.least >= size: // the least has left the window
		w.least = n
		for i := n - 1; i > n-size; i-- {
			if w.at(i) < w.at(w.least) {
				w.least = i
			}
		}
	case hash <= w.at(w.least):
		w.least = n
	case w.seen != size:
		return // the same as of the window before
	}
	if w.seen >= size {
		w.take(w.at(w.least))
	}
}

// end takes the least hash of a text that does not fill a window.
func (w *window) end() {
	if 0 < w.seen && w.seen < len(w.ring)-1 {
		w.take(w.at(w.least))
	}
}

func distinct(hashes []uint32) []uint32 {
	slices.Sort(hashes)
	return slices.Compact(hashes)
}

// at is about how many hashes a sketch of the same text has that is spread so
// much or more.
func (s Sketch) at(spread uint8) int { return spreadMore(len(s.hashes), s.spread, spread) }

func spreadMore(hashes int, from, to uint8) int {
	if from >= to || hashes == 0 {
		return hashes
	}
	return max(1, hashes>>(to-from))
}

func hashLetters(letters []byte) uint64 {
	h := uint64(len(letters))
	for len(letters) >= 8 {
		h = mix(h ^ binary.LittleEndian.Uint64(letters))
		letters = letters[8:]
	}
	for _, l := range letters {
		h = mix(h<<8 ^ uint64(l))
	}
	return h
}

// Letters is how many letters and digits the text has.
func (s Sketch) Letters() int { return s.letters }

// sketchVersion is the first byte of a stored sketch. Change it when letters
// are folded or sampled in another way: old sketches must be drawn again. The
// first version kept one gram in 16 by chance, of short texts too.
const sketchVersion = 2

// spreadAtMost is far beyond what the longest text needs.
const spreadAtMost = 28

// MarshalBinary writes a sketch for storing.
func (s Sketch) MarshalBinary() ([]byte, error) {
	out := []byte{sketchVersion, s.spread}
	out = binary.LittleEndian.AppendUint64(out, s.whole)
	out = binary.AppendUvarint(out, uint64(s.letters))
	out = binary.AppendUvarint(out, uint64(len(s.hashes)))
	last := uint32(0)
	for _, h := range s.hashes {
		out = binary.AppendUvarint(out, uint64(h-last))
		last = h
	}
	return out, nil
}

// UnmarshalBinary reads what MarshalBinary wrote. It fails on anything else,
// also on a sketch of another version: draw it again from the text.
func (s *Sketch) UnmarshalBinary(b []byte) error {
	bad := fmt.Errorf("read a sketch: not one of version %d", sketchVersion)
	if len(b) < 10 || b[0] != sketchVersion || b[1] > spreadAtMost {
		return bad
	}
	read := Sketch{spread: b[1], whole: binary.LittleEndian.Uint64(b[2:])}
	b = b[10:]
	number := func() (uint64, bool) {
		n, size := binary.Uvarint(b)
		if size <= 0 {
			return 0, false
		}
		b = b[size:]
		return n, true
	}
	letters, ok := number()
	count, ok2 := number()
	if !ok || !ok2 || count > uint64(len(b)) || letters > 1<<40 {
		return bad
	}
	read.letters = int(letters)
	read.hashes = make([]uint32, 0, count)
	last := uint64(0)
	for i := range count {
		step, ok := number()
		last += step
		if !ok || last > 1<<32-1 || step == 0 && i > 0 {
			return bad
		}
		read.hashes = append(read.hashes, uint32(last))
	}
	if len(b) > 0 {
		return bad
	}
	*s = read
	return nil
}
