package widgets

import (
	"slices"

	"casebound/notebook"
	"casebound/widgets/typeset"
)

// readerGrab is how near to an edge of the active highlight it is taken.
const readerGrab = 5

func readerAbs(v float32) float32 { return max(v, -v) }

// pressable reports whether a press there acts on release and selects nothing.
func (r *Reader) pressable(x, y float32) bool {
	row := r.foldAt(x, y)
	return row != nil || r.commentAt(x, y) >= 0
}

// offsetAt is the boundary between characters nearest to a point.
func (r *Reader) offsetAt(x, y float32) int {
	rows := r.visible()
	if len(rows) == 0 {
		return 0
	}
	if y < rows[0].Y && rows[0].Start == r.firstOffset() {
		return rows[0].Start
	}
	row := typeset.RowAt(rows, x-r.frame.left, y)
	if row.Furniture > 0 {
		if y >= row.Y+row.Height/2 && !row.Open {
			return row.End
		}
		return row.Start
	}
	if last := rows[len(rows)-1]; row == last && y >= row.Y+row.Height && row.Last {
		return row.Ink().End
	}
	return row.Caret(x - r.frame.left)
}

// characterAt is the offset of the character under a point, or -1.
func (r *Reader) characterAt(x, y float32) int {
	for _, row := range r.visible() {
		if row.Furniture == 0 && y >= row.Y && y < row.Y+row.Height {
			if under := row.Under(x - r.frame.left); !under.Empty() && under.Start < row.Ink().End {
				return under.Start
			}
		}
	}
	return -1
}

// foldAt is the line of page furniture at a point, nil if there is none.
func (r *Reader) foldAt(x, y float32) *typeset.Row {
	for _, row := range r.visible() {
		if row.Furniture > 0 && y >= row.Y && y < row.Y+row.Height && x >= r.frame.left && x < r.frame.left+r.frame.width {
			return row
		}
	}
	return nil
}

// activeIndex is where the active highlight is in the list, -1 if nowhere.
func (r *Reader) activeIndex() int {
	if r.active.IsZero() {
		return -1
	}
	return slices.IndexFunc(r.highlights, func(h ReaderHighlight) bool { return h.ID == r.active })
}

// edgeAt is the active highlight when one of its edges is at the point, else -1.
func (r *Reader) edgeAt(x, y float32) (highlight int, start bool) {
	i := r.activeIndex()
	if i < 0 {
		return -1, false
	}
	s := r.highlights[i].Span
	for _, row := range r.visible() {
		if row.Furniture > 0 || y < row.Y || y >= row.Y+row.Height {
			continue
		}
		if row.Contains(s.Start) && readerAbs(x-r.frame.left-row.CaretX(s.Start)) <= readerGrab {
			return i, true
		}
		if row.Contains(s.End-1) && readerAbs(x-r.frame.left-readerEndX(row, s.End)) <= readerGrab {
			return i, false
		}
	}
	return -1, false
}

// highlightsAt are the highlights that cover an offset, the shortest first.
func (r *Reader) highlightsAt(offset int) []int {
	var list []int
	r.washes.Touching(notebook.Span{Start: offset, End: offset + 1}, func(i int) { list = append(list, i) })
	slices.SortStableFunc(list, func(a, b int) int { return r.highlights[a].Span.Len() - r.highlights[b].Span.Len() })
	return list
}

// markAt is the shortest mark that covers an offset, -1 if none does.
func (r *Reader) markAt(offset int) int {
	at := -1
	r.lines.Touching(notebook.Span{Start: offset, End: offset + 1}, func(i int) {
		if at < 0 || r.marks[i].Span.Len() < r.marks[at].Span.Len() {
			at = i
		}
	})
	return at
}

// linkAt is where the link at an offset leads, "" if there is none.
func (r *Reader) linkAt(offset int) string {
	if m := typeset.LinkAt(r.text, offset); m != nil {
		return m.Target
	}
	return ""
}
