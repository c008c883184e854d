package typeset

import (
	"sort"
	"strings"

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
