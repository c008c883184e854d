// Package finder ranks everything that can be opened for a few typed letters:
// documents, headings, entities, notes, highlights, tags, dates and commands.
//
// It neither opens nor shows anything, reads no clock and starts no goroutine:
// the instant comes with the query, and where both cores are wanted the caller
// lends a Runner. Read Index first.
package finder

import (
	"context"
	"time"
)

// Index holds the candidates and answers queries. It follows changes without
// being built again (TestChangedIndexEqualsFreshOne) and may be used from
// several goroutines at once.
type Index struct {
	run Runner
}

// New returns an empty index. run may be nil.
func New(run Runner) *Index { return &Index{run: run} }

// Put adds candidates, each in the place of an earlier one with the same ID.
// Many at once are much cheaper than one by one.
func (x *Index) Put(candidates ...Candidate) {}

// Remove takes candidates away; an ID that is not there is no error.
func (x *Index) Remove(ids ...string) {}

// Len is the number of candidates.
func (x *Index) Len() int { return 0 }

// Find gives the full answer. When ctx is cancelled it stops within a
// millisecond or so and the answer is empty: ask ctx.
func (x *Index) Find(ctx context.Context, query string, limit int, now time.Time) Answer {
	return Answer{}
}

// First answers within milliseconds, however many candidates there are, by
// looking at the most promising alone. It does not see typing errors or
// scattered letters.
func (x *Index) First(query string, limit int, now time.Time) Answer { return Answer{} }
