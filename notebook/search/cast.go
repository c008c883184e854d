package search

import (
	"sync"

	"casebound/notebook"
)

// cast is who is mentioned in which item of a layer: its postings of entities
// turned round, since facets ask of each hit who is in it.
type cast struct {
	ids   []notebook.ID
	begin []uint32 // of each item in list, and where the last ends
	list  []uint32 // numbers in ids

	mu    sync.Mutex
	age   uint64   // of the roster at which roots were found
	roots []uint32 // for each of ids: see roster.roots
}

// castOf is that of a layer. A segment's is kept, a builder's made anew.
func (l *layer) castOf() (*cast, error) {
	s, ok := l.source.(*segment)
	if !ok {
		return l.readCast(len(l.slots))
	}
	s.looking.Lock()
	defer s.looking.Unlock()
	if s.cast == nil {
		c, err := l.readCast(int(s.items))
		if err != nil {
			return nil, err
		}
		s.cast = c
	}
	return s.cast, nil
}

func (l *layer) readCast(items int) (*cast, error) {
	type mention struct{ item, number uint32 }
	c := &cast{begin: make([]uint32, items+1)}
	var all []mention
	var failed error
	err := l.each(entityField, func(form string, t term) {
		var id notebook.ID
		copy(id[:], form)
		posts, err := l.postings(t, nil)
		if err != nil {
			failed = err
			return
		}
		for posts.next() {
			if int(posts.item) < items {
				all = append(all, mention{posts.item, uint32(len(c.ids))})
				c.begin[posts.item+1]++
			}
		}
		c.ids = append(c.ids, id)
	})
	if err == nil {
		err = failed
	}
	if err != nil {
		return nil, err
	}
	for i := range items {
		c.begin[i+1] += c.begin[i]
	}
	c.list = make([]uint32, len(all))
	next := append([]uint32(nil), c.begin...)
	for _, m := range all {
		c.list[next[m.item]] = m.number
		next[m.item]++
	}
	return c, nil
}

// in are the entities of an item.
func (c *cast) in(item uint32) []uint32 { return c.list[c.begin[item]:c.begin[item+1]] }

// rootsIn tells for each of the ids where the roster has what it is merged
// into.
func (c *cast) rootsIn(r *roster) []uint32 {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.roots == nil || c.age != r.age {
		roots := r.roots()
		c.age, c.roots = r.age, make([]uint32, len(c.ids))
		for i, id := range c.ids {
			c.roots[i] = nobody
			if n, ok := r.numbers[id]; ok {
				c.roots[i] = roots[n]
			}
		}
	}
	return c.roots
}
