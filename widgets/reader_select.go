package widgets

import (
	"casebound/notebook"
	"casebound/widgets/typeset"
)

// readerSelection is what is selected and how it grows.
type readerSelection struct {
	anchor, head int           // the fixed end and the one that moves
	grain        readerGrain   // by what a drag selects
	seed         notebook.Span // what the first click took
	caret        bool          // caret mode: head is shown and moved by keys
	extending    bool          // in caret mode, every motion extends
	goal         float32       // the x that moving up and down keeps to
	goalSet      bool
}

// readerGrain is the unit that a selection grows by.
type readerGrain uint8

const (
	readerByCharacter readerGrain = iota
	readerByWord
	readerByParagraph
)

// Selection is what is selected, empty if nothing is.
func (r *Reader) Selection() notebook.Span {
	s := &r.selection
	return notebook.Span{Start: min(s.anchor, s.head), End: max(s.anchor, s.head)}
}

// Select selects a span without scrolling to it.
func (r *Reader) Select(s notebook.Span) {
	if !r.text.Valid(s) {
		return
	}
	r.setSelection(s.Start, s.End)
}

// ClearSelection selects nothing.
func (r *Reader) ClearSelection() { r.setSelection(r.selection.head, r.selection.head) }

// SelectAll selects the whole text.
func (r *Reader) SelectAll() { r.setSelection(0, r.text.Len()) }

// SelectedText is the text of the selection.
func (r *Reader) SelectedText() string { return r.text.At(r.Selection()) }

func (r *Reader) setSelection(anchor, head int) {
	before := r.Selection()
	r.selection.anchor, r.selection.head = anchor, head
	r.changed()
	if after := r.Selection(); r.OnSelected != nil && after != before && !(after.Empty() && before.Empty()) {
		r.OnSelected(after)
	}
}

// grow extends a selection that a drag began to the offset, by whole grains.
func (r *Reader) grow(offset int) {
	s := &r.selection
	if s.grain == readerByCharacter {
		r.setSelection(s.anchor, offset)
		return
	}
	here := r.grainAt(s.grain, offset)
	if here.Start < s.seed.Start {
		r.setSelection(s.seed.End, here.Start)
		return
	}
	r.setSelection(s.seed.Start, max(s.seed.End, here.End))
}

func (r *Reader) grainAt(g readerGrain, offset int) notebook.Span {
	switch g {
	case readerByWord:
		return typeset.WordAt(r.text, offset)
	case readerByParagraph:
		return typeset.ParagraphAt(r.text, offset)
	}
	return notebook.Span{Start: offset, End: offset}
}
