package search

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"casebound/notebook"
)

// ErrBroken is what a search ends with when the index cannot be read. The
// next Upkeep begins to make it again.
var ErrBroken = errors.New("the search index is damaged and is being made again")

// Index searches one notebook. It may be used from several goroutines at
// once; only one of them at a time may be in Upkeep or Rebuild.
//
// It is a log-structured merge index (O'Neil et al. 1996). What changes is
// inverted in memory (the fresh layer); from time to time that is written as a
// segment that never changes; segments are joined when there are many. A small
// record in the same transaction as the change says that the words of an item
// are not in a segment yet, so after a crash the index knows what it is behind
// with, and reads that again.
type Index struct {
	store notebook.Store
	pages pageBudget

	shelved shelved
	rooms   rooms

	mu       sync.RWMutex
	meta     meta
	revision uint64 // the highest given out
	slots    []slot
	counted  atomic.Pointer[census]
	numbers  map[slotKey]uint32
	segments []*layer       // of meta.segments
	sealed   []*sealedLayer // complete builders on their way to a segment
	fresh    *layer         // the builder that takes what changes now
	filed    []uint64       // pending records of what is in fresh, and of what it made stale

	behind map[itemKey]pendingItem // known, but not in any layer
	// unlisted says that fresh holds items that have no record of their own:
	// were they lost, only listing the store would find them.
	unlisted bool
	names    *roster
	broken   bool

	// Only Upkeep touches these.
	namesAsked bool          // it has tried to read names
	queue      []pendingItem // of behind, in order, without what is in work
	work       *builder
	workItems  []pendingItem
	workStems  stemCache
	workTerms  int // how many terms the last builder had: the next has about as many
}

// Open reads what the index needs to answer. A store without an index gives
// an empty one that knows it is behind.
func Open(store notebook.Store) (*Index, error) {
	x := &Index{store: store}
	m, usable, err := readMeta(store)
	if err != nil {
		return nil, err
	}
	x.start(m)
	if usable {
		usable, err = x.readSegments()
	}
	if err == nil && !usable {
		err = x.startOver()
	}
	if err == nil {
		err = x.readPending()
	}
	if err == nil && !x.meta.listed {
		err = x.list()
	}
	if err != nil {
		return nil, fmt.Errorf("open the search index: %w", err)
	}
	return x, nil
}

// start empties the memory.
func (x *Index) start(m meta) {
	x.meta, x.revision = m, max(x.revision, m.revision)
	x.slots, x.numbers = nil, map[slotKey]uint32{}
	x.counted.Store(nil)
	x.shelved.clear()
	for _, l := range x.segments {
		l.source.(*segment).forget()
	}
	x.segments, x.sealed, x.fresh = nil, nil, &layer{source: newBuilder(stemCache{}, 0)}
	x.filed, x.behind, x.unlisted = nil, map[itemKey]pendingItem{}, false
	x.queue, x.work, x.workItems = nil, nil, nil
	x.broken = false
}

// readSegments installs what the segments hold; false when one cannot be read.
func (x *Index) readSegments() (usable bool, err error) {
	for _, info := range x.meta.segments {
		s := x.newSegment(info)
		items, err := s.readItems()
		if isBroken(err) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		l := &layer{source: s, slots: make([]uint32, len(items))}
		for i := range l.slots {
			l.slots[i] = nobody
		}
		for i := range items {
			x.install(&items[i], l, uint32(i))
		}
		x.segments = append(x.segments, l)
	}
	return true, nil
}

// isBroken tells damage of the index from trouble with the store.
func isBroken(err error) bool {
	return errors.Is(err, errCorrupt) || errors.Is(err, notebook.ErrNotFound) || errors.Is(err, notebook.ErrDamaged)
}

// startOver gives up every segment.
func (x *Index) startOver() error {
	m := meta{version: formatVersion, revision: x.revision, next: x.meta.next, doomed: x.meta.doomed}
	for _, s := range x.meta.segments {
		m.doomed = append(m.doomed, s.number)
	}
	if len(x.meta.segments) == 0 { // the meta record itself was lost: anything may lie about
		all, err := x.segmentsInStore()
		if err != nil {
			return err
		}
		for n := range all {
			m.doomed = append(m.doomed, n)
			m.next = max(m.next, n+1)
		}
	}
	x.start(m)
	return nil
}

// readPending finds out what the index is behind with.
func (x *Index) readPending() error {
	return x.store.Each(notebook.Key{Kind: notebook.KindIndex, Name: pendingPrefix}, func(r notebook.Record) error {
		record, ok := r.(notebook.Index)
		if !ok {
			return errCorrupt
		}
		p, err := decodePending(record.Name, record.Data)
		x.revision = max(x.revision, p.revision)
		if err != nil || x.known(p.itemKey) >= p.revision {
			x.filed = append(x.filed, p.revision)
			return nil
		}
		if older, ok := x.behind[p.itemKey]; ok {
			x.filed = append(x.filed, older.revision)
		}
		x.behind[p.itemKey] = p
		return nil
	})
}

// known is the revision of the present state of an item that is in a layer, 0
// for none.
func (x *Index) known(key itemKey) uint64 {
	n, ok := x.numbers[slotKey{key.kind.in(), key.id}]
	if !ok {
		return 0
	}
	p := x.slots[n].parts[key.kind.part()]
	if p.layer == nil {
		return 0
	}
	return p.revision
}

// Progress is how many things (documents, highlights, notes) can be searched
// now, of how many.
func (x *Index) Progress() (searched, total int) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.progress()
}

func (x *Index) progress() (searched, total int) {
	if len(x.behind) == 0 {
		n := x.count().things
		return n, n
	}
	waiting := map[slotKey]bool{}
	for key := range x.behind {
		waiting[slotKey{key.kind.in(), key.id}] = true
	}
	for n := range x.slots {
		if x.live(uint32(n)) && !waiting[slotKey{x.slots[n].in, x.slots[n].id}] {
			searched++
		}
	}
	return searched, searched + len(waiting)
}

// layers are all sources there are.
func (x *Index) layers() []*layer {
	all := append([]*layer(nil), x.segments...)
	for _, l := range x.sealed {
		all = append(all, l.layer)
	}
	return append(all, x.fresh)
}
