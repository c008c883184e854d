// Package finder ranks everything that can be opened for a few typed letters:
// documents, headings, entities, notes, highlights, tags, dates and commands.
//
// It neither opens nor shows anything, reads no clock and starts no goroutine:
// the instant comes with the query, and where both cores are wanted the caller
// lends a Runner. Read Index first.
//
// A query is answered in two steps. Its words are graded against the lexicon
// of all words of all titles, which finds whole words, beginnings, initials,
// slips and insides of words without looking at a single title; the titles
// that hold such words are then scored. Only when these are too few does
// sahilm/fuzzy look through the titles for scattered letters.
package finder

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Index holds the candidates and answers queries. It follows changes without
// being built again (TestChangedIndexEqualsFreshOne) and may be used from
// several goroutines at once.
type Index struct {
	run    Runner
	blanks sync.Pool // of grades: a query of every letter typed needs some

	mu      sync.RWMutex
	words   lexicon
	entries []entry
	outline []outline        // of each entry
	numbers map[string]int32 // by ID
	free    []int32
	ranks   [kinds][]int32 // entries of a kind, the likeliest first
}

// New returns an empty index. run may be nil.
func New(run Runner) *Index {
	if run == nil {
		run = func(tasks ...func()) {
			for _, task := range tasks {
				task()
			}
		}
	}
	return &Index{run: run, numbers: map[string]int32{}}
}

// Len is the number of candidates.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return len(x.numbers)
}

// Put adds candidates, each in the place of an earlier one with the same ID.
// Many at once are much cheaper than one by one.
func (x *Index) Put(candidates ...Candidate) {
	x.mu.Lock()
	defer x.mu.Unlock()
	var fresh [kinds][]int32
	for _, c := range candidates {
		c.Kind %= kinds
		if n, ok := x.numbers[c.ID]; ok {
			if old := slices.Index(fresh[x.entries[n].Kind], n); old >= 0 {
				fresh[x.entries[n].Kind] = slices.Delete(fresh[x.entries[n].Kind], old, old+1)
			}
			x.remove(n)
		}
		n := x.add(c)
		fresh[c.Kind] = append(fresh[c.Kind], n)
	}
	for k := range fresh {
		x.rank(Kind(k), fresh[k])
	}
}

// Remove takes candidates away; an ID that is not there is no error.
func (x *Index) Remove(ids ...string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, id := range ids {
		if n, ok := x.numbers[id]; ok {
			x.remove(n)
		}
	}
}

func (x *Index) add(c Candidate) int32 {
	e := newEntry(c, &x.words)
	n := int32(len(x.entries))
	if last := len(x.free) - 1; last >= 0 {
		n, x.free = x.free[last], x.free[:last]
		x.entries[n], x.outline[n] = e, outlineOf(e.texts[0])
	} else {
		x.entries, x.outline = append(x.entries, e), append(x.outline, outlineOf(e.texts[0]))
	}
	x.numbers[c.ID] = n
	for _, r := range e.refs {
		x.words.add(r.word, n)
	}
	return n
}

func (x *Index) remove(n int32) {
	e := &x.entries[n]
	if at, found := slices.BinarySearchFunc(x.ranks[e.Kind], n, x.likelier); found {
		x.ranks[e.Kind] = slices.Delete(x.ranks[e.Kind], at, at+1)
	}
	for _, r := range e.refs {
		x.words.remove(r.word, n)
	}
	delete(x.numbers, e.ID)
	*e, x.outline[n] = entry{}, outline{}
	x.free = append(x.free, n)
}

// rank enters new entries into the order of likelihood.
func (x *Index) rank(k Kind, fresh []int32) {
	if len(fresh) > len(x.ranks[k])/64+8 {
		slices.SortFunc(fresh, x.likelier)
		x.ranks[k] = x.merge(x.ranks[k], fresh)
		return
	}
	for _, n := range fresh {
		at, _ := slices.BinarySearchFunc(x.ranks[k], n, x.likelier)
		x.ranks[k] = slices.Insert(x.ranks[k], at, n)
	}
}

// merge joins two lists in the order of likelihood.
func (x *Index) merge(a, b []int32) []int32 {
	out := make([]int32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if x.likelier(b[0], a[0]) < 0 {
			out, b = append(out, b[0]), b[1:]
		} else {
			out, a = append(out, a[0]), a[1:]
		}
	}
	return append(append(out, a...), b...)
}

// likelier orders the entries of a kind by what is known before a letter is
// typed. It does not depend on the present instant: all frecencies fade alike.
func (x *Index) likelier(a, b int32) int {
	p, q := &x.entries[a], &x.entries[b]
	return cmp.Or(
		-cmp.Compare(p.Opened.standing(), q.Opened.standing()),
		-cmp.Compare(p.Weight, q.Weight),
		cmp.Compare(len(p.Title), len(q.Title)),
		strings.Compare(p.Title, q.Title),
		strings.Compare(p.ID, q.ID),
	)
}
