package timeline

import (
	"cmp"
	"slices"
)

// box is a stretch of a row that a label takes.
type box struct{ x0, x1 float32 }

// wish is a label that somebody would like to have.
type wish struct {
	item, more int
	stem       float32
}

// few is the size of a cluster whose items each may have a label.
const few = 3

// leastLabel is how narrow a label may become before it is left out.
const leastLabel float32 = 96

// label gives boxes to what has room: first what the frame asks for, then from
// the left, each in the lowest row that is free there.
func (a *arrangement) label() {
	if a.frame.Label == nil || a.frame.Rows <= 0 {
		return
	}
	a.taken = make([][]box, a.frame.Rows)
	for _, w := range a.wishes() {
		a.place(w)
	}
}

func (a *arrangement) wishes() []wish {
	var all []wish
	for _, p := range a.Points {
		all = append(all, wish{item: p.Item, stem: p.X})
	}
	for _, c := range a.Clusters {
		if len(c.Items) > few {
			all = append(all, wish{a.spokesman(c), len(c.Items) - 1, c.X})
			continue
		}
		for _, item := range c.Items {
			all = append(all, wish{item: item, stem: c.X})
		}
	}
	for _, b := range a.Bars {
		all = append(all, wish{item: b.Item, stem: min(max(b.X0, 0)+4, a.frame.Width)})
	}
	slices.SortStableFunc(all, func(v, w wish) int {
		return cmp.Or(cmp.Compare(a.rank(v.item), a.rank(w.item)), cmp.Compare(v.stem, w.stem))
	})
	return all
}

// spokesman is the item whose words stand for a cluster.
func (a *arrangement) spokesman(c Cluster) int {
	for _, item := range a.frame.First {
		if slices.Contains(c.Items, item) {
			return item
		}
	}
	return c.Items[0]
}

func (a *arrangement) rank(item int) int {
	if i := slices.Index(a.frame.First, item); i >= 0 {
		return i
	}
	return len(a.frame.First)
}

// place finds room for a label, whole if possible, else shortened.
func (a *arrangement) place(w wish) {
	if w.stem < 0 || w.stem > a.frame.Width {
		return
	}
	wide := min(max(a.frame.Label(w.item), 0), LabelMost, a.frame.Width)
	for row := range a.taken {
		for _, try := range []float32{wide, max(wide*0.7, min(wide, leastLabel)), min(wide, leastLabel)} {
			x := min(max(w.stem-LabelLead, 0), a.frame.Width-try)
			if a.free(row, x, x+try) {
				a.taken[row] = append(a.taken[row], box{x, x + try})
				a.Labels = append(a.Labels, Label{Item: w.item, X: x, Width: try, Row: row, Stem: w.stem, More: w.more})
				return
			}
		}
	}
}

func (a *arrangement) free(row int, x0, x1 float32) bool {
	for _, t := range a.taken[row] {
		if x0 < t.x1+LabelGap && t.x0 < x1+LabelGap {
			return false
		}
	}
	return true
}
