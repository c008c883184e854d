package search

import (
	"sort"
	"strings"
)

// The terms of a segment lie in blocks of a few dozen in the order of termKey,
// each with the length of its postings. A second, small stream tells where each
// block begins and with which stem, so that a word is found by reading one
// block, and nothing of the list of words is kept in memory but this.

// blockTerms is how many terms a block has at most: enough that they share
// their beginnings, few enough that one is found in two microseconds.
const blockTerms = 64

// block is where one block begins. All its terms are of one field.
type block struct {
	field            field
	terms            uint8
	stem             string // of its first term
	at               uint64 // in the stream of terms
	size             uint32
	docsAt, placesAt uint64
}

// termWriter writes the terms of a segment and the list of their blocks.
type termWriter struct {
	out, list    *pages
	now          encoder // the block being written
	entry        encoder
	first, last  termKey
	docs, places uint64 // bytes of postings of the block
	inBlock      int
	stem         string // of the block before, in the list
	terms        uint32
}

// write takes the next term in order, with its postings.
func (w *termWriter) write(key termKey, p packed) error {
	if w.inBlock == blockTerms || w.inBlock > 0 && key.field != w.last.field {
		if err := w.flush(); err != nil {
			return err
		}
	}
	if w.inBlock == 0 {
		w.first, w.last = key, termKey{}
	}
	same := shared(w.last.form, key.form)
	w.now.pair(same, len(key.form)-same)
	w.now.out = append(w.now.out, key.form[same:]...)
	ofForm := shared(key.form, key.stem)
	w.now.pair(len(key.form)-ofForm, len(key.stem)-ofForm)
	w.now.out = append(w.now.out, key.stem[ofForm:]...)
	w.now.number(uint64(p.count))
	w.now.number(uint64(len(p.docs))<<1 | bit(p.docsPacked))
	w.now.number(uint64(len(p.places))<<1 | bit(p.placesPacked))
	w.docs += uint64(len(p.docs))
	w.places += uint64(len(p.places))
	w.last = key
	w.inBlock++
	w.terms++
	return nil
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// flush ends the block.
func (w *termWriter) flush() error {
	if w.inBlock == 0 {
		return nil
	}
	e := &w.entry
	e.out = append(e.out[:0], byte(w.first.field), byte(w.inBlock))
	same := shared(w.stem, w.first.stem)
	e.pair(same, len(w.first.stem)-same)
	e.out = append(e.out, w.first.stem[same:]...)
	e.number(uint64(len(w.now.out)))
	e.number(w.docs)
	e.number(w.places)
	if err := w.list.write(e.out); err != nil {
		return err
	}
	err := w.out.write(w.now.out)
	w.stem = w.first.stem
	w.now.out, w.inBlock, w.docs, w.places = w.now.out[:0], 0, 0, 0
	return err
}

func shared(a, b string) int {
	n := min(len(a), len(b), longestForm)
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// readBlocks reads the list of blocks.
func readBlocks(b []byte, terms uint32) ([]block, error) {
	d := decoder{in: b}
	list := make([]block, 0, len(b)/12)
	next := block{}
	for len(d.in) > 0 {
		head := d.bytes(2)
		if d.bad || head[1] == 0 || head[1] > blockTerms {
			return nil, errCorrupt
		}
		next.field, next.terms = field(head[0]), head[1]
		same, rest := d.pair()
		tail := d.bytes(uint64(rest))
		if same > len(next.stem) || len(tail) != rest {
			return nil, errCorrupt
		}
		next.stem = next.stem[:same] + string(tail)
		size, docs, places := d.number(), d.number(), d.number()
		if d.bad || size > 1<<20 {
			return nil, errCorrupt
		}
		next.size = uint32(size)
		list = append(list, next)
		next.at, next.docsAt, next.placesAt = next.at+size, next.docsAt+docs, next.placesAt+places
		terms -= uint32(next.terms)
	}
	if terms != 0 {
		return nil, errCorrupt
	}
	return list, nil
}

// blocksFrom is the number of the first block that may hold (field, stem).
func blocksFrom(list []block, f field, stem string) int {
	n := sort.Search(len(list), func(n int) bool {
		b := &list[n]
		return b.field > f || b.field == f && b.stem >= stem
	})
	if n > 0 && list[n-1].field == f {
		n-- // what begins before the stem may reach to it
	}
	return n
}

// blockTerm is one term of a block that was read.
type blockTerm struct {
	form, stem string
	term
}

// blockReader reads blocks one after the other, into the same memory but for
// the strings.
type blockReader struct {
	text  strings.Builder
	terms []blockTerm
	ends  [][4]uint32 // of each term: its form and its stem in text
}

// read takes a block apart. The terms are valid until the next.
func (r *blockReader) read(b *block, in []byte) ([]blockTerm, error) {
	d := decoder{in: in}
	r.text, r.terms, r.ends = strings.Builder{}, r.terms[:0], r.ends[:0]
	r.text.Grow(len(in) + int(b.terms)*8)
	docs, places := b.docsAt, b.placesAt
	last := [2]uint32{}
	for range b.terms {
		form, ok := r.compose(&d, last)
		stem := form
		dropped, rest := d.pair()
		if rest == 0 && dropped <= int(form[1]-form[0]) { // most stems begin their form: no text of their own
			stem[1] -= uint32(dropped)
		} else {
			stem, ok = r.add(&d, form, int(form[1]-form[0])-dropped, rest, ok)
		}
		if !ok {
			return nil, errCorrupt
		}
		t := term{count: uint32(d.number())}
		t.docs, docs = extentOf(d.number(), docs)
		t.places, places = extentOf(d.number(), places)
		r.terms = append(r.terms, blockTerm{term: t})
		r.ends = append(r.ends, [4]uint32{form[0], form[1], stem[0], stem[1]})
		last = form
	}
	if d.bad || len(d.in) > 0 {
		return nil, errCorrupt
	}
	text := r.text.String()
	for i, e := range r.ends {
		r.terms[i].form, r.terms[i].stem = text[e[0]:e[1]], text[e[2]:e[3]]
	}
	return r.terms, nil
}

// extentOf reads the length of one half of a posting list.
func extentOf(n, at uint64) (x extent, behind uint64) {
	return extent{at: at, size: uint32(n >> 1), packed: n&1 == 1}, at + n>>1
}

// compose reads a form that begins as the last one does.
func (r *blockReader) compose(d *decoder, last [2]uint32) (form [2]uint32, ok bool) {
	same, rest := d.pair()
	return r.add(d, last, same, rest, true)
}

// add adds a string of the first same bytes of another and so many new ones.
func (r *blockReader) add(d *decoder, other [2]uint32, same, rest int, ok bool) ([2]uint32, bool) {
	tail := d.bytes(uint64(rest))
	if !ok || d.bad || same < 0 || same > int(other[1]-other[0]) {
		return [2]uint32{}, false
	}
	at := uint32(r.text.Len())
	r.text.WriteString(r.text.String()[other[0] : other[0]+uint32(same)])
	r.text.Write(tail)
	return [2]uint32{at, uint32(r.text.Len())}, true
}
