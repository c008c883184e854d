package anchor

// diffEdits bounds the edits of one gap, and with them the memory of the trace
// (their square, in numbers of four bytes).
const diffEdits = 512

// diff is the shortest edit script of two short stretches (Eugene W. Myers, An
// O(ND) Difference Algorithm and Its Variations, 1986), as the runs they have
// in common; nil when they differ in more than diffEdits places or when the
// work, the number of comparisons that may still be made, is used up.
func diff[T comparable](a, b []T, work *int) []run {
	n, m := len(a), len(b)
	most := min(n+m, diffEdits)
	v := make([]int32, 2*most+3) // v[most+1+k] is how far diagonal k has come
	var trace [][]int32
	for d := 0; d <= most; d++ {
		trace = append(trace, append([]int32(nil), v[most+1-d:most+2+d]...))
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
			*work -= at - start + 1
			v[most+1+k] = int32(at)
			if at >= n && at-k >= m {
				return retrace(trace, n, m)
			}
		}
		if *work < 0 {
			return nil
		}
	}
	return nil
}

// retrace walks back from the end and collects the diagonal stretches.
// trace[d][d+k] is how far diagonal k had come before step d.
func retrace(trace [][]int32, n, m int) []run {
	var back []run
	x, y := n, m
	for d := len(trace) - 1; d >= 0; d-- {
		prevX, prevY := 0, 0
		if d > 0 {
			prevX, prevY = stepBack(trace[d], d, x-y)
		}
		if length := min(x-prevX, y-prevY); length > 0 {
			back = append(back, run{a: x - length, b: y - length, n: length})
		}
		x, y = prevX, prevY
	}
	runs := make([]run, 0, len(back))
	for i := len(back) - 1; i >= 0; i-- {
		runs = append(runs, back[i])
	}
	return runs
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
