package typeset

import (
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// This file is the Unicode Bidirectional Algorithm (UAX #9) as far as levels
// go: rules P2 to I2. The library it takes the properties from has the whole
// algorithm but tells directions only, and without levels a number inside
// Hebrew inside English cannot be placed (FuzzBidiDirectionsAgree compares
// what both tell).

// hasRTL reports whether any letter of the text could need reordering.
func hasRTL(text string) bool {
	for i := 0; i < len(text); i++ {
		// Nothing below U+0590 is written right to left; its bytes begin at D6.
		if text[i] >= 0xd6 && text[i] < 0xe3 || text[i] >= 0xef {
			return strings.IndexFunc(text[i:], mayReorder) >= 0
		}
	}
	return false
}

func mayReorder(r rune) bool {
	if r < 0x590 {
		return false
	}
	switch class(r) {
	case bidi.R, bidi.AL, bidi.AN, bidi.RLE, bidi.RLO, bidi.RLI, bidi.FSI:
		return true
	}
	return false
}

func class(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// direction is the base level of a block: 1 when its first strong letter is
// written right to left. Only the beginning of a long block is asked.
func (l *Layout) direction(block int) uint8 {
	b := l.text.Blocks()[block].Span
	b.End = min(b.End, l.boundary(b.Start+longest))
	return firstStrong(l.text.At(b))
}

// firstStrong is rules P2 and P3.
func firstStrong(text string) uint8 {
	isolates := 0
	for _, r := range text {
		switch class(r) {
		case bidi.LRI, bidi.RLI, bidi.FSI:
			isolates++
		case bidi.PDI:
			isolates = max(0, isolates-1)
		case bidi.L:
			if isolates == 0 {
				return 0
			}
		case bidi.R, bidi.AL:
			if isolates == 0 {
				return 1
			}
		}
	}
	return 0
}

// bidiLevels is the embedding level of every byte of a paragraph, before the
// rules that depend on rows, and whether the paragraph runs right to left.
func bidiLevels(text string, base uint8) (levels []uint8, rtl bool) {
	p := newBidiText(text, base)
	p.explicit()
	for _, sequence := range p.sequences() {
		sequence.weak()
		sequence.brackets()
		sequence.neutral()
		sequence.implicit()
	}
	levels = make([]uint8, len(text))
	i, last := 0, base
	for at := range text {
		if !p.removed[i] {
			last = p.level[i]
		}
		for k := range runeLength(text[at:]) {
			levels[at+k] = last
		}
		i++
	}
	return levels, base == 1
}

// bidiText holds one entry a rune.
type bidiText struct {
	base    uint8
	runes   []rune
	given   []bidi.Class // as the character database has them
	class   []bidi.Class // as the rules change them
	level   []uint8
	removed []bool // by rule X9
	match   []int  // of an isolate initiator its PDI, and the other way round; -1 for none
}

func newBidiText(text string, base uint8) *bidiText {
	p := &bidiText{base: base, runes: []rune(text)}
	n := len(p.runes)
	p.given, p.class = make([]bidi.Class, n), make([]bidi.Class, n)
	p.level, p.removed, p.match = make([]uint8, n), make([]bool, n), make([]int, n)
	var open []int
	for i, r := range p.runes {
		p.given[i] = class(r)
		p.class[i], p.match[i] = p.given[i], -1
		switch p.given[i] {
		case bidi.LRI, bidi.RLI, bidi.FSI:
			open = append(open, i)
		case bidi.PDI:
			if len(open) > 0 {
				start := open[len(open)-1]
				open = open[:len(open)-1]
				p.match[start], p.match[i] = i, start
			}
		}
	}
	return p
}

// inside is what an isolate initiator isolates.
func (p *bidiText) inside(i int) []rune {
	if p.match[i] >= 0 {
		return p.runes[i+1 : p.match[i]]
	}
	return p.runes[i+1:]
}
