package typeset

import (
	"math"

	"casebound/notebook"
)

// Visible are the rows that a view of the height shows at a position, from top
// to bottom. They stay good until the next call; the caller must not change
// them.
func (l *Layout) Visible(p Position, height float32) []*Row {
	l.clock++
	if len(l.units) == 0 {
		return nil
	}
	s := l.settle(l.spotOf(p))
	top := -s.y
	var rows []*Row
	for i := s.unit; i < len(l.units) && top < float64(height); i++ {
		u := l.lay(i)
		for _, r := range u.rows {
			r.Y = float32(top + float64(r.top))
			if r.Y+r.Height > 0 && r.Y < height {
				l.place(r)
				rows = append(rows, r)
			}
		}
		top += float64(u.height)
	}
	return rows
}

// RowAt is the row at or nearest to a point of the view, nil if there is none.
func RowAt(rows []*Row, x, y float32) *Row {
	var best *Row
	distance := float32(math.Inf(1))
	for _, r := range rows {
		dy := outside(y, r.Y, r.Y+r.Height)
		d := dy * 1e4
		if r.Kind == notebook.TableRow {
			d += outside(x, r.Left, r.Left+r.Width)
		}
		if d < distance {
			best, distance = r, d
		}
	}
	return best
}

// outside is how far v is from the stretch [from, to).
func outside(v, from, to float32) float32 {
	switch {
	case v < from:
		return from - v
	case v >= to:
		return v - to + slack
	}
	return 0
}
