package anchor

import "strings"

// slideGap slides the gap between p and q, which lies in the text long alone.
func slideGap(p, q *run, long, short *skeleton, inA bool, looks *int) {
	start, end, cut := p.b+p.n, q.b, q.a
	if inA {
		start, end, cut = p.a+p.n, q.a, q.b
	}
	left := 0
	for left < min(p.n, slideAtMost) && long.letters[start-left-1] == long.letters[end-left-1] {
		left++
	}
	right := 0
	for right < min(q.n, slideAtMost) && long.letters[start+right] == long.letters[end+right] {
		right++
	}
	best, bestRank := 0, -1
	for s := -left; s <= right && left+right > 0; s++ {
		rank := 2*(cutRank(long, start+s)+cutRank(long, end+s)) + 2*cutRank(short, cut+s)
		if s == 0 {
			rank++
		}
		if rank > bestRank {
			best, bestRank = s, rank
		}
		*looks--
	}
	p.n += best
	q.a, q.b, q.n = q.a+best, q.b+best, q.n-best
}

// cutRank says how natural a cut before letter i is.
func cutRank(k *skeleton, i int) int {
	between := k.between(i)
	switch {
	case i == 0 || i >= k.len() || strings.Contains(between, "\n"):
		return 4
	case strings.ContainsAny(between, ".!?;:"):
		return 3
	case between != "" && separates(between):
		return 2
	}
	return 0
}
