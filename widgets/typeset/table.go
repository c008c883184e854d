package typeset

import (
	"strings"

	"casebound/notebook"
)

// columns are the left edges and widths of a table's columns.
type columns struct{ left, width []float32 }

// Rows of a table that are measured to share out the width: enough to see what
// its columns hold, few enough for one frame.
const tableSample = 48

// mostColumns is how many cells of a row stand side by side; what follows
// shares the last column.
const mostColumns = 24

// table remembers a stretch of blocks known to be rows of one table, so that
// the rows of a long one need not each look for its beginning.
type table struct{ start, end int }

// tableStart is the first row of the table that holds the block.
func (l *Layout) tableStart(block int) int {
	if l.known.start <= block && block < l.known.end {
		return l.known.start
	}
	if block == l.known.end && l.joins(block) {
		l.known.end++
		return l.known.start
	}
	start := block
	for l.joins(start) {
		start--
	}
	l.known = table{start, block + 1}
	return start
}

// joins reports whether a table row continues the table of the block before it.
func (l *Layout) joins(block int) bool {
	blocks := l.text.Blocks()
	return block > 0 && blocks[block-1].Kind == notebook.TableRow && blocks[block-1].Furniture == blocks[block].Furniture
}

// columnsOf shares out the width among the columns of a table: each gets what
// its cells need if all do with what there is; else the narrow ones do, and
// the others get the same.
func (l *Layout) columnsOf(block int) columns {
	start := l.tableStart(block)
	if c, ok := l.tables[start]; ok {
		return c
	}
	natural := l.naturalWidths(start)
	gap := 1.2 * l.m.Em(Style{})
	free := max(l.set.Width-gap*float32(len(natural)-1), float32(len(natural))*l.m.Em(Style{}))
	c := columns{left: make([]float32, len(natural)), width: make([]float32, len(natural))}
	open := len(natural)
	for changed := true; changed; {
		changed = false
		share := free / float32(max(open, 1))
		for i, w := range natural {
			if c.width[i] == 0 && w <= share {
				c.width[i], changed = max(w, 1), true
				free -= w
				open--
			}
		}
	}
	x := float32(0)
	for i := range natural {
		if c.width[i] == 0 {
			c.width[i] = free / float32(open)
		}
		c.left[i] = x
		x += c.width[i] + gap
	}
	l.tables[start] = c
	return c
}

// naturalWidths are the widths of the widest cells, from the first rows.
func (l *Layout) naturalWidths(start int) []float32 {
	blocks := l.text.Blocks()
	var widest []float32
	for i := start; i < len(blocks) && i < start+tableSample && blocks[i].Kind == notebook.TableRow; i++ {
		for n, cell := range l.cellsOf(i) {
			if n == len(widest) {
				widest = append(widest, 0)
			}
			cell.End = l.boundary(min(cell.End, cell.Start+longest/8))
			runs := l.styled(i, cell, Style{}, nil)
			widest[n] = max(widest[n], 1+sweep(l.text.At(cell), l.measured(runs, cell), 0, 0, 0, cell.Len()))
		}
	}
	return widest
}

// cellsOf are the cells of a table row, each with the tab that ends it.
func (l *Layout) cellsOf(block int) []notebook.Span {
	s := l.text.Blocks()[block].Span
	text := l.text.At(s)
	var cells []notebook.Span
	at := 0
	for len(cells) < mostColumns-1 {
		n := strings.IndexByte(text[at:], '\t')
		if n < 0 {
			break
		}
		cells = append(cells, notebook.Span{Start: s.Start + at, End: s.Start + at + n + 1})
		at += n + 1
	}
	return append(cells, notebook.Span{Start: s.Start + at, End: s.End})
}

func (l *Layout) layTableRow(u *laid, i int) {
	block := l.units[i].index()
	x := l.box(block)
	cols := l.columnsOf(block)
	top, bottom := u.height, u.height
	cells := l.cellsOf(block)
	for n, cell := range cells {
		c := min(n, len(cols.left)-1)
		u.height = top
		if n > c { // more cells than the sample had: below each other
			u.height = bottom
		}
		l.layCell(u, block, cell, x, cols.left[c], cols.width[c])
		bottom = max(bottom, u.height)
	}
	u.height = bottom
	u.rows[len(u.rows)-1].Last = true
}

func (l *Layout) layCell(u *laid, block int, cell notebook.Span, x box, left, width float32) {
	runs, rtl := l.runs(block, cell, x.style)
	text := l.text.At(cell)
	from := 0
	for n, line := range l.wrap.lines(text, l.measured(runs, cell), width, width, 0) {
		r := l.row(x.style, x.row)
		r.Kind, r.Block, r.RTL = notebook.TableRow, block, rtl
		r.Span = notebook.Span{Start: cell.Start + from, End: cell.Start + line.end}
		r.ink = cell.Start + from + len(strings.TrimRight(text[from:line.end], blanks))
		r.Left, r.Width, r.Hyphen, r.unit = left, width, line.hyphen, runs
		r.First = n == 0 && cell.Start == l.text.Blocks()[block].Start
		u.add(r)
		from = line.end
	}
}
