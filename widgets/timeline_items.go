package widgets

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"casebound/notebook"
)

// timeItem is an event as the strip places it.
type timeItem struct {
	event       int // index in the data
	first, last float64
	open        [2]bool // no known beginning, no known end
	fine        bool    // a day or less: a point on every scale but the finest
	loose       bool    // about, relative: drawn hollow, bars with soft ends
}

// middle is where an item stands as a point: at the start of its day, where
// the tick is, and in the middle of anything longer.
func (it *timeItem) middle() float64 {
	if it.fine {
		return it.first
	}
	return (it.first + it.last) / 2
}

// timeItems are the events of a timeline, ready to be placed at any scale.
type timeItems struct {
	list        []timeItem // by their beginning
	fine, spans []pointAt  // the two sorts, by their middle
	openLeft    []int      // items without a beginning, which a search by it misses
	first, last float64    // reach of all
	year        string     // " 2020" when all are of that year: labels drop it
}

// pointAt is an item with the second it stands at.
type pointAt struct {
	at   float64
	item int
}

// itemsOf sorts events by time; those without a time or rejected are left out.
func itemsOf(events []notebook.Event) timeItems {
	items := timeItems{list: make([]timeItem, 0, len(events))}
	for i := range events {
		if events[i].When.Known() && events[i].Verdict != notebook.Rejected {
			items.list = append(items.list, itemOf(i, &events[i]))
		}
	}
	slices.SortStableFunc(items.list, func(a, b timeItem) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last))
	})
	for i := range items.list {
		it := &items.list[i]
		switch {
		case it.fine:
			items.fine = append(items.fine, pointAt{it.middle(), i})
		case it.open[0]:
			items.openLeft = append(items.openLeft, i)
		case !it.open[1]:
			items.spans = append(items.spans, pointAt{it.middle(), i})
		}
		if i == 0 {
			items.first, items.last = it.first, it.last
		}
		items.first, items.last = min(items.first, it.first), max(items.last, it.last)
	}
	slices.SortStableFunc(items.spans, func(a, b pointAt) int { return cmp.Compare(a.at, b.at) })
	items.year = commonYear(items)
	return items
}

func itemOf(i int, e *notebook.Event) timeItem {
	w := e.When
	item := timeItem{event: i, first: float64(w.Earliest), last: float64(w.Latest), loose: isLoose(e)}
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
func isLoose(e *notebook.Event) bool {
	return e.When.Modifier != notebook.Exactly || e.Dating == notebook.Approximate ||
		e.Dating == notebook.FromDocument || e.Dating == notebook.FromText || strings.ContainsAny(e.When.EDTF, "~?%")
}

// dateOf is the date as a label says it: a loose one with a tilde, and without
// the year that all share.
func (items *timeItems) dateOf(e *notebook.Event) string {
	date := strings.TrimSuffix(e.When.String(), items.year)
	for _, hedge := range []string{"perhaps ", "about "} {
		date = strings.TrimPrefix(date, hedge)
	}
	if isLoose(e) && e.When.Modifier <= notebook.About {
		return "~" + date
	}
	return date
}

// commonYear is " 2020" when every item lies in that year and is finer than it.
func commonYear(items timeItems) string {
	if len(items.list) == 0 {
		return ""
	}
	year := calendar(items.first).Year()
	if year < 1000 || calendar(items.last).Year() != year {
		return ""
	}
	for i := range items.list {
		if it := &items.list[i]; it.open[0] || it.open[1] || it.last-it.first > 32*daySeconds {
			return ""
		}
	}
	return " " + time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006")
}

// points are the items that are points at a scale: every fine one unless days
// are stretches there, and every span too narrow to see as one. The result is
// sorted and reuses buf.
func (items *timeItems) points(s timeScale, buf []pointAt) []pointAt {
	buf = buf[:0]
	narrow := func(p pointAt) bool {
		it := &items.list[p.item]
		return (it.last-it.first+1)*s.second < float64(barLeast)
	}
	fine := items.fine
	if daySeconds*s.second >= float64(dayAsBar) {
		fine = nil
		for _, p := range items.fine {
			if it := &items.list[p.item]; (it.last-it.first+1)*s.second < float64(dayAsBar) {
				buf = append(buf, p)
			}
		}
		fine, buf = buf, nil
	}
	i := 0
	for _, p := range items.spans {
		if !narrow(p) {
			continue
		}
		for i < len(fine) && fine[i].at <= p.at {
			buf = append(buf, fine[i])
			i++
		}
		buf = append(buf, p)
	}
	return append(buf, fine[i:]...)
}
