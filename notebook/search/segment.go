package search

import (
	"sync"
	"sync/atomic"

	"casebound/notebook"
)

// segmentInfo is what the record s/m says of a segment.
type segmentInfo struct {
	number  uint32
	items   uint32
	terms   uint32
	bytesOf [len(streams)]uint64 // of each stream, in the order of streams
}

// streams in the order of segmentInfo.bytesOf.
var streams = [5]stream{docsStream, itemsStream, placesStream, termsStream, blocksStream}

func (i *segmentInfo) size(s stream) uint64 {
	for n, other := range streams {
		if s == other {
			return i.bytesOf[n]
		}
	}
	return 0
}

func (i *segmentInfo) total() (n uint64) {
	for _, b := range i.bytesOf {
		n += b
	}
	return n
}

// segment is a segment in the store. The list of its blocks of terms is read
// when it is first asked for and kept, and so is what finds near misses; of the
// rest a few pages are kept.
type segment struct {
	segmentInfo
	store notebook.Store

	mu     sync.Mutex
	blocks []block
	cache  pageCache

	looking sync.Mutex // apart, so that other searches need not wait while they are read
	looks   map[field]*glances
	cast    *cast
	asked   bool // for looks, by Upkeep
}

func (x *Index) newSegment(info segmentInfo) *segment {
	return &segment{segmentInfo: info, store: x.store, cache: pageCache{shared: &x.pages}}
}

// warm reports whether the words that near misses are found among were asked
// for.
func (s *segment) warm() bool {
	s.looking.Lock()
	defer s.looking.Unlock()
	warm := s.asked || s.looks[bodyField] != nil
	s.asked = true
	return warm
}

// list is the list of the blocks.
func (s *segment) list() ([]block, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.blocks != nil || s.terms == 0 {
		return s.blocks, nil
	}
	b, err := whole(s.store, s.number, blocksStream, s.size(blocksStream))
	if err != nil {
		return nil, err
	}
	list, err := readBlocks(b, s.terms)
	if err == nil {
		s.blocks = list
	}
	return list, err
}

// walk visits the terms of the blocks of a field from the one on that may hold
// the stem, until visit returns false. Blocks come from the pages that are kept.
func (s *segment) walk(f field, stem string, visit func(r *blockReader) bool) error {
	list, err := s.list()
	if err != nil {
		return err
	}
	var r blockReader
	for n := blocksFrom(list, f, stem); n < len(list) && list[n].field == f; n++ {
		in, err := s.bytes(termsStream, list[n].at, uint64(list[n].size), nil)
		if err != nil {
			return err
		}
		for r.open(&list[n], in); r.next(); {
			if !visit(&r) {
				return nil
			}
		}
		if err := r.err(); err != nil {
			return err
		}
	}
	return nil
}

// withStem implements source.
func (s *segment) withStem(f field, stem string, visit func(form string, t term)) error {
	return s.walk(f, stem, func(r *blockReader) bool {
		if string(r.stem) == stem {
			visit(string(r.form), r.term)
			return true
		}
		return string(r.stem) < stem
	})
}

// each implements source.
func (s *segment) each(f field, visit func(form string, t term)) error {
	return s.walk(f, "", func(r *blockReader) bool {
		visit(string(r.form), r.term)
		return true
	})
}

// begins implements source. It reads the blocks in which stems begin so, and
// the few others that can hold forms that do.
func (s *segment) begins(f field, with string, visit func(t term)) error {
	list, err := s.list()
	if err != nil {
		return err
	}
	var r blockReader
	for _, n := range blocksOfBeginning(list, f, with) {
		in, err := s.bytes(termsStream, list[n].at, uint64(list[n].size), nil)
		if err != nil {
			return err
		}
		for r.open(&list[n], in); r.next(); {
			if len(r.form) >= len(with) && string(r.form[:len(with)]) == with {
				visit(r.term)
			}
		}
		if err := r.err(); err != nil {
			return err
		}
	}
	return nil
}

// like implements source.
func (s *segment) like(f field, w *misspelt, visit func(form string, t term)) error {
	g, err := s.glancesOf(f)
	if err != nil {
		return err
	}
	g.possible(w, func(n int) {
		if form := g.form(n); err == nil && w.close(form) {
			var t term
			t, err = s.termAt(g.numbers[n])
			visit(form, t)
		}
	})
	return err
}

// termAt reads one term: see glances.numbers.
func (s *segment) termAt(number uint32) (term, error) {
	b := &s.blocks[number/blockTerms]
	in, err := s.bytes(termsStream, b.at, uint64(b.size), nil)
	if err != nil {
		return term{}, err
	}
	var r blockReader
	r.open(b, in)
	for range number%blockTerms + 1 {
		if !r.next() {
			return term{}, errCorrupt
		}
	}
	return r.term, nil
}

// docs implements source.
func (s *segment) docs(t term, r *room) ([]byte, error) {
	if t.lone {
		return nil, nil
	}
	return s.bytes(docsStream, t.docs.at, uint64(t.docs.size), r)
}

// places implements source.
func (s *segment) places(t term, r *room) ([]byte, error) {
	if t.lone {
		return nil, nil
	}
	return s.bytes(placesStream, t.places.at, uint64(t.places.size), r)
}

// bytes fetches a range of a stream from the pages that are kept.
func (s *segment) bytes(which stream, from, size uint64, r *room) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.gather(which, from, from+size, r)
}

// gather is bytes for who holds the lock.
func (s *segment) gather(which stream, from, to uint64, r *room) ([]byte, error) {
	var out []byte
	for at := from; at < to; {
		page := uint32(at / pageSize)
		b, err := s.cache.page(s.store, s.number, which, page)
		if err != nil {
			return nil, err
		}
		begin := at % pageSize
		end := min(uint64(len(b)), begin+to-at)
		if begin >= end {
			return nil, errCorrupt
		}
		if out == nil && at+end-begin == to {
			return b[begin:end:end], nil
		}
		if out == nil {
			out = r.newBytes(int(to - from))[:0]
		}
		out = append(out, b[begin:end]...)
		at += end - begin
	}
	return out, nil
}

// pageCache keeps the pages read last: words of one query often share them,
// and so do the queries of someone typing.
type pageCache struct {
	shared *pageBudget
	pages  map[cachedPage][]byte
	order  []cachedPage
	// last is the page asked for last: words that begin alike lie side by side.
	last     cachedPage
	lastPage []byte
}

type cachedPage struct {
	stream stream
	page   uint32
}

// pageBudget counts the pages kept of all segments of an index.
type pageBudget struct{ pages atomic.Int64 }

const (
	// mostPages are kept in all: 32 MB.
	mostPages = 32 << 20 / pageSize
	// leastPages may be kept of every segment, however many there are.
	leastPages = 32
)

func (c *pageCache) page(store notebook.Store, segment uint32, s stream, page uint32) ([]byte, error) {
	at := cachedPage{s, page}
	if c.lastPage != nil && c.last == at {
		return c.lastPage, nil
	}
	if b, ok := c.pages[at]; ok {
		c.last, c.lastPage = at, b
		return b, nil
	}
	b, err := readPage(store, segment, s, page)
	if err != nil {
		return nil, err
	}
	if c.pages == nil {
		c.pages = map[cachedPage][]byte{}
	}
	for len(c.order) > leastPages && c.shared.pages.Load() >= mostPages {
		c.drop(1)
	}
	c.pages[at], c.order = b, append(c.order, at)
	c.shared.pages.Add(1)
	c.last, c.lastPage = at, b
	return b, nil
}

// drop forgets the pages that were read first.
func (c *pageCache) drop(n int) {
	for _, at := range c.order[:n] {
		delete(c.pages, at)
	}
	c.order = append(c.order[:0], c.order[n:]...)
	c.shared.pages.Add(int64(-n))
}

// forget gives back what is kept of a segment that no longer counts.
func (s *segment) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cache.drop(len(s.cache.order))
}

// readItems reads the items of the segment.
func (s *segment) readItems() ([]item, error) {
	b, err := whole(s.store, s.number, itemsStream, s.size(itemsStream))
	if err != nil {
		return nil, err
	}
	d := itemDecoder{decoder: decoder{in: b}}
	items := make([]item, 0, min(s.items, uint32(len(b))))
	for range s.items {
		items = append(items, d.item())
		if d.bad {
			return nil, errCorrupt
		}
	}
	return items, nil
}
