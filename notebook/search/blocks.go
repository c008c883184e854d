package search

import (
	"slices"
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
	stem         []byte // of the block before, in the list
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
		w.first.set(&key)
		w.last.form = w.last.form[:0]
	}
	same := shared(w.last.form, key.form)
	w.now.pair(same, len(key.form)-same)
	w.now.out = append(w.now.out, key.form[same:]...)
	ofForm := shared(key.form, key.stem)
	w.now.pair(len(key.form)-ofForm, len(key.stem)-ofForm)
	w.now.out = append(w.now.out, key.stem[ofForm:]...)
	if p.lone {
		w.now.number(uint64(p.item)<<1 | 1)
		w.now.number(uint64(p.at))
	} else {
		w.now.number(uint64(p.count) << 1)
		w.now.number(uint64(len(p.docs))<<1 | bit(p.docsPacked))
		w.now.number(uint64(len(p.places))<<1 | bit(p.placesPacked))
	}
	w.docs += uint64(len(p.docs))
	w.places += uint64(len(p.places))
	w.last.set(&key)
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
	w.stem = append(w.stem[:0], w.first.stem...)
	w.now.out, w.inBlock, w.docs, w.places = w.now.out[:0], 0, 0, 0
	return err
}

func shared(a, b []byte) int {
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

// blocksOfBeginning are the blocks that may hold forms that begin so.
func blocksOfBeginning(list []block, f field, with string) []int {
	var found []int
	for _, stem := range append(shortStems(with), with) {
		n := blocksFrom(list, f, stem)
		for ; n < len(list) && list[n].field == f && (list[n].stem <= stem || stem == with && strings.HasPrefix(list[n].stem, with)); n++ {
			found = append(found, n)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// blockReader reads the terms of a block one by one. form and stem are valid
// until the next.
type blockReader struct {
	term
	form, stem []byte
	in         decoder
	left       uint8
	docs       uint64 // where the next term's postings begin
	places     uint64
	tail       []byte // memory for stems that do not begin their form
}

// open begins a block.
func (r *blockReader) open(b *block, in []byte) {
	r.in, r.left, r.form = decoder{in: in}, b.terms, r.form[:0]
	r.docs, r.places = b.docsAt, b.placesAt
}

// next moves to the next term; false at the end and when the block is damaged,
// which err tells.
func (r *blockReader) next() bool {
	if r.left == 0 {
		return false
	}
	r.left--
	same, more := r.in.pair()
	rest := r.in.bytes(uint64(more))
	if r.in.bad || same > len(r.form) || same+more > longestForm {
		return r.fail()
	}
	r.form = append(r.form[:same], rest...)
	dropped, more := r.in.pair()
	rest = r.in.bytes(uint64(more))
	if r.in.bad || dropped > len(r.form) {
		return r.fail()
	}
	r.stem = r.form[:len(r.form)-dropped]
	if more > 0 {
		r.tail = append(append(r.tail[:0], r.stem...), rest...)
		r.stem = r.tail
	}
	if n := r.in.number(); n&1 == 1 {
		r.term = term{lone: true, count: 1, item: uint32(n >> 1), at: uint32(r.in.number())}
	} else {
		r.term = term{count: uint32(n >> 1)}
		r.term.docs, r.docs = extentOf(r.in.number(), r.docs)
		r.term.places, r.places = extentOf(r.in.number(), r.places)
	}
	return !r.in.bad
}

func (r *blockReader) fail() bool {
	r.in.fail()
	r.left = 0
	return false
}

// err is what is wrong with a block that was read to its end.
func (r *blockReader) err() error {
	if len(r.in.in) > 0 {
		return errCorrupt
	}
	return r.in.err()
}

// extentOf reads the length of one half of a posting list.
func extentOf(n, at uint64) (x extent, behind uint64) {
	return extent{at: at, size: uint32(n >> 1), packed: n&1 == 1}, at + n>>1
}
