package anchor

import (
	"slices"
	"sort"
)

// run is a stretch of n letters that stands at a in one skeleton and at b in
// the other. A moved one is out of order.
type run struct {
	a, b, n int
	moved   bool
}

// packedRun is a run as it is kept: a long text with many small changes has
// millions of them.
type packedRun struct{ a, b, n uint32 }

// movedBit marks a moved run in packedRun.n.
const movedBit = 1 << 31

func pack(r run) packedRun {
	n := uint32(r.n)
	if r.moved {
		n |= movedBit
	}
	return packedRun{uint32(r.a), uint32(r.b), n}
}

func (p packedRun) run() run {
	return run{int(p.a), int(p.b), int(p.n &^ movedBit), p.n&movedBit != 0}
}

// runs are the runs of an alignment as one of its texts sees them: in order in
// that text, a, and disjoint in both.
type runs struct {
	list []packedRun // in order of its a
	// byB is the order in the other text; nil when it is the same, that is,
	// when nothing was moved.
	byB []int32
	// flipped exchanges the two texts.
	flipped bool
}

// newRuns takes runs in order of a.
func newRuns(list []packedRun) runs {
	x := runs{list: list}
	if !slices.ContainsFunc(list, func(p packedRun) bool { return p.n&movedBit != 0 }) {
		return x
	}
	x.byB = make([]int32, len(list))
	for i := range x.byB {
		x.byB[i] = int32(i)
	}
	slices.SortFunc(x.byB, func(i, j int32) int { return int(list[i].b) - int(list[j].b) })
	return x
}

// inverse is the same runs as the other text sees them.
func (x runs) inverse() runs {
	x.flipped = !x.flipped
	return x
}

func (x runs) len() int { return len(x.list) }

// at is run i in order of a.
func (x runs) at(i int) run {
	if !x.flipped {
		return x.list[i].run()
	}
	if x.byB != nil {
		i = int(x.byB[i])
	}
	r := x.list[i].run()
	r.a, r.b = r.b, r.a
	return r
}

// endingAfter is the first run that ends after letter i of a.
func (x runs) endingAfter(i int) int {
	return sort.Search(x.len(), func(j int) bool { r := x.at(j); return r.a+r.n > i })
}

// letters counts the letters that are aligned.
func (x runs) letters() int {
	n := 0
	for _, p := range x.list {
		n += p.run().n
	}
	return n
}
