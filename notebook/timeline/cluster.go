package timeline

import "math"

// group is one or more dots at a place: a run of the line's points and a run
// of the arrangement's dots.
type group struct {
	points, dots [2]int  // from and to
	first, last  float64 // seconds of the first and the last of them
	x, half      float64 // where it is shown, in pixels
}

func (g *group) size() int { return g.points[1] - g.points[0] + g.dots[1] - g.dots[0] }

// Cells keep clusters still: a cluster never reaches over the border of a
// cell, and the borders stand at fixed times for every power of two of zoom.
// So panning moves clusters and never changes them.
//
// Points in the same column of a cell would touch whatever happens, so they
// are found by two searches and never looked at one by one.
const (
	leastCell = 200 // pixels
	columns   = 64  // to a cell: less than a dot each
)

func (a *arrangement) cell() float64 {
	return math.Exp2(math.Ceil(math.Log2(leastCell / a.scale.Second)))
}

// group turns dots into points and clusters: from left to right, dots and
// pills that would touch become one pill, inside each cell.
func (a *arrangement) group() {
	cell := a.cell()
	var stack []group
	index, left, right := math.Inf(-1), 0.0, 0.0
	for point, dot := a.from, 0; point < a.to || dot < len(a.dots); {
		g := a.column(point, dot, cell/columns)
		point, dot = g.points[1], g.dots[1]
		if i := math.Floor(g.first / cell); i != index {
			a.show(stack)
			stack, index = stack[:0], i
			left, right = a.x(index*cell), a.x((index+1)*cell)
		}
		a.settle(&g, left, right)
		for len(stack) > 0 && stack[len(stack)-1].x+stack[len(stack)-1].half > g.x-g.half {
			g = merged(stack[len(stack)-1], g)
			a.settle(&g, left, right)
			stack = stack[:len(stack)-1]
		}
		stack = append(stack, g)
	}
	a.show(stack)
}

// column is the next group: what stands in the same column as the first of
// what is left.
func (a *arrangement) column(point, at int, column float64) group {
	first := math.Inf(1)
	if point < a.to {
		first = a.line.points[point].first
	}
	if at < len(a.dots) {
		first = min(first, a.dots[at].at)
	}
	border := (math.Floor(first/column) + 1) * column
	g := group{points: [2]int{point, min(a.line.beginning(point, border), a.to)}, dots: [2]int{at, at}, first: first, last: first}
	if end := g.points[1]; end > point {
		g.last = a.line.points[end-1].first
	}
	for end := at; end < len(a.dots) && a.dots[end].at < border; end++ {
		g.dots[1], g.last = end+1, max(g.last, a.dots[end].at)
	}
	return g
}

func merged(g, h group) group {
	return group{
		points: [2]int{g.points[0], h.points[1]}, dots: [2]int{g.dots[0], h.dots[1]},
		first: g.first, last: math.Max(g.last, h.last),
	}
}

// settle puts a pill in the middle of what it stands for, inside the cell. A
// point stays where it is.
func (a *arrangement) settle(g *group, left, right float64) {
	if a.lone(g) {
		g.x, g.half = a.x(g.first), Dot/2.0
		return
	}
	g.half = float64(PillWidth(g.size())) / 2
	g.x = min(max(a.x((g.first+g.last)/2), left+g.half), right-g.half)
}

// lone reports whether a group is a single dot that may be shown as a point.
func (a *arrangement) lone(g *group) bool {
	return g.size() == 1 && (g.dots[0] == g.dots[1] || !a.dots[g.dots[0]].wide)
}

// show files groups under points or clusters, or counts them as outside.
func (a *arrangement) show(groups []group) {
	for i := range groups {
		g := &groups[i]
		switch {
		case g.x+g.half < 0:
			a.Before += g.size()
		case g.x-g.half > a.width:
			a.After += g.size()
		case a.lone(g):
			a.Points = append(a.Points, a.point(g))
		default:
			a.Clusters = append(a.Clusters, a.cluster(g))
		}
	}
}

func (a *arrangement) point(g *group) Point {
	var e *entry
	if g.dots[0] < g.dots[1] {
		e = a.entry(a.dots[g.dots[0]].entry)
	} else {
		e = &a.line.points[g.points[0]]
	}
	return Point{Item: e.item, X: float32(g.x), Hollow: e.hollow}
}

// cluster lists the items of a group from left to right. Where it holds points
// alone, the list is a part of the line's own.
func (a *arrangement) cluster(g *group) Cluster {
	c := Cluster{X: float32(g.x), Width: float32(2 * g.half)}
	points, numbers := a.line.points[g.points[0]:g.points[1]], a.line.numbers[g.points[0]:g.points[1]:g.points[1]]
	first, last := g.first, g.last
	if len(points) > 0 {
		last = max(last, points[len(points)-1].last)
	}
	c.Items = numbers
	if dots := a.dots[g.dots[0]:g.dots[1]]; len(dots) > 0 {
		c.Items = make([]int, 0, g.size())
		i := 0
		for _, d := range dots {
			for i < len(points) && points[i].first < d.at {
				c.Items = append(c.Items, numbers[i])
				i++
			}
			e := a.entry(d.entry)
			c.Items = append(c.Items, e.item)
			first, last = min(first, e.first), max(last, e.last)
		}
		c.Items = append(c.Items, numbers[i:]...)
	}
	c.From, c.To = instant(first), instant(last)
	return c
}
