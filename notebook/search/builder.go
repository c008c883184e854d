package search

import (
	"encoding/binary"
	"slices"
	"strings"
)

// builder is a segment in the making: the newest items, in memory, inverted.
// It answers like a segment on disk.
type builder struct {
	items []item
	terms []builtTerm
	by    map[string]int32 // number of a term, by field and form
	stems map[string][]int32
	bytes int // of postings, about

	touched []int32 // terms of the item being added
	words   tokens
	key     []byte
	sorted  []int32 // the terms in order; nil when one was added since
}

// builtTerm is a term with its postings as a segment holds them.
type builtTerm struct {
	termKey
	count  uint32 // items
	last   uint32 // the last of them
	docs   []byte
	places []byte
	open   []uint32 // positions in the item being added
}

// termKey is what terms are ordered by: the field, then the stem, so that all
// forms of a word lie together, then the form.
type termKey struct {
	field      field
	stem, form string
}

func (a termKey) compare(b termKey) int {
	if a.field != b.field {
		return int(a.field) - int(b.field)
	}
	if c := strings.Compare(a.stem, b.stem); c != 0 {
		return c
	}
	return strings.Compare(a.form, b.form)
}

func newBuilder() *builder {
	return &builder{by: map[string]int32{}, stems: map[string][]int32{}}
}

// add inverts one item and returns its number in this segment.
func (b *builder) add(c *content) uint32 {
	number := uint32(len(b.items))
	b.touched = b.touched[:0]
	if c.gone {
		b.items = append(b.items, item{itemKey: c.itemKey, revision: c.revision, gone: true})
		b.bytes += 64
		return number
	}
	var lengths [256]uint32
	for _, f := range c.fields {
		lengths[f.field] = b.read(f, lengths[f.field], c)
	}
	c.length, c.side = lengths[bodyField], lengths[quoteField]
	for _, id := range c.names {
		b.meet(entityField, id[:], 0)
	}
	for _, n := range b.touched {
		b.close(&b.terms[n], number)
	}
	b.items = append(b.items, c.item)
	b.bytes += 64
	return number
}

// read takes in one text and returns the next free position of the field. A
// position is left free behind every text, so that no phrase reaches into the
// next.
func (b *builder) read(f fieldText, from uint32, c *content) uint32 {
	b.words = tokens{text: f.text, pos: int(from), buf: b.words.buf}
	n := 0
	for b.words.next() {
		if c.kind == textItem && n%spotStep == 0 {
			c.spots = append(c.spots, spot{uint32(b.words.token.at), uint32(b.words.start)})
		}
		n++
		b.meet(f.field, b.words.form, uint32(b.words.token.at))
	}
	return uint32(b.words.pos) + 1
}

// meet notes one occurrence.
func (b *builder) meet(f field, form []byte, at uint32) {
	b.key = append(append(b.key[:0], byte(f)), form...)
	n, ok := b.by[string(b.key)]
	if !ok {
		n = b.newTerm(f, string(form))
	}
	t := &b.terms[n]
	if len(t.open) == 0 {
		b.touched = append(b.touched, n)
	}
	t.open = append(t.open, at)
}

func (b *builder) newTerm(f field, form string) int32 {
	n := int32(len(b.terms))
	key := termKey{field: f, stem: form, form: form}
	if f != entityField {
		key.stem = stem(form)
	}
	b.terms = append(b.terms, builtTerm{termKey: key})
	b.by[string(byte(f))+form] = n
	group := string(byte(f)) + key.stem
	b.stems[group] = append(b.stems[group], n)
	b.bytes += 2*len(form) + 160
	b.sorted = nil
	return n
}

// close writes the positions gathered for an item behind the postings.
func (b *builder) close(t *builtTerm, number uint32) {
	before := len(t.docs) + len(t.places)
	delta := number
	if t.count > 0 {
		delta -= t.last
	}
	t.docs = appendDoc(t.docs, delta, uint32(len(t.open)))
	t.places = appendPlaces(t.places, t.open)
	t.last, t.open = number, t.open[:0]
	t.count++
	b.bytes += len(t.docs) + len(t.places) - before
}

// appendDoc writes one item of a posting list: how far it is from the one
// before, and how often the term occurs there, which is mostly once.
func appendDoc(docs []byte, delta, often uint32) []byte {
	if often == 1 {
		return binary.AppendUvarint(docs, uint64(delta)<<1)
	}
	docs = binary.AppendUvarint(docs, uint64(delta)<<1|1)
	return binary.AppendUvarint(docs, uint64(often))
}

// appendPlaces writes the positions in one item, each as the distance from
// the one before.
func appendPlaces(places []byte, at []uint32) []byte {
	last := uint32(0)
	for _, p := range at {
		places = binary.AppendUvarint(places, uint64(p-last))
		last = p
	}
	return places
}

// order lists the terms as a segment holds them.
func (b *builder) order() []int32 {
	if b.sorted == nil {
		b.sorted = make([]int32, len(b.terms))
		for i := range b.sorted {
			b.sorted[i] = int32(i)
		}
		slices.SortFunc(b.sorted, func(x, y int32) int { return b.terms[x].compare(b.terms[y].termKey) })
	}
	return b.sorted
}

// withStem implements source.
func (b *builder) withStem(f field, stem string, visit func(form string, t term)) error {
	for _, n := range b.stems[string(byte(f))+stem] {
		visit(b.terms[n].form, b.term(n))
	}
	return nil
}

// each implements source.
func (b *builder) each(f field, visit func(form string, t term)) error {
	for n := range b.terms {
		if b.terms[n].field == f {
			visit(b.terms[n].form, b.term(int32(n)))
		}
	}
	return nil
}

func (b *builder) term(n int32) term { return term{count: b.terms[n].count, number: n} }

// docs implements source.
func (b *builder) docs(t term) ([]byte, error) { return b.terms[t.number].docs, nil }

// places implements source.
func (b *builder) places(t term) ([]byte, error) { return b.terms[t.number].places, nil }
