package notebook

import (
	"sort"
	"unicode/utf8"
)

// CodePointSpan is a half-open range counted in Unicode code points, as the
// W3C Web Annotation model and the command line count.
type CodePointSpan struct{ Start, End int }

// UTF16Span is a half-open range counted in UTF-16 code units, as JavaScript
// and Hypothesis count.
type UTF16Span struct{ Start, End int }

// rulerStep is how many bytes lie between two entries of a Ruler: the price of
// one conversion is counting at most that many.
const rulerStep = 4096

// Ruler converts between byte offsets and those of other systems. It is the
// one place where that happens. Making one reads the text once; a conversion
// reads at most rulerStep bytes of it.
type Ruler struct {
	text   string
	points []int // points[i] is the number of code points before byte i*rulerStep, moved back to a rune start
	units  []int
}

// NewRuler measures the text.
func NewRuler(t Text) *Ruler {
	r := &Ruler{text: t.content}
	points, units := 0, 0
	next := 0
	for i, c := range t.content {
		for i >= next {
			r.points = append(r.points, points)
			r.units = append(r.units, units)
			next += rulerStep
		}
		points++
		units += utf16Len(c)
	}
	return r
}

func utf16Len(c rune) int {
	if c >= 0x10000 {
		return 2
	}
	return 1
}

// mark is the byte where the entry i starts: the first rune at or after i*rulerStep.
func (r *Ruler) mark(i int) int {
	at := i * rulerStep
	for at < len(r.text) && !utf8.RuneStart(r.text[at]) {
		at++
	}
	return at
}

func (r *Ruler) before(table []int, offset int, width func(rune) int) int {
	if len(table) == 0 {
		return 0
	}
	i := min(offset/rulerStep, len(table)-1)
	for i > 0 && r.mark(i) > offset {
		i--
	}
	n := table[i]
	for at := r.mark(i); at < offset; {
		c, size := utf8.DecodeRuneInString(r.text[at:])
		n += width(c)
		at += size
	}
	return n
}

func (r *Ruler) byteAt(table []int, n int, width func(rune) int) int {
	if len(table) == 0 || n <= 0 {
		return 0
	}
	i := sort.SearchInts(table, n+1) - 1
	count, at := table[i], r.mark(i)
	for count < n && at < len(r.text) {
		c, size := utf8.DecodeRuneInString(r.text[at:])
		count += width(c)
		at += size
	}
	return at
}

func one(rune) int { return 1 }

// CodePoints converts a span of bytes.
func (r *Ruler) CodePoints(s Span) CodePointSpan {
	return CodePointSpan{r.before(r.points, s.Start, one), r.before(r.points, s.End, one)}
}

// UTF16 converts a span of bytes.
func (r *Ruler) UTF16(s Span) UTF16Span {
	return UTF16Span{r.before(r.units, s.Start, utf16Len), r.before(r.units, s.End, utf16Len)}
}

// FromCodePoints converts back; offsets past the end become the end.
func (r *Ruler) FromCodePoints(s CodePointSpan) Span {
	return Span{r.byteAt(r.points, s.Start, one), r.byteAt(r.points, s.End, one)}
}

// FromUTF16 converts back; an offset between the two halves of a pair moves
// past it.
func (r *Ruler) FromUTF16(s UTF16Span) Span {
	return Span{r.byteAt(r.units, s.Start, utf16Len), r.byteAt(r.units, s.End, utf16Len)}
}
