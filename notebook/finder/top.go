package finder

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// scored is an entry with its score.
type scored struct {
	entry  int32
	points float64
}

// top keeps the best of many, and counts.
type top struct {
	limit       int
	total, good int
	list        []scored
	floor       float64 // nothing below it can be among the best; set once list was cut
	cut         bool
}

// least is the score below which offering is in vain.
func (t *top) least() float64 {
	if !t.cut {
		return math.Inf(-1)
	}
	return t.floor
}

func (t *top) offer(x *Index, s scored) {
	if s.points < t.least() {
		return
	}
	t.list = append(t.list, s)
	if len(t.list) >= 4*t.limit+64 {
		t.list = x.sorted(t.list, t.limit)
		t.floor, t.cut = t.list[len(t.list)-1].points, true
	}
}

// sorted is the list in the order shown, cut to limit. Equal scores fall in
// the order of likelihood, so that the same notebook always answers alike.
func (x *Index) sorted(list []scored, limit int) []scored {
	slices.SortFunc(list, func(a, b scored) int {
		p, q := &x.entries[a.entry], &x.entries[b.entry]
		return cmp.Or(
			-cmp.Compare(a.points, b.points),
			cmp.Compare(len(p.Title), len(q.Title)),
			cmp.Compare(p.Kind, q.Kind),
			strings.Compare(p.Title, q.Title),
			strings.Compare(p.ID, q.ID),
		)
	})
	return list[:min(len(list), limit)]
}

// results are the best of the search as the caller wants them.
func (s *search) results() []Result {
	s.best = s.x.sorted(s.best, s.limit)
	out := make([]Result, len(s.best))
	for i, b := range s.best {
		out[i] = s.result(b)
	}
	return out
}
