package anchor

import "slices"

// diffEdits bounds the edits of one gap, and with them the memory of the trace
// (their square, in numbers of four bytes).
const diffEdits = 512

// differ finds differences. It keeps its memory between calls.
type differ struct {
	// work is the number of comparisons that may still be made.
	work     int
	furthest []int32
	trace    []int32
}

// diff is the shortest edit script of two short stretches (Eugene W. Myers, An
// O(ND) Difference Algorithm and Its Variations, 1986), as the runs they have
// in common; nil when they differ in more places than edits, which counts for
// at most diffEdits, or when the work is used up.
func diff[T comparable](a, b []T, edits int, w *differ) []run {
	n, m := len(a), len(b)
	most := min(n+m, edits, diffEdits)
	if need := 2*most + 3; cap(w.furthest) < need {
		w.furthest = make([]int32, need)
	} else {
		w.furthest = w.furthest[:need]
		clear(w.furthest)
	}
	v := w.furthest // v[most+1+k] is how far diagonal k has come
	w.trace = w.trace[:0]
	for d := 0; d <= most; d++ {
		w.trace = append(w.trace, v[most+1-d:most+2+d]...)
		for k := -d; k <= d; k += 2 {
			at := 0
			if k == -d || k != d && v[most+k] < v[most+2+k] {
				at = int(v[most+2+k])
			} else {
				at = int(v[most+k]) + 1
			}
			start := at
			for at < n && at-k < m && a[at] == b[at-k] {
				at++
			}
			if w.work -= at - start + 1; w.work < 0 {
				return nil
			}
			v[most+1+k] = int32(at)
			if at >= n && at-k >= m {
				return retrace(w.trace, d, n, m)
			}
		}
	}
	return nil
}

// retrace walks back from the end and collects the diagonal stretches. The
// part d*d … (d+1)*(d+1) of the trace is how far the diagonals -d … d had come
// before step d.
func retrace(trace []int32, d, n, m int) []run {
	var back []run
	x, y := n, m
	for ; d >= 0; d-- {
		prevX, prevY := 0, 0
		if d > 0 {
			prevX, prevY = stepBack(trace[d*d:(d+1)*(d+1)], d, x-y)
		}
		if length := min(x-prevX, y-prevY); length > 0 {
			back = append(back, run{a: x - length, b: y - length, n: length})
		}
		x, y = prevX, prevY
	}
	slices.Reverse(back)
	return back
}

// stepBack is the point from which step d reached diagonal k.
func stepBack(v []int32, d, k int) (x, y int) {
	from := k - 1
	if k == -d || k != d && v[d+k-1] < v[d+k+1] {
		from = k + 1
	}
	x = int(v[d+from])
	return x, x - from
}
