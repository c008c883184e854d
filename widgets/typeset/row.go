package typeset

import (
	"sort"
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"casebound/notebook"
)

// Row is one row of text, or the line that stands for folded furniture. A row
// of a table's cell is a row of its own: several may stand side by side. All
// its pixels but Y are from the left edge of the column and its own top.
type Row struct {
	notebook.Span // with the blanks and the line break it ends with
	Kind          notebook.BlockKind
	Block         int
	Y             float32 // of its top in the view, where Visible put it
	Height        float32
	Baseline      float32
	Left, Width   float32 // where its text may stand
	First, Last   bool    // of its block
	Marker        string  // of a list item, hangs before Left
	Hyphen        bool    // a hyphen is painted at its end
	RTL           bool
	Style         Style // of the block

	// Furniture is how many paragraphs the line stands for; 0 on rows of text.
	Furniture int
	Open      bool // the furniture is unfolded

	// Runs are in the order they stand in, from left to right.
	Runs []Run

	top    float32 // in its unit
	unit   []Run   // of all its unit or cell: directions come from there
	ink    int     // where the blanks at its end begin
	cells  []cell  // from left to right
	mixed  bool    // cells are not in reading order
	placed bool
}

// cell is one user-perceived character.
type cell struct {
	notebook.Span
	x, w float32
	rtl  bool
}

// Ink is the span of the row without the blanks at its end.
func (r *Row) Ink() notebook.Span { return notebook.Span{Start: r.Start, End: r.ink} }

// place computes the runs and cells of a row when it is first seen.
func (l *Layout) place(r *Row) {
	if r.placed {
		return
	}
	r.placed = true
	if r.Furniture > 0 || r.Empty() {
		return
	}
	runs := splitTabs(l.text, trailing(within(r.unit, r.Span), r))
	reorder(runs)
	l.fillCells(r, runs)
}

// within cuts runs, which are in reading order, to a stretch.
func within(runs []Run, stretch notebook.Span) []Run {
	first := sort.Search(len(runs), func(i int) bool { return runs[i].End > stretch.Start })
	var out []Run
	for _, run := range runs[first:] {
		if run.Start >= stretch.End {
			break
		}
		run.Span = run.Intersect(stretch)
		out = append(out, run)
	}
	return out
}

// trailing gives the blanks at the end of a row the row's own direction: rule
// L1 of UAX #9.
func trailing(runs []Run, r *Row) []Run {
	base := uint8(0)
	if r.RTL {
		base = 1
	}
	for i := 0; i < len(runs); i++ {
		run := runs[i]
		switch {
		case run.Start >= r.ink:
			runs[i].level, runs[i].RTL = base, r.RTL
		case run.End > r.ink && run.level != base:
			tail := run
			tail.Start, tail.level, tail.RTL = r.ink, base, r.RTL
			runs[i].End = r.ink
			runs = append(runs[:i+1], append([]Run{tail}, runs[i+1:]...)...)
			i++
		}
	}
	return runs
}

// splitTabs makes every tab a run of its own, since its width depends on where
// it stands.
func splitTabs(text notebook.Text, runs []Run) []Run {
	var out []Run
	for i, run := range runs {
		s := text.At(run.Span)
		if !strings.ContainsRune(s, '\t') {
			if out != nil {
				out = append(out, run)
			}
			continue
		}
		if out == nil {
			out = append(make([]Run, 0, len(runs)+4), runs[:i]...)
		}
		for len(s) > 0 {
			n := strings.IndexByte(s, '\t')
			switch {
			case n < 0:
				n = len(s)
			case n == 0:
				n = 1
			}
			part := run
			part.End = part.Start + n
			out = append(out, part)
			run.Start, s = part.End, s[n:]
		}
	}
	if out == nil {
		return runs
	}
	return out
}

// reorder is rule L2 of UAX #9: from the highest level down, whatever stands
// at that level or above is turned around.
func reorder(runs []Run) {
	highest := uint8(0)
	for _, r := range runs {
		highest = max(highest, r.level)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(runs); i++ {
			end := i
			for end < len(runs) && runs[end].level >= level {
				end++
			}
			for a, b := i, end-1; a < b; a, b = a+1, b-1 {
				runs[a], runs[b] = runs[b], runs[a]
			}
			i = max(i, end-1)
		}
	}
}

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
