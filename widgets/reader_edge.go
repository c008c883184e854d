package widgets

import (
	"slices"

	"casebound/notebook"
	"casebound/widgets/typeset"
)

// takeEdge takes an edge of the active highlight, if one is at the point.
func (r *Reader) takeEdge(x, y float32) bool {
	i, start := r.edgeAt(x, y)
	if i < 0 {
		return false
	}
	r.mouse.edge, r.mouse.start = i, start
	r.mouse.fixed = r.highlights[i].Span.Start
	if start {
		r.mouse.fixed = r.highlights[i].Span.End
	}
	return true
}

// dragEdge moves the edge that was taken. The list that was set is the
// caller's, so a copy is changed.
func (r *Reader) dragEdge(at int) {
	s := notebook.Span{Start: min(at, r.mouse.fixed), End: max(at, r.mouse.fixed)}
	if s.Empty() {
		return
	}
	list := slices.Clone(r.highlights)
	list[r.mouse.edge].Span = s
	r.highlights = list
	r.washes = typeset.NewSet(len(list), func(i int) notebook.Span { return list[i].Span })
	r.changed()
}
