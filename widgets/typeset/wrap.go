package typeset

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/go-text/typesetting/segmenter"

	"casebound/notebook"
)

// slack is what a row may be too wide by and still count as fitting: less than
// anyone sees, more than float32 sums err by.
const slack = 0.01

// What ends a row whatever its width, and what a row may end with for free.
const (
	newlines = "\n\v\f\r\u0085\u2028\u2029"
	blanks   = " \t" + newlines
)

// wrapper breaks text into rows at the opportunities of UAX #14, and inside a
// word, between user-perceived characters, when the word alone is too wide.
type wrapper struct {
	segments segmenter.Segmenter
	advances []float32
}

// line is the end of a row, relative to the wrapped text.
type line struct {
	end    int
	hyphen bool // a soft hyphen ends it
}

// chance is a place where a row may or must end.
type chance struct {
	end  int
	must bool
}

// chances lists where rows may end, the end of the text last. A user-perceived
// character is never parted, even where UAX #14 would (a mark behind a space).
func (w *wrapper) chances(text string) []chance {
	w.segments.InitWithString(text)
	list := make([]chance, 0, len(text)/6+1)
	at := 0
	for it := w.segments.LineIterator(); it.Next(); {
		for range it.Line().Text {
			at += runeLength(text[at:])
		}
		if from := end(list); parts(text[from:], at-from) {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(text[:at])
		list = append(list, chance{at, at < len(text) && strings.ContainsRune(newlines, last)})
	}
	return list
}

// end is where the last chance is.
func end(list []chance) int {
	if len(list) == 0 {
		return 0
	}
	return list[len(list)-1].end
}

// parts reports whether a character of text, which begins with a whole one,
// lies on both sides of the offset.
func parts(text string, at int) bool {
	if at == len(text) || text[at] < 0xcc { // below U+0300 nothing continues
		return false
	}
	for g := graphemes.FromString(text); g.Next(); {
		if g.End() >= at {
			return g.End() > at
		}
	}
	return false
}

// lines breaks text, whose bytes advance as given, into rows of which the
// first has the width first and all others rest. Tab stops are tab apart.
func (w *wrapper) lines(text string, advances []float32, first, rest, tab float32) []line {
	var lines []line
	start, width := 0, first
	x := float32(0)
	emit := func(end int) {
		lines = append(lines, line{end, strings.HasSuffix(text[start:end], "\u00ad") && end < len(text)})
		start, width, x = end, rest, 0
	}
	from := 0
	for _, c := range w.chances(text) {
		ink := from + len(strings.TrimRight(text[from:c.end], blanks))
		if from > start && sweep(text, advances, x, tab, from, ink) > width+slack {
			emit(from)
		}
		if sweep(text, advances, x, tab, from, ink) > width+slack {
			for g := graphemes.FromString(text[from:ink]); g.Next(); {
				at, end := from+g.Start(), from+g.End()
				if next := sweep(text, advances, x, tab, at, end); next > width+slack && at > start {
					emit(at)
				}
				x = sweep(text, advances, x, tab, at, end)
			}
			x = sweep(text, advances, x, tab, ink, c.end)
		} else {
			x = sweep(text, advances, x, tab, from, c.end)
		}
		from = c.end
		if c.must {
			emit(c.end)
		}
	}
	if start < len(text) || len(lines) == 0 {
		emit(len(text))
	}
	return lines
}

// sweep is where the pen stands after text[from:to] when it began at x.
func sweep(text string, advances []float32, x, tab float32, from, to int) float32 {
	for i := from; i < to; i++ {
		if text[i] == '\t' {
			x = nextStop(x, tab)
			continue
		}
		x += advances[i]
	}
	return x
}

// nextStop is the tab stop after x.
func nextStop(x, tab float32) float32 {
	if tab <= 0 {
		return x
	}
	return (float32(int(x/tab+slack)) + 1) * tab
}

// runeLength is the length of the first rune of s; 1 for a byte that is none.
func runeLength(s string) int {
	_, size := utf8.DecodeRuneInString(s)
	return size
}

// Lines breaks a short text of one style, such as a title, into rows of a
// width. The spans are of s, with the blanks each row ends with.
func Lines(m Measurer, style Style, s string, width float32) []notebook.Span {
	advances := make([]float32, len(s))
	m.Advances(style, false, s, advances)
	var w wrapper
	var spans []notebook.Span
	from := 0
	for _, line := range w.lines(s, advances, width, width, 0) {
		spans = append(spans, notebook.Span{Start: from, End: line.end})
		from = line.end
	}
	return spans
}
