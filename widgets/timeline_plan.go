package widgets

import (
	"sort"

	"casebound/notebook"
)

// dot is a point of the axis, standing for one event or for several too close
// to tell apart: plan.points[from:to].
type dot struct {
	x        float32
	from, to int
}

func (d dot) count() int { return d.to - d.from }

// bar is a stretch of time.
type bar struct {
	area
	item int
}

// tag is a label box above the axis, with the x its stem comes from.
type tag struct {
	area
	stem float32
	item int
	more int // events at the same place that have no box
	date string
}

// plan is what is drawn: everything in pixels. Its work does not grow with the
// number of events but with what there is room for, but for one pass over them
// when the zoom changes.
type plan struct {
	area         // what the events may use
	axis float32 // height of the axis
	dots []dot
	bars []bar
	tags []tag

	points []pointAt
	second float64 // the zoom that points were gathered for, 0 for none
}

const (
	labelHigh  float32 = 24
	laneHigh   float32 = 28
	labelMost  float32 = 340
	labelLeast float32 = 96
	barHigh    float32 = 5
	barLanes           = 3
	barLeast   float32 = 12  // a stretch narrower than this is a point
	dayAsBar   float32 = 300 // a day wider than this is a stretch: the hours count
	dotGap     float32 = 9   // nearer than this, two points are one
	axisFoot   float32 = 26
	tagsAtDot          = 3 // labels that one dot may have
)

// tagDate is how a label's date is set; its title is small.
var tagDate = style{strong, 12}

// arrange places the events for a scale. Stretches wide enough to see are
// bars, the others points; points that touch are one with a count; labels go
// into lanes from below, left to right, the selected one before all others.
func (p *plan) arrange(items *timeItems, events []notebook.Event, s timeScale, a area, selected int) {
	p.area, p.axis = a, a.bottom()-axisFoot
	p.dots, p.bars, p.tags = p.dots[:0], p.bars[:0], p.tags[:0]
	if p.second != s.second {
		p.points, p.second = items.points(s, p.points), s.second
	}
	p.placeDots(s)
	p.placeBars(items, s)
	p.placeTags(items, events, selected)
}

// placeDots goes through the points in view by leaps: where a dot ends is
// searched for, not counted to.
func (p *plan) placeDots(s timeScale) {
	after := func(from int, x float32) int {
		until := s.seconds(x)
		return from + sort.Search(len(p.points)-from, func(i int) bool { return p.points[from+i].at >= until })
	}
	for i := after(0, -12); i < len(p.points); {
		d := dot{x: s.x(p.points[i].at), from: i, to: i + 1}
		if d.x > p.w+12 {
			return
		}
		for {
			to := max(after(i, d.x+reachOf(d.count())), d.to)
			if to == d.to {
				break
			}
			d.to = to
		}
		i = d.to
		d.x += p.x
		p.dots = append(p.dots, d)
	}
}

// reachOf is how near to a dot of n events another would touch it: a count
// needs room.
func reachOf(n int) float32 {
	if n == 1 {
		return dotGap
	}
	return countWidth(n) + 3
}

// countWidth is the width of the pill that holds a count.
func countWidth(n int) float32 {
	digits := 1
	for ; n >= 10; n /= 10 {
		digits++
	}
	return max(float32(digits)*7.4+9, 17)
}

// placeBars stacks the stretches in view. What would lie wholly under another
// in the last lane is left out, so there are never more bars than pixels.
func (p *plan) placeBars(items *timeItems, s timeScale) {
	ends := [barLanes]float32{-1e9, -1e9, -1e9}
	from, to := s.seconds(-12), s.seconds(p.w+12)
	for _, i := range items.openLeft {
		p.placeBar(&items.list[i], i, s, &ends)
	}
	end := sort.Search(len(items.list), func(i int) bool { return items.list[i].first > to })
	for i := range items.list[:end] {
		it := &items.list[i]
		if it.open[0] || it.last < from && !it.open[1] {
			continue
		}
		wide := float32((it.last - it.first + 1) * s.second)
		if it.open[1] || wide >= barLeast && (!it.fine || wide >= dayAsBar) {
			p.placeBar(it, i, s, &ends)
		}
	}
}

func (p *plan) placeBar(it *timeItem, item int, s timeScale, ends *[barLanes]float32) {
	x1, x2 := max(s.x(it.first), -8), min(s.x(it.last+1), p.w+8)
	if it.open[0] {
		x1 = -8
	}
	if it.open[1] {
		x2 = p.w + 8
	}
	lane := 0
	for lane < barLanes-1 && ends[lane] > x1 {
		lane++
	}
	if x2 < 0 || x2 <= ends[lane]+1 {
		return
	}
	ends[lane] = x2 + 3
	y := p.axis - 6 - float32(lane)*(barHigh+2)
	p.bars = append(p.bars, bar{area{p.x + x1, y - barHigh/2, max(x2-x1, 3), barHigh}, item})
}

// placeTags gives boxes to what has room.
func (p *plan) placeTags(items *timeItems, events []notebook.Event, selected int) {
	base := p.axis - 10
	for _, b := range p.bars {
		base = min(base, b.y-4)
	}
	lanes := make([][]area, max(int((base-p.y)/laneHigh), 0))
	for _, w := range p.wishes(selected) {
		if len(lanes) > 0 {
			p.placeTag(items, &events[items.list[w.item].event], w, lanes, base)
		}
	}
}

type wish struct {
	item int
	x    float32
	more int
}

// wishes are the labels wanted, in order: the selected, then from the left.
func (p *plan) wishes(selected int) []wish {
	var first, rest []wish
	add := func(w wish) {
		if w.item == selected {
			first = append(first, w)
		} else {
			rest = append(rest, w)
		}
	}
	for _, d := range p.dots {
		if d.x < p.x || d.x > p.right() {
			continue
		}
		if n := d.count(); n > tagsAtDot {
			add(wish{item: p.points[d.from].item, x: d.x, more: n - 1})
			continue
		}
		for _, at := range p.points[d.from:d.to] {
			add(wish{item: at.item, x: d.x})
		}
	}
	for _, b := range p.bars {
		if b.right() > p.x && b.x < p.right() {
			add(wish{item: b.item, x: min(max(b.x, p.x)+4, p.right())})
		}
	}
	sort.SliceStable(rest, func(i, j int) bool { return rest[i].x < rest[j].x })
	return append(first, rest...)
}

// placeTag finds a free place for a label in the lowest lane that has one,
// at its full width, then narrower.
func (p *plan) placeTag(items *timeItems, e *notebook.Event, w wish, lanes [][]area, base float32) {
	if !anyFree(lanes, area{x: p.tagX(w.x, labelLeast), w: labelLeast}) {
		return // before anything is measured
	}
	date := items.dateOf(e)
	wide := tagDate.width(date) + 7 + small.width(e.Title) + 22
	if w.more > 0 {
		wide += small.width("+"+grouped(w.more)) + 8
	}
	wide = min(wide, labelMost, p.w)
	for lane := range lanes {
		y := base - float32(lane)*laneHigh - labelHigh
		for _, try := range []float32{wide, max(wide*0.7, min(wide, labelLeast)), min(wide, labelLeast)} {
			a := area{p.tagX(w.x, try), y, try, labelHigh}
			if free(lanes[lane], a) {
				lanes[lane] = append(lanes[lane], a)
				p.tags = append(p.tags, tag{area: a, stem: w.x, item: w.item, more: w.more, date: date})
				return
			}
		}
	}
}

// tagX is where a label of a width begins: a little left of its stem, and
// inside.
func (p *plan) tagX(stem, wide float32) float32 { return min(max(stem-9, p.x), p.right()-wide) }

func anyFree(lanes [][]area, a area) bool {
	for _, lane := range lanes {
		if free(lane, a) {
			return true
		}
	}
	return false
}

func free(taken []area, a area) bool {
	for _, t := range taken {
		if a.x < t.right()+8 && t.x < a.right()+8 {
			return false
		}
	}
	return true
}
