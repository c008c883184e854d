package anchor

import (
	"cmp"
	"slices"

	"casebound/notebook"
)

// Library finds, among thousands of documents, those that have text in common
// with one: an inverted list of the hashes of their sketches. Its answer is
// exact for the samples: no document that shares a sampled gram is missed.
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
	coarse  uint8
}

// Candidate is a document that has text in common with the one asked for, as
// far as the sketches tell. Verify it with Relate.
type Candidate struct {
	Document notebook.ID
	Relation Relation
}

// Add puts a document on the shelf, in place of what it was before.
func (l *Library) Add(id notebook.ID, s Sketch) {
	l.Remove(id)
	if l.known == nil {
		l.known = map[notebook.ID]uint32{}
	}
	number := uint32(len(l.docs))
	l.known[id] = number
	l.docs = append(l.docs, shelved{id, s.letters, s.whole, len(s.hashes), s.coarse})
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

// Len is the number of documents.
func (l *Library) Len() int { return len(l.known) }

// Candidates are the documents that are versions or relatives of the one with
// this sketch, the closest first. That document itself, when it is on the
// shelf, is among them: leave it out by its ID.
func (l *Library) Candidates(s Sketch) []Candidate {
	var list []Candidate
	for number, n := range l.inBoth(s) {
		if c, ok := l.candidate(s, number, n); ok {
			list = append(list, c)
		}
	}
	list = append(list, l.twins(s)...)
	slices.SortFunc(list, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Relation.Containment, a.Relation.Containment),
			cmp.Compare(b.Relation.Jaccard, a.Relation.Jaccard),
			slices.Compare(a.Document[:], b.Document[:]))
	})
	return list
}

// inBoth counts, for each document by its number, the hashes that it has in
// common with a sketch.
func (l *Library) inBoth(s Sketch) []int {
	both := make([]int, len(l.docs))
	for _, segment := range l.segments {
		for _, h := range s.hashes {
			from, _ := slices.BinarySearch(segment, uint64(h)<<32)
			for _, e := range segment[from:] {
				if uint32(e>>32) != h {
					break
				}
				both[uint32(e)]++
			}
		}
	}
	return both
}

// Sharing are the documents that have anything sampled in common with the one
// with this sketch, be it one paragraph: those with most of it first, atMost
// of them.
func (l *Library) Sharing(s Sketch, atMost int) []notebook.ID {
	both := l.inBoth(s)
	var numbers []int
	for number, n := range both {
		if n > 0 && !l.docs[number].id.IsZero() {
			numbers = append(numbers, number)
		}
	}
	slices.SortFunc(numbers, func(i, j int) int { return cmp.Or(both[j]-both[i], i-j) })
	var list []notebook.ID
	for _, number := range numbers[:min(len(numbers), atMost)] {
		list = append(list, l.docs[number].id)
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
		return Candidate{d.id, relation(1, 1, shorter)}, true
	}
	// Two sketches of different coarseness share only the coarser one's
	// hashes; how many of the finer one are among them is known for the one
	// asked for and estimated for the one on the shelf.
	asked, there := len(s.at(d.coarse)), d.hashes>>max(0, int(s.coarse)-int(d.coarse))
	r := estimate(both, asked, max(there, both), shorter)
	return Candidate{d.id, r}, r.Kind != None
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
			list = append(list, Candidate{d.id, relation(1, 1, s.letters)})
		}
	}
	return list
}
