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
	// sampleBits: one gram in 16 is kept, chosen by its hash, so that two
	// texts keep the same ones.
	sampleBits = 4
	// sketchAtMost bounds a sketch; a longer text keeps one in 32, 64 …
	sketchAtMost = 1 << 20
)

// Sketch is a sample of what a text says: hashes of grams of its skeleton. Two
// sketches tell how much of one text stands in the other without the texts.
// The zero Sketch is that of an empty text.
type Sketch struct {
	hashes  []uint32 // sorted, different
	coarse  uint8    // of the hashes kept at first, those with so many zero bits
	whole   uint64   // of all letters together
	letters int
}

// NewSketch draws the sketch of a text.
func NewSketch(t notebook.Text) Sketch { return newSketch(newSkeleton(t.All())) }

// Sketch draws the sketch of the finder's text.
func (f *Finder) Sketch() Sketch { return newSketch(f.k) }

func newSketch(k *skeleton) Sketch {
	s := Sketch{letters: k.len(), whole: hashLetters(k.letters)}
	eachGram(k.letters, gramLetters, 1<<sampleBits-1, func(_ int, hash uint64) {
		h := uint32(hash >> sampleBits)
		if h&s.coarseMask() != 0 {
			return
		}
		s.hashes = append(s.hashes, h)
		if len(s.hashes) >= 2*sketchAtMost {
			s.hashes = distinct(s.hashes)
			for len(s.hashes) > sketchAtMost {
				s.hashes = s.at(s.coarse + 1)
				s.coarse++
			}
		}
	})
	s.hashes = slices.Clip(distinct(s.hashes))
	return s
}

func distinct(hashes []uint32) []uint32 {
	slices.Sort(hashes)
	return slices.Compact(hashes)
}

func (s Sketch) coarseMask() uint32 { return 1<<s.coarse - 1 }

// at is the hashes that a coarser sketch of the same text has.
func (s Sketch) at(coarse uint8) []uint32 {
	if coarse <= s.coarse {
		return s.hashes
	}
	mask := uint32(1)<<coarse - 1
	var kept []uint32
	for _, h := range s.hashes {
		if h&mask == 0 {
			kept = append(kept, h)
		}
	}
	return kept
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
// are folded or sampled in another way: old sketches must be drawn again.
const sketchVersion = 1

// MarshalBinary writes a sketch for storing.
func (s Sketch) MarshalBinary() ([]byte, error) {
	out := []byte{sketchVersion, s.coarse}
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
	if len(b) < 10 || b[0] != sketchVersion || b[1] > 28 {
		return bad
	}
	read := Sketch{coarse: b[1], whole: binary.LittleEndian.Uint64(b[2:])}
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
