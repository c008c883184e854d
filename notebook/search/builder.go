package search

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
)

// builder is a segment in the making: the newest items, in memory, inverted.
// It answers like a segment on disk.
type builder struct {
	items []item
	heads []termHead
	terms []builtTerm // beside heads
	table termTable
	lists pool
	extra int // of memory, beside lists, about

	known stemCache
	words tokens
	batch []met
	long  []byte // what the batch's forms have beyond their keys
}

// termHead is what every occurrence of a term looks at. Two lie in a line of
// the processor's cache.
//
// The list is of numbers whose lowest bit tells what they are: set, the
// distance from the last item, behind which comes the first place in this one;
// clear, the distance from the last place.
type termHead struct {
	low  uint64 // see formKey
	high uint32
	list chain
	item uint32 // the last, counted from 1
	at   uint32 // the last place in it
}

// builtTerm is the rest of a term.
type builtTerm struct {
	termKey
	outline
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
	b.words.form = make([]byte, 0, 2*longestForm)
	b.table.grow()
	return b
}

// size is how much memory the builder takes, about.
func (b *builder) size() int { return b.extra + b.lists.bytes() }

// add inverts one item and returns its number in this segment.
func (b *builder) add(c *content) uint32 {
	number := uint32(len(b.items))
	b.extra += 64
	if c.gone {
		b.items = append(b.items, item{itemKey: c.itemKey, revision: c.revision, gone: true})
		return number
	}
	var lengths [256]uint32
	for _, f := range c.fields {
		lengths[f.field] = b.read(f, lengths[f.field], c)
	}
	c.length, c.side = lengths[bodyField], lengths[quoteField]
	for _, id := range c.names {
		b.take(entityField, id[:], 0)
	}
	b.meet()
	b.items = append(b.items, c.item)
	return number
}

// met is one word of a text on its way to its term.
type met struct {
	key    formKey
	at     uint32
	rest   int32 // where a long form lies in builder.long
	length int32
	number int32 // of the term, counted from 1; 0 is not known yet
}

// batchWords words are looked up together: the processor waits for memory once
// for several of them, where it would wait for each.
const batchWords = 64

// read takes in one text and returns the next free position of the field. A
// position is left free behind every text, so that no phrase reaches into the
// next.
func (b *builder) read(f fieldText, from uint32, c *content) uint32 {
	t := tokens{text: f.text, pos: int(from), token: token{form: b.words.form[:0]}}
	spots := c.kind == textItem
	n := 0
	for t.next() {
		if spots && n > 0 && n%spotStep == 0 {
			c.spots = append(c.spots, spot{uint32(t.token.at), uint32(t.start)})
		}
		n++
		b.take(f.field, t.form, uint32(t.token.at))
		if len(b.batch) == batchWords {
			b.meet()
		}
	}
	b.meet()
	b.words = t
	b.words.text = ""
	return uint32(t.pos) + 1
}

// take puts an occurrence into the batch. The places of a field come in rising
// order.
func (b *builder) take(f field, form []byte, at uint32) {
	m := met{key: b.table.key(f, form), at: at, length: int32(len(form))}
	if len(form) > formBegin {
		m.rest = int32(len(b.long))
		b.long = append(b.long, form...)
	}
	b.batch = append(b.batch, m)
}

// meet notes the occurrences of the batch in the item being added.
func (b *builder) meet() {
	batch, cells := b.batch, b.table.cells
	mask := uint32(len(cells) - 1)
	for i := range batch {
		c := cells[batch[i].key.hash&mask]
		if c.hash == batch[i].key.hash {
			batch[i].number = int32(c.number)
		}
	}
	heads := b.heads
	for i := range batch {
		m := &batch[i]
		if m.number > 0 {
			if h := &heads[m.number-1]; h.low != m.key.low || h.high != m.key.high || m.length > formBegin {
				m.number = 0
			}
		}
	}
	for i := range batch {
		m := &batch[i]
		if m.number == 0 {
			m.number = b.find(m) + 1
		}
		b.note(&b.heads[m.number-1], m.at)
	}
	b.batch, b.long = b.batch[:0], b.long[:0]
}

// find is the number of a term, made if it is new.
func (b *builder) find(m *met) int32 {
	var room [16]byte
	form := m.key.begin(room[:0], int(m.length))
	if m.length > formBegin {
		form = b.long[m.rest : m.rest+m.length]
	}
	n, ok := b.table.find(b, &m.key, form)
	if !ok {
		n = b.newTerm(&m.key, string(form))
	}
	return n
}

// note appends one occurrence to the list of a term.
func (b *builder) note(t *termHead, at uint32) {
	number := uint32(len(b.items)) + 1
	if t.item == number {
		b.lists.put(&t.list, (at-t.at)<<1)
		t.at = at
		return
	}
	b.lists.put(&t.list, (number-t.item)<<1|1)
	b.lists.put(&t.list, at)
	t.item, t.at = number, at
}

func (b *builder) newTerm(k *formKey, form string) int32 {
	n := int32(len(b.terms))
	t := builtTerm{termKey: termKey{field: k.field, stem: form, form: form}}
	if k.field != entityField {
		t.stem, t.outline = b.known.stem(form), outlineOf(form)
	}
	b.terms = append(b.terms, t)
	b.heads = append(b.heads, termHead{low: k.low, high: k.high})
	b.table.add(n, k.hash)
	b.extra += len(form) + 120
	return n
}

// gather reads the postings of a term.
func (b *builder) gather(n int32, into *packer) {
	into.reset()
	number := uint32(0)
	for r := b.lists.read(b.heads[n].list); !r.done(); {
		v := r.next()
		if v&1 == 0 {
			into.more(v >> 1)
			continue
		}
		number += v >> 1
		into.item(number - 1)
		into.begin(r.next())
	}
}

// order lists the terms as a segment holds them: first by the beginnings of
// their stems, taken as numbers, which tells most apart without a look at the
// strings.
func (b *builder) order() []int32 {
	type place struct {
		begin  uint64
		number int32
	}
	list := make([]place, len(b.terms))
	for i := range list {
		var begin [8]byte
		begin[0] = byte(b.terms[i].field)
		copy(begin[1:], b.terms[i].stem)
		list[i] = place{binary.BigEndian.Uint64(begin[:]), int32(i)}
	}
	slices.SortFunc(list, func(x, y place) int {
		if x.begin != y.begin {
			return cmp.Compare(x.begin, y.begin)
		}
		return b.terms[x.number].compare(&b.terms[y.number].termKey)
	})
	order := make([]int32, len(list))
	for i, p := range list {
		order[i] = p.number
	}
	return order
}

// withStem implements source.
func (b *builder) withStem(f field, stem string, visit func(form string, t term)) error {
	for n := range b.terms {
		if t := &b.terms[n]; t.stem == stem && b.terms[n].field == f {
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
		if b.terms[n].field == f && strings.HasPrefix(b.terms[n].form, with) {
			visit(b.term(int32(n)))
		}
	}
	return nil
}

// like implements source.
func (b *builder) like(f field, w *misspelt, visit func(form string, t term)) error {
	for n := range b.terms {
		if t := &b.terms[n]; b.terms[n].field == f && w.likeOutline(t.form, t.outline) {
			visit(t.form, b.term(int32(n)))
		}
	}
	return nil
}

// term has its lists packed where they need groups.
func (b *builder) term(n int32) term {
	t := term{number: n, count: b.count(n)}
	t.docs.packed = t.count > groupItems
	t.places.packed = t.docs.packed
	return t
}

// count is how many items have the term.
func (b *builder) count(n int32) (items uint32) {
	for r := b.lists.read(b.heads[n].list); !r.done(); {
		if r.next()&1 == 1 {
			r.next()
			items++
		}
	}
	return items
}

// docs implements source.
func (b *builder) docs(t term) ([]byte, error) {
	var p packer
	b.gather(t.number, &p)
	if t.docs.packed {
		p.packDocs()
		return p.docs.out, nil
	}
	return p.plainDocs(nil), nil
}

// places implements source.
func (b *builder) places(t term) ([]byte, error) {
	var p packer
	b.gather(t.number, &p)
	if t.places.packed {
		p.packPlaces()
		return p.places.out, nil
	}
	return p.plainPlaces(nil), nil
}
