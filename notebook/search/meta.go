package search

import (
	"errors"
	"fmt"

	"casebound/notebook"
)

// formatVersion is that of everything the index writes, the words included:
// it rises whenever a text would be taken apart otherwise. An index of another
// version is made again.
const formatVersion = 3

// meta is the record s/m: which segments count. It is written last, so that a
// segment half written counts for nothing.
type meta struct {
	version  uint64
	listed   bool     // everything in the store was listed; false while rebuilding
	revision uint64   // none higher was given out
	next     uint32   // number of the next segment
	doomed   []uint32 // segments of which pages may lie about: half written or replaced
	segments []segmentInfo
}

func (m *meta) encode() []byte {
	var e encoder
	e.number(m.version)
	e.flag(m.listed)
	e.number(m.revision)
	e.number(uint64(m.next))
	e.number(uint64(len(m.doomed)))
	for _, n := range m.doomed {
		e.number(uint64(n))
	}
	e.number(uint64(len(m.segments)))
	for _, s := range m.segments {
		e.number(uint64(s.number))
		e.number(uint64(s.items))
		e.number(uint64(s.terms))
		for _, b := range s.bytesOf {
			e.number(b)
		}
	}
	return e.out
}

func decodeMeta(b []byte) (meta, error) {
	d := decoder{in: b}
	m := meta{version: d.number()}
	if m.version != formatVersion {
		return meta{}, errCorrupt
	}
	m.listed, m.revision, m.next = d.flag(), d.number(), uint32(d.number())
	for range d.count(1) {
		m.doomed = append(m.doomed, uint32(d.number()))
	}
	for range d.count(8) {
		s := segmentInfo{number: uint32(d.number()), items: uint32(d.number()), terms: uint32(d.number())}
		for i := range s.bytesOf {
			s.bytesOf[i] = d.number()
		}
		m.segments = append(m.segments, s)
	}
	return m, d.err()
}

// readMeta returns an empty meta that has nothing listed when there is none,
// or none that can be read.
func readMeta(store notebook.Store) (m meta, usable bool, err error) {
	x, err := notebook.Load[notebook.Index](store, notebook.Key{Kind: notebook.KindIndex, Name: metaName})
	switch {
	case errors.Is(err, notebook.ErrNotFound):
		return meta{version: formatVersion}, true, nil
	case errors.Is(err, notebook.ErrDamaged):
		return meta{version: formatVersion}, false, nil
	case err != nil:
		return meta{}, false, fmt.Errorf("open the search index: %w", err)
	}
	if m, err = decodeMeta(x.Data); err != nil {
		return meta{version: formatVersion}, false, nil
	}
	return m, true, nil
}

// pendingItem is what the record of a pending item says: enough to read the
// thing itself when its turn comes.
type pendingItem struct {
	itemKey
	document notebook.ID // of a comment
	revision uint64
	// unrecorded items were found by listing the store: they have no record.
	unrecorded bool
}

func (p *pendingItem) encode() []byte {
	var e encoder
	e.number(uint64(p.kind))
	e.id(p.id)
	e.id(p.document)
	return e.out
}

func decodePending(name string, b []byte) (pendingItem, error) {
	d := decoder{in: b}
	p := pendingItem{itemKey: itemKey{kind: itemKind(d.number())}}
	p.id, p.document = d.id(), d.id()
	for _, c := range []byte(name[len(pendingPrefix):]) {
		p.revision = p.revision<<8 | uint64(c)
	}
	if p.kind >= itemKinds || len(name) != len(pendingPrefix)+8 {
		d.fail()
	}
	return p, d.err()
}
