package widgets

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"casebound/assets"
	"casebound/notebook"
)

const (
	compareLead float32 = 23 // from line to line
	comparePad  float32 = 6  // above and below a row's text
	noticeLine  float32 = 20
)

var compareStyle = style{serif, 15}

// styleOf is how a cell's text is set.
func (c *CompareCell) styleOf() style {
	switch c.Kind {
	case notebook.Heading:
		return style{serifStrong, compareStyle.size}
	case notebook.Code:
		return style{fixed, 13}
	}
	return compareStyle
}

// compareRow is a paragraph in two columns.
type compareRow struct {
	*CompareRow
	list  *compareList
	index int
	says  []string

	width float32 // the lines hold for this width; 0: not wrapped yet
	lines [2][]notebook.Span
}

func (r *compareRow) fixed() bool { return false }

func (r *compareRow) wrapped(width float32) bool { return r.width == width }

func (r *compareRow) wrap(width float32) {
	left, _ := columns(0, width)
	for side, cell := range []*CompareCell{&r.A, &r.B} {
		r.lines[side] = lineSpans(cell.Text, cell.styleOf(), left.w)
	}
	r.width = width
}

// letterWidth is about how wide a byte of the reading face is, of its size.
const letterWidth = 0.46

// height is true for a row that is wrapped and a guess for any other.
func (r *compareRow) height(width float32) float32 {
	n := max(len(r.lines[Left]), len(r.lines[Right]))
	if !r.wrapped(width) {
		left, _ := columns(0, width)
		long := float32(max(len(r.A.Text), len(r.B.Text)))
		n = int(math.Ceil(float64(long * letterWidth * compareStyle.size / max(left.w, 40))))
	}
	return float32(max(n, 1))*compareLead + 2*comparePad + float32(len(r.says))*noticeLine
}

// lineSpans breaks text into lines of the width.
func lineSpans(text string, s style, width float32) []notebook.Span {
	text = flat(text)
	var lines []notebook.Span
	for at := 0; at < len(text); {
		n := s.fit(text[at:], width)
		if n < len(text)-at {
			n = breakBefore(text[at:], n)
		}
		lines = append(lines, notebook.Span{Start: at, End: at + n})
		at += n
		for at < len(text) && text[at] == ' ' {
			at++
		}
	}
	return lines
}

func (r *compareRow) draw(p *pen, a area, s rowState) {
	if !r.wrapped(a.w) {
		r.wrap(a.w)
	}
	left, right := columns(a.x, a.w)
	text := area{y: a.y + comparePad, h: a.h - 2*comparePad}
	left.y, left.h, right.y, right.h = text.y, text.h, text.y, text.h
	p.hairline(area{left.right() + compareGap/2, a.y, 1, a.h - float32(len(r.says))*noticeLine})
	if r.here() {
		p.box(area{a.x - 10, a.y + 3, 3, a.h - 6}, assets.ColourAccent).CornerRadius = 1.5
	}
	r.cell(p, left, Left, s)
	r.cell(p, right, Right, s)
	y := a.bottom() - comparePad - float32(len(r.says))*noticeLine
	for _, sentence := range r.says {
		p.icon("warn", a.x, y+4, 12, assets.ColourWarn)
		p.label(sentence, area{a.x + 18, y, a.w - 18, noticeLine}, small, assets.ColourWarn)
		y += noticeLine
	}
}

// here reports whether the row belongs to the change the reader is at.
func (r *compareRow) here() bool {
	c := r.list.page
	return c.at >= 0 && c.steps[c.at].first <= r.index && r.index <= c.steps[c.at].last
}

func (r *compareRow) cell(p *pen, a area, side Side, s rowState) {
	cell := r.cellOf(side)
	if cell.Text == "" {
		r.absent(p, a, side)
		return
	}
	ink := assets.ColourDim
	if r.Changed || r.alone() {
		ink = assets.ColourInk
	}
	if cell.Furniture {
		ink = assets.ColourFaint
	}
	if r.alone() {
		p.boxIn(area{a.x - 8, a.y - 3, a.w + 16, a.h - float32(len(r.says))*noticeLine + 6}, sideWash(side)).CornerRadius = 4
	}
	st := cell.styleOf()
	for i, line := range r.lines[side] {
		r.line(p, area{a.x, a.y + float32(i)*compareLead, a.w, compareLead}, cell, line, side, st, ink)
	}
	r.opener(p, a, side, s)
}

// absent says what stands where a document has nothing.
func (r *compareRow) absent(p *pen, a area, side Side) {
	line := area{a.x, a.y, a.w, compareLead}
	if r.Moved < 0 {
		p.label("not in this version", line, small, assets.ColourFaint)
		return
	}
	said := "stands further up"
	if r.Moved > r.index {
		said = "stands further down"
	}
	w := p.label(said, line, small, assets.ColourAccent)
	p.zone(zone{area: area{line.x, line.y, w, line.h}, name: "moved " + itoa(r.index), tap: func(gesture) { r.list.page.showRow(r.Moved) }})
}

// opener is a button at the end of a cell under the pointer that opens the
// document there.
func (r *compareRow) opener(p *pen, a area, side Side, s rowState) {
	at := area{a.right() - 12, a.y - 3, 24, 24}
	if !s.hot || r.list.pointer.X < a.x-compareGap/2 || r.list.pointer.X > a.right()+compareGap/2 {
		return
	}
	p.card(at, assets.ColourPaper, assets.ColourLine, radius)
	p.iconIn("enter", at, assets.ColourAccent)
	p.zone(zone{area: at, name: "open " + itoa(r.index) + itoa(int(side)), tap: func(g gesture) { r.list.openRow(r.index, side, g.ctrl) }})
}

// line sets one line of a cell with its marks: first their grounds, then the
// words.
func (r *compareRow) line(p *pen, a area, cell *CompareCell, line notebook.Span, side Side, st style, ink fyne.ThemeColorName) {
	text, x, at := flat(cell.Text), a.x, line.Start
	y := a.y + (a.h-st.height())/2
	write := func(end int, ink fyne.ThemeColorName) {
		if end > at {
			x += p.write(text[at:end], x, y, st, ink)
			at = end
		}
	}
	for _, m := range cell.marksIn(line) {
		part := m.Span.Intersect(line)
		write(part.Start, ink)
		if m.Empty() {
			p.box(area{x - 1, a.y + 2, 2, a.h - 4}, markInk(m.Kind)).CornerRadius = 1
			continue
		}
		words := text[part.Start:part.End]
		w := st.shape(words, st.size).Width
		p.boxIn(area{x - 1, a.y + 1, w + 2, a.h - 2}, markWash(m.Kind, side)).CornerRadius = 3
		if m.Kind == CompareFact {
			p.box(area{x, a.bottom() - 3, w, 2}, assets.ColourWarn)
		}
		write(part.End, assets.ColourInk)
	}
	write(line.End, ink)
}

// markInk is the colour of the stroke where the other document has more.
func markInk(k CompareKind) fyne.ThemeColorName {
	switch k {
	case CompareFact:
		return assets.ColourWarn
	case CompareWords:
		return assets.ColourAccent
	}
	return assets.ColourFaint
}

// markWash is the ground of a changed piece: the side's colour, or grey for
// what is no word.
func markWash(k CompareKind, side Side) color.Color {
	if k == CompareLetters {
		return assets.HighlightWash(notebook.Grey, lookNow())
	}
	c := assets.HighlightWash(notebook.Red, lookNow())
	if side == Right {
		c = assets.HighlightWash(notebook.Green, lookNow())
	}
	return c
}

// sideWash is the ground of a paragraph that one side alone has.
func sideWash(side Side) color.Color {
	c := markWash(CompareWords, side).(color.NRGBA)
	c.A /= 3
	return c
}

// lookNow is the look that is painted, found by its paper.
func lookNow() assets.Look {
	paper := color.NRGBAModel.Convert(theme.Color(assets.ColourPaper))
	for _, look := range assets.Looks {
		if look != assets.LookSystem && assets.PaletteOf(look)[assets.ColourPaper] == paper {
			return look
		}
	}
	return assets.LookLight
}

// noticeRow is a sentence about a change, above the rows.
type noticeRow struct {
	CompareNotice
	lines []string
}

func (r *noticeRow) fixed() bool { return false }

func (r *noticeRow) height(width float32) float32 {
	r.lines = body.wrap(r.Text, width-2*rowPad-20, 2)
	return float32(len(r.lines))*lineHeight + 9
}

func (r *noticeRow) draw(p *pen, a area, s rowState) {
	p.wash(a, s)
	p.icon("warn", a.x+rowPad, a.y+6, 13, assets.ColourWarn)
	p.paragraph(r.lines, area{a.x + rowPad + 20, a.y + 4, a.w - 2*rowPad - 20, 0}, lineHeight, body, assets.ColourInk)
}
