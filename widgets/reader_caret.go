package widgets

import (
	"fyne.io/fyne/v2"

	"casebound/notebook"
	"casebound/widgets/typeset"
)

// cycleCaret goes from reading to caret mode, from there to selecting by
// moving, and back to reading.
func (r *Reader) cycleCaret() {
	s := &r.selection
	switch {
	case !s.caret:
		s.caret = true
		if row := readerRowHolding(r.visible(), s.head); row == nil || row.Y < 0 || row.Y+row.Height > r.Size().Height {
			at := r.offsetAt(0, r.Size().Height/3)
			s.anchor, s.head = at, at
		}
	case !s.extending:
		s.extending = true
	default:
		s.caret, s.extending = false, false
	}
	s.goalSet = false
	r.changed()
}

// CaretMode reports whether a caret shows and keys move it.
func (r *Reader) CaretMode() bool { return r.selection.caret }

// readerMotions are the keys of caret mode that are letters.
var readerMotions = map[rune]func(notebook.Text, int) int{
	'w': typeset.NextWord,
	'b': typeset.PreviousWord,
	')': typeset.NextSentence,
	'(': typeset.PreviousSentence,
	'}': typeset.NextParagraph,
	'{': typeset.PreviousParagraph,
}

func (r *Reader) caretRune(letter rune) {
	at := r.selection.head
	if motion, ok := readerMotions[letter]; ok {
		r.moveCaret(motion(r.text, at), false)
		return
	}
	var whole notebook.Span
	switch letter {
	case 'e':
		whole = typeset.WordAt(r.text, at)
	case 's':
		whole = typeset.SentenceAt(r.text, at)
	case 'p':
		whole = typeset.ParagraphAt(r.text, at)
	case '[', ']':
		r.putEdge(at, letter == '[')
		return
	default:
		return
	}
	r.setSelection(whole.Start, whole.End)
}

// putEdge moves an edge of the active highlight to the caret: what dragging it
// does.
func (r *Reader) putEdge(at int, start bool) {
	i := r.activeIndex()
	if i < 0 || r.OnHighlightEdges == nil {
		return
	}
	s := r.highlights[i].Span
	if start {
		s.Start = at
	} else {
		s.End = at
	}
	if !s.Empty() {
		r.OnHighlightEdges(r.active, s)
	}
}

// enter does what a click at the caret does.
func (r *Reader) enter(at int) {
	if row := readerRowHolding(r.visible(), at); row != nil && row.Furniture > 0 {
		r.toggleFold(row)
		return
	}
	held := r.modifiers()
	r.activate(at, held&fyne.KeyModifierAlt != 0, held&fyne.KeyModifierShortcutDefault != 0)
}

// caretKey moves the caret by a key, and reports whether the key does that.
func (r *Reader) caretKey(key fyne.KeyName) bool {
	at := r.selection.head
	switch key {
	case fyne.KeyRight:
		at = typeset.NextCharacter(r.text, at)
	case fyne.KeyLeft:
		at = typeset.PreviousCharacter(r.text, at)
	case fyne.KeyDown:
		r.moveRows(1)
		return true
	case fyne.KeyUp:
		r.moveRows(-1)
		return true
	case fyne.KeyPageDown:
		r.moveRows(r.rowsPerPage())
		return true
	case fyne.KeyPageUp:
		r.moveRows(-r.rowsPerPage())
		return true
	case fyne.KeyHome, fyne.KeyEnd:
		r.showCaret()
		row := readerRowHolding(r.visible(), at)
		if row == nil {
			return true
		}
		at = row.Start
		if key == fyne.KeyEnd {
			at = row.Ink().End
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		r.enter(at)
		return true
	default:
		return false
	}
	r.moveCaret(at, r.shifted())
	return true
}

func (r *Reader) rowsPerPage() int {
	return max(1, int(r.page()/(r.measure.Em(typeset.Style{})*r.set.LineHeight)))
}

// moveCaret moves the caret and scrolls as little as shows it.
func (r *Reader) moveCaret(at int, extend bool) {
	s := &r.selection
	s.goalSet = false
	r.putCaret(at, extend)
}

func (r *Reader) putCaret(at int, extend bool) {
	anchor := at
	if extend || r.selection.extending {
		anchor = r.selection.anchor
	}
	r.setSelection(anchor, at)
	r.showCaret()
}

// showCaret scrolls as little as brings the caret into view. A caret on the line
// of furniture leaves it folded; one that goes further in unfolds it.
func (r *Reader) showCaret() {
	at := r.selection.head
	if r.layout.Hidden(at) {
		r.layout.Reveal(notebook.Span{Start: at, End: at})
		r.rows = nil
	}
	height := r.Size().Height
	row := readerRowHolding(r.visible(), at)
	switch {
	case row == nil:
		r.moveTo(r.layout.Show(at, 0.3, height))
	case row.Y < 0:
		r.scrollBy(row.Y - 8)
	case row.Y+row.Height > height:
		r.scrollBy(row.Y + row.Height - height + 8)
	}
}

// moveRows moves the caret n rows down, or up, keeping to the x it began at.
func (r *Reader) moveRows(n int) {
	extend := r.shifted()
	s := &r.selection
	for ; n != 0; n -= readerSign(n) {
		r.showCaret()
		row := readerRowHolding(r.visible(), s.head)
		if row == nil {
			return
		}
		if !s.goalSet {
			s.goal, s.goalSet = row.CaretX(s.head), true
		}
		next := r.rowBeside(row, readerSign(n))
		if next == nil {
			r.scrollBy(float32(readerSign(n)) * 2 * row.Height)
			row = readerRowHolding(r.visible(), s.head)
			if row == nil {
				return
			}
			if next = r.rowBeside(row, readerSign(n)); next == nil {
				return
			}
		}
		at := next.Caret(s.goal)
		if next.Furniture > 0 {
			at = next.Start
		}
		r.putCaret(at, extend)
	}
}

func readerSign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// rowBeside is the next row on the screen below (1) or above (-1) a row,
// nearest to the x that the caret keeps to.
func (r *Reader) rowBeside(from *typeset.Row, way int) *typeset.Row {
	var best *typeset.Row
	for _, row := range r.visible() {
		if row.Open || (row.Y-from.Y)*float32(way) <= 0 {
			continue
		}
		nearer := best == nil || (best.Y-row.Y)*float32(way) > 0 ||
			best.Y == row.Y && r.selection.goal >= row.Left
		if nearer {
			best = row
		}
	}
	return best
}
