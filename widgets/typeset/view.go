package typeset

import (
	"math"
	"sort"

	"casebound/notebook"
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

// guessed is how far down a spot would be if all guesses were right.
func (l *Layout) guessed(s spot) float64 {
	if len(l.units) == 0 || s.y < 0 {
		return s.y
	}
	full := float64(l.lay(s.unit).height)
	return l.guess[s.unit] + s.y/max(full, 1)*(l.guess[s.unit+1]-l.guess[s.unit])
}

// travel is the guessed distance between the first and the last position.
func (l *Layout) travel(height float32) float64 {
	return max(1, l.guessed(l.last(height))+float64(l.set.Head))
}

// Fraction is how far between the first and the last position p is, 0 to 1.
func (l *Layout) Fraction(p Position, height float32) float64 {
	s := l.clamp(l.settle(l.spotOf(p)), height)
	if s == l.last(height) {
		if s == (spot{0, -float64(l.set.Head)}) {
			return 0
		}
		return 1
	}
	return min(1, (l.guessed(s)+float64(l.set.Head))/l.travel(height))
}

// Goto is the inverse of Fraction.
func (l *Layout) Goto(fraction float64, height float32) Position {
	y := min(max(fraction, 0), 1)*l.travel(height) - float64(l.set.Head)
	if len(l.units) == 0 || y < 0 {
		return Position{0, float32(math.Round(y))}
	}
	i := sort.Search(len(l.units), func(i int) bool { return l.guess[i+1] > y })
	i = min(i, len(l.units)-1)
	share := (y - l.guess[i]) / max(l.guess[i+1]-l.guess[i], 1)
	s := spot{i, math.Round(share * float64(l.lay(i).height))}
	return l.positionOf(l.clamp(l.settle(s), height))
}

// Along is where along the scroll bar an offset lies, 0 to 1: a guess, in the
// measure that Shown uses.
func (l *Layout) Along(offset int) float64 {
	if len(l.units) == 0 {
		return 0
	}
	i := l.unitAt(offset)
	s := l.span(i)
	share := min(1, float64(max(0, offset-s.Start))/float64(max(1, s.Len())))
	return (float64(l.set.Head) + l.guess[i] + share*(l.guess[i+1]-l.guess[i])) / l.Height()
}

// Height is the guessed height of everything, head and foot included.
func (l *Layout) Height() float64 {
	return max(1, float64(l.set.Head)+l.guess[len(l.guess)-1]+float64(l.set.Foot))
}

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

// Fits reports whether a view of the height shows everything.
func (l *Layout) Fits(height float32) bool {
	return l.last(height) == spot{0, -float64(l.set.Head)}
}

// OffsetAlong is the inverse of Along.
func (l *Layout) OffsetAlong(share float64) int {
	y := share*l.Height() - float64(l.set.Head)
	if len(l.units) == 0 || y < 0 {
		return 0
	}
	i := sort.Search(len(l.units), func(i int) bool { return l.guess[i+1] > y })
	if i == len(l.units) {
		return l.text.Len()
	}
	s := l.span(i)
	return s.Start + int((y-l.guess[i])/max(l.guess[i+1]-l.guess[i], 1)*float64(s.Len()))
}
