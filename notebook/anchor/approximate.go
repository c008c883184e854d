package anchor

import "sort"

// approximately finds where a pattern ends in a text with at most edits
// letters changed, dropped or put in: the bit-vector algorithm of Gene Myers
// (A Fast Bit-Vector Algorithm for Approximate String Matching, 1999) with the
// blocks of Heikki Hyyrö. It takes one step for each letter and each 64
// letters of the pattern. Of a run of neighbouring ends only the best is
// named; of all, the atMost best, in order of their place.
func approximately(text, pattern []byte, edits, atMost int) []int {
	m := len(pattern)
	if m == 0 || len(text) == 0 {
		return nil
	}
	blocks := (m + 63) / 64
	var peq [256][]uint64
	for i, c := range pattern {
		if peq[c] == nil {
			peq[c] = make([]uint64, blocks)
		}
		peq[c][i/64] |= 1 << (i % 64)
	}
	none := make([]uint64, blocks)
	pv, mv := make([]uint64, blocks), make([]uint64, blocks)
	for b := range pv {
		pv[b] = ^uint64(0)
	}
	last := uint64(1) << ((m - 1) % 64)
	score := m
	var ends endings
	for j, c := range text {
		eq := peq[c]
		if eq == nil {
			eq = none
		}
		up, down := uint64(0), uint64(0) // carried into the lowest row
		for b := range blocks {
			x := eq[b] | down
			d := ((x & pv[b]) + pv[b] ^ pv[b]) | x | mv[b]
			x = eq[b] | mv[b]
			ph, mh := mv[b]|^(d|pv[b]), pv[b]&d
			if b == blocks-1 {
				if ph&last != 0 {
					score++
				} else if mh&last != 0 {
					score--
				}
			}
			upNext, downNext := ph>>63, mh>>63
			ph, mh = ph<<1|up, mh<<1|down
			pv[b], mv[b] = mh|^(x|ph), ph&x
			up, down = upNext, downNext
		}
		if score <= edits {
			ends.add(j+1, score, m/2)
		}
	}
	return ends.best(atMost)
}

// endings collects the ends of matches.
type endings []ending

type ending struct{ end, score int }

// add keeps one of the ends that lie within reach of one another.
func (e *endings) add(end, score, reach int) {
	if n := len(*e); n > 0 && end-(*e)[n-1].end <= reach {
		if score < (*e)[n-1].score {
			(*e)[n-1] = ending{end, score}
		}
		return
	}
	*e = append(*e, ending{end, score})
	if len(*e) > 1<<12 {
		e.best(1 << 10)
	}
}

// best keeps the n with the fewest edits, in order of their place.
func (e *endings) best(n int) []int {
	if len(*e) > n {
		sort.SliceStable(*e, func(i, j int) bool { return (*e)[i].score < (*e)[j].score })
		*e = (*e)[:n]
		sort.Slice(*e, func(i, j int) bool { return (*e)[i].end < (*e)[j].end })
	}
	list := make([]int, len(*e))
	for i, at := range *e {
		list[i] = at.end
	}
	return list
}

// trace aligns all of a pattern with the end of a text (Peter Sellers, 1980)
// and says where the pattern's letters [start, end) came to stand. What was
// put in before start or after end is left outside.
func trace(pattern, text []byte, start, end int) (from, to int) {
	type cell struct{ cost, from, to int32 }
	row := make([]cell, len(text)+1) // free to begin anywhere
	if start == 0 {
		for j := range row {
			row[j].from = int32(j)
		}
	}
	for i := 1; i <= len(pattern); i++ {
		above := row[0] // the row before, one column to the left
		row[0].cost++
		mark := func(c cell, column int) cell {
			if i == end {
				c.to = int32(column)
			}
			return c
		}
		leave := func(c cell, column int) cell {
			if i == start+1 {
				c.from = int32(column)
			}
			return c
		}
		row[0] = mark(leave(row[0], 0), 0)
		for j := 1; j <= len(text); j++ {
			diagonal, vertical := leave(above, j-1), leave(row[j], j)
			above = row[j]
			if pattern[i-1] != text[j-1] {
				diagonal.cost++
			}
			vertical.cost++
			best := mark(diagonal, j)
			if vertical.cost < best.cost {
				best = mark(vertical, j)
			}
			if horizontal := row[j-1]; horizontal.cost+1 < best.cost {
				best = horizontal
				best.cost++
			}
			row[j] = best
		}
	}
	last := row[len(text)]
	return int(last.from), int(last.to)
}
