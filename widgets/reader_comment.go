package widgets

import (
	"strings"

	"casebound/assets"
	"casebound/widgets/typeset"
)

// Measures of the comments beside the text.
const (
	readerCommentSize = 12
	readerCommentRow  = 17
	readerCommentMost = 7 // rows shown; the whole comment shows on hovering
	readerCommentTags = 2 // rows of tags
)

// readerComment is a comment beside its highlight.
type readerComment struct {
	highlight int
	y         float32
	lines     []string
	tags      int // the last so many lines are tags
}

func (c readerComment) height() float32 { return float32(len(c.lines)) * readerCommentRow }

// commentsBeside are the comments of the highlights on the screen, each at the
// height of its highlight's first row, or as near below as the one before
// allows. A highlight that began above keeps its comment at the top.
func (r *Reader) commentsBeside() []readerComment {
	if r.frame.noteWidth == 0 {
		return nil
	}
	var list []readerComment
	free := float32(8)
	seen := map[int]bool{}
	for _, row := range r.visible() {
		r.washes.Touching(row.Ink(), func(i int) {
			h := &r.highlights[i]
			if seen[i] || row.Furniture > 0 || h.Comment == "" && len(h.Tags) == 0 {
				return
			}
			seen[i] = true
			c := readerComment{highlight: i, y: max(row.Y+2, free)}
			c.lines, c.tags = r.commentLines(h, r.frame.noteWidth-9, readerCommentMost)
			list = append(list, c)
			free = c.y + c.height() + 10
		})
	}
	return list
}

// commentLines breaks what a highlight has to say into rows of the width.
func (r *Reader) commentLines(h *ReaderHighlight, width float32, most int) (lines []string, tags int) {
	m := readerFrameMeasure{readerSharedInk(), readerCommentSize}
	breakUp := func(text string, most int) []string {
		var out []string
		for _, s := range typeset.Lines(m, typeset.Style{}, text, width) {
			out = append(out, strings.TrimRight(text[s.Start:s.End], " \n"))
		}
		if len(out) > most {
			out = out[:most]
			out[most-1] = m.ink.shorten(out[most-1]+" …", readerCommentSize, width)
		}
		return out
	}
	if comment := strings.TrimSpace(h.Comment); comment != "" {
		lines = breakUp(comment, most)
	}
	if len(h.Tags) > 0 {
		list := breakUp("#"+strings.Join(h.Tags, " #"), readerCommentTags)
		lines, tags = append(lines, list...), len(list)
	}
	return lines, tags
}

func (p *readerPainting) comments() {
	for _, c := range p.r.commentsBeside() {
		h := &p.r.highlights[c.highlight]
		p.rect(p.r.frame.noteX, c.y, 2, c.height(), assets.HighlightColour(h.Colour))
		for i, line := range c.lines {
			ink := assets.ColourDim
			if i >= len(c.lines)-c.tags {
				ink = assets.ColourFaint
			}
			p.sans(line, readerCommentSize, p.r.frame.noteX+9, c.y+float32(i)*readerCommentRow+13, p.r.frame.noteWidth, p.colour(ink))
		}
	}
}

// commentAt is the highlight whose comment is at a point, or -1.
func (r *Reader) commentAt(x, y float32) int {
	if x < r.frame.noteX || x > r.frame.noteX+r.frame.noteWidth {
		return -1
	}
	for _, c := range r.commentsBeside() {
		if y >= c.y && y < c.y+c.height() {
			return c.highlight
		}
	}
	return -1
}

// tip paints what the highlight under the pointer says, when that does not
// stand beside the text anyway.
func (p *readerPainting) tip() {
	i := p.r.mouse.over
	if i < 0 || i >= len(p.r.highlights) || p.r.mouse.down {
		return
	}
	h := &p.r.highlights[i]
	width := float32(260)
	lines, _ := p.r.commentLines(h, width, 12)
	if len(lines) == 0 || p.r.commentShows(i, len(lines)) {
		return
	}
	used := float32(0)
	for _, line := range lines {
		used = max(used, readerSharedInk().fonts.Width(readerSharedInk().frameFace(), readerCommentSize, line))
	}
	w, high := used+24, float32(len(lines))*readerCommentRow+14
	size := p.r.Size()
	x := min(max(p.r.mouse.x-w/2, 8), size.Width-readerStrip-w-8)
	y := p.r.mouse.y + 22
	if y+high > size.Height-8 {
		y = p.r.mouse.y - 18 - high
	}
	p.rounded(x, y, w, high, 6, p.colour(assets.ColourBar))
	p.rect(x+8, y+8, 2, high-16, assets.HighlightColour(h.Colour))
	for n, line := range lines {
		p.sans(line, readerCommentSize, x+16, y+19+float32(n)*readerCommentRow, width, p.colour(assets.ColourOnBar))
	}
}

// commentShows reports whether a comment of so many rows stands whole beside
// the text.
func (r *Reader) commentShows(highlight, rows int) bool {
	for _, c := range r.commentsBeside() {
		if c.highlight == highlight {
			return rows <= len(c.lines)
		}
	}
	return false
}
