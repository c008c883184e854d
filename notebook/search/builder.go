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
	table termTable
	bytes int // of memory, about

	known stemCache
	words tokens
	// Of the item being added: its terms, and where each of its words stands,
	// those of one term linked from the last to the first.
	touched []int32
	stands  []stand
	at      []uint32
}

// stand is one occurrence: its position and, counted from 1, the stand before
// it of the same term.
type stand struct {
	at     uint32
	before uint32
}

// builtTerm is a term with its postings as a segment holds them.
type builtTerm struct {
	// What every occurrence looks at lies together, at the front.
	begin  [formBegin]byte // of the form: most are told apart by it
	length uint16          // of the form
	head   uint32          // the last stand in the item being added, counted from 1
	last   uint32          // the last item
	count  uint32          // items
	termKey
	outline
	docs   []byte
	places []byte
}

// formBegin is how many bytes of a form lie with its term.
const formBegin = 14

func beginOf(form []byte) (b [formBegin]byte) {
	copy(b[:], form)
	return b
}

// termKey is what terms are ordered by: the field, then the stem, so that all
// forms of a word lie together, then the form.
type termKey struct {
	field      field
	stem, form string
}

func (a *termKey) compare(b *termKey) int {
	if a.field != b.field {
		return int(a.field) - int(b.field)
	}
	if c := strings.Compare(a.stem, b.stem); c != 0 {
		return c
	}
	return strings.Compare(a.form, b.form)
}

// newBuilder makes a builder that knows the stems another one found.
func newBuilder(known stemCache) *builder {
	b := &builder{known: known}
	b.table.grow()
	return b
}

// add inverts one item and returns its number in this segment.
func (b *builder) add(c *content) uint32 {
	number := uint32(len(b.items))
	b.touched, b.stands = b.touched[:0], b.stands[:0]
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
	hash := b.table.hash(f, form)
	n, ok := b.table.find(b.terms, f, form, hash)
	if !ok {
		n = b.newTerm(f, string(form), hash)
	}
	t := &b.terms[n]
	if t.head == 0 {
		b.touched = append(b.touched, n)
	}
	b.stands = append(b.stands, stand{at, t.head})
	t.head = uint32(len(b.stands))
}

func (b *builder) newTerm(f field, form string, hash uint32) int32 {
	n := int32(len(b.terms))
	key, look := termKey{field: f, stem: form, form: form}, outline{}
	if f != entityField {
		key.stem, look = b.known.stem(form), outlineOf(form)
	}
	b.terms = append(b.terms, builtTerm{begin: beginOf([]byte(form)), length: uint16(len(form)), termKey: key, outline: look})
	b.table.add(n, hash)
	b.bytes += len(form) + 150
	return n
}

// close writes the positions gathered for an item behind the postings.
func (b *builder) close(t *builtTerm, number uint32) {
	b.at = b.at[:0]
	for i := t.head; i > 0; i = b.stands[i-1].before {
		b.at = append(b.at, b.stands[i-1].at)
	}
	slices.Reverse(b.at)
	before := cap(t.docs) + cap(t.places)
	delta := number
	if t.count > 0 {
		delta -= t.last
	}
	t.docs = appendDoc(t.docs, delta, uint32(len(b.at)))
	t.places = appendPlaces(t.places, b.at)
	t.last, t.head = number, 0
	t.count++
	b.bytes += cap(t.docs) + cap(t.places) - before
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
	list := make([]int32, len(b.terms))
	for i := range list {
		list[i] = int32(i)
	}
	slices.SortFunc(list, func(x, y int32) int { return b.terms[x].compare(&b.terms[y].termKey) })
	return list
}

// withStem implements source.
func (b *builder) withStem(f field, stem string, visit func(form string, t term)) error {
	for n := range b.terms {
		if t := &b.terms[n]; t.stem == stem && t.field == f {
			visit(t.form, b.term(int32(n)))
		}
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

// begins implements source.
func (b *builder) begins(f field, with string, visit func(t term)) error {
	for n := range b.terms {
		if t := &b.terms[n]; t.field == f && strings.HasPrefix(t.form, with) {
			visit(b.term(int32(n)))
		}
	}
	return nil
}

// like implements source.
func (b *builder) like(f field, w *misspelt, visit func(form string, t term)) error {
	for n := range b.terms {
		if t := &b.terms[n]; t.field == f && w.likeOutline(t.form, t.outline) {
			visit(t.form, b.term(int32(n)))
		}
	}
	return nil
}

func (b *builder) term(n int32) term { return term{count: b.terms[n].count, number: n} }

// docs implements source.
func (b *builder) docs(t term) ([]byte, error) { return b.terms[t.number].docs, nil }

// places implements source.
func (b *builder) places(t term) ([]byte, error) { return b.terms[t.number].places, nil }
