package search

import (
	"cmp"
	"context"
	"slices"
)

const (
	// Segments of about one size (within a factor of four) are joined when
	// there are joinedAt of them, so a posting is written anew about once for
	// each fourfold growth of the index, and a query asks few segments.
	joinedAt = 4
	// smallest is the size below which all segments are of one size.
	smallest = 256 << 10
	// A segment is written anew when a third of its items, and not just a few,
	// are no longer anybody's.
	leastDead = 500
)

// join makes one segment of several, leaving out what is no longer anybody's.
func (x *Index) join(ctx context.Context) (bool, error) {
	old := x.toJoin()
	if len(old) == 0 {
		return false, nil
	}
	j, err := x.newJoiner(old)
	if err == nil {
		err = j.run(ctx)
	}
	if err != nil {
		if isBroken(err) {
			x.isBroken()
			return true, nil
		}
		return false, err
	}
	return true, x.replace(j)
}

func (x *Index) isBroken() {
	x.mu.Lock()
	x.broken = true
	x.mu.Unlock()
}

// toJoin picks the smallest segments of about one size that are many enough,
// or one that is full of the dead.
func (x *Index) toJoin() []*layer {
	x.mu.RLock()
	defer x.mu.RUnlock()
	bySize := slices.Clone(x.segments)
	size := func(l *layer) uint64 { return max(smallest, l.source.(*segment).total()) }
	slices.SortStableFunc(bySize, func(a, b *layer) int { return cmp.Compare(size(a), size(b)) })
	for from := range bySize {
		to := from
		for to < len(bySize) && size(bySize[to]) <= 4*size(bySize[from]) {
			to++
		}
		if to-from >= joinedAt {
			return bySize[from:to]
		}
	}
	for _, l := range x.segments {
		dead := 0
		for _, n := range l.slots {
			if n == nobody {
				dead++
			}
		}
		if dead >= leastDead && dead >= len(l.slots)/3 {
			return []*layer{l}
		}
	}
	return nil
}

// joiner joins segments. What it reads never changes, so it needs no lock.
type joiner struct {
	w       *segmentWriter
	old     []*layer
	numbers [][]uint32 // for each old segment: item → item of the new one, or nobody
	items   []item     // of the new one
	key     termKey    // of the term being joined
	packer  packer
	info    segmentInfo
}

// newJoiner decides which items live on. The ends of things are kept while
// there are other segments, in which an earlier state of them may lie.
func (x *Index) newJoiner(old []*layer) (*joiner, error) {
	w, err := x.begin()
	if err != nil {
		return nil, err
	}
	j := &joiner{w: w, old: old}
	x.mu.RLock()
	defer x.mu.RUnlock()
	others := len(x.segments) > len(old)
	for _, l := range old {
		items, err := l.source.(*segment).readItems()
		if err != nil {
			return nil, err
		}
		numbers := make([]uint32, len(items))
		for i, it := range items {
			numbers[i] = nobody
			if l.slots[i] != nobody || it.gone && others && x.known(it.itemKey) == it.revision {
				numbers[i] = uint32(len(j.items))
				j.items = append(j.items, it)
			}
		}
		j.numbers = append(j.numbers, numbers)
	}
	return j, nil
}

func (j *joiner) run(ctx context.Context) error {
	for i := range j.items {
		if err := j.w.item(&j.items[i]); err != nil {
			return err
		}
	}
	cursors := make([]*cursor, len(j.old))
	for i, l := range j.old {
		c, err := newCursor(l.source.(*segment))
		if err != nil {
			return err
		}
		cursors[i] = c
	}
	for terms := 0; ; terms++ {
		if terms%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		more, err := j.term(cursors)
		if err != nil {
			return err
		}
		if !more {
			break
		}
	}
	var err error
	j.info, err = j.w.finish()
	return err
}

// term joins the postings of the first term that any cursor stands at.
func (j *joiner) term(cursors []*cursor) (more bool, err error) {
	var first *termKey
	for _, c := range cursors {
		if !c.over && (first == nil || c.key.compare(first) < 0) {
			first = &c.key
		}
	}
	if first == nil {
		return false, nil
	}
	j.key.set(first)
	j.packer.reset()
	for i, c := range cursors {
		if !c.over && c.key.compare(&j.key) == 0 {
			if err := c.copyTo(&j.packer, j.numbers[i]); err != nil {
				return false, err
			}
		}
	}
	if j.packer.count() == 0 {
		return true, nil
	}
	return true, j.w.term(j.key, j.packer.pack())
}

// cursor goes through the terms of a segment with their postings.
type cursor struct {
	blocks              []block // still to come
	reader              blockReader
	key                 termKey // of the present term
	over                bool
	words, docs, places scroll
	at                  []uint32
}

func newCursor(s *segment) (*cursor, error) {
	blocks, err := s.list()
	if err != nil {
		return nil, err
	}
	stream := func(which stream) scroll {
		return scroll{store: s.store, segment: s.number, stream: which, left: s.size(which)}
	}
	c := &cursor{blocks: blocks, words: stream(termsStream), docs: stream(docsStream), places: stream(placesStream)}
	return c, c.next()
}

// next moves to the next term.
func (c *cursor) next() error {
	for !c.reader.next() {
		if err := c.reader.err(); err != nil {
			return err
		}
		if len(c.blocks) == 0 {
			c.over = true
			return nil
		}
		in, err := c.words.take(int(c.blocks[0].size))
		if err != nil {
			return err
		}
		c.reader.open(&c.blocks[0], in)
		c.key.field, c.blocks = c.blocks[0].field, c.blocks[1:]
	}
	c.key.stem, c.key.form = append(c.key.stem[:0], c.reader.stem...), append(c.key.form[:0], c.reader.form...)
	return nil
}

// copyTo appends the postings of the present term, renumbered, and goes on.
func (c *cursor) copyTo(out *packer, numbers []uint32) error {
	t := c.reader.term
	docs, err := c.docs.take(int(t.docs.size)) // nothing of a lone term
	if err != nil {
		return err
	}
	places, err := c.places.take(int(t.places.size))
	if err != nil {
		return err
	}
	stands := newPositions(places, t)
	list := newPostings(docs, t, uint32(len(numbers)))
	for list.next() {
		number := numbers[list.item]
		if number == nobody {
			stands.skip(list.often)
			continue
		}
		c.at = stands.read(list.often, c.at[:0])
		if len(c.at) == 0 {
			break
		}
		out.item(number)
		out.begin(c.at[0])
		for i, at := range c.at[1:] {
			out.more(at - c.at[i])
		}
	}
	if list.bad || stands.bad {
		return errCorrupt
	}
	return c.next()
}

// replace puts the new segment in the place of the old ones. What became
// nobody's meanwhile stays so.
func (x *Index) replace(j *joiner) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	m := x.meta.clone()
	m.stands(j.info.number)
	for _, l := range j.old {
		number := l.source.(*segment).number
		m.segments = slices.DeleteFunc(m.segments, func(s segmentInfo) bool { return s.number == number })
		m.doomed = append(m.doomed, number)
	}
	m.segments = append(m.segments, j.info)
	if err := x.publish(m); err != nil {
		return err
	}
	joined := &layer{source: x.newSegment(j.info)}
	joined.fit(len(j.items))
	for i, l := range j.old {
		for before, after := range j.numbers[i] {
			if after != nobody {
				x.move(&j.items[after], l, uint32(before), joined, after)
			}
		}
		x.segments = slices.DeleteFunc(x.segments, func(other *layer) bool { return other == l })
		l.source.(*segment).forget()
	}
	x.segments = append(x.segments, joined)
	return nil
}

// move tells the slot of an item where it lies now.
func (x *Index) move(it *item, from *layer, before uint32, to *layer, after uint32) {
	n, ok := x.numbers[slotKey{it.kind.in(), it.id}]
	if !ok {
		return
	}
	p := &x.slots[n].parts[it.kind.part()]
	if p.layer == from && p.number == before {
		*p = part{to, after, it.revision}
		to.slots[after] = from.slots[before]
	}
}

// sweep deletes the pages of segments that do not count.
func (x *Index) sweep(ctx context.Context) (bool, error) {
	x.mu.RLock()
	doomed := slices.Clone(x.meta.doomed)
	x.mu.RUnlock()
	if len(doomed) == 0 {
		return false, nil
	}
	if err := x.dropRecords(segmentName(doomed[0])); err != nil {
		return false, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	m := x.meta.clone()
	m.stands(doomed[0])
	return true, x.publish(m)
}
