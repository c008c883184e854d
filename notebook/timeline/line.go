package timeline

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"

	"casebound/notebook"
)

// Item is one event as the line needs it.
type Item struct {
	ID   notebook.ID
	When notebook.When
	// Loose marks a time that is not simply what the text says: read against
	// another date, or about.
	Loose bool
	// Conflict names an item that dates the same thing differently; zero if none.
	Conflict notebook.ID
}

// ItemOf takes from an event what the line needs.
func ItemOf(e notebook.Event) Item {
	loose := e.Dating == notebook.Approximate || e.Dating == notebook.FromDocument || e.Dating == notebook.FromText
	return Item{ID: e.ID, When: e.When, Loose: loose, Conflict: e.Conflict}
}

// Line holds items in the order of their times, ready to be laid out again and
// again. Making one costs a sort; a frame then costs little more than what can
// be told apart in view. A Line is immutable: for other items make another.
type Line struct {
	items   []Item    // the caller's, by the numbers that layouts speak of
	points  []entry   // a day or less: dots at every scale but the finest, by their beginning
	numbers []int     // the items of points, to be handed out in slices
	wide    []entry   // the rest, by their beginning
	latest  []float64 // the latest end in each run of wide
	tray    []int     // items without a time
	pairs   [][2]int  // items in conflict

	strays   bool                // some items lie so far off that an overview leaves them out
	overview [2]notebook.Instant // from and to
}

// entry is an item with a time.
type entry struct {
	item        int
	first, last float64 // seconds, both inside; an open end repeats the other one
	start, end  Edge
	hollow      bool
}

// run is how many wide entries share one summary. A view passes over whole
// runs that ended before it.
const run = 64

// NewLine sorts the items. It keeps the slice: the caller must not change it.
func NewLine(items []Item) *Line {
	l := &Line{items: items}
	for i, it := range items {
		switch e := entryOf(i, it); {
		case !it.When.Known():
			l.tray = append(l.tray, i)
		case e.start != Open && e.end != Open && e.last-e.first <= day:
			l.points = append(l.points, e)
		default:
			l.wide = append(l.wide, e)
		}
	}
	byTime(l.points)
	byTime(l.wide)
	l.numbers = make([]int, len(l.points))
	for i, e := range l.points {
		l.numbers[i] = e.item
	}
	for i := 0; i < len(l.wide); i += run {
		latest := l.wide[i].finish()
		for _, e := range l.wide[i:min(i+run, len(l.wide))] {
			latest = max(latest, e.finish())
		}
		l.latest = append(l.latest, latest)
	}
	l.findConflicts()
	l.findStrays()
	return l
}

func byTime(entries []entry) {
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.begin(), b.begin()), cmp.Compare(a.last, b.last), cmp.Compare(a.item, b.item))
	})
}

func entryOf(i int, it Item) entry {
	w := it.When
	e := entry{item: i, first: seconds(w.Earliest), last: seconds(w.Latest)}
	e.start, e.end = edges(w)
	switch {
	case e.start == Open && e.end == Open:
		e.first, e.last = 0, 0
	case e.start == Open:
		e.first = e.last
	case e.end == Open:
		e.last = e.first
	}
	e.hollow = it.Loose || e.start != Sharp || e.end != Sharp
	return e
}

// edges says how the two ends of a time are drawn.
func edges(w notebook.When) (start, end Edge) {
	if w.Modifier == notebook.About || w.Modifier == notebook.Mid || strings.ContainsAny(w.EDTF, "~?%") {
		start, end = Soft, Soft
	}
	switch w.Modifier {
	case notebook.Early:
		end = Soft
	case notebook.Late:
		start = Soft
	case notebook.Before:
		start = Soft
	case notebook.After:
		end = Soft
	}
	if w.Earliest == notebook.Beginning {
		start = Open
	}
	if w.Latest == notebook.End {
		end = Open
	}
	return start, end
}

// begin and finish are where an entry reaches to, ends of time included.
func (e *entry) begin() float64 {
	if e.start == Open {
		return -bound
	}
	return e.first
}

func (e *entry) finish() float64 {
	if e.end == Open {
		return bound
	}
	return e.last
}

// Order lists the items that have a time, earliest first: the order in which
// keys step through them.
func (l *Line) Order() []int {
	order := make([]int, 0, len(l.points)+len(l.wide))
	points, wide := l.points, l.wide
	for len(points)+len(wide) > 0 {
		from := &points
		if len(points) == 0 || len(wide) > 0 && wide[0].begin() < points[0].first {
			from = &wide
		}
		order = append(order, (*from)[0].item)
		*from = (*from)[1:]
	}
	return order
}

// Fit shows all items that have a time over a width.
func (l *Line) Fit(width float32) Scale {
	first, last := math.Inf(1), math.Inf(-1)
	for _, entries := range [][]entry{l.points, l.wide} {
		for _, e := range entries {
			if e.start != Open || e.end != Open {
				first, last = min(first, e.first), max(last, e.last)
			}
		}
	}
	if first > last {
		return Between(0, 0, width)
	}
	return Between(notebook.Instant(first), notebook.Instant(last), width)
}

// Fit shows all the items that have a time over a width.
func Fit(items []Item, width float32) Scale { return NewLine(items).Fit(width) }

// widening calls visit for the wide entries that touch the time from the one
// second to the other, in order, and says how many lie before and after it.
func (l *Line) widening(from, to float64, visit func(at int)) (before, after int) {
	end := sort.Search(len(l.wide), func(i int) bool { return l.wide[i].begin() > to })
	seen := 0
	for r := 0; r*run < end; r++ {
		if l.latest[r] < from {
			continue
		}
		for i := r * run; i < min((r+1)*run, end); i++ {
			if l.wide[i].finish() >= from {
				visit(i)
				seen++
			}
		}
	}
	return end - seen, len(l.wide) - end
}

// beginning is the first of the points from an index on that begins at the
// second or later. It leaps in doubling steps: most answers are near.
func (l *Line) beginning(from int, second float64) int {
	leap := 1
	for from+leap < len(l.points) && l.points[from+leap].first < second {
		leap *= 2
	}
	low, high := from+leap/2, min(from+leap, len(l.points))
	return low + sort.Search(max(high-low, 0), func(i int) bool { return l.points[low+i].first >= second })
}

// findConflicts pairs items that name one another, each pair once.
func (l *Line) findConflicts() {
	var at map[notebook.ID]int
	for i, it := range l.items {
		if it.Conflict.IsZero() || !it.When.Known() {
			continue
		}
		if at == nil {
			at = make(map[notebook.ID]int, len(l.items))
			for j, other := range l.items {
				at[other.ID] = j
			}
		}
		j, ok := at[it.Conflict]
		if !ok || j == i || j < i && l.items[j].Conflict == it.ID {
			continue
		}
		l.pairs = append(l.pairs, [2]int{i, j})
	}
}
