package anchor

import "bytes"

// sieve takes the runs that an aligner finds, in order, joins those that touch,
// slides their edges to where a reader would put them, and keeps those that
// belong together convincingly. It holds a few runs at a time beside those it
// keeps, whatever is poured in.
//
// Any two sentences have letters in common in the same order; what tells an
// edited one from another one is how little lies between. Each aligned letter
// counts one, each gap costs one and a share of its length, and only stretches
// whose sum stays high are kept: the segments of local alignment (Smith and
// Waterman, with the cut-off of BLAST).
type sieve struct {
	ka, kb *skeleton
	looks  int // how often slide may still look at a boundary
	kept   []packedRun

	last []run // at most two that may still grow or be slid

	segment
}

// segment is the stretch that the sieve is in.
type segment struct {
	runs      []run // those not kept yet
	good      int   // how many of them come before the sum was highest
	end       run   // the one poured in last
	sum, best float64
}

// add takes the next run.
func (s *sieve) add(r run) {
	if r.n == 0 {
		return
	}
	if n := len(s.last); n > 0 {
		if p := &s.last[n-1]; p.a+p.n == r.a && p.b+p.n == r.b {
			p.n += r.n
			return
		}
	}
	if len(s.last) == 2 {
		if s.join(&s.last[0], s.last[1], &r) {
			s.last[1] = r
			return
		}
		s.slide(&s.last[0], &s.last[1])
		s.pour(s.last[0])
		s.last = append(s.last[:0], s.last[1])
	}
	s.last = append(s.last, r)
}

// join gives the letters of a run that stands alone in the middle of what one
// text has more to one of its neighbours, where the same letters stand too.
func (s *sieve) join(p *run, q run, r *run) bool {
	n, a, b := q.n, s.ka.letters, s.kb.letters
	switch {
	case p.a+p.n == q.a && q.a+n == r.a:
		a = a[q.a:r.a]
		switch {
		case bytes.Equal(a, b[r.b-n:r.b]):
			r.a, r.b, r.n = r.a-n, r.b-n, r.n+n
		case bytes.Equal(a, b[p.b+p.n:p.b+p.n+n]):
			p.n += n
		default:
			return false
		}
	case p.b+p.n == q.b && q.b+n == r.b:
		b = b[q.b:r.b]
		switch {
		case bytes.Equal(b, a[r.a-n:r.a]):
			r.a, r.b, r.n = r.a-n, r.b-n, r.n+n
		case bytes.Equal(b, a[p.a+p.n:p.a+p.n+n]):
			p.n += n
		default:
			return false
		}
	default:
		return false
	}
	return true
}

// finish returns what was kept.
func (s *sieve) finish() []packedRun {
	if len(s.last) == 2 {
		s.slide(&s.last[0], &s.last[1])
	}
	for _, r := range s.last {
		s.pour(r)
	}
	for len(s.runs) > 0 {
		s.close()
	}
	return s.kept
}

// pour weighs one run.
func (s *sieve) pour(r run) {
	if r.n == 0 {
		return
	}
	for s.best > 0 {
		sum := s.sum - gapCost(s.end, r)
		if sum >= 0 && sum >= s.best-segmentDrop {
			s.sum = sum
			break
		}
		s.close()
	}
	s.sum += float64(r.n)
	s.end = r
	s.runs = append(s.runs, r)
	if s.sum <= s.best {
		return
	}
	s.best, s.good = s.sum, len(s.runs)
	if s.best >= segmentLeast {
		s.keep()
	}
}

// keep puts away the runs that are sure to be kept.
func (s *sieve) keep() {
	for _, r := range s.runs[:s.good] {
		s.kept = append(s.kept, pack(r))
	}
	s.runs, s.good = append(s.runs[:0], s.runs[s.good:]...), 0
}

// close ends the segment, and begins again with what followed its best end.
func (s *sieve) close() {
	rest := append([]run(nil), s.runs[s.good:]...)
	s.segment = segment{runs: s.runs[:0]}
	for _, r := range rest {
		s.pour(r)
	}
}

const (
	// segmentLeast is the least sum of a stretch that is kept, about three words.
	segmentLeast = 16
	// segmentDrop is how far the sum may fall before the stretch ends.
	segmentDrop = 12
	// gapShare is what an unaligned letter costs.
	gapShare = 0.8
	// putInCost is the most that a gap costs in which one text has nothing:
	// whole paragraphs may be put in or left out between two that stay.
	putInCost = 6
)

func gapCost(p, q run) float64 {
	inA, inB := q.a-p.a-p.n, q.b-p.b-p.n
	cost := 1 + gapShare*float64(max(inA, inB))
	if min(inA, inB) == 0 {
		cost = min(cost, putInCost)
	}
	return cost
}

const (
	// slideAtMost is how far a gap may slide, in letters.
	slideAtMost = 64
	// slideLooks bounds all looking at boundaries in one alignment.
	slideLooks = 1 << 17
)

// slide moves an insertion between two runs that could stand in several places
// to where a reader would put it. When "The mayor said no. " is inserted before
// "The mayor said yes.", the letters alone allow the insertion to begin after
// "The mayor said"; it should begin at the sentence.
func (s *sieve) slide(p, q *run) {
	inA, inB := q.a-p.a-p.n, q.b-p.b-p.n
	switch {
	case s.looks <= 0:
	case inA == 0 && inB > 0:
		slideGap(p, q, s.kb, s.ka, false, &s.looks)
	case inB == 0 && inA > 0:
		slideGap(p, q, s.ka, s.kb, true, &s.looks)
	}
}
