package typeset

import (
	"strings"

	"casebound/notebook"
)

// laid is a unit in rows.
type laid struct {
	rows   []*Row
	height float32
	used   int // the clock when it was last asked for
}

// most is how many laid units are kept: several screens of short lines.
const most = 256

// lay sets a unit, or finds it set.
func (l *Layout) lay(i int) *laid {
	if done, ok := l.laid[i]; ok {
		done.used = l.clock
		return done
	}
	if len(l.laid) >= most {
		for k, old := range l.laid {
			if old.used < l.clock-2 {
				delete(l.laid, k)
			}
		}
	}
	u := &laid{used: l.clock, height: l.above(i)}
	block := l.text.Blocks()[l.units[i].index()]
	switch {
	case l.units[i].folded():
		l.layFold(u, i)
	case block.Kind == notebook.TableRow:
		l.layFoldLine(u, i)
		l.layTableRow(u, i)
	default:
		l.layFoldLine(u, i)
		l.layText(u, i)
	}
	l.laid[i] = u
	return u
}

// layFold sets the line that stands for a folded run.
func (l *Layout) layFold(u *laid, i int) {
	first := l.units[i].index()
	style := Style{Small: true}
	row := l.row(style, captionRow*l.m.Em(style))
	row.Block, row.Span, row.ink = first, l.span(i), int(l.units[i].start)
	row.Furniture = furnitureEnd(l.text.Blocks(), first) - first
	row.First, row.Last = true, true
	row.Width = l.set.Width
	u.add(row)
}

// layFoldLine sets the line above the first unit of an unfolded run.
func (l *Layout) layFoldLine(u *laid, i int) {
	block := l.units[i].index()
	blocks := l.text.Blocks()
	if !blocks[block].Furniture || int(l.units[i].start) != blocks[block].Start || block > 0 && blocks[block-1].Furniture {
		return
	}
	style := Style{Small: true}
	row := l.row(style, captionRow*l.m.Em(style))
	start := blocks[block].Start
	row.Block, row.Span, row.ink = block, notebook.Span{Start: start, End: start}, start
	row.Furniture, row.Open = furnitureEnd(blocks, block)-block, true
	row.Width = l.set.Width
	u.add(row)
	u.height += whole(0.4 * l.m.Em(Style{}))
}

// row makes a row of the height, its baseline where it centres the style.
func (l *Layout) row(style Style, height float32) *Row {
	ascent, descent := l.m.Extents(style)
	height = whole(height)
	return &Row{Height: height, Baseline: (height-ascent-descent)/2 + ascent, Style: style}
}

func (u *laid) add(r *Row) {
	r.top = u.height
	u.height += r.Height
	u.rows = append(u.rows, r)
}

// tab is the distance of tab stops.
func (l *Layout) tab(style Style) float32 {
	if style.Mono {
		return 2.4 * l.m.Em(style) // four digits of most monospaced faces
	}
	return 2.5 * l.m.Em(Style{})
}

// measured returns the advances of every byte of a unit. They are good until
// the next call.
func (l *Layout) measured(runs []Run, stretch notebook.Span) []float32 {
	if cap(l.wrap.advances) < stretch.Len() {
		l.wrap.advances = make([]float32, stretch.Len()+longest)
	}
	advances := l.wrap.advances[:stretch.Len()]
	for _, r := range runs {
		l.m.Advances(r.Style, r.RTL, l.text.At(r.Span), advances[r.Start-stretch.Start:r.End-stretch.Start])
	}
	return advances
}

func (l *Layout) layText(u *laid, i int) {
	block := l.units[i].index()
	x := l.box(block)
	stretch := l.span(i)
	starts := stretch.Start == l.text.Blocks()[block].Start
	if !starts {
		x.first, x.marker = 0, ""
	}
	runs, rtl := l.runs(block, stretch, x.style)
	width := max(l.set.Width-x.left-x.right, 2*l.m.Em(x.style))
	text := l.text.At(stretch)
	lines := l.wrap.lines(text, l.measured(runs, stretch), width-x.first, width, l.tab(x.style))
	from := 0
	for n, line := range lines {
		r := l.row(x.style, x.row)
		r.Kind, r.Block, r.RTL = l.text.Blocks()[block].Kind, block, rtl
		r.Span = notebook.Span{Start: stretch.Start + from, End: stretch.Start + line.end}
		r.ink = stretch.Start + from + len(strings.TrimRight(text[from:line.end], blanks))
		r.Left, r.Width, r.Hyphen, r.unit = x.left, width, line.hyphen, runs
		if rtl {
			r.Left = x.right // what hangs at the start hangs at the right
		}
		if n == 0 {
			r.First, r.Marker = starts, x.marker
			r.Width -= x.first
			if !rtl {
				r.Left += x.first
			}
		}
		r.Last = n == len(lines)-1 && stretch.End == l.text.Blocks()[block].End
		u.add(r)
		from = line.end
	}
}
