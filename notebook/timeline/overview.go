package timeline

import (
	"slices"

	"casebound/notebook"
)

// What an overview may leave out of sight.
const (
	oneIn   = 10 // one event in so many may be a stray
	squeeze = 5  // … if without the strays everything else is so many times wider
	fewest  = 6  // with fewer events than these everything is in view
)

// Overview is the stretch to begin with: all items that have a time, unless a
// few lie so far from the others that these would be squeezed into a small part
// of the width. Then the strays are left outside, where a layout counts them.
//
// It looks for the shortest stretch that holds nine items in ten, and shows
// that if everything would take five times as long. Ends that nobody knows
// and stretches much longer than what is shown do not count: a century in the
// background is cut at both sides.
func (l *Line) Overview(width float32) Scale {
	if !l.strays {
		return l.Fit(width)
	}
	return Between(l.overview[0], l.overview[1], width)
}

// findStrays works out the stretch of an overview, once for a line.
func (l *Line) findStrays() {
	all := make([]*entry, 0, len(l.points)+len(l.wide))
	for _, entries := range [][]entry{l.points, l.wide} {
		for i := range entries {
			if e := &entries[i]; e.start != Open || e.end != Open {
				all = append(all, e)
			}
		}
	}
	if len(all) < fewest {
		return
	}
	middles := make([]float64, len(all))
	for i, e := range all {
		middles[i] = e.middle()
	}
	slices.Sort(middles)
	first, last := shortest(middles, len(middles)-max(len(middles)/oneIn, 1))
	from, to := reach(all, first, last)
	whole, end := reach(all, middles[0], middles[len(middles)-1])
	if end-whole >= squeeze*max(to-from, leastFit) {
		l.strays, l.overview = true, [2]notebook.Instant{instant(from), instant(to)}
	}
}

func (e *entry) middle() float64 { return (e.first + e.last) / 2 }

// shortest is the shortest stretch that holds a number of sorted instants; of
// two as short, the later one.
func shortest(sorted []float64, count int) (first, last float64) {
	first, last = sorted[0], sorted[count-1]
	for i := range sorted[count-1:] {
		if a, b := sorted[i], sorted[i+count-1]; b-a <= last-first {
			first, last = a, b
		}
	}
	return first, last
}

// reach is from the beginning of what has its middle in a stretch to the end
// of it. What is longer than the stretch adds nothing, unless the stretch is a
// single instant.
func reach(all []*entry, first, last float64) (from, to float64) {
	from, to = first, last
	longest := max(last-first, leastFit)
	for _, e := range all {
		if m := e.middle(); m >= first && m <= last && e.last-e.first <= longest {
			from, to = min(from, e.first), max(to, e.last)
		}
	}
	return from, to
}
