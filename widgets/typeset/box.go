package typeset

import (
	"math"

	"casebound/notebook"
)

// box is where the rows of a block stand in the column and how they follow
// each other.
type box struct {
	style       Style
	left, right float32 // indents
	first       float32 // further indent of the first row
	row         float32 // height of a row
	marker      string  // hangs before the first row
}

// Looseness of what is not body text, in em of its own style.
const (
	headingRow = 1.28
	codeRow    = 1.5
	tableRow   = 1.45
	captionRow = 1.7
)

var markers = [...]string{"•", "◦", "▪"}

func (l *Layout) box(block int) box {
	b := l.text.Blocks()[block]
	em := l.m.Em(Style{})
	x := box{style: Style{Dim: b.Furniture}, row: whole(em * l.set.LineHeight)}
	switch b.Kind {
	case notebook.Heading:
		x.style.Level, x.style.Bold = min(max(b.Level, 1), 6), true
		x.row = whole(l.m.Em(x.style) * headingRow)
	case notebook.ListItem:
		x.left = 1.5 * em * float32(min(max(b.Level, 1), 8))
		x.marker = l.marker(b)
	case notebook.Quote:
		x.left, x.right = 1.3*em, 0.6*em
	case notebook.Code:
		x.style.Mono = true
		x.row = whole(l.m.Em(x.style) * codeRow)
		x.left, x.right = 0.8*em, 0.8*em
	case notebook.TableRow:
		x.row = whole(em * tableRow)
	case notebook.Page:
		x.style.Small = true
		x.row = whole(l.m.Em(x.style) * captionRow)
	default:
		x.first = l.set.FirstLine * em
	}
	return x
}

// marker is the bullet of a list item whose text does not bring its own.
func (l *Layout) marker(b notebook.Block) string {
	text := l.text.At(notebook.Span{Start: b.Start, End: min(b.End, l.boundary(b.Start+8))})
	for i, r := range text {
		switch {
		case r >= '0' && r <= '9':
			continue
		case i > 0 && (r == '.' || r == ')'), r == '•', r == '◦', r == '▪', r == '‣', r == '–', r == '*':
			return ""
		}
		break
	}
	return markers[(int(max(b.Level, 1))-1)%len(markers)]
}

// boundary is the offset, moved back to where a rune begins, and into the text.
func (l *Layout) boundary(offset int) int {
	offset = min(max(offset, 0), l.text.Len())
	for !l.text.Valid(notebook.Span{Start: offset, End: offset}) {
		offset--
	}
	return offset
}

// above is the space between the unit and the one before it.
func (l *Layout) above(i int) float32 {
	if i == 0 || !l.units[i].folded() && l.units[i].index() == l.units[i-1].index() {
		return 0
	}
	em := l.m.Em(Style{})
	gap := l.set.Spacing * em
	if l.units[i].folded() || l.units[i-1].folded() {
		return whole(max(gap, 0.8*em))
	}
	this, last := l.text.Blocks()[l.units[i].index()], l.text.Blocks()[l.units[i-1].index()]
	same := this.Kind == last.Kind
	switch {
	case this.Kind == notebook.Heading:
		gap = max(gap, 0.9*l.m.Em(Style{Level: min(max(this.Level, 1), 6), Bold: true}))
		if same {
			gap *= 0.6
		}
	case last.Kind == notebook.Heading:
		gap = 0.45 * em
	case this.Kind == notebook.ListItem && same:
		gap = min(gap, 0.3*em)
	case this.Kind == notebook.ListItem && last.Kind == notebook.Paragraph:
		gap = max(0.5*gap, 0.3*em)
	case this.Kind == notebook.Quote && same:
		gap = min(gap, 0.6*em)
	case this.Kind == notebook.Code && same:
		gap = 0
	case this.Kind == notebook.TableRow && same:
		gap = 0.3 * em
	case this.Kind == notebook.Code || last.Kind == notebook.Code:
		gap = max(gap, 1.4*em) // room for the ground behind code
	case this.Kind != notebook.Paragraph || last.Kind != notebook.Paragraph:
		gap = max(gap, 0.7*em)
	}
	return whole(gap)
}

// whole rounds to whole pixels, so that sums of heights are exact.
func whole(v float32) float32 { return max(0, float32(math.Round(float64(v)))) }
