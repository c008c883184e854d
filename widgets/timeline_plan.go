package widgets

import (
	"math"
	"sort"
	"strings"

	"casebound/notebook"
)

// timeItem is an event as the strip places it.
type timeItem struct {
	event      int // index in the data
	first      float64
	last       float64
	open       [2]bool // no known beginning, no known end
	fine       bool    // a day or less: a point on every scale but the finest
	loose      bool    // about, relative: drawn hollow, bars with soft ends
	date, said string  // "~9 Apr 2020" and the title
}

// dot is a point of the axis, standing for one event or for several too close
// to tell apart.
type dot struct {
	x     float32
	items []int // into the items
}

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
}

// plan is what is drawn: everything in pixels.
type plan struct {
	dots []dot
	bars []bar
	tags []tag
	axis float32 // height of the axis
	area         // what the events may use
}

// itemsOf sorts events by time; those without a time or rejected are left out.
func itemsOf(events []notebook.Event) []timeItem {
	items := make([]timeItem, 0, len(events))
	year := commonYear(events)
	for i, e := range events {
		if !e.When.Known() || e.Verdict == notebook.Rejected {
			continue
		}
		item := itemOf(i, e)
		item.date = strings.TrimSuffix(item.date, year)
		items = append(items, item)
	}
	sort.SliceStable(items, func(i, j int) bool {
		if items[i].first != items[j].first {
			return items[i].first < items[j].first
		}
		return items[i].last < items[j].last
	})
	return items
}

func itemOf(i int, e notebook.Event) timeItem {
	w := e.When
	item := timeItem{event: i, first: float64(w.Earliest), last: float64(w.Latest), said: e.Title, date: dateOf(e)}
	item.loose = isLoose(e)
	if w.Earliest == notebook.Beginning {
		item.first, item.open[0] = item.last, true
	}
	if w.Latest == notebook.End {
		item.last, item.open[1] = item.first, true
	}
	item.fine = !item.open[0] && !item.open[1] && item.last-item.first <= daySeconds
	return item
}

// isLoose reports whether an event's date is not simply what the text says.
func isLoose(e notebook.Event) bool {
	return e.When.Modifier != notebook.Exactly || e.Dating == notebook.Approximate ||
		e.Dating == notebook.FromDocument || e.Dating == notebook.FromText || strings.ContainsAny(e.When.EDTF, "~?%")
}

// dateOf is the date as a label says it: a loose one with a tilde.
func dateOf(e notebook.Event) string {
	date := e.When.String()
	for _, hedge := range []string{"perhaps ", "about "} {
		date = strings.TrimPrefix(date, hedge)
	}
	if isLoose(e) && e.When.Modifier <= notebook.About {
		return "~" + date
	}
	return date
}

// reach is the first and last second of all items.
func reach(items []timeItem) (first, last float64, any bool) {
	first, last = math.Inf(1), math.Inf(-1)
	for _, it := range items {
		first, last, any = math.Min(first, it.first), math.Max(last, it.last), true
	}
	return first, last, any
}

const (
	labelHigh  float32 = 24
	laneHigh   float32 = 28
	labelMost  float32 = 340
	labelLeast float32 = 96
	barHigh    float32 = 5
	barLanes           = 3
	dotGap     float32 = 9 // nearer than this, two points are one
	axisFoot   float32 = 26
)

// planned arranges the items for a scale. Stretches wide enough to see are
// bars, the others points; points that touch are one with a count; labels go
// into lanes from below, left to right, the selected one before all others.
func planned(items []timeItem, s timeScale, a area, selected int) plan {
	p := plan{area: a, axis: a.bottom() - axisFoot}
	view := a.w
	st := s.step().seconds()
	var barEnds [barLanes]float32
	for i := range barEnds {
		barEnds[i] = -1e9
	}
	for _, it := range visible(items, s, view) {
		x1, x2 := s.x(it.item.first), s.x(it.item.last+1)
		open := it.item.open[0] || it.item.open[1]
		asBar := open || x2-x1 >= 12 && (!it.item.fine || it.item.last-it.item.first+1 > st)
		if !asBar {
			p.point(it.index, pointX(it.item, s))
			continue
		}
		if it.item.open[0] {
			x1 = -8
		}
		if it.item.open[1] {
			x2 = view + 8
		}
		p.bar(it.index, max(x1, -8), min(x2, view+8), &barEnds)
	}
	p.label(items, selected)
	return p
}

type seen struct {
	index int
	item  *timeItem
}

// visible yields the items that touch the view. Items are sorted by their
// beginning, so only those that begin after the view can be left out at once.
func visible(items []timeItem, s timeScale, view float32) []seen {
	from, to := s.seconds(-12), s.seconds(view+12)
	end := sort.Search(len(items), func(i int) bool { return items[i].first > to })
	var in []seen
	for i := range items[:end] {
		it := &items[i]
		if it.last >= from || it.open[1] {
			in = append(in, seen{i, it})
		}
	}
	if end < len(items) {
		for i := end; i < len(items); i++ {
			if items[i].open[0] {
				in = append(in, seen{i, &items[i]})
			}
		}
	}
	return in
}

// pointX is where a point stands: at the start of its day, where the tick is,
// and in the middle of anything longer.
func pointX(it *timeItem, s timeScale) float32 {
	if it.fine {
		return s.x(it.first)
	}
	return s.x((it.first + it.last) / 2)
}

func (p *plan) point(item int, x float32) {
	if n := len(p.dots); n > 0 && x-p.dots[n-1].x < dotGap {
		p.dots[n-1].items = append(p.dots[n-1].items, item)
		return
	}
	p.dots = append(p.dots, dot{x: p.x + x, items: []int{item}})
}

func (p *plan) bar(item int, x1, x2 float32, ends *[barLanes]float32) {
	lane := 0
	for lane < barLanes-1 && ends[lane] > x1 {
		lane++
	}
	ends[lane] = max(x2+3, ends[lane])
	y := p.axis - 6 - float32(lane)*(barHigh+2)
	p.bars = append(p.bars, bar{area{p.x + x1, y - barHigh/2, max(x2-x1, 3), barHigh}, item})
}

// tagDate is how a label's date is set, and small its title.
var tagDate = style{strong, 12}

// label gives boxes to what has room.
func (p *plan) label(items []timeItem, selected int) {
	base := p.axis - 10
	if len(p.bars) > 0 {
		low := p.axis
		for _, b := range p.bars {
			low = min(low, b.y)
		}
		base = low - 4
	}
	lanes := make([][]area, max(int((base-p.y)/laneHigh), 0))
	wants := p.wishes(selected)
	for _, w := range wants {
		if t, ok := p.box(items[w.item], w, lanes, base); ok {
			p.tags = append(p.tags, t)
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
		for n, item := range d.items {
			if n >= 3 {
				break
			}
			w := wish{item: item, x: d.x}
			if n == 0 && len(d.items) > 3 {
				w.more = len(d.items) - 1
				add(w)
				break
			}
			add(w)
		}
	}
	for _, b := range p.bars {
		x := min(max(b.x, p.x)+4, p.right())
		if b.right() > p.x && b.x < p.right() {
			add(wish{item: b.item, x: x})
		}
	}
	sort.SliceStable(rest, func(i, j int) bool { return rest[i].x < rest[j].x })
	return append(first, rest...)
}

// box finds a free place for a label in the lowest lane that has one.
func (p *plan) box(it timeItem, w wish, lanes [][]area, base float32) (tag, bool) {
	wide := min(tagDate.width(it.date)+7+small.width(it.said)+22, labelMost, p.w)
	if w.more > 0 {
		wide = min(wide+small.width("+"+grouped(w.more))+8, labelMost)
	}
	for lane := range lanes {
		y := base - float32(lane)*laneHigh - labelHigh
		for _, try := range []float32{wide, max(wide*0.7, min(wide, labelLeast)), min(wide, labelLeast)} {
			x := min(max(w.x-9, p.x), p.right()-try)
			a := area{x, y, try, labelHigh}
			if free(lanes[lane], a) {
				lanes[lane] = append(lanes[lane], a)
				return tag{area: a, stem: w.x, item: w.item, more: w.more}, true
			}
		}
	}
	return tag{}, false
}

func free(taken []area, a area) bool {
	for _, t := range taken {
		if a.x < t.right()+8 && t.x < a.right()+8 {
			return false
		}
	}
	return true
}
