package search

import (
	"cmp"
	"context"
	"slices"
)

const (
	// stepBytes is about how much text one Upkeep reads, stepItems how many
	// things: a few hundredths of a second.
	stepBytes = 1 << 20
	stepItems = 256
	// fullBytes is how large a builder grows when much is to be read.
	fullBytes = 32 << 20
	// Fresh items are written as a segment when they are so many, or so much.
	// Fewer are read again at the next opening in no time.
	freshItems = 64
	freshBytes = 1 << 20
)

// Upkeep does one piece of work the index has been putting off: read some of
// what it is behind with, write what is in memory, or join small segments. A
// piece takes a few hundredths of a second, joining the large segments of a
// large notebook some seconds. It reports whether there is more to do. Call it
// after imports, when idle and after opening.
func (x *Index) Upkeep(ctx context.Context) (more bool, err error) {
	for _, piece := range []func(context.Context) (did bool, err error){
		x.mend, x.warm, x.writeSealed, x.catchUp, x.sealFresh, x.join, x.sweep,
	} {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		if did, err := piece(ctx); did || err != nil {
			return err == nil, err
		}
	}
	return false, nil
}

// mend begins to make a broken index again.
func (x *Index) mend(ctx context.Context) (bool, error) {
	x.mu.RLock()
	broken := x.broken
	x.mu.RUnlock()
	if !broken {
		return false, nil
	}
	return true, x.Rebuild(ctx)
}

// warm reads the names of entities, the words of a segment that no search has
// asked for yet, and who is mentioned in it, so that the first near miss and
// the first facets need not wait for them.
func (x *Index) warm(context.Context) (bool, error) {
	x.mu.RLock()
	segments, named := slices.Clone(x.segments), x.names != nil
	x.mu.RUnlock()
	if !named && !x.namesAsked && len(segments) > 0 {
		x.namesAsked = true
		return true, x.prepareQuietly()
	}
	for _, l := range segments {
		if s := l.source.(*segment); !s.warm() {
			_, err := s.glancesOf(bodyField)
			if err == nil {
				_, err = l.castOf()
			}
			if isBroken(err) {
				err = nil // the first search will say so
			}
			return true, err
		}
	}
	return false, nil
}

// prepareQuietly reads the names. That one cannot be read must not keep texts
// from being indexed; the first search that needs the names says so.
func (x *Index) prepareQuietly() error {
	if err := x.prepare(true); err != nil && !isBroken(err) {
		return err
	}
	return nil
}

// catchUp reads some of what the index is behind with: a little into the fresh
// layer, more into a builder that becomes a layer when it is full, so that
// searches need not wait.
func (x *Index) catchUp(ctx context.Context) (bool, error) {
	list, all := x.waiting()
	if len(list) == 0 {
		return false, nil
	}
	var contents []content
	weight := 0
	for _, p := range list {
		if err := ctx.Err(); err != nil || weight >= stepBytes {
			break
		}
		c, err := x.read(p)
		if err != nil {
			return false, err
		}
		contents = append(contents, c)
		weight += c.weight()
	}
	all = all && len(contents) == len(list)
	list = list[:len(contents)]
	x.queue = x.queue[len(list):]
	if all && x.work == nil && weight <= longText {
		x.takeFew(list, contents)
		return true, nil
	}
	if x.workStems == nil {
		x.workStems = stemCache{}
	}
	if x.work == nil {
		x.work = newBuilder(x.workStems, x.workTerms)
	}
	for i := range contents {
		x.work.add(&contents[i])
	}
	x.workItems = append(x.workItems, list...)
	if all || x.work.size() >= fullBytes {
		x.sealWork()
	}
	return true, nil
}

// waiting lists the next items to read, oldest first, and tells whether these
// are all. The order is found once for as long as nothing new has arrived.
func (x *Index) waiting() (list []pendingItem, all bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	for len(x.queue) > 0 && x.behind[x.queue[0].itemKey].revision != x.queue[0].revision {
		x.queue = x.queue[1:]
	}
	if len(x.queue) == 0 {
		inWork := map[uint64]bool{}
		for _, p := range x.workItems {
			inWork[p.revision] = true
		}
		for _, p := range x.behind {
			if !inWork[p.revision] {
				x.queue = append(x.queue, p)
			}
		}
		slices.SortFunc(x.queue, func(a, b pendingItem) int { return cmp.Compare(a.revision, b.revision) })
	}
	return x.queue[:min(len(x.queue), stepItems)], len(x.queue) <= stepItems
}

// takeFew takes items into the fresh layer, but those of which a later state
// has arrived meanwhile.
func (x *Index) takeFew(list []pendingItem, contents []content) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for i, p := range list {
		if x.behind[p.itemKey].revision != p.revision {
			continue
		}
		delete(x.behind, p.itemKey)
		number := x.fresh.source.(*builder).add(&contents[i])
		x.install(&contents[i].item, x.fresh, number)
		x.settled(p)
		x.unlisted = x.unlisted || p.unrecorded
	}
}

// sealWork makes the builder of catchUp a layer.
func (x *Index) sealWork() {
	x.mu.Lock()
	defer x.mu.Unlock()
	l := &sealedLayer{layer: &layer{source: x.work}}
	for i, p := range x.workItems {
		if !p.unrecorded {
			l.filed = append(l.filed, p.revision)
		}
		if x.behind[p.itemKey].revision == p.revision {
			delete(x.behind, p.itemKey)
			x.install(&x.work.items[i], l.layer, uint32(i))
		}
	}
	l.fit(len(x.work.items))
	x.sealed = append(x.sealed, l)
	x.workTerms = len(x.work.terms)
	x.work, x.workItems = nil, nil
	if len(x.behind) == 0 {
		x.workStems, x.workTerms = nil, 0
	}
}

// sealFresh makes the fresh layer one that takes no more when it is large
// enough to be written.
func (x *Index) sealFresh(context.Context) (bool, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	b := x.fresh.source.(*builder)
	if len(b.items) < freshItems && b.size() < freshBytes && !x.worthListing() {
		return false, nil
	}
	x.seal()
	return true, nil
}

// worthListing reports whether writing the fresh layer would spare the next
// opening the listing of the store.
func (x *Index) worthListing() bool {
	return !x.meta.listed && len(x.behind) == 0 && (x.unlisted || len(x.sealed) == 0)
}

func (x *Index) seal() {
	l := &sealedLayer{layer: x.fresh, filed: x.filed}
	l.fit(len(x.fresh.source.(*builder).items))
	x.sealed = append(x.sealed, l)
	known := x.fresh.source.(*builder).known
	x.fresh, x.filed, x.unlisted = &layer{source: newBuilder(known, 0)}, nil, false
}

// sealedLayer is a complete builder on its way to a segment.
type sealedLayer struct {
	*layer
	filed []uint64 // pending records that go when the segment stands
}

// fit gives the layer a slot for each of its items.
func (l *layer) fit(items int) {
	for len(l.slots) < items {
		l.slots = append(l.slots, nobody)
	}
}
