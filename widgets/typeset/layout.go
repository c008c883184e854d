package typeset

import (
	"math"
	"sort"

	"casebound/notebook"
)

// Layout sets a text in rows, as far as it is looked at. What lies elsewhere
// has a guessed height that serves the scroll bar alone: positions on the
// screen are counted from the row at the top, so nothing jumps when a guess
// meets the truth. Rows depend on the text, the setting and the measurer, and
// on nothing else (FuzzLayoutAfterAnythingEqualsAfresh).
//
// A Layout is not safe for use by several goroutines.
type Layout struct {
	text notebook.Text
	m    Measurer
	set  Setting

	allOpen bool
	turned  map[int]bool // runs of furniture, by first block, that differ from allOpen

	units  []unit
	guess  []float64 // guess[i] is the guessed top of unit i; the last entry is the height of all
	laid   map[int]*laid
	tables map[int]columns
	known  table
	wrap   wrapper
	clock  int // counts calls of Visible, to know which units are fresh
	end    ending
}

// NewLayout sets text as set says.
func NewLayout(text notebook.Text, m Measurer, set Setting) *Layout {
	l := &Layout{text: text, m: m, set: set, turned: map[int]bool{}}
	l.recut()
	return l
}

// Set changes the setting. Positions stay valid.
func (l *Layout) Set(set Setting) {
	if set != l.set {
		l.set = set
		l.remeasure()
	}
}

// Measure changes the measurer: another typeface, another size. Positions stay
// valid.
func (l *Layout) Measure(m Measurer) {
	l.m = m
	l.remeasure()
}

// Setting is the present setting.
func (l *Layout) Setting() Setting { return l.set }

// Text is what is set.
func (l *Layout) Text() notebook.Text { return l.text }

// remeasure forgets every row.
func (l *Layout) remeasure() {
	l.laid, l.tables = map[int]*laid{}, map[int]columns{}
	l.end = ending{}
	l.guessAll()
}

func (l *Layout) recut() {
	l.units = cut(l.text, l.opened)
	l.remeasure()
}

// opened reports whether the run of furniture that begins at the block is unfolded.
func (l *Layout) opened(block int) bool { return l.allOpen != l.turned[block] }

// Toggle folds or unfolds the run of furniture that holds the block, and
// reports whether it is unfolded now.
func (l *Layout) Toggle(block int) bool {
	start := furnitureStart(l.text.Blocks(), block)
	l.turned[start] = !l.turned[start]
	l.recut()
	return l.opened(start)
}

// OpenAll folds or unfolds all furniture.
func (l *Layout) OpenAll(open bool) {
	l.allOpen, l.turned = open, map[int]bool{}
	l.recut()
}

// Reveal unfolds what hides any part of the span and reports whether anything did.
func (l *Layout) Reveal(s notebook.Span) bool {
	blocks := l.text.Blocks()
	opened := false
	for i := l.text.BlockAt(s.Start); i < len(blocks) && (blocks[i].Start < s.End || blocks[i].Start == s.Start); i++ {
		start := furnitureStart(blocks, i)
		if blocks[i].Furniture && !l.opened(start) {
			l.turned[start] = !l.turned[start]
			opened = true
		}
		if blocks[i].Furniture {
			i = furnitureEnd(blocks, i) - 1
		}
	}
	if opened {
		l.recut()
	}
	return opened
}

// Hidden reports whether the offset lies in folded furniture, behind its
// beginning: on the screen it has no place of its own.
func (l *Layout) Hidden(offset int) bool {
	if len(l.units) == 0 {
		return false
	}
	u := l.units[l.unitAt(offset)]
	return u.folded() && offset > int(u.start)
}

// unitAt is the last unit that begins at or before the offset.
func (l *Layout) unitAt(offset int) int {
	after := sort.Search(len(l.units), func(i int) bool { return int(l.units[i].start) > offset })
	return max(0, after-1)
}

// span is what the unit covers of the text.
func (l *Layout) span(i int) notebook.Span {
	u := l.units[i]
	blocks := l.text.Blocks()
	if u.folded() {
		last := furnitureEnd(blocks, u.index()) - 1
		return notebook.Span{Start: int(u.start), End: blocks[last].End}
	}
	end := blocks[u.index()].End
	if i+1 < len(l.units) && int(l.units[i+1].start) < end {
		end = int(l.units[i+1].start)
	}
	return notebook.Span{Start: int(u.start), End: end}
}

// sampleSize is how much text is measured, at three places, for the guess.
const sampleSize = 1024

// guessAll guesses where every unit begins, from the lengths of the blocks and
// the width of a sample of the text. It is the one thing that looks at the
// whole document, and it looks at its blocks, not at its letters.
func (l *Layout) guessAll() {
	if cap(l.guess) < len(l.units)+1 {
		l.guess = make([]float64, len(l.units)+1)
	}
	l.guess = l.guess[:len(l.units)+1]
	em := l.m.Em(Style{})
	row, gap := float64(whole(em*l.set.LineHeight)), float64(whole(em*l.set.Spacing))
	rowsPerByte := l.perByte() / float64(max(l.set.Width, em))
	blocks := l.text.Blocks()
	top := 0.0
	for i, u := range l.units {
		l.guess[i] = top
		if u.folded() {
			top += row + gap
			continue
		}
		end := blocks[u.index()].End
		if i+1 < len(l.units) && int(l.units[i+1].start) < end {
			end = int(l.units[i+1].start)
		} else {
			top += gap
		}
		rows := math.Ceil(float64(end-int(u.start)) * rowsPerByte)
		top += max(1, rows) * row
	}
	l.guess[len(l.units)] = top
}

// perByte is the mean width of a byte of the text.
func (l *Layout) perByte() float64 {
	sum, n := 0.0, 0
	for part := range 3 {
		from := l.boundary(l.text.Len() * part / 3)
		sample := l.text.At(notebook.Span{Start: from, End: l.boundary(from + sampleSize)})
		out := make([]float32, len(sample))
		l.m.Advances(Style{}, false, sample, out)
		for _, w := range out {
			sum += float64(w)
		}
		n += len(sample)
	}
	return sum / float64(max(n, 1))
}
