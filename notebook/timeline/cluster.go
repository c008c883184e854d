package timeline

import "math"

// group is one or more dots at a place.
type group struct {
	from, to int // in order
	x, half  float64
}

// Cells keep clusters still: a cluster never reaches over the border of a
// cell, and the borders stand at fixed times for every power of two of zoom.
// So panning moves clusters and never changes them.
const leastCell = 200 // pixels

func (a *arrangement) cell() float64 {
	return math.Exp2(math.Ceil(math.Log2(leastCell / a.scale.Second)))
}

// group turns dots into points and clusters: from left to right, dots and
// pills that would touch become one pill, inside each cell.
func (a *arrangement) group() {
	a.byX()
	cell := a.cell()
	for from := 0; from < len(a.order); {
		index := math.Floor(a.time(from) / cell)
		to := from + 1
		for to < len(a.order) && math.Floor(a.time(to)/cell) == index {
			to++
		}
		left := (index*cell - a.scale.Start) * a.scale.Second
		a.groupCell(from, to, left, left+cell*a.scale.Second)
		from = to
	}
}

// time is where a dot stands, as a time.
func (a *arrangement) time(i int) float64 {
	return a.scale.Start + a.dots[a.order[i]].x/a.scale.Second
}

func (a *arrangement) groupCell(from, to int, left, right float64) {
	var stack []group
	for i := from; i < to; i++ {
		g := a.alone(i, left, right)
		for len(stack) > 0 && stack[len(stack)-1].x+stack[len(stack)-1].half > g.x-g.half {
			g = a.merge(stack[len(stack)-1], g, left, right)
			stack = stack[:len(stack)-1]
		}
		stack = append(stack, g)
	}
	for _, g := range stack {
		a.show(g)
	}
}

// alone is a dot by itself, or the pill of a stretch without a lane.
func (a *arrangement) alone(i int, left, right float64) group {
	d := a.dots[a.order[i]]
	g := group{i, i + 1, d.x, Dot / 2.0}
	if d.wide {
		g.half = PillLeast / 2.0
		g.x = math.Min(math.Max(d.x, left+g.half), right-g.half)
	}
	return g
}

// merge puts the pill of both in the middle of what it stands for, inside the
// cell.
func (a *arrangement) merge(g, h group, left, right float64) group {
	m := group{from: g.from, to: h.to}
	m.half = float64(PillWidth(m.to-m.from)) / 2
	first, last := a.dots[a.order[m.from]].x, a.dots[a.order[m.to-1]].x
	m.x = math.Min(math.Max((first+last)/2, left+m.half), right-m.half)
	return m
}

// show files a group under points or clusters, or counts it as outside.
func (a *arrangement) show(g group) {
	n := g.to - g.from
	switch {
	case g.x+g.half < 0:
		a.Before += n
	case g.x-g.half > a.width:
		a.After += n
	case n == 1 && !a.dots[a.order[g.from]].wide:
		e := &a.line.sorted[a.dots[a.order[g.from]].entry]
		a.Points = append(a.Points, Point{Item: e.item, X: float32(g.x), Hollow: e.hollow})
	default:
		a.Clusters = append(a.Clusters, a.cluster(g))
	}
}

func (a *arrangement) cluster(g group) Cluster {
	c := Cluster{Items: make([]int, 0, g.to-g.from), X: float32(g.x), Width: float32(2 * g.half)}
	first, last := math.Inf(1), math.Inf(-1)
	for _, i := range a.order[g.from:g.to] {
		e := &a.line.sorted[a.dots[i].entry]
		c.Items = append(c.Items, e.item)
		first, last = math.Min(first, e.first), math.Max(last, e.last)
	}
	c.From, c.To = instant(first), instant(last)
	return c
}
