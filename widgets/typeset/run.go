package typeset

import (
	"sort"

	"casebound/notebook"
)

// Run is a stretch of a row in one style and one direction. X is from the left
// edge of the column.
type Run struct {
	notebook.Span
	Style Style
	RTL   bool
	X, W  float32
	level uint8
}

// runs cuts a stretch of one block where its style or direction changes, in
// reading order, and reports the direction of the whole.
func (l *Layout) runs(block int, stretch notebook.Span, base Style) (runs []Run, rtl bool) {
	runs = l.styled(block, stretch, base, nil)
	text := l.text.At(stretch)
	if !hasRTL(text) {
		return runs, false
	}
	levels, rtl := bidiLevels(text, l.direction(block))
	var cutRuns []Run
	for _, r := range runs {
		from := r.Start
		for at := r.Start + 1; at <= r.End; at++ {
			if at == r.End || levels[at-stretch.Start] != levels[from-stretch.Start] {
				level := levels[from-stretch.Start]
				cutRuns = append(cutRuns, Run{Span: notebook.Span{Start: from, End: at}, Style: r.Style, RTL: level&1 == 1, level: level})
				from = at
			}
		}
	}
	return cutRuns, rtl
}

// styled cuts a stretch at the marks of the source.
func (l *Layout) styled(block int, stretch notebook.Span, base Style, runs []Run) []Run {
	marks := l.text.Marks()
	from := l.text.Blocks()[block].Start
	first := sort.Search(len(marks), func(i int) bool { return marks[i].Start >= from })
	last := first
	edges := []int{stretch.Start, stretch.End}
	for ; last < len(marks) && marks[last].Start < stretch.End; last++ {
		if part := marks[last].Intersect(stretch); !part.Empty() {
			edges = append(edges, part.Start, part.End)
		}
	}
	sort.Ints(edges)
	for i := 1; i < len(edges); i++ {
		part := notebook.Span{Start: edges[i-1], End: edges[i]}
		if part.Empty() {
			continue
		}
		style := base
		for _, m := range marks[first:last] {
			if m.Covers(part) {
				style = style.with(m.Kind)
			}
		}
		if n := len(runs) - 1; n >= 0 && runs[n].Style == style && runs[n].End == part.Start {
			runs[n].End = part.End
			continue
		}
		runs = append(runs, Run{Span: part, Style: style})
	}
	return runs
}

func (s Style) with(kind notebook.MarkKind) Style {
	switch kind {
	case notebook.Emphasis:
		s.Italic = true
	case notebook.Strong:
		s.Bold = true
	case notebook.CodeRun:
		s.Mono = true
	case notebook.Link:
		s.Link = true
	}
	return s
}

// LinkAt is the link of the source that covers the offset, nil if none does.
func LinkAt(t notebook.Text, offset int) *notebook.Mark {
	marks := t.Marks()
	from := ParagraphAt(t, offset).Start
	first := sort.Search(len(marks), func(i int) bool { return marks[i].Start >= from })
	for i := first; i < len(marks) && marks[i].Start <= offset; i++ {
		if marks[i].Kind == notebook.Link && marks[i].Contains(offset) {
			return &marks[i]
		}
	}
	return nil
}
