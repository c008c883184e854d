package typeset

import (
	"sort"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"casebound/notebook"
)

// cell is one user-perceived character.
type cell struct {
	notebook.Span
	x, w float32
	rtl  bool
}

// fillCells places runs, which are in the order they stand in, and the
// characters of each.
func (l *Layout) fillCells(r *Row, runs []Run) {
	x := float32(0)
	tab := l.tab(r.Style)
	r.cells = make([]cell, 0, r.Len())
	for i := range runs {
		run := &runs[i]
		s := l.text.At(run.Span)
		run.X = x
		if s == "\t" {
			run.W = l.tabWidth(r, x, tab)
			r.cells = append(r.cells, cell{run.Span, x, run.W, run.RTL})
		} else {
			run.W = l.runCells(r, *run, s)
		}
		r.mixed = r.mixed || run.RTL
		x += run.W
	}
	shift := r.Left
	if r.RTL {
		shift = r.Left + r.Width - x
	}
	for i := range runs {
		runs[i].X += shift
	}
	for i := range r.cells {
		r.cells[i].x += shift
	}
	r.Runs = runs
}

func (l *Layout) tabWidth(r *Row, x, tab float32) float32 {
	if r.Kind == notebook.TableRow {
		return 0
	}
	return nextStop(x, tab) - x
}

// runCells appends the cells of a run and returns its width.
func (l *Layout) runCells(r *Row, run Run, s string) float32 {
	if cap(l.wrap.advances) < len(s) {
		l.wrap.advances = make([]float32, 2*len(s))
	}
	advances := l.wrap.advances[:len(s)]
	l.m.Advances(run.Style, run.RTL, s, advances)
	from, x := len(r.cells), run.X
	eachGrapheme(s, func(a, b int) {
		w := float32(0)
		for _, v := range advances[a:b] {
			w += v
		}
		r.cells = append(r.cells, cell{notebook.Span{Start: run.Start + a, End: run.Start + b}, x, w, run.RTL})
		x += w
	})
	width := x - run.X
	if run.RTL {
		mine := r.cells[from:]
		for i := range mine {
			mine[i].x = run.X + width - (mine[i].x - run.X) - mine[i].w
		}
		for a, b := 0, len(mine)-1; a < b; a, b = a+1, b-1 {
			mine[a], mine[b] = mine[b], mine[a]
		}
	}
	return width
}

// eachGrapheme visits the user-perceived characters of s (UAX #29). Between
// two ASCII bytes there is always a boundary, but in "\r\n".
func eachGrapheme(s string, visit func(start, end int)) {
	for i := 0; i < len(s); {
		if s[i] < 0x80 && (i+1 == len(s) || s[i+1] < 0x80) && s[i] != '\r' {
			visit(i, i+1)
			i++
			continue
		}
		g := graphemes.FromString(s[i:])
		g.Next()
		visit(i, i+g.End())
		i += g.End()
	}
}

// Extent is a stretch of a row, from left to right.
type Extent struct{ X, W float32 }

// Extents are the stretches of the row that the span covers, from left to
// right: more than one only where directions mix.
func (r *Row) Extents(s notebook.Span) []Extent {
	part := s.Intersect(r.Span)
	if part.Empty() {
		return nil
	}
	first, last := 0, len(r.cells)
	if !r.mixed {
		first = sort.Search(len(r.cells), func(i int) bool { return r.cells[i].End > part.Start })
		last = sort.Search(len(r.cells), func(i int) bool { return r.cells[i].Start >= part.End })
	}
	var out []Extent
	for _, c := range r.cells[first:max(first, last)] {
		if !c.Overlaps(part) {
			continue
		}
		if n := len(out) - 1; n >= 0 && c.x-(out[n].X+out[n].W) < slack {
			out[n].W = c.x + c.w - out[n].X
			continue
		}
		out = append(out, Extent{c.x, c.w})
	}
	return out
}

// Under is the character at x, empty when there is none.
func (r *Row) Under(x float32) notebook.Span {
	i := sort.Search(len(r.cells), func(i int) bool { return r.cells[i].x+r.cells[i].w > x })
	if i == len(r.cells) || r.cells[i].x > x {
		return notebook.Span{Start: r.Start, End: r.Start}
	}
	return r.cells[i].Span
}

// Caret is the boundary between characters nearest to x.
func (r *Row) Caret(x float32) int {
	cells := r.cells
	i := sort.Search(len(cells), func(i int) bool { return cells[i].x+cells[i].w > x })
	if len(cells) == 0 {
		return r.Start
	}
	var at int
	switch {
	case i == len(cells) && cells[i-1].rtl:
		at = cells[i-1].Start
	case i == len(cells):
		at = cells[i-1].End
	case (x < cells[i].x+cells[i].w/2) != cells[i].rtl:
		at = cells[i].Start
	default:
		at = cells[i].End
	}
	return min(at, r.ink)
}

// CaretX is where a caret before the character at the offset stands.
func (r *Row) CaretX(offset int) float32 {
	for _, c := range r.cells {
		if c.Contains(offset) {
			if c.rtl {
				return c.x + c.w
			}
			return c.x
		}
	}
	for _, c := range r.cells { // behind the last character
		if c.End == offset {
			if c.rtl {
				return c.x
			}
			return c.x + c.w
		}
	}
	if r.RTL {
		return r.Left + r.Width
	}
	return r.Left
}

// Right is where the ink of the row ends.
func (r *Row) Right() float32 {
	right := r.Left
	for _, c := range r.cells {
		if c.Start < r.ink {
			right = max(right, c.x+c.w)
		}
	}
	return right
}
