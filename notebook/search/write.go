package search

import (
	"context"
	"slices"

	"casebound/notebook"
)

// writeSealed writes the oldest sealed layer as a segment. Its items keep
// their numbers, so the slots of the layer stay as they are.
func (x *Index) writeSealed(context.Context) (bool, error) {
	x.mu.RLock()
	var l *sealedLayer
	if len(x.sealed) > 0 {
		l = x.sealed[0]
	}
	x.mu.RUnlock()
	if l == nil {
		return false, nil
	}
	built := l.source.(*builder)
	var info segmentInfo
	if len(built.items) > 0 {
		var err error
		if info, err = x.write(built); err != nil {
			return false, err
		}
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	m := x.meta.clone()
	if info.items > 0 {
		m.segments = append(m.segments, info)
		m.stands(info.number)
	}
	m.listed = m.listed || x.allRecorded(l)
	drops := make([]notebook.Change, len(l.filed))
	for i, revision := range l.filed {
		drops[i] = dropRecord(pendingName(revision))
	}
	if err := x.publish(m, drops...); err != nil {
		return false, err
	}
	x.sealed = x.sealed[1:]
	if info.items > 0 {
		l.layer.source = x.newSegment(info)
		x.segments = append(x.segments, l.layer)
	}
	return true, nil
}

// allRecorded reports whether, once the layer is written, nothing has to be
// found by listing the store.
func (x *Index) allRecorded(written *sealedLayer) bool {
	for _, p := range x.behind {
		if p.unrecorded {
			return false
		}
	}
	return !x.unlisted && len(x.sealed) == 1 && x.sealed[0] == written
}

// publish writes the record that makes segments count, with whatever goes in
// the same step. The caller holds the lock.
func (x *Index) publish(m meta, with ...notebook.Change) error {
	m.version, m.revision = formatVersion, x.revision
	record := notebook.Put(notebook.Index{Name: metaName, Data: m.encode()})
	if err := x.store.Apply(append(with, record)...); err != nil {
		return err
	}
	x.meta = m
	return nil
}

func (m *meta) clone() meta {
	c := *m
	c.doomed, c.segments = slices.Clone(m.doomed), slices.Clone(m.segments)
	return c
}

// stands takes a segment off the list of those that may be half written.
func (m *meta) stands(segment uint32) {
	m.doomed = slices.DeleteFunc(m.doomed, func(n uint32) bool { return n == segment })
}

// begin gives out the number of a new segment. Its pages are known to count
// for nothing until a meta record names it.
func (x *Index) begin() (*segmentWriter, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	m := x.meta.clone()
	number := m.next
	m.next++
	m.doomed = append(m.doomed, number)
	if err := x.publish(m); err != nil {
		return nil, err
	}
	k := &sink{store: x.store}
	w := &segmentWriter{sink: k, number: number}
	for i, s := range streams {
		w.streams[i] = &pages{sink: k, segment: number, stream: s}
	}
	w.terms.out, w.terms.list = w.stream(termsStream), w.stream(blocksStream)
	return w, nil
}

// segmentWriter writes a segment: items and terms, each in order.
type segmentWriter struct {
	sink    *sink
	number  uint32
	items   uint32
	streams [len(streams)]*pages
	terms   termWriter
	coder   itemEncoder
}

func (w *segmentWriter) stream(s stream) *pages {
	for i, other := range streams {
		if other == s {
			return w.streams[i]
		}
	}
	panic("search: no such stream")
}

func (w *segmentWriter) item(it *item) error {
	w.coder.out = w.coder.out[:0]
	w.coder.item(it)
	w.items++
	return w.stream(itemsStream).write(w.coder.out)
}

func (w *segmentWriter) term(key termKey, p packed) error {
	if err := w.terms.write(key, p); err != nil {
		return err
	}
	if err := w.stream(docsStream).write(p.docs); err != nil {
		return err
	}
	return w.stream(placesStream).write(p.places)
}

// finish writes what is left.
func (w *segmentWriter) finish() (segmentInfo, error) {
	info := segmentInfo{number: w.number, items: w.items, terms: w.terms.terms}
	if err := w.terms.flush(); err != nil {
		return info, err
	}
	for i, p := range w.streams {
		if err := p.flush(); err != nil {
			return info, err
		}
		info.bytesOf[i] = p.size
	}
	return info, w.sink.flush()
}

// write makes a segment of a builder.
func (x *Index) write(b *builder) (segmentInfo, error) {
	w, err := x.begin()
	if err != nil {
		return segmentInfo{}, err
	}
	for i := range b.items {
		if err := w.item(&b.items[i]); err != nil {
			return segmentInfo{}, err
		}
	}
	var p packer
	for _, n := range b.order() {
		b.gather(n, &p)
		if err := w.term(b.key(n), p.pack()); err != nil {
			return segmentInfo{}, err
		}
	}
	return w.finish()
}
