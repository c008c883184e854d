package search

import "casebound/notebook"

// slot is one thing a search can answer with: a document, a comment or a note,
// as it is at present. Slots are numbered in the order in which they were met
// and keep their numbers; sets of things are sets of slots.
type slot struct {
	in        In
	id        notebook.ID
	parts     [3]part // by itemKind.part
	documents []uint32
	title     string
	publisher string
	tags      []string
	spots     []spot
	from, to  notebook.Instant
	length    uint32
	side      uint32
	colour    notebook.Colour
	english   bool
	dated     bool
	there     bool // it exists and is not in the trash
	oneYear   bool // a document was published in one year:
	year      int16
}

// part is where the present state of an item lies.
type part struct {
	layer    *layer
	number   uint32
	revision uint64
}

type slotKey struct {
	in In
	id notebook.ID
}

// slotOf is the slot of a thing, made if it is new.
func (x *Index) slotOf(in In, id notebook.ID) uint32 {
	key := slotKey{in, id}
	if n, ok := x.numbers[key]; ok {
		return n
	}
	n := uint32(len(x.slots))
	x.slots = append(x.slots, slot{in: in, id: id, english: true})
	x.numbers[key] = n
	return n
}

// install makes an item the present state of what it describes, unless a later
// one is already known. number is its place in the layer.
func (x *Index) install(it *item, l *layer, number uint32) {
	for uint32(len(l.slots)) <= number {
		l.slots = append(l.slots, nobody)
	}
	x.revision = max(x.revision, it.revision)
	x.counted.Store(nil)
	if it.kind == textItem || it.kind == metaItem {
		x.shelved.drop(it.id)
	}
	n := x.slotOf(it.kind.in(), it.id)
	p := &x.slots[n].parts[it.kind.part()]
	if p.layer != nil && p.revision > it.revision {
		return
	}
	if p.layer != nil {
		p.layer.slots[p.number] = nobody
	}
	*p = part{l, number, it.revision}
	if !it.gone {
		l.slots[number] = n
	}
	x.describe(n, it)
}

// describe copies what the item says into its slot.
func (x *Index) describe(n uint32, it *item) {
	var documents []uint32
	for _, d := range it.documents {
		documents = append(documents, x.slotOf(InText, d))
	}
	s := &x.slots[n]
	switch it.kind {
	case textItem:
		s.length, s.spots = it.length, it.spots
	case metaItem:
		s.there = !it.gone
		s.title, s.publisher, s.tags, s.english = it.title, it.publisher, it.tags, it.english || it.gone
		s.dated, s.from, s.to = it.dated, it.from, it.to
		s.year, s.oneYear = it.year()
	case commentItem, noteItem:
		s.there, s.documents = !it.gone, documents
		s.length, s.side = it.length, it.side
		s.title, s.tags, s.colour = it.title, it.tags, it.colour
		s.dated, s.from, s.to = it.dated, it.from, it.to
	}
}

// year is when a document was published, where that is one year.
func (it *item) year() (year int16, ok bool) {
	if !it.dated || it.from == notebook.Beginning || it.to == notebook.End {
		return 0, false
	}
	from, to := it.from.Time().Year(), it.to.Time().Year()
	return int16(from), from == to && from >= 0 && from <= 9999
}

// live reports whether a slot can be an answer: it is there, and a comment's
// document too.
func (x *Index) live(n uint32) bool {
	s := &x.slots[n]
	if s.in == InComment && (len(s.documents) == 0 || !x.slots[s.documents[0]].there) {
		return false
	}
	return s.there
}

// census is what all searches need to know of the slots, close together.
type census struct {
	live   set
	things int
	marks  []mark
	// norms dampen a score by the length of a thing: see rank.go.
	norms []float32
}

// mark says of a slot what decides whether a word may be found there.
type mark uint8

const (
	inMask      mark = 3 // what it is
	liveMark    mark = 4
	englishMark mark = 8
)

func (m mark) in() In { return In(m & inMask) }

// count takes the census, or remembers the last one where nothing has changed
// since. The caller holds the lock and must not change the answer.
func (x *Index) count() *census {
	if c := x.counted.Load(); c != nil {
		return c
	}
	n := len(x.slots)
	c := &census{live: newSet(n), marks: make([]mark, n), norms: make([]float32, n)}
	var sum, things [len(inNames)]float32
	for n := range x.slots {
		s := &x.slots[n]
		c.marks[n] = mark(s.in)
		if s.english {
			c.marks[n] |= englishMark
		}
		if x.live(uint32(n)) {
			c.live.add(uint32(n))
			c.marks[n] |= liveMark
			c.things++
			sum[s.in] += float32(s.length)
			things[s.in]++
		}
	}
	for n := range x.slots {
		s := &x.slots[n]
		mean := max(1, sum[s.in]/max(1, things[s.in]))
		c.norms[n] = bm25K * (1 - bm25B + bm25B*float32(s.length)/mean)
	}
	x.counted.Store(c)
	return c
}
