package timeline

import (
	"math"
	"slices"

	"casebound/notebook"
)

const (
	fewest  = 6    // with fewer events than these everything is in view
	worthIt = 1.25 // times as many events told apart for a shorter stretch to be shown
	apart   = 100  // events are told apart that do not share a hundredth of the view
)

// shares of the events that an overview may show, in tenths.
var shares = [...]int{9, 8, 7, 6, 5}

// Overview is the stretch to begin with: one in which as many events as can be
// are told apart. That is all of it, unless most events lie so near together
// that they would share a few pixels while the rest of the view stood empty.
// Then it is the shortest stretch that holds nine in ten of them, or eight, and
// so on down to half, and the others are left outside, where a layout counts
// them.
//
// A shorter stretch must tell apart a quarter more events than what it is
// chosen over. Ends that nobody knows and times longer than what is shown do
// not count: a century in the background is cut at both sides.
func (l *Line) Overview(width float32) Scale {
	if !l.strays {
		return l.Fit(width)
	}
	return Between(l.overview[0], l.overview[1], width)
}

// findStrays works out the stretch of an overview, once for a line.
func (l *Line) findStrays() {
	all := l.dated()
	if len(all) < fewest {
		return
	}
	middles := make([]float64, len(all))
	for i, e := range all {
		middles[i] = e.middle()
	}
	slices.Sort(middles)
	best := float64(toldApart(middles))
	for _, share := range shares {
		from, to := shortest(middles, (len(middles)*share+9)/10)
		if n := float64(toldApart(middles[from:to])); n >= worthIt*best {
			first, last := reach(all, middles[from], middles[to-1])
			best, l.strays = n, true
			l.overview = [2]notebook.Instant{instant(first), instant(last)}
		}
	}
}

// dated are the entries with an end that is known.
func (l *Line) dated() []*entry {
	all := make([]*entry, 0, len(l.points)+len(l.wide))
	for _, entries := range [][]entry{l.points, l.wide} {
		for i := range entries {
			if e := &entries[i]; e.start != Open || e.end != Open {
				all = append(all, e)
			}
		}
	}
	return all
}

func (e *entry) middle() float64 { return (e.first + e.last) / 2 }

// toldApart is how many places of a view, with the stretch of these sorted
// instants across it, have something at them.
func toldApart(sorted []float64) int {
	first := sorted[0]
	column := max(sorted[len(sorted)-1]-first, leastFit) / apart
	n, at := 0, math.Inf(-1)
	for _, second := range sorted {
		if c := math.Floor((second - first) / column); c > at {
			n, at = n+1, c
		}
	}
	return n
}

// shortest is the shortest run of so many sorted instants; of two as short, the
// later one.
func shortest(sorted []float64, count int) (from, to int) {
	to = count
	for i := range sorted[count-1:] {
		if sorted[i+count-1]-sorted[i] <= sorted[to-1]-sorted[from] {
			from, to = i, i+count
		}
	}
	return from, to
}

// reach is from the beginning of what has its middle in a stretch to the end
// of it. What is longer than the stretch adds nothing.
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
