package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"

	"casebound/assets"
	"casebound/notebook"
	"casebound/widgets/typeset"
)

// readerWashBox is the part of a row that colours behind its text fill: not all of
// it, so that rows stay apart.
func readerWashBox(row *typeset.Row) (y, h float32) {
	h = min(row.Height-1, row.Height*0.96)
	return row.Y + (row.Height-h)/2, h
}

// washes paints the highlights. Where several overlap each gets a band of the
// row's height, so that all their colours show, and a line of its pattern below
// the text, so that none is struck through.
func (p *readerPainting) washes() {
	for _, row := range p.rows {
		if row.Furniture > 0 {
			continue
		}
		y, h := readerWashBox(row)
		for _, band := range p.r.washes.Bands(row.Ink()) {
			for _, e := range row.Extents(band.Span) {
				each := h / float32(len(band.Members))
				x := p.r.frame.left + e.X
				for i, member := range band.Members {
					p.wash(&p.r.highlights[member], x, y+float32(i)*each, e.W, each)
				}
				for i, member := range band.Members {
					lift := float32(len(band.Members)-1-i) * p.r.set.Size * readerPatternPitch
					p.pattern(p.r.highlights[member].Colour, x, y+h-lift, e.W)
				}
			}
		}
	}
}

// readerPatternPitch is the distance of the patterns of highlights that
// overlap, in em.
const readerPatternPitch = 0.21

// wash paints the colour of one highlight in a rectangle.
func (p *readerPainting) wash(h *ReaderHighlight, x, y, w, height float32) {
	full, soft := assets.HighlightColour(h.Colour), assets.HighlightWash(h.Colour, p.look)
	if h.Check || h.Foreign {
		soft.A /= 2
	}
	p.rect(x, y, w, height, soft)
	if h.Check {
		p.dashed(x, y, w, 1, full, 2, 3)
	} else if h.Foreign {
		p.dashed(x, y, w, 1, full, readerUnbroken)
	}
}

// readerUnbroken is a dash longer than any row.
const readerUnbroken = 1e6

// pattern draws the line that tells a colour from the others without its hue.
func (p *readerPainting) pattern(c notebook.Colour, x, bottom, w float32) {
	ink := assets.HighlightColour(c)
	ink.A = 0xd0
	t := min(max(p.r.set.Size/12, 1), 2) // thickness
	switch y := bottom - t; c {
	case notebook.Yellow:
		p.dashed(x, y, w, t, ink, readerUnbroken)
	case notebook.Red:
		p.dashed(x, y, w, t, ink, 9, 3)
	case notebook.Green:
		p.dashed(x, y, w, t, ink, t, 2)
	case notebook.Blue:
		p.dashed(x, bottom-1, w, 1, ink, readerUnbroken)
		p.dashed(x, bottom-1-2*t, w, 1, ink, readerUnbroken)
	case notebook.Purple:
		p.dashed(x, y, w, t, ink, 8, 2, 2, 2)
	case notebook.Magenta:
		p.zigzag(x, bottom-1-1.2*t, w, 1.2*t, ink)
	case notebook.Orange:
		p.dashed(x, y, w, t, ink, 4, 3)
	case notebook.Grey:
		p.dashed(x, y, w, t, ink, 2, 6)
	}
}

// chosen paints a ground behind the mentions of the chosen entity.
func (p *readerPainting) chosen() {
	p.spans(p.r.ticks, p.colour(assets.ColourAccentGround), -1, color.NRGBA{})
}

// found paints the hits of a search, the one one is at in another colour.
func (p *readerPainting) found() {
	p.spans(p.r.hits, p.colour(assets.ColourFind), p.r.findAt, p.colour(assets.ColourFindHere))
}

func (p *readerPainting) spans(set typeset.Set, c color.NRGBA, special int, here color.NRGBA) {
	if set.Len() == 0 {
		return
	}
	for _, row := range p.rows {
		y, h := readerWashBox(row)
		set.Touching(row.Ink(), func(i int) {
			fill := c
			if i == special {
				fill = here
			}
			for _, e := range row.Extents(set.Span(i).Intersect(row.Ink())) {
				p.rounded(p.r.frame.left+e.X-1, y, e.W+2, h, 2, fill)
			}
		})
	}
}

// selected paints the selection, row joined to row.
func (p *readerPainting) selected() {
	s := p.r.Selection()
	if s.Empty() {
		return
	}
	c := p.colour(assets.ColourSelected)
	for _, row := range p.rows {
		if row.Furniture > 0 {
			if !row.Open && row.Overlaps(s) {
				p.rect(p.r.frame.left, row.Y, p.r.frame.width, row.Height, c)
			}
			continue
		}
		for _, e := range row.Extents(s) {
			p.rect(p.r.frame.left+e.X, row.Y, e.W, row.Height, c)
		}
		if row.Last && s.Start <= row.End && s.End > row.End || row.Empty() && s.Start <= row.Start && s.End > row.Start {
			// The line break is selected too.
			p.rect(p.r.frame.left+row.CaretX(row.End), row.Y, 0.3*p.r.set.Size, row.Height, c)
		}
	}
}

// flashed points out the place that was jumped to.
func (p *readerPainting) flashed() {
	if p.r.flash.Empty() {
		return
	}
	for _, row := range p.rows {
		y, h := readerWashBox(row)
		for _, e := range row.Extents(p.r.flash.Intersect(row.Ink())) {
			p.rounded(p.r.frame.left+e.X-2, y, e.W+4, h, 3, p.colour(assets.ColourFindHere))
		}
	}
}

// underlines draws the lines below names and dates.
func (p *readerPainting) underlines() {
	if p.r.lines.Len() == 0 {
		return
	}
	drop := max(3, 0.2*p.r.set.Size)
	for _, row := range p.rows {
		if row.Furniture > 0 {
			continue
		}
		p.r.lines.Touching(row.Ink(), func(i int) {
			c := p.colour(p.r.marks[i].colour())
			for _, e := range row.Extents(p.r.marks[i].Span.Intersect(row.Ink())) {
				p.dashed(p.r.frame.left+e.X, row.Y+row.Baseline+drop, e.W, 1.2, c, readerUnbroken)
			}
		})
	}
}

func (m ReaderMark) colour() fyne.ThemeColorName {
	if m.Date {
		return assets.ColourDate
	}
	return kindColour(m.Kind)
}

// digits writes in the margin of every row the digits of the colours of the
// highlights that begin on it: the keys that choose them.
func (p *readerPainting) digits() {
	for _, row := range p.rows {
		if row.Furniture > 0 {
			continue
		}
		var begins []byte
		p.r.washes.Touching(row.Ink(), func(i int) {
			if h := &p.r.highlights[i]; row.Contains(h.Span.Start) && h.Colour != notebook.NoColour {
				begins = append(begins, '0'+byte(h.Colour))
			}
		})
		for i, digit := range begins {
			x := p.r.frame.left - 8 - 8*float32(len(begins)-i)
			if x > 2 {
				p.sans(string(rune(digit)), 9.5, x, row.Y+row.Baseline, 20, p.colour(assets.ColourFaint))
			}
		}
	}
}

// noteDots marks the end of every highlight that has a comment, where there is
// no room for comments beside the text.
func (p *readerPainting) noteDots() {
	if p.r.frame.noteWidth > 0 {
		return
	}
	for _, row := range p.rows {
		if row.Furniture > 0 {
			continue
		}
		p.r.noted.Touching(row.Ink(), func(i int) {
			h := &p.r.highlights[i]
			if row.Contains(h.Span.End - 1) {
				y, _ := readerWashBox(row)
				p.rounded(p.r.frame.left+readerEndX(row, h.Span.End)-3, y-1, 6, 6, 3, assets.HighlightColour(h.Colour))
			}
		})
	}
}

// handles draws the edges of the active highlight, where they can be taken.
func (p *readerPainting) handles() {
	i := p.r.activeIndex()
	if i < 0 {
		return
	}
	h := &p.r.highlights[i]
	ink := assets.HighlightColour(h.Colour)
	for _, row := range p.rows {
		if row.Furniture > 0 {
			continue
		}
		y, height := readerWashBox(row)
		if row.Contains(h.Span.Start) {
			x := p.r.frame.left + row.CaretX(h.Span.Start)
			p.rect(x-2, y, 2, height, ink)
			p.rounded(x-4, y-3, 6, 6, 3, ink)
		}
		if row.Contains(h.Span.End - 1) {
			x := p.r.frame.left + readerEndX(row, h.Span.End)
			p.rect(x, y, 2, height, ink)
			p.rounded(x-2, y+height-3, 6, 6, 3, ink)
		}
	}
}

// readerEndX is where the span that ends at the offset ends on the row.
func readerEndX(row *typeset.Row, end int) float32 {
	extents := row.Extents(notebook.Span{Start: row.Start, End: end})
	if len(extents) == 0 {
		return row.Left
	}
	last := extents[len(extents)-1]
	return last.X + last.W
}

// caret draws the caret of caret mode.
func (p *readerPainting) caret() {
	if !p.r.selection.caret || !p.r.focused {
		return
	}
	if row := readerRowHolding(p.rows, p.r.selection.head); row != nil {
		x := p.r.frame.left + row.CaretX(p.r.selection.head)
		y, h := readerWashBox(row)
		p.rect(x-0.75, y, 1.75, h, p.colour(assets.ColourAccent))
	}
}
