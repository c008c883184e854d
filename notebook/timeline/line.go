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
// again. Making one costs a sort; a frame then costs what is in view. A Line
// is immutable: for other items make another.
type Line struct {
	items  []Item // the caller's, by the numbers that layouts speak of
	sorted []entry
	latest []float64 // the latest end in each run of entries
	tray   []int     // items without a time
	pairs  [][2]int  // conflicts, as positions in sorted
}

// entry is an item with a time.
type entry struct {
	item        int
	first, last float64 // seconds, both inside; an open end repeats the other one
	start, end  Edge
	fine        bool // a day or less, without an open end
	hollow      bool
}

// run is how many entries share one summary. A view passes over whole runs
// that ended before it.
const run = 256

// NewLine sorts the items. It keeps the slice: the caller must not change it.
func NewLine(items []Item) *Line {
	l := &Line{items: items, sorted: make([]entry, 0, len(items))}
	for i, it := range items {
		if !it.When.Known() {
			l.tray = append(l.tray, i)
			continue
		}
		l.sorted = append(l.sorted, entryOf(i, it))
	}
	slices.SortStableFunc(l.sorted, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.begin(), b.begin()), cmp.Compare(a.last, b.last))
	})
	for i := 0; i < len(l.sorted); i += run {
		latest := l.sorted[i].finish()
		for _, e := range l.sorted[i:min(i+run, len(l.sorted))] {
			latest = max(latest, e.finish())
		}
		l.latest = append(l.latest, latest)
	}
	l.findConflicts()
	return l
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
	e.fine = e.start != Open && e.end != Open && e.last-e.first <= day
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
	order := make([]int, len(l.sorted))
	for i, e := range l.sorted {
		order[i] = e.item
	}
	return order
}

// Fit shows all items that have a time over a width.
func (l *Line) Fit(width float32) Scale {
	first, last := math.Inf(1), math.Inf(-1)
	for _, e := range l.sorted {
		if e.start != Open || e.end != Open {
			first, last = min(first, e.first), max(last, e.last)
		}
	}
	if first > last {
		return Between(0, 0, width)
	}
	return Between(notebook.Instant(first), notebook.Instant(last), width)
}

// Fit shows all the items that have a time over a width.
func Fit(items []Item, width float32) Scale { return NewLine(items).Fit(width) }

// starting is how many entries begin in the time from the one second to the
// other.
func (l *Line) starting(from, to float64) int {
	first := sort.Search(len(l.sorted), func(i int) bool { return l.sorted[i].begin() >= from })
	return sort.Search(len(l.sorted), func(i int) bool { return l.sorted[i].begin() > to }) - min(first, len(l.sorted))
}

// between calls visit for the entries that touch the time from the one second
// to the other, in order, and says how many lie before and after it.
func (l *Line) between(from, to float64, visit func(at int)) (before, after int) {
	end := sort.Search(len(l.sorted), func(i int) bool { return l.sorted[i].begin() > to })
	seen := 0
	for r := 0; r*run < end; r++ {
		if l.latest[r] < from {
			continue
		}
		for i := r * run; i < min((r+1)*run, end); i++ {
			if l.sorted[i].finish() >= from {
				visit(i)
				seen++
			}
		}
	}
	return end - seen, len(l.sorted) - end
}

// findConflicts pairs items that name one another, each pair once.
func (l *Line) findConflicts() {
	var at map[notebook.ID]int
	for i, e := range l.sorted {
		conflict := l.items[e.item].Conflict
		if conflict.IsZero() {
			continue
		}
		if at == nil {
			at = make(map[notebook.ID]int, len(l.sorted))
			for j, other := range l.sorted {
				at[l.items[other.item].ID] = j
			}
		}
		j, ok := at[conflict]
		if back := ok && l.items[l.sorted[j].item].Conflict == l.items[e.item].ID; !ok || j == i || back && j < i {
			continue
		}
		l.pairs = append(l.pairs, [2]int{i, j})
	}
}
