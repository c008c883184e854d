package search

import (
	"encoding/binary"
	"fmt"

	"casebound/notebook"
)

// Names of the index's records in the store. All begin with prefix.
//
//	s/m                        what segments there are
//	s/p revision8              an item whose words are not in a segment yet
//	s/s segment4 stream1 page4 a page of a segment
//
// Numbers are big-endian.
const (
	prefix        = "s/"
	metaName      = prefix + "m"
	pendingPrefix = prefix + "p"
	segmentPrefix = prefix + "s"
)

func pendingName(revision uint64) string {
	return string(binary.BigEndian.AppendUint64([]byte(pendingPrefix), revision))
}

func segmentName(segment uint32) string {
	return string(binary.BigEndian.AppendUint32([]byte(segmentPrefix), segment))
}

func pageName(segment uint32, s stream, page uint32) string {
	return string(binary.BigEndian.AppendUint32(append([]byte(segmentName(segment)), byte(s)), page))
}

// stream is one of the strings of bytes a segment consists of.
type stream byte

const (
	blocksStream stream = 'b' // where the blocks of terms begin
	docsStream   stream = 'd' // who has a term, and how often
	itemsStream  stream = 'i'
	placesStream stream = 'p' // where, which only phrases and snippets read
	termsStream  stream = 't'
)

// pageSize is how much of a stream lies in one record: enough that a record's
// own weight does not count, little enough that a rare word reads little.
const pageSize = 16 << 10

// batchSize is how much is written in one Apply.
const batchSize = 1 << 20

// sink gathers changes and applies them by the batch.
type sink struct {
	store notebook.Store
	batch []notebook.Change
	size  int
}

func (k *sink) put(name string, data []byte) error {
	k.batch = append(k.batch, notebook.Put(notebook.Index{Name: name, Data: data}))
	return k.grew(len(name) + len(data))
}

func (k *sink) drop(name string) error {
	k.batch = append(k.batch, dropRecord(name))
	return k.grew(len(name))
}

func dropRecord(name string) notebook.Change {
	return notebook.Change{Before: notebook.Index{Name: name}}
}

func (k *sink) grew(n int) error {
	if k.size += n; k.size >= batchSize || len(k.batch) >= 4096 {
		return k.flush()
	}
	return nil
}

func (k *sink) flush() error {
	if len(k.batch) == 0 {
		return nil
	}
	err := k.store.Apply(k.batch...)
	k.batch, k.size = nil, 0
	return err
}

// pages writes one stream of a segment.
type pages struct {
	sink    *sink
	segment uint32
	stream  stream
	page    uint32
	buf     []byte
	size    uint64 // written in all
}

func (p *pages) write(b []byte) error {
	p.size += uint64(len(b))
	for len(b) > 0 {
		n := min(len(b), pageSize-len(p.buf))
		p.buf = append(p.buf, b[:n]...)
		b = b[n:]
		if len(p.buf) == pageSize {
			if err := p.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *pages) flush() error {
	if len(p.buf) == 0 {
		return nil
	}
	err := p.sink.put(pageName(p.segment, p.stream, p.page), p.buf)
	p.page, p.buf = p.page+1, make([]byte, 0, pageSize)
	return err
}

// readPage fetches one page.
func readPage(store notebook.Store, segment uint32, s stream, page uint32) ([]byte, error) {
	x, err := notebook.Load[notebook.Index](store, notebook.Key{Kind: notebook.KindIndex, Name: pageName(segment, s, page)})
	if err != nil {
		return nil, fmt.Errorf("read the search index: %w", err)
	}
	return x.Data, nil
}

// scroll reads a stream from its start.
type scroll struct {
	store   notebook.Store
	segment uint32
	stream  stream
	page    uint32
	left    uint64 // bytes of the stream not read from the store yet
	buf     []byte
}

// seek moves to a byte of a stream of so many.
func (s *scroll) seek(at, size uint64) error {
	s.page, s.left = uint32(at/pageSize), size-at/pageSize*pageSize
	_, err := s.take(int(at % pageSize))
	return err
}

// take reads the next n bytes. They are valid until the next call.
func (s *scroll) take(n int) ([]byte, error) {
	for len(s.buf) < n {
		if s.left == 0 {
			return nil, errCorrupt
		}
		page, err := readPage(s.store, s.segment, s.stream, s.page)
		if err != nil {
			return nil, err
		}
		if uint64(len(page)) > s.left || len(page) == 0 {
			return nil, errCorrupt
		}
		s.left -= uint64(len(page))
		s.page++
		s.buf = append(append(make([]byte, 0, len(s.buf)+len(page)), s.buf...), page...)
	}
	out := s.buf[:n:n]
	s.buf = s.buf[n:]
	return out, nil
}

// whole reads a stream to its end.
func whole(store notebook.Store, segment uint32, s stream, size uint64) ([]byte, error) {
	r := scroll{store: store, segment: segment, stream: s, left: size}
	if size == 0 {
		return nil, nil
	}
	out := make([]byte, 0, size)
	for uint64(len(out)) < size {
		b, err := r.take(int(min(size-uint64(len(out)), pageSize)))
		if err != nil {
			return nil, err
		}
		out = append(out, b...)
	}
	return out, nil
}
