package typeset

import (
	"math"
	"sort"
)

// Position says what stands at the top edge of a view: the row that holds the
// byte at Offset, and how far below that row's own top the edge is. It outlives
// every change of the setting. The zero Position is the top of the text; above
// it lies the head.
type Position struct {
	Offset int
	Into   float32 // may be negative: the edge is above the row
}

// spot is a height in a unit.
type spot struct {
	unit int
	y    float64
}

// ending remembers where the last screenful begins.
type ending struct {
	height float32
	spot   spot
	known  bool
}

// Top is the beginning of the head.
func (l *Layout) Top() Position { return Position{0, -l.set.Head} }

func (l *Layout) spotOf(p Position) spot {
	if len(l.units) == 0 {
		return spot{0, float64(p.Into)}
	}
	i := l.unitAt(p.Offset)
	r := l.lay(i).holding(p.Offset)
	// A position taken at another size may reach further than the row does now.
	into := min(p.Into, r.Height-1)
	return spot{i, float64(r.top + into)}
}

// holding is the row of the unit that holds the offset, the nearest if none does.
func (u *laid) holding(offset int) *Row {
	i := sort.Search(len(u.rows), func(i int) bool { return u.rows[i].Start > offset })
	i = max(0, i-1)
	for i+1 < len(u.rows) && u.rows[i].Furniture > 0 && u.rows[i+1].Start == u.rows[i].Start {
		i++ // the line above unfolded furniture holds no text
	}
	return u.rows[i]
}

func (l *Layout) positionOf(s spot) Position {
	if len(l.units) == 0 {
		return Position{0, float32(s.y)}
	}
	best := l.lay(s.unit).rows[0]
	for _, r := range l.lay(s.unit).rows {
		if float64(r.top) <= s.y && r.top > best.top {
			best = r
		}
	}
	offset := best.Start
	if best.Open { // belongs to the text below it
		return Position{offset, float32(s.y - float64(l.lay(s.unit).holding(offset).top))}
	}
	return Position{offset, float32(s.y - float64(best.top))}
}

// settle moves a spot into the unit it lies in.
func (l *Layout) settle(s spot) spot {
	for s.y < 0 && s.unit > 0 {
		s.unit--
		s.y += float64(l.lay(s.unit).height)
	}
	for s.unit < len(l.units)-1 && s.y >= float64(l.lay(s.unit).height) {
		s.y -= float64(l.lay(s.unit).height)
		s.unit++
	}
	return s
}

func (a spot) before(b spot) bool { return a.unit < b.unit || a.unit == b.unit && a.y < b.y }

// last is the spot at the top edge of a view that shows the end of the text.
func (l *Layout) last(height float32) spot {
	if l.end.known && l.end.height == height {
		return l.end.spot
	}
	top := spot{0, -float64(l.set.Head)}
	s := top
	if n := len(l.units); n > 0 {
		s = spot{n - 1, float64(l.lay(n-1).height + l.set.Foot - height)}
		for s.y < 0 && s.unit > 0 {
			s.unit--
			s.y += float64(l.lay(s.unit).height)
		}
		if s.before(top) {
			s = top
		}
	}
	l.end = ending{height, s, true}
	return s
}

func (l *Layout) clamp(s spot, height float32) spot {
	if end := l.last(height); end.before(s) {
		return end
	}
	if top := (spot{0, -float64(l.set.Head)}); s.before(top) {
		return top
	}
	return s
}

// Clamp moves a position so that a view of the height shows neither more than
// the head above the text nor more than the foot below it.
func (l *Layout) Clamp(p Position, height float32) Position {
	s := l.settle(l.spotOf(p))
	if c := l.clamp(s, height); c != s {
		return l.positionOf(c)
	}
	return p
}

// Move is the position dy pixels further down, or up.
func (l *Layout) Move(p Position, dy, height float32) Position {
	s := l.settle(l.clamp(l.settle(l.spotOf(p)), height))
	s.y += float64(dy)
	if far := 8 * float64(height); math.Abs(float64(dy)) > max(far, 1e4) {
		return l.Goto(l.Fraction(p, height)+float64(dy)/l.travel(height), height)
	}
	return l.positionOf(l.clamp(l.settle(s), height))
}

// Show is the position that puts the row of the offset at the share of the
// view's height, 0 for its top edge.
func (l *Layout) Show(offset int, share, height float32) Position {
	s := l.spotOf(Position{Offset: offset})
	s.y -= float64(whole(share * height))
	return l.positionOf(l.clamp(l.settle(s), height))
}
