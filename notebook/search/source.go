package search

import "encoding/binary"

// source is where terms and postings come from: a segment in the store or the
// builder in memory.
type source interface {
	// withStem visits the forms of a field that have the stem.
	withStem(f field, stem string, visit func(form string, t term)) error
	// each visits all forms of a field.
	each(f field, visit func(form string, t term)) error
	// begins visits the forms of a field that begin so.
	begins(f field, with string, visit func(t term)) error
	// like visits the forms of a field that may be meant for the form.
	like(f field, w *misspelt, visit func(form string, t term)) error
	// docs and places are the two halves of a posting list. The caller must
	// not change them.
	docs(term) ([]byte, error)
	places(term) ([]byte, error)
}

// term points to the postings of a term in its source.
type term struct {
	number int32
	count  uint32 // items that have it
}

// nobody is in the place of an item's slot when the item is not the present
// state of anything.
const nobody = ^uint32(0)

// layer is a source with the present owners of its items.
type layer struct {
	source
	// slots tells for each item whose present state it is. It changes while
	// the source does not.
	slots []uint32
}

// postings reads the items of a term.
func (l *layer) postings(t term) (postings, error) {
	docs, err := l.docs(t)
	return postings{docs: docs, items: uint32(len(l.slots))}, err
}

// postings are the items of one term, read one by one.
type postings struct {
	docs  []byte
	items uint32 // how many the layer has: what lies beyond is damage and ends the list
	item  uint32
	often uint32
}

// next moves to the next item.
func (p *postings) next() bool {
	if len(p.docs) == 0 {
		return false
	}
	n, size := uvarint(p.docs)
	if size <= 0 {
		return false
	}
	p.docs = p.docs[size:]
	p.item += uint32(n >> 1)
	p.often = 1
	if p.item >= p.items {
		p.docs = nil
		return false
	}
	if n&1 == 1 {
		often, size := uvarint(p.docs)
		if size <= 0 {
			return false
		}
		p.docs, p.often = p.docs[size:], uint32(often)
	}
	return true
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

// readPlaces cuts the positions of an item off the front and appends them to
// into.
func readPlaces(places []byte, often uint32, into []uint32) (rest []byte, at []uint32) {
	last := uint32(0)
	for range often {
		n, size := uvarint(places)
		if size <= 0 {
			return nil, into
		}
		places = places[size:]
		last += uint32(n)
		into = append(into, last)
	}
	return places, into
}

// skipPlaces cuts the positions of an item off the front.
func skipPlaces(places []byte, often uint32) []byte {
	for i := range places {
		if places[i] < 0x80 {
			if often--; often == 0 {
				return places[i+1:]
			}
		}
	}
	return nil
}
