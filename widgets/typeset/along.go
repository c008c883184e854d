package typeset

import (
	"math"
	"sort"
)

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

// Fits reports whether a view of the height shows everything.
func (l *Layout) Fits(height float32) bool {
	return l.last(height) == spot{0, -float64(l.set.Head)}
}
