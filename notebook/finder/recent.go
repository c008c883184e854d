package finder

import (
	"slices"
	"time"
)

// likeliest answers the empty query: what was opened often and lately, then,
// where a prefix asks for one kind, the rest of it; without a prefix the
// documents, so that a new notebook does not greet with an empty list.
func (x *Index) likeliest(q query, limit int, now time.Time) Answer {
	var list []int32
	for k := range x.ranks {
		if q.asks(Kind(k)) {
			list = append(list, x.opened(Kind(k))...)
		}
	}
	slices.SortFunc(list, x.likelier)
	rest := q.only
	if rest == kinds {
		rest = Document
	}
	list = append(list, x.ranks[rest][len(x.opened(rest)):]...)
	a := Answer{Total: len(list), Complete: true}
	for _, n := range list[:min(limit, len(list))] {
		a.Results = append(a.Results, Result{Candidate: x.entries[n].Candidate, Score: x.entries[n].prior(now)})
	}
	return a
}

// opened are the entries of a kind that were ever opened.
func (x *Index) opened(k Kind) []int32 {
	list := x.ranks[k]
	n, _ := slices.BinarySearchFunc(list, struct{}{}, func(n int32, _ struct{}) int {
		if x.entries[n].Opened.Sum > 0 {
			return -1
		}
		return 1
	})
	return list[:n]
}
