package timeline

import (
	"math"

	"casebound/notebook"
)

// arrangement is a layout in the making.
type arrangement struct {
	Layout
	line  *Line
	scale Scale
	frame Frame
	width float64

	dots  []dot   // what is not a bar
	order []int32 // dots by x
	taken [][]box // of each row of labels
}

// dot is an entry that is shown at one place, alone or in a cluster.
type dot struct {
	x     float64
	entry int32
	wide  bool // a stretch without a lane: never a point, which would be a false day
}

// margin is how far outside the view dots are arranged too, so that labels and
// clusters at its edge are the same while it is panned.
const margin = LabelMost + LabelGap

// sort decides what is a bar and what a dot, and gives bars their lanes. A bar
// that finds no lane goes into a cluster.
func (a *arrangement) sort() {
	s := a.scale
	from, to := s.Start-margin/s.Second, s.Start+(a.width+margin)/s.Second
	ends := make([]float64, max(a.frame.Lanes, 0))
	for i := range ends {
		ends[i] = math.Inf(-1)
	}
	a.dots = make([]dot, 0, a.line.starting(from, to))
	before, after := a.line.between(from, to, func(at int) {
		e := &a.line.sorted[at]
		x0, x1 := (e.first-s.Start)*s.Second, (e.last+1-s.Start)*s.Second
		if !a.barred(e, x1-x0) {
			x := x0
			if !e.fine {
				x = (x0 + x1) / 2
			}
			a.dot(at, x, false)
			return
		}
		if e.start == Open {
			x0 = -margin
		}
		if e.end == Open {
			x1 = a.width + margin
		}
		a.bar(at, x0, x1, ends)
	})
	a.Before += before
	a.After += after
}

// barred reports whether an entry of that width in pixels is a stretch.
func (a *arrangement) barred(e *entry, wide float64) bool {
	switch {
	case e.start == Open || e.end == Open:
		return true
	case e.fine:
		return wide >= DayAsBar
	}
	return wide >= BarLeast
}

// dot notes an entry for its place.
func (a *arrangement) dot(at int, x float64, wide bool) {
	a.dots = append(a.dots, dot{x, int32(at), wide})
}

func (a *arrangement) bar(at int, x0, x1 float64, ends []float64) {
	switch {
	case x1 < 0:
		a.Before++
		return
	case x0 > a.width:
		a.After++
		return
	}
	e := &a.line.sorted[at]
	for lane := range ends {
		if ends[lane]+barGap > x0 {
			continue
		}
		ends[lane] = x1
		a.Bars = append(a.Bars, Bar{
			Item: e.item, Lane: lane, Start: e.start, End: e.end,
			X0: float32(math.Max(x0, -beyond)), X1: float32(math.Min(x1, a.width+beyond)),
		})
		return
	}
	a.dot(at, (math.Max(x0, 0)+math.Min(x1, a.width))/2, true)
}

// byX orders the dots. They are nearly in order already, and there may be a
// hundred thousand: counting pixels is faster than comparing.
func (a *arrangement) byX() {
	columns := int(a.width) + 2*margin + 2
	column := func(d dot) int { return int(math.Min(math.Max(d.x+margin, 0), float64(columns-1))) }
	starts := make([]int32, columns+1)
	for _, d := range a.dots {
		starts[column(d)+1]++
	}
	for i := range columns {
		starts[i+1] += starts[i]
	}
	a.order = make([]int32, len(a.dots))
	for i, d := range a.dots {
		c := column(d)
		a.order[starts[c]] = int32(i)
		starts[c]++
	}
}

// join finds where the two sides of each conflict are shown.
func (a *arrangement) join() {
	if len(a.line.pairs) == 0 {
		return
	}
	place := map[int]float32{}
	for _, p := range a.Points {
		place[p.Item] = p.X
	}
	for _, b := range a.Bars {
		place[b.Item] = (max(b.X0, 0) + min(b.X1, a.frame.Width)) / 2
	}
	for _, c := range a.Clusters {
		for _, item := range c.Items {
			place[item] = c.X
		}
	}
	for _, pair := range a.line.pairs {
		items := [2]int{a.line.sorted[pair[0]].item, a.line.sorted[pair[1]].item}
		from, here := place[items[0]]
		to, there := place[items[1]]
		if here && there && from != to {
			a.Conflicts = append(a.Conflicts, Conflict{Items: items, From: from, To: to})
		}
	}
}

func instant(seconds float64) notebook.Instant { return notebook.Instant(math.Round(seconds)) }
