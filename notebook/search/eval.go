package search

import (
	"context"
	"strings"
)

// evaluation answers one query: which slots match, and what counts for their
// score. The caller holds the index's lock for reading.
type evaluation struct {
	x      *Index
	ctx    context.Context
	layers []*layer
	census *census
	all    set // what is live; not to be changed
	near   nearness
	leaves []*leaf
	known  map[string]*leaf // by words.key: a word that is pasted twice is looked up once
	// own are comments and notes that match by something of their own, and
	// not just by the document they belong to.
	own      set
	meant    map[string][]string
	exact    *evaluation // the one as written that went before, if any
	err      error
	room     *room
	forks    []*evaluation // whose rooms hold part of what was found
	together func(parts ...func())
}

// close gives up all that was found.
func (e *evaluation) close() {
	e.x.rooms.leave(e.room)
	for _, f := range e.forks {
		f.close()
	}
}

// nearness says which words may be misspelt.
type nearness uint8

const (
	asWritten nearness = iota
	nearWhereAsked
	nearEverywhere
)

// leaf is a word or phrase of the query that counts for the score.
type leaf struct {
	words words
	// forms are, for each form of the words, the terms that stand for it.
	forms [][]variant
	hits  []hit
	count int // slots that have it
}

// hit is one slot that has a leaf, and how much of it.
type hit struct {
	slot   uint32
	weight float32
	from   int32 // the variant it is of, where the leaf is one word
}

// variant is one term that stands for a form of the query.
type variant struct {
	layer *layer
	field field
	term  term
	// stemmed terms are other forms of the word: they count in English only.
	stemmed bool
	near    bool
}

// fieldWeights are how much an occurrence counts by where it stands.
var fieldWeights = map[field]float32{
	bodyField: 1, titleField: 4, authorField: 2, publisherField: 1, tagField: 3, quoteField: 0.6, entityField: 1,
}

const (
	nearWeight    = 0.3
	stemmedWeight = 0.9
)

func (x *Index) newEvaluation(ctx context.Context, near nearness, together func(parts ...func())) *evaluation {
	c := x.count()
	return &evaluation{
		x: x, ctx: ctx, layers: x.layers(), census: c, all: c.live, near: near,
		own: newSet(len(x.slots)), meant: map[string][]string{}, known: map[string]*leaf{}, room: x.rooms.enter(), together: together,
	}
}

// manyParts joined by AND are not all looked up once nothing has the first of
// them: no one typed them. Of fewer each is, since near misses are told of all.
const manyParts = 20

// eval is the set of live slots that match a node. counts is false inside NOT,
// where nothing adds to a score or may be misspelt.
func (e *evaluation) eval(n node, counts bool) set {
	if e.err == nil {
		e.err = e.ctx.Err()
	}
	if e.err != nil {
		return newSet(len(e.x.slots))
	}
	switch n := n.(type) {
	case allOf:
		out := e.eval(n[0], counts)
		for _, part := range n[1:] {
			if len(n) > manyParts && out.count() == 0 {
				break
			}
			out.keep(e.eval(part, counts))
		}
		return out
	case anyOf:
		out := e.eval(n[0], counts)
		for _, part := range n[1:] {
			out.join(e.eval(part, counts))
		}
		return out
	case butNot:
		out := e.all.clone()
		out.drop(e.eval(n.of, false))
		return out
	case words:
		return e.words(n, counts)
	case mentioned:
		return e.mentioned(n)
	}
	return e.slotsThat(n, counts)
}

// slotsThat evaluates what is asked of the slots themselves.
func (e *evaluation) slotsThat(n node, counts bool) set {
	out := newSet(len(e.x.slots))
	documents := false
	e.all.each(func(number uint32) {
		s := &e.x.slots[number]
		switch n := n.(type) {
		case tagged:
			if s.tagged(n) {
				out.add(number)
				documents = true
			}
		case coloured:
			if s.in == InComment && s.colour == n.colour {
				out.add(number)
			}
		case published:
			if s.in == InText && s.dated && s.from <= n.to && s.to >= n.from {
				out.add(number)
				documents = true
			}
		case kindOf:
			if s.in == n.in {
				out.add(number)
			}
		}
	})
	if counts {
		e.own.join(out)
	}
	if documents {
		e.withParts(out)
	}
	return out
}

func (s *slot) tagged(n tagged) bool {
	for _, t := range s.tags {
		t = foldText(t)
		if t == n.tag || n.begins && strings.HasPrefix(t, n.tag) {
			return true
		}
	}
	return false
}

// withParts adds to a set of documents all that belongs to them.
func (e *evaluation) withParts(out set) {
	e.all.each(func(n uint32) {
		for _, d := range e.x.slots[n].documents {
			if e.all.has(d) && out.has(d) {
				out.add(n)
			}
		}
	})
}

// words evaluates a word or phrase.
func (e *evaluation) words(w words, counts bool) set {
	l := e.leaf(w, counts)
	out := newSet(len(e.x.slots))
	for _, h := range l.hits {
		out.add(h.slot)
	}
	l.count = out.count()
	if counts {
		e.leaves = append(e.leaves, l)
	}
	if w.narrow == wholeDocument {
		e.withParts(out)
	}
	return out
}

// leaf gathers the hits of a word or phrase.
func (e *evaluation) leaf(w words, counts bool) *leaf {
	key := w.key(counts)
	if l, ok := e.known[key]; ok {
		return l
	}
	if l := e.asBefore(&w, key, counts); l != nil {
		e.known[key] = l
		return l
	}
	l := &leaf{words: w, forms: make([][]variant, len(w.forms))}
	found := map[string][]variant{}
	for i := range w.forms {
		form := w.formAt(i)
		if _, ok := found[form]; !ok {
			found[form] = e.variants(w, i, counts)
		}
		l.forms[i] = found[form]
	}
	if len(l.forms) == 1 {
		e.single(l)
	} else if len(l.forms) > 1 {
		e.phrase(l)
	}
	e.known[key] = l
	return l
}

// key tells apart what is looked for.
func (w *words) key(counts bool) string {
	flags := bit(w.begins) | bit(w.near)<<1 | bit(w.inside)<<2 | bit(counts)<<3
	key := []byte{byte(flags), byte(w.narrow)}
	for _, f := range w.fields {
		key = append(key, byte(f))
	}
	for _, form := range w.forms {
		key = append(append(key, 0), form...) // no form has a zero
	}
	return string(key)
}

// variants finds the terms that stand for one form of the words.
func (e *evaluation) variants(w words, i int, counts bool) []variant {
	form := w.forms[i]
	begins := w.begins && i == len(w.forms)-1
	var near *misspelt
	if e.mayBeMisspelt(&w, i, counts) {
		near = newMisspelt(form)
	}
	var list []variant
	for _, l := range e.layers {
		for _, f := range w.fields {
			add := func(t term, stemmed, near bool) {
				list = append(list, variant{l, f, t, stemmed, near})
			}
			var err error
			switch {
			case begins:
				err = l.begins(f, form, func(t term) { add(t, false, false) })
			case w.inside:
				err = l.each(f, func(other string, t term) {
					if strings.Contains(other, form) {
						add(t, false, false)
					}
				})
			default:
				err = l.withStem(f, stem(form), func(other string, t term) { add(t, other != form, false) })
			}
			if err == nil && near != nil {
				err = l.like(f, near, func(other string, t term) {
					add(t, false, true)
					e.means(form, other)
				})
			}
			e.fail(err)
		}
	}
	return list
}

func (e *evaluation) means(form, other string) {
	for _, known := range e.meant[form] {
		if known == other {
			return
		}
	}
	e.meant[form] = append(e.meant[form], other)
}

func (e *evaluation) fail(err error) {
	if err != nil && e.err == nil {
		e.err = err
	}
}

// weight is how much an occurrence of the variant counts.
func (v *variant) weight() float32 {
	w := fieldWeights[v.field]
	if v.stemmed {
		w *= stemmedWeight
	}
	if v.near {
		w *= nearWeight
	}
	return w
}

// owner is the slot an item of the layer belongs to, if the words may be found
// there.
func (e *evaluation) owner(l *layer, item uint32, w *words, stemmed bool) (uint32, bool) {
	n := l.slots[item]
	if n == nobody {
		return 0, false
	}
	m := e.census.marks[n]
	switch {
	case m&liveMark == 0, stemmed && m&englishMark == 0:
		return 0, false
	case w.narrow == everywhere:
	case w.narrow == ownWords && m.in() == InText, w.narrow == comments && m.in() != InComment,
		w.narrow == wholeDocument && m.in() != InText:
		return 0, false
	}
	return n, true
}

// single gathers the hits of one word. The beginning of a word may stand for
// thousands, whose lists are then read by two hands.
func (e *evaluation) single(l *leaf) {
	variants := l.forms[0]
	half := halfOf(variants)
	if half == 0 {
		l.hits = e.hitsOf(&l.words, variants, 0)
		return
	}
	other := e.fork()
	var more []hit
	e.together(
		func() { l.hits = e.hitsOf(&l.words, variants[:half], 0) },
		func() { more = other.hitsOf(&l.words, variants[half:], half) },
	)
	l.hits = append(l.hits, more...)
	e.take(other)
}

// halfOf is the variant before which about half of all postings are, where these
// are many and of several variants; else 0.
func halfOf(variants []variant) int {
	const many = 4096
	all := 0
	for _, v := range variants {
		all += int(v.term.count)
	}
	if all < many {
		return 0
	}
	before := 0
	for i, v := range variants {
		if i > 0 && before+int(v.term.count)/2 >= all/2 {
			return i
		}
		before += int(v.term.count)
	}
	return 0
}

// hitsOf gathers the hits of some variants of a word, numbered from first.
func (e *evaluation) hitsOf(w *words, variants []variant, first int) []hit {
	most := 0
	for _, v := range variants {
		most += min(int(v.term.count), len(v.layer.slots))
	}
	hits := e.room.hits.take(most)[:0]
	for i, v := range variants {
		p, err := v.layer.postings(v.term, e.room)
		if e.fail(err); err != nil {
			return nil
		}
		weight := v.weight()
		for p.next() {
			if n, ok := e.owner(v.layer, p.item, w, v.stemmed); ok {
				hits = append(hits, hit{n, weight * float32(p.often), int32(first + i)})
				e.owns(n, v.field)
			}
		}
	}
	return hits
}

// owns notes that a slot matches by words of its own. The quote of a highlight
// is not: the document has the same words.
func (e *evaluation) owns(n uint32, f field) {
	if f != quoteField {
		e.own.add(n)
	}
}

// mentioned evaluates the name of an entity.
func (e *evaluation) mentioned(m mentioned) set {
	out := newSet(len(e.x.slots))
	for _, id := range e.x.names.named(m) {
		for _, l := range e.layers {
			e.fail(l.withStem(entityField, string(id[:]), func(_ string, t term) {
				p, err := l.postings(t, e.room)
				e.fail(err)
				for p.next() {
					if n, ok := e.owner(l, p.item, &m.name, false); ok {
						out.add(n)
					}
				}
			}))
		}
	}
	e.withParts(out)
	return out
}
