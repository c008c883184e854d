package search

import (
	"strings"
	"sync"

	"casebound/notebook"
)

// segmentInfo is what the record s/m says of a segment.
type segmentInfo struct {
	number  uint32
	items   uint32
	terms   uint32
	bytesOf [4]uint64 // of each stream, in the order of streams
}

// streams in the order of segmentInfo.bytesOf.
var streams = [4]stream{docsStream, itemsStream, placesStream, termsStream}

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

// segment is a segment in the store. Its dictionary is read when it is first
// asked for and kept; of the postings a few pages are kept.
type segment struct {
	segmentInfo
	store notebook.Store

	mu    sync.Mutex
	words *dictionary
	asked bool // for words, by Upkeep
	cache pageCache
}

// dictionary reads the terms of the segment once.
func (s *segment) dictionary() (*dictionary, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.load()
}

// load is dictionary for who holds the lock.
func (s *segment) load() (*dictionary, error) {
	if s.words != nil {
		return s.words, nil
	}
	b, err := whole(s.store, s.number, termsStream, s.size(termsStream))
	if err != nil {
		return nil, err
	}
	words, err := readDictionary(b, s.terms)
	if err == nil {
		s.words = words
	}
	return words, err
}

// warm reports whether the dictionary was asked for.
func (s *segment) warm() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	warm := s.asked
	s.asked = true
	return warm || s.words != nil
}

// withStem implements source.
func (s *segment) withStem(f field, stem string, visit func(form string, t term)) error {
	d, err := s.dictionary()
	if err != nil {
		return err
	}
	for n := d.find(f, stem); n < len(d.terms) && d.fieldOf(n) == f && d.stem(n) == stem; n++ {
		visit(d.form(n), d.term(n))
	}
	return nil
}

// each implements source.
func (s *segment) each(f field, visit func(form string, t term)) error {
	d, err := s.dictionary()
	if err != nil {
		return err
	}
	for n := d.find(f, ""); n < len(d.terms) && d.fieldOf(n) == f; n++ {
		visit(d.form(n), d.term(n))
	}
	return nil
}

// begins implements source. Terms lie in the order of their stems, so it looks
// through those whose stem begins as the forms looked for must have theirs.
func (s *segment) begins(f field, with string, visit func(t term)) error {
	d, err := s.dictionary()
	if err != nil {
		return err
	}
	begin := stemBegin(with)
	for n := d.find(f, begin); n < len(d.terms) && d.fieldOf(n) == f && strings.HasPrefix(d.stem(n), begin); n++ {
		if strings.HasPrefix(d.form(n), with) {
			visit(d.term(n))
		}
	}
	return nil
}

// like implements source.
func (s *segment) like(f field, w *misspelt, visit func(form string, t term)) error {
	d, err := s.dictionary()
	if err != nil {
		return err
	}
	d.glancesOf(f).possible(w, func(n int32) {
		if form := d.form(int(n)); w.close(form) {
			visit(form, d.term(int(n)))
		}
	})
	return nil
}

// docs implements source.
func (s *segment) docs(t term) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.load()
	if err != nil {
		return nil, err
	}
	from, to := d.docs(int(t.number))
	return s.read(docsStream, from, to)
}

// places implements source.
func (s *segment) places(t term) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.load()
	if err != nil {
		return nil, err
	}
	from, to := d.places(int(t.number))
	return s.read(placesStream, from, to)
}

// read fetches a range of a stream. The caller holds the lock.
func (s *segment) read(which stream, from, to uint64) ([]byte, error) {
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
			out = make([]byte, 0, to-from)
		}
		out = append(out, b[begin:end]...)
		at += end - begin
	}
	return out, nil
}

// pageCache keeps the pages read last: words of one query often share them,
// and so do the queries of someone typing.
type pageCache struct {
	pages map[cachedPage][]byte
	order []cachedPage
	// last is the page asked for last: words that begin alike lie side by side.
	last     cachedPage
	lastPage []byte
}

type cachedPage struct {
	stream stream
	page   uint32
}

// mostCached pages are kept of a segment.
const mostCached = 128

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
	if len(c.order) >= mostCached {
		delete(c.pages, c.order[0])
		c.order = append(c.order[:0], c.order[1:]...)
	}
	c.pages[at], c.order = b, append(c.order, at)
	c.last, c.lastPage = at, b
	return b, nil
}

// readItems reads the items of the segment.
func (s *segment) readItems() ([]item, error) {
	b, err := whole(s.store, s.number, itemsStream, s.size(itemsStream))
	if err != nil {
		return nil, err
	}
	d := decoder{in: b}
	items := make([]item, 0, min(s.items, uint32(len(b))))
	for range s.items {
		items = append(items, decodeItem(&d))
		if d.bad {
			return nil, errCorrupt
		}
	}
	return items, nil
}
