package anchor

import (
	"bytes"
	"cmp"
	"slices"

	"casebound/notebook"
)

// Library finds, among thousands of documents, those that have text in common
// with one: an inverted list of the hashes of their sketches. Its answer is
// exact for the samples: no document that shares a sampled gram is missed, and
// so none that shares a passage longer than the window of the sketches.
//
// Adding to 10,000 documents takes milliseconds. A Library is not safe for
// several goroutines.
type Library struct {
	known map[notebook.ID]uint32 // number of a document
	docs  []shelved              // by number
	// segments are sorted lists of hash << 32 | number, each at least twice as
	// long as the next: a merge now and then instead of one for each document.
	segments [][]uint64
}

// shelved is what a Library keeps of a document beside its hashes.
type shelved struct {
	id      notebook.ID // zero when removed
	letters int
	whole   uint64
	hashes  int
	spread  uint8
}

// Candidate is a document that has text in common with the one asked for, as
// far as the sketches tell. Verify it with Relate.
type Candidate struct {
	Document notebook.ID
	Relation Relation
	// Rarity is the sum, over the grams in common, of one by the number of
	// documents that have it. What stands on a form that thousands share weighs
	// nothing; the words that are in these two alone make them versions.
	Rarity float32
}

// Add puts a document on the shelf, in place of what it was before.
func (l *Library) Add(id notebook.ID, s Sketch) {
	l.Remove(id)
	if l.known == nil {
		l.known = map[notebook.ID]uint32{}
	}
	number := uint32(len(l.docs))
	l.known[id] = number
	l.docs = append(l.docs, shelved{id, s.letters, s.whole, len(s.hashes), s.spread})
	segment := make([]uint64, len(s.hashes))
	for i, h := range s.hashes {
		segment[i] = uint64(h)<<32 | uint64(number)
	}
	l.segments = append(l.segments, segment)
	for n := len(l.segments); n > 1 && len(l.segments[n-2]) < 2*len(l.segments[n-1]); n-- {
		l.segments[n-2] = l.merge(l.segments[n-2], l.segments[n-1])
		l.segments = l.segments[:n-1]
	}
}

// merge joins two sorted segments and leaves out what was removed.
func (l *Library) merge(a, b []uint64) []uint64 {
	out := make([]uint64, 0, len(a)+len(b))
	keep := func(e uint64) {
		if !l.docs[uint32(e)].id.IsZero() {
			out = append(out, e)
		}
	}
	for len(a) > 0 && len(b) > 0 {
		if a[0] <= b[0] {
			keep(a[0])
			a = a[1:]
		} else {
			keep(b[0])
			b = b[1:]
		}
	}
	for _, e := range a {
		keep(e)
	}
	for _, e := range b {
		keep(e)
	}
	return out
}

// Remove takes a document off the shelf. It may be unknown.
func (l *Library) Remove(id notebook.ID) {
	number, ok := l.known[id]
	if !ok {
		return
	}
	delete(l.known, id)
	l.docs[number] = shelved{}
}

// Has reports whether a document is on the shelf.
func (l *Library) Has(id notebook.ID) bool {
	_, ok := l.known[id]
	return ok
}

// Len is the number of documents.
func (l *Library) Len() int { return len(l.known) }

// Shared is what the documents of a Library have in common with one text. It is
// good until the Library changes.
type Shared struct {
	l      *Library
	sketch Sketch
	both   []common // by number
}

// common is what a document has in common with a sketch.
type common struct {
	hashes int32
	rarity float32
}

// Shared looks a sketch up.
func (l *Library) Shared(s Sketch) Shared {
	both := make([]common, len(l.docs))
	having := make([][]uint64, len(l.segments))
	for _, h := range s.hashes {
		documents := 0
		for i, segment := range l.segments {
			from, _ := slices.BinarySearch(segment, uint64(h)<<32)
			to := from
			for to < len(segment) && uint32(segment[to]>>32) == h {
				to++
			}
			having[i] = segment[from:to]
			documents += to - from
		}
		rarity := 1 / float32(documents)
		for _, entries := range having {
			for _, e := range entries {
				n := &both[uint32(e)]
				n.hashes++
				n.rarity += rarity
			}
		}
	}
	return Shared{l, s, both}
}

const (
	// rareFrom is the least rarity of a candidate with so little in common that
	// it must be something of its own.
	rareFrom = 1.0 / 8
	// rarestAtMost and nearestAtMost are how many candidates there are that may
	// not be versions at all: a form may be in all of ten thousand documents.
	rarestAtMost, nearestAtMost = 512, 64
	// nearFrom is what most likely is a version.
	nearFrom = 0.6
)

// Candidates are the documents that are versions or relatives of the one with
// this sketch, the closest first. That document itself, when it is on the
// shelf, is among them: leave it out by its ID.
func (s Shared) Candidates() []Candidate {
	var list []Candidate
	for number, n := range s.both {
		if c, ok := s.l.candidate(s.sketch, number, int(n.hashes)); ok && (n.rarity >= rareFrom || c.Relation.Containment >= relatedFrom) {
			c.Rarity = n.rarity
			list = append(list, c)
		}
	}
	list = append(fewer(list), s.l.twins(s.sketch)...)
	slices.SortFunc(list, func(a, b Candidate) int {
		if c := cmp.Compare(b.Relation.Containment, a.Relation.Containment); c != 0 {
			return c
		}
		if c := cmp.Compare(b.Relation.Jaccard, a.Relation.Jaccard); c != 0 {
			return c
		}
		return bytes.Compare(a.Document[:], b.Document[:])
	})
	return list
}

// fewer leaves out, of very many candidates, those that are neither near nor
// share anything rare.
func fewer(list []Candidate) []Candidate {
	if len(list) <= rarestAtMost {
		return list
	}
	rare, near := make([]float32, len(list)), make([]float64, len(list))
	for i, c := range list {
		rare[i], near[i] = c.Rarity, c.Relation.Containment
	}
	slices.Sort(rare)
	slices.Sort(near)
	rarest, nearest := rare[len(rare)-rarestAtMost], min(nearFrom, near[len(near)-nearestAtMost])
	return slices.DeleteFunc(list, func(c Candidate) bool {
		return c.Rarity < rarest && c.Relation.Containment < nearest
	})
}

// Documents are those that have anything sampled in common with the text, be it
// one paragraph: those with most of it first, atMost of them.
func (s Shared) Documents(atMost int) []notebook.ID {
	var numbers []int
	for number, n := range s.both {
		if n.hashes > 0 && !s.l.docs[number].id.IsZero() {
			numbers = append(numbers, number)
		}
	}
	slices.SortFunc(numbers, func(i, j int) int { return cmp.Or(int(s.both[j].hashes-s.both[i].hashes), i-j) })
	var list []notebook.ID
	for _, number := range numbers[:min(len(numbers), atMost)] {
		list = append(list, s.l.docs[number].id)
	}
	return list
}

func (l *Library) candidate(s Sketch, number, both int) (Candidate, bool) {
	d := l.docs[number]
	if both == 0 || d.id.IsZero() {
		return Candidate{}, false
	}
	shorter := min(s.letters, d.letters)
	if d.whole == s.whole && d.letters == s.letters {
		return Candidate{Document: d.id, Relation: relation(1, 1, shorter)}, true
	}
	spread := max(s.spread, d.spread)
	r := estimate(both, s.at(spread), spreadMore(d.hashes, d.spread, spread), shorter)
	return Candidate{Document: d.id, Relation: r}, r.Kind != None
}

// twins are the documents with the same letters that are too short to have
// been sampled.
func (l *Library) twins(s Sketch) []Candidate {
	if s.letters == 0 || len(s.hashes) > 0 {
		return nil
	}
	var list []Candidate
	for _, d := range l.docs {
		if !d.id.IsZero() && d.whole == s.whole && d.letters == s.letters {
			list = append(list, Candidate{Document: d.id, Relation: relation(1, 1, s.letters)})
		}
	}
	return list
}
