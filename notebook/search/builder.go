package search

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
)

// builder is a segment in the making: the newest items, in memory, inverted.
// It answers like a segment on disk.
type builder struct {
	items   []item
	heads   []termHead
	terms   []builtTerm // beside heads
	letters []byte      // of all forms, and of stems that do not begin theirs
	table   termTable
	lists   pool

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
// clear, the distance from the last place. A term that occurred once, as most
// do, has none: its item and place are the last.
type termHead struct {
	low  uint64 // see formKey
	high uint32
	list chain
	item uint32 // the last, counted from 1
	at   uint32 // the last place in it
}

// builtTerm is the rest of a term: where its form lies in the letters, and its
// stem, which mostly is the beginning of the form, and otherwise lies behind it.
// A hundred thousand of them hold nothing the garbage collector has to look at.
type builtTerm struct {
	at         uint32
	form, stem uint8 // bytes
	apart      bool  // the stem lies behind the form
	field      field
}

func (b *builder) form(n int32) []byte {
	t := &b.terms[n]
	return b.letters[t.at:][:t.form]
}

func (b *builder) stem(n int32) []byte {
	t := &b.terms[n]
	if t.apart {
		return b.letters[t.at+uint32(t.form):][:t.stem]
	}
	return b.letters[t.at:][:t.stem]
}

// termKey is what terms are ordered by: the field, then the stem, so that all
// forms of a word lie together, then the form.
type termKey struct {
	field      field
	stem, form []byte
}

func (a *termKey) compare(b *termKey) int {
	if a.field != b.field {
		return int(a.field) - int(b.field)
	}
	if c := bytes.Compare(a.stem, b.stem); c != 0 {
		return c
	}
	return bytes.Compare(a.form, b.form)
}

// set makes a copy of another key.
func (a *termKey) set(b *termKey) {
	a.field, a.stem, a.form = b.field, append(a.stem[:0], b.stem...), append(a.form[:0], b.form...)
}

// key is that of a term. It is valid until the next word is added.
func (b *builder) key(n int32) termKey { return termKey{b.terms[n].field, b.stem(n), b.form(n)} }

// newBuilder makes a builder that knows the stems another one found, with room
// for so many terms.
func newBuilder(known stemCache, terms int) *builder {
	b := &builder{known: known, heads: make([]termHead, 0, terms), terms: make([]builtTerm, 0, terms)}
	b.words.form = make([]byte, 0, 2*longestForm)
	b.table.grow(terms)
	return b
}

// size is how much memory the builder takes, about.
func (b *builder) size() int {
	return 64*len(b.items) + 64*len(b.terms) + len(b.letters) + b.lists.bytes()
}

// add inverts one item and returns its number in this segment.
func (b *builder) add(c *content) uint32 {
	number := uint32(len(b.items))
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
		n = b.newTerm(&m.key, form)
	}
	return n
}

// note appends one occurrence to the list of a term.
func (b *builder) note(t *termHead, at uint32) {
	number := uint32(len(b.items)) + 1
	if t.list.level == 0 {
		if t.item == 0 { // the first occurrence
			t.item, t.at = number, at
			return
		}
		b.lists.put(&t.list, t.item<<1|1)
		b.lists.put(&t.list, t.at)
	}
	if t.item == number {
		b.lists.put(&t.list, (at-t.at)<<1)
		t.at = at
		return
	}
	b.lists.put(&t.list, (number-t.item)<<1|1)
	b.lists.put(&t.list, at)
	t.item, t.at = number, at
}

func (b *builder) newTerm(k *formKey, form []byte) int32 {
	n := int32(len(b.terms))
	t := builtTerm{at: uint32(len(b.letters)), form: uint8(len(form)), stem: uint8(len(form)), field: k.field}
	b.letters = append(b.letters, form...)
	if k.field != entityField {
		if stem, cut := b.known.stem(form); cut {
			t.stem = uint8(len(stem))
			if t.apart = string(form[:min(len(form), len(stem))]) != stem; t.apart {
				b.letters = append(b.letters, stem...)
			}
		}
	}
	b.terms = append(b.terms, t)
	b.heads = append(b.heads, termHead{low: k.low, high: k.high})
	b.table.add(n, k.hash)
	return n
}

// gather reads the postings of a term. What a list has as the distance from the
// item before, or of the first as its number counted from 1, is for the packer
// one less.
func (b *builder) gather(n int32, into *packer) {
	into.reset()
	head := &b.heads[n]
	if head.list.level == 0 {
		into.item(head.item - 1)
		into.begin(head.at)
		return
	}
	into.chain = b.lists.list(head.list, into.chain[:0])
	items, often, first, gaps := into.items, into.often, into.first, into.gaps
	for in, i, v := into.chain, 0, uint32(0); i < len(in); {
		v, i = number(in, i)
		if v&1 == 0 {
			gaps = append(gaps, v>>1-1)
			often[len(often)-1]++
			continue
		}
		items, often = append(items, v>>1-1), append(often, 0)
		v, i = number(in, i)
		first = append(first, v)
	}
	into.items, into.often, into.first, into.gaps = items, often, first, gaps
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
		copy(begin[1:], b.stem(int32(i)))
		list[i] = place{binary.BigEndian.Uint64(begin[:]), int32(i)}
	}
	slices.SortFunc(list, func(x, y place) int {
		if x.begin != y.begin {
			return cmp.Compare(x.begin, y.begin)
		}
		a, b := b.key(x.number), b.key(y.number)
		return a.compare(&b)
	})
	order := make([]int32, len(list))
	for i, p := range list {
		order[i] = p.number
	}
	return order
}

// those visits the terms of a field that have something.
func (b *builder) those(f field, have func(n int32) bool, visit func(form string, t term)) error {
	for n := range b.terms {
		if n := int32(n); b.terms[n].field == f && have(n) {
			visit(string(b.form(n)), b.term(n))
		}
	}
	return nil
}

// withStem implements source.
func (b *builder) withStem(f field, stem string, visit func(form string, t term)) error {
	return b.those(f, func(n int32) bool { return string(b.stem(n)) == stem }, visit)
}

// each implements source.
func (b *builder) each(f field, visit func(form string, t term)) error {
	return b.those(f, func(int32) bool { return true }, visit)
}

// begins implements source.
func (b *builder) begins(f field, with string, visit func(t term)) error {
	begin := []byte(with)
	return b.those(f, func(n int32) bool { return bytes.HasPrefix(b.form(n), begin) }, func(_ string, t term) { visit(t) })
}

// like implements source.
func (b *builder) like(f field, w *misspelt, visit func(form string, t term)) error {
	return b.those(f, func(n int32) bool { return w.like(b.form(n)) }, visit)
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
	if b.heads[n].list.level == 0 {
		return 1
	}
	in := b.lists.list(b.heads[n].list, nil)
	for i, v := 0, uint32(0); i < len(in); {
		if v, i = number(in, i); v&1 == 1 {
			_, i = number(in, i)
			items++
		}
	}
	return items
}

// docs implements source.
func (b *builder) docs(t term, _ *room) ([]byte, error) {
	var p packer
	b.gather(t.number, &p)
	if t.docs.packed {
		p.packDocs()
		return p.docs.out, nil
	}
	return p.plainDocs(nil), nil
}

// places implements source.
func (b *builder) places(t term, _ *room) ([]byte, error) {
	var p packer
	b.gather(t.number, &p)
	if t.places.packed {
		p.packPlaces()
		return p.places.out, nil
	}
	return p.plainPlaces(nil), nil
}
