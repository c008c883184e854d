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

	ends  []float64 // how far each lane is taken
	dots  []dot     // what is neither a bar nor read from line.points, in order
	from  int       // line.points from and to are arranged
	to    int
	taken [][]box // of each row of labels
}

// dot is an entry that is shown at one place, alone or in a cluster.
type dot struct {
	at    float64 // seconds
	entry int32   // a place in line.wide, or ^ a place in line.points
	wide  bool    // a stretch without a lane: never a point, which would be a false day
}

// margin is how far outside the view things are arranged too, so that labels
// and clusters at its edge stay the same while it is panned.
const margin = LabelMost + LabelGap

// sort decides what is a bar and what a dot, and gives bars their lanes. A bar
// that finds no lane goes into a cluster.
func (a *arrangement) sort() {
	s := a.scale
	from, to := s.Start-margin/s.Second, s.Start+(a.width+margin)/s.Second
	a.ends = make([]float64, max(a.frame.Lanes, 0))
	for i := range a.ends {
		a.ends[i] = math.Inf(-1)
	}
	before, after := a.line.widening(from, to, func(at int) { a.stretch(int32(at), BarLeast) })
	a.from = a.line.beginning(0, from-day)
	a.to = a.line.beginning(a.from, math.Nextafter(to, math.Inf(1)))
	a.Before += before + a.from
	a.After += after + len(a.line.points) - a.to
	if day*s.Second >= DayAsBar {
		for i := a.from; i < a.to; i++ {
			a.stretch(^int32(i), DayAsBar)
		}
		a.to = a.from
	}
	a.dots = a.inOrder(a.dots)
}

// inOrder sorts dots by their pixel. There may be a hundred thousand, and
// counting is many times faster than comparing.
func (a *arrangement) inOrder(dots []dot) []dot {
	pixels := int(a.width) + 2*margin + 2
	most := float64(pixels - 1)
	pixel := func(d dot) int { return int(min(max(a.x(d.at)+margin, 0), most)) }
	starts := make([]int32, pixels+1)
	for _, d := range dots {
		starts[pixel(d)+1]++
	}
	for i := range pixels {
		starts[i+1] += starts[i]
	}
	ordered := make([]dot, len(dots))
	for _, d := range dots {
		p := pixel(d)
		ordered[starts[p]] = d
		starts[p]++
	}
	return ordered
}

func (a *arrangement) entry(n int32) *entry {
	if n < 0 {
		return &a.line.points[^n]
	}
	return &a.line.wide[n]
}

// x is where a second stands, in pixels.
func (a *arrangement) x(second float64) float64 { return (second - a.scale.Start) * a.scale.Second }

// stretch makes an entry a bar, or a dot if it is narrower than least.
func (a *arrangement) stretch(n int32, least float64) {
	e := a.entry(n)
	x0, x1 := a.x(e.first), a.x(e.last+1)
	open := e.start == Open || e.end == Open
	switch {
	case !open && x1-x0 < least && least == DayAsBar:
		a.dots = append(a.dots, dot{e.first, n, false})
		return
	case !open && x1-x0 < least:
		a.dots = append(a.dots, dot{(e.first + e.last) / 2, n, false})
		return
	}
	if e.start == Open {
		x0 = -margin
	}
	if e.end == Open {
		x1 = a.width + margin
	}
	switch {
	case x1 < 0:
		a.Before++
	case x0 > a.width:
		a.After++
	default:
		a.bar(n, x0, x1)
	}
}

func (a *arrangement) bar(n int32, x0, x1 float64) {
	e := a.entry(n)
	for lane := range a.ends {
		if a.ends[lane]+barGap > x0 {
			continue
		}
		a.ends[lane] = x1
		a.Bars = append(a.Bars, Bar{
			Item: e.item, Lane: lane, Start: e.start, End: e.end,
			X0: float32(max(x0, -beyond)), X1: float32(min(x1, a.width+beyond)),
		})
		return
	}
	middle := (max(x0, 0) + min(x1, a.width)) / 2
	a.dots = append(a.dots, dot{a.scale.Start + middle/a.scale.Second, n, true})
}

// join finds where the two sides of each conflict are shown.
func (a *arrangement) join() {
	if len(a.line.pairs) == 0 {
		return
	}
	place := map[int]float32{}
	for _, pair := range a.line.pairs {
		place[pair[0]], place[pair[1]] = nowhere, nowhere
	}
	put := func(item int, x float32) {
		if _, wanted := place[item]; wanted {
			place[item] = x
		}
	}
	for _, p := range a.Points {
		put(p.Item, p.X)
	}
	for _, b := range a.Bars {
		put(b.Item, (max(b.X0, 0)+min(b.X1, a.frame.Width))/2)
	}
	for _, c := range a.Clusters {
		for _, item := range c.Items {
			put(item, c.X)
		}
	}
	for _, pair := range a.line.pairs {
		from, to := place[pair[0]], place[pair[1]]
		if from != nowhere && to != nowhere && from != to {
			a.Conflicts = append(a.Conflicts, Conflict{Items: pair, From: from, To: to})
		}
	}
}

// nowhere is no place in any view.
const nowhere = float32(math.MaxFloat32)

func instant(seconds float64) notebook.Instant { return notebook.Instant(math.Round(seconds)) }
