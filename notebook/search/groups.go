package search

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Packed lists of more than groupItems items say where each group of items
// begins, so that a few items are read without all that is before them (the
// skips of Moffat and Zobel 1996). Groups are of so many items, and in lists of
// places of fewer where they have many places: of 1<<shift.
const (
	groupItems = 1 << groupShift
	groupShift = 7
)

// shiftFor makes groups of about groupItems places.
func shiftFor(items, places int) uint {
	return groupShift - min(groupShift, uint(bits.Len(uint(places/items)))-1)
}

// group is where a group of items begins, behind the first.
type group struct {
	item uint32 // the last before it
	at   uint   // bits
}

// readGroups takes n groups off the front of a list. Lists of items tell the
// last item before each as well.
func readGroups(b []byte, n uint32, items bool) (list []group, rest []byte, bad bool) {
	if uint64(n) > uint64(len(b)) {
		return nil, nil, true
	}
	list = make([]group, n)
	d, last := decoder{in: b}, group{}
	for i := range list {
		if items {
			last.item += uint32(d.number())
		}
		last.at += uint(min(d.number(), 1<<40))
		list[i] = last
	}
	return list, d.in, d.bad
}

// groupWriter notes where the groups of a list begin while it is written.
type groupWriter struct {
	out   []byte
	begin int // of the list's bits, in bytes
	last  group
}

func (w *groupWriter) reset(begin int) { *w = groupWriter{out: w.out[:0], begin: begin} }

// note is called before each item but the first of a group is written.
func (w *groupWriter) note(list *bitWriter) {
	at := uint(len(list.out)-w.begin)*8 + list.have
	w.out = binary.AppendUvarint(w.out, uint64(at-w.last.at))
	w.last.at = at
}

// noteItem is note for a list of items.
func (w *groupWriter) noteItem(before uint32, list *bitWriter) {
	w.out = binary.AppendUvarint(w.out, uint64(before-w.last.item))
	w.last.item = before
	w.note(list)
}

// insert puts the groups before the list.
func (w *groupWriter) insert(into []byte) []byte { return slices.Insert(into, w.begin, w.out...) }

// leap moves to the beginning of the last group before which all items come
// before the given one, and tells its number; 0 is not moving.
func (p *postings) leap(item uint32) uint32 {
	from := p.group
	for p.group < len(p.groups) && p.groups[p.group].item < item {
		p.group++
	}
	begin := uint32(p.group) * groupItems
	if p.group == from || p.count-p.left >= begin {
		return 0
	}
	to := p.groups[p.group-1]
	p.item, p.bits.at, p.left, p.begun = to.item, to.at, p.count-begin, true
	return uint32(p.group)
}
