package anchor

import (
	"cmp"
	"slices"
	"sort"
)

// movedAtLeast is the shortest passage that counts as moved, in letters.
const movedAtLeast = 32

// movedRounds is how often what is left is looked through again. Each round
// has less to look through, and so looks closer.
const movedRounds = 4

// addMoved finds passages that both texts have in different order: landmarks
// among what is still unaligned, grown as far as they agree. Of a very long
// text with very many such passages it may miss short ones.
func addMoved(kept []packedRun, x *aligner) []packedRun {
	for range movedRounds {
		// The runs are disjoint in b too, but a moved one is out of order there.
		leftA := leftovers(kept, len(x.a), func(r run) int { return r.a })
		leftB := leftovers(inB(kept), len(x.b), func(r run) int { return r.b })
		if len(leftA) == 0 || len(leftB) == 0 {
			break
		}
		before := len(kept)
		for _, r := range apart(x.moved(leftA, leftB)) {
			kept = append(kept, pack(r))
		}
		slices.SortFunc(kept, func(p, q packedRun) int { return cmp.Compare(p.a, q.a) })
		if len(kept) == before || min(total(leftA), total(leftB)) <= landmarksAtLeast {
			break // nothing more, or all of it was looked at
		}
	}
	return kept
}

// inB are the runs in order of b.
func inB(list []packedRun) []packedRun {
	byB := func(p, q packedRun) int { return cmp.Compare(p.b, q.b) }
	if !slices.IsSortedFunc(list, byB) {
		list = slices.Clone(list)
		slices.SortFunc(list, byB)
	}
	return list
}

// moved are the passages that stand in both leftovers, in order of a and
// disjoint there. Those of b may overlap.
func (x *aligner) moved(leftA, leftB []stretch) []run {
	n := levels[0].letters
	pairs := x.table.pairsIn(leftA, leftB, x.a, x.b, n)
	var moved []run
	endA := 0
	for _, p := range pairs {
		a, b := int(p.a), int(p.b)
		if a < endA {
			continue
		}
		inA, inB := holding(leftA, a), holding(leftB, b)
		inA.from = max(inA.from, endA)
		before := commonSuffix(x.a[inA.from:a], x.b[inB.from:b])
		length := before + commonPrefix(x.a[a:inA.to], x.b[b:inB.to])
		if length < movedAtLeast {
			continue
		}
		moved = append(moved, run{a: a - before, b: b - before, n: length, moved: true})
		endA = a - before + length
	}
	return moved
}

// apart makes runs disjoint in b: of two that overlap there, the longer one
// keeps the letters, and what is left of the other must be long enough alone.
func apart(list []run) []run {
	slices.SortFunc(list, func(p, q run) int { return cmp.Or(cmp.Compare(p.b, q.b), cmp.Compare(p.a, q.a)) })
	kept := list[:0]
	for _, r := range list {
		for len(kept) > 0 && r.n > 0 {
			last := &kept[len(kept)-1]
			over := last.b + last.n - r.b
			if over <= 0 {
				break
			}
			if over >= r.n || last.n >= r.n {
				over = min(over, r.n)
				r.a, r.b, r.n = r.a+over, r.b+over, r.n-over
				break
			}
			if last.n -= over; last.n >= movedAtLeast {
				break
			}
			kept = kept[:len(kept)-1]
		}
		if r.n >= movedAtLeast {
			kept = append(kept, r)
		}
	}
	return kept
}

// stretch is a range of letters.
type stretch struct{ from, to int }

// leftovers are the stretches of one side without a run, long enough to hold
// something moved.
func leftovers(kept []packedRun, length int, start func(run) int) []stretch {
	var left []stretch
	at := 0
	add := func(to int) {
		if to-at >= movedAtLeast {
			left = append(left, stretch{at, to})
		}
	}
	for _, p := range kept {
		r := p.run()
		add(start(r))
		at = start(r) + r.n
	}
	add(length)
	return left
}

func total(list []stretch) int {
	n := 0
	for _, s := range list {
		n += s.to - s.from
	}
	return n
}

// holding is the stretch of the list that holds the letter.
func holding(list []stretch, at int) stretch {
	i := sort.Search(len(list), func(i int) bool { return list[i].to > at })
	return list[i]
}
