package search

import "encoding/binary"

// packer makes the posting list of a term as a segment holds it. There are two
// codings of the items and of the places, and of each the shorter is taken:
// whole bytes (short lists), and packed ones, which are
//
//	items   k of the gaps, k of the counts (a byte each); groups; for each item
//	        the gap to the one before, less one, and how often the term is
//	        there, less one
//	places  k of the first places, k of the gaps (a byte each); groups; for each
//	        item the first place, then the gaps, less one
//
// Groups are there in lists of more than groupItems items, in those of places
// behind a byte that says by how many items (groups.go): for each but the
// first, how far the last item before it is from the last before the group
// before (of items alone), and how many bits lie between their beginnings.
// Of the first item the gap is its number.
type packer struct {
	items, often []uint32 // gaps and counts, less one
	first, gaps  []uint32 // places
	last         uint32
	chain        []byte // the list of a builder's term
	docs, places bitWriter
	groups       groupWriter
}

func (p *packer) reset() {
	p.items, p.often, p.first, p.gaps = p.items[:0], p.often[:0], p.first[:0], p.gaps[:0]
}

func (p *packer) count() uint32 { return uint32(len(p.items)) }

// item begins the next item; its places follow.
func (p *packer) item(number uint32) {
	gap := number
	if len(p.items) > 0 {
		gap -= p.last + 1
	}
	p.last = number
	p.items, p.often = append(p.items, gap), append(p.often, 0)
}

// begin notes the first place in the item, more a further one by its distance.
func (p *packer) begin(at uint32) { p.first = append(p.first, at) }

func (p *packer) more(distance uint32) {
	p.gaps = append(p.gaps, distance-1)
	p.often[len(p.often)-1]++
}

// packed is a posting list with the codings taken. It is valid until the next.
type packed struct {
	count                    uint32
	docs, places             []byte
	docsPacked, placesPacked bool
	lone                     bool // one occurrence in all: nothing but these
	item, at                 uint32
}

func (p *packer) pack() packed {
	out := packed{count: p.count()}
	if len(p.first) == 1 && len(p.gaps) == 0 {
		out.lone, out.item, out.at = true, p.items[0], p.first[0]
		return out
	}
	docs, places := 0, 0
	p.docs.out, p.places.out = p.docs.out[:0], p.places.out[:0]
	if len(p.items) < surelyPacked {
		p.docs.out = p.plainDocs(p.docs.out)
		docs = len(p.docs.out)
	}
	if len(p.first)+len(p.gaps) < surelyPacked {
		p.places.out = p.plainPlaces(p.places.out)
		places = len(p.places.out)
	}
	if docs == 0 || docs > 3 {
		p.packDocs()
		out.docsPacked = docs == 0 || len(p.docs.out)-docs < docs
	}
	if places == 0 || places > 3 {
		p.packPlaces()
		out.placesPacked = places == 0 || len(p.places.out)-places < places
	}
	out.docs = half(p.docs.out, docs, out.docsPacked)
	out.places = half(p.places.out, places, out.placesPacked)
	return out
}

// surelyPacked is from how many numbers on the packed coding is not held
// against the other, than which it is never much longer.
const surelyPacked = 32

func half(b []byte, middle int, second bool) []byte {
	if second {
		return b[middle:]
	}
	return b[:middle]
}

// plainDocs writes for each item how far it is from the one before, and how
// often the term occurs there, which is mostly once.
func (p *packer) plainDocs(out []byte) []byte {
	for i, gap := range p.items {
		if i > 0 {
			gap++
		}
		out = appendDoc(out, gap, p.often[i]+1)
	}
	return out
}

func (p *packer) plainPlaces(out []byte) []byte {
	gaps := p.gaps
	for i, first := range p.first {
		out = binary.AppendUvarint(out, uint64(first))
		for _, gap := range gaps[:p.often[i]] {
			out = binary.AppendUvarint(out, uint64(gap)+1)
		}
		gaps = gaps[p.often[i]:]
	}
	return out
}

func (p *packer) packDocs() {
	ofGaps, ofCounts := riceK(p.items), riceK(p.often)
	p.docs.out = append(p.docs.out, byte(ofGaps), byte(ofCounts))
	p.groups.reset(len(p.docs.out))
	item := uint32(0)
	for i, gap := range p.items {
		if i > 0 && i%groupItems == 0 {
			p.groups.noteItem(item, &p.docs)
		}
		if item += gap; i > 0 {
			item++
		}
		p.docs.rice(gap, ofGaps)
		p.docs.rice(p.often[i], ofCounts)
	}
	p.docs.close()
	p.docs.out = p.groups.insert(p.docs.out)
}

func (p *packer) packPlaces() {
	ofFirst, ofGaps := riceK(p.first), riceK(p.gaps)
	p.places.out = append(p.places.out, byte(ofFirst), byte(ofGaps))
	every := len(p.first)
	if len(p.first) > groupItems {
		shift := shiftFor(len(p.first), len(p.first)+len(p.gaps))
		p.places.out = append(p.places.out, byte(shift))
		every = 1 << shift
	}
	p.groups.reset(len(p.places.out))
	gaps := p.gaps
	for i, first := range p.first {
		if i > 0 && i%every == 0 {
			p.groups.note(&p.places)
		}
		p.places.rice(first, ofFirst)
		for _, gap := range gaps[:p.often[i]] {
			p.places.rice(gap, ofGaps)
		}
		gaps = gaps[p.often[i]:]
	}
	p.places.close()
	p.places.out = p.groups.insert(p.places.out)
}

// appendDoc writes one item of a posting list in whole bytes.
func appendDoc(docs []byte, delta, often uint32) []byte {
	if often == 1 {
		return binary.AppendUvarint(docs, uint64(delta)<<1)
	}
	docs = binary.AppendUvarint(docs, uint64(delta)<<1|1)
	return binary.AppendUvarint(docs, uint64(often))
}
