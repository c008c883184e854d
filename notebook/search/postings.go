package search

import (
	"encoding/binary"
	"math/bits"
)

// postings are the items of one term, read one by one.
type postings struct {
	plain  []byte
	bits   bitReader
	packed bool
	ks     [2]uint // of gaps and counts
	left   uint32  // items still to come
	items  uint32  // how many the layer has: what lies beyond is damage and ends the list
	item   uint32
	often  uint32
	begun  bool
	lone   bool // all is known from the beginning
	bad    bool
	count  uint32
	groups []group
	group  int // how many of groups were leapt over or passed
}

func newPostings(docs []byte, t term, items uint32) postings {
	if t.lone {
		return postings{lone: true, left: 1, count: 1, items: items, item: t.item, often: 1}
	}
	p := postings{plain: docs, packed: t.docs.packed, left: t.count, count: t.count, items: items}
	if p.packed {
		p.ks, p.bits.in, p.bad = readKs(docs)
		if !p.bad && t.count > groupItems {
			p.groups, p.bits.in, p.bad = readGroups(p.bits.in, (t.count-1)/groupItems, true)
		}
		if p.bad {
			p.left = 0
		}
	}
	return p
}

// readKs takes the two parameters off the front of a packed list.
func readKs(b []byte) (ks [2]uint, rest []byte, bad bool) {
	if len(b) < 2 || b[0] > mostK || b[1] > mostK {
		return ks, nil, true
	}
	return [2]uint{uint(b[0]), uint(b[1])}, b[2:], false
}

// next moves to the next item.
func (p *postings) next() bool {
	if p.left == 0 {
		return false
	}
	p.left--
	switch {
	case p.packed:
		return p.nextPacked()
	case p.lone:
		return !p.broken(false)
	}
	return p.nextPlain()
}

// nextPacked reads both numbers of an item with one load where they fit in.
func (p *postings) nextPacked() bool {
	w := p.bits.peek()
	ofGap := uint(bits.TrailingZeros64(w))
	width := ofGap + 1 + p.ks[0]
	rest := w >> (width & 63)
	ofCount := uint(bits.TrailingZeros64(rest))
	all := width + ofCount + 1 + p.ks[1]
	if ofGap >= mostZeros || ofCount >= mostZeros || all > loaded {
		p.item += p.bits.rice(p.ks[0])
		p.often = p.bits.rice(p.ks[1]) + 1
	} else {
		p.bits.at += all
		p.item += uint32(ofGap<<(p.ks[0]&31)) | uint32(w>>((ofGap+1)&63))&(1<<(p.ks[0]&31)-1)
		p.often = 1 + (uint32(ofCount<<(p.ks[1]&31)) | uint32(rest>>((ofCount+1)&63))&(1<<(p.ks[1]&31)-1))
	}
	if p.begun {
		p.item++
	}
	p.begun = true
	return !p.broken(p.bits.over())
}

func (p *postings) nextPlain() bool {
	n, size := uvarint(p.plain)
	if p.broken(size <= 0) {
		return false
	}
	p.plain = p.plain[size:]
	p.item += uint32(n >> 1)
	p.often = 1
	if n&1 == 1 {
		often, size := uvarint(p.plain)
		if p.broken(size <= 0) {
			return false
		}
		p.plain, p.often = p.plain[size:], uint32(often)
	}
	return !p.broken(false)
}

// broken ends the list when what was read cannot be.
func (p *postings) broken(is bool) bool {
	if is || p.item >= p.items {
		p.bad, p.left = true, 0
	}
	return p.bad
}

// positions are the places of one term, item by item as its postings are.
type positions struct {
	plain  []byte
	bits   bitReader
	packed bool
	ks     [2]uint // of first places and gaps
	passed uint32  // items
	groups []group
	shift  uint8 // they are of 1<<shift items
	lone   bool
	at     uint32 // of a lone term
	bad    bool
}

func newPositions(places []byte, t term) positions {
	if t.lone {
		return positions{lone: true, at: t.at}
	}
	p := positions{plain: places, packed: t.places.packed}
	if !p.packed {
		return p
	}
	p.ks, p.bits.in, p.bad = readKs(places)
	if !p.bad && t.count > groupItems {
		p.readGroups(t.count)
	}
	return p
}

func (p *positions) readGroups(count uint32) {
	if p.bad = len(p.bits.in) == 0 || p.bits.in[0] > groupShift; p.bad {
		return
	}
	p.shift = p.bits.in[0]
	p.groups, p.bits.in, p.bad = readGroups(p.bits.in[1:], (count-1)>>p.shift, false)
}

// of appends the places in the n-th item, which is behind all read before.
// often are the counts of the last groupItems items, or of all where they are
// fewer, by number.
func (p *positions) of(n uint32, often, into []uint32) []uint32 {
	mask := uint32(len(often) - 1)
	if group := n >> p.shift; len(p.groups) > 0 && group > p.passed>>p.shift {
		if int(group) > len(p.groups) {
			p.bad = true
			return into
		}
		p.bits.at, p.passed = p.groups[group-1].at, group<<p.shift
	}
	if n-p.passed >= uint32(len(often)) { // more than was noted
		p.bad = true
		return into
	}
	for p.passed < n {
		p.skip(often[p.passed&mask])
	}
	return p.read(often[n&mask], into)
}

// read appends the places in the next item to into.
func (p *positions) read(often uint32, into []uint32) []uint32 {
	p.passed++
	switch {
	case p.lone:
		return append(into, p.at)
	case !p.packed:
		return p.readPlain(often, into)
	}
	if p.over(often) {
		return into
	}
	at := p.bits.rice(p.ks[0])
	return p.bits.sums(at, often-1, p.ks[1], append(into, at))
}

func (p *positions) readPlain(often uint32, into []uint32) []uint32 {
	last := uint32(0)
	for range often {
		n, size := uvarint(p.plain)
		if size <= 0 {
			p.bad = true
			return into
		}
		p.plain = p.plain[size:]
		last += uint32(n)
		into = append(into, last)
	}
	return into
}

// skip passes over the next item.
func (p *positions) skip(often uint32) {
	p.passed++
	switch {
	case p.lone:
	case !p.packed:
		p.skipPlain(often)
	case !p.over(often):
		p.bits.rice(p.ks[0])
		p.bits.skip(often-1, p.ks[1])
	}
}

func (p *positions) skipPlain(often uint32) {
	for i := range p.plain {
		if p.plain[i] < 0x80 {
			if often--; often == 0 {
				p.plain = p.plain[i+1:]
				return
			}
		}
	}
	p.plain, p.bad = nil, true
}

// over reports whether so many places cannot be left: each takes a bit.
func (p *positions) over(often uint32) bool {
	if p.bad || p.bits.over() || uint(often) > uint(len(p.bits.in))*8-p.bits.at {
		p.bad = true
	}
	return p.bad
}

// ended reports whether all was read and nothing was wrong.
func (p *positions) ended() bool {
	if p.lone {
		return p.passed == 1
	}
	if p.packed {
		return !p.bad && !p.bits.over() && uint(len(p.bits.in))*8-p.bits.at < 8
	}
	return !p.bad && len(p.plain) == 0
}

// uvarint is binary.Uvarint for numbers that mostly take a byte or two.
func uvarint(b []byte) (n uint64, size int) {
	if len(b) >= 2 {
		if b[0] < 0x80 {
			return uint64(b[0]), 1
		}
		if b[1] < 0x80 {
			return uint64(b[0]&0x7f) | uint64(b[1])<<7, 2
		}
	}
	return binary.Uvarint(b)
}
