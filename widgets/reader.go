package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"casebound/notebook"
)

// Reader shows one document of any length and reports what the reader of it
// does. Values go in by the setters, gestures come out by the callbacks; every
// callback may be nil, and all of them come on the UI thread. Offsets and
// spans are those of the text given to SetDocument. The Reader keeps the
// slices it is given: the caller must not change them afterwards.
type Reader struct {
	widget.BaseWidget

	// OnSelected reports every change of the selection; empty when cleared.
	OnSelected func(notebook.Span)
	// OnScrolled reports the offset at the top and how much has been read, 0 to 1.
	OnScrolled func(offset int, read float32)
	// OnHighlightTapped reports a click on a highlight; with Alt, the next one
	// underneath at each click.
	OnHighlightTapped func(notebook.ID)
	// OnHighlightEdges reports that an edge of a highlight was dragged.
	OnHighlightEdges func(notebook.ID, notebook.Span)
	OnMarkTapped     func(ReaderMark)
	// OnLinkTapped reports a click on a link of the source; nothing is opened.
	OnLinkTapped func(target string)
	// OnRune is asked first for every typed letter; true means it was used.
	OnRune func(rune) bool
	// OnKey is asked first for every other key; true means it was used.
	OnKey func(*fyne.KeyEvent) bool
	// OnShortcut gets the shortcuts that the Reader does not use itself.
	OnShortcut func(fyne.Shortcut)
	// OnColour, OnNote, OnTag and OnCopyQuote are the buttons of the bar at the selection.
	OnColour    func(notebook.Colour)
	OnNote      func()
	OnTag       func()
	OnCopyQuote func()
	// OnZoom asks for larger (+1), smaller (-1) or the usual (0) text.
	OnZoom func(step int)
	// OnFurniture reports that page furniture was unfolded or folded.
	OnFurniture func(shown bool)
	// OnMenu asks for a context menu at a place in the window.
	OnMenu func(offset int, absolute fyne.Position)

	id         notebook.ID
	head       ReaderHead
	text       notebook.Text
	highlights []ReaderHighlight
	marks      []ReaderMark
	find       []notebook.Span
	findAt     int
	chosen     []notebook.Span
	set        ReaderType
	selection  notebook.Span
	top        int
}

// NewReader returns a Reader of an empty document.
func NewReader() *Reader {
	r := &Reader{set: ReaderType{}.bounded()}
	r.ExtendBaseWidget(r)
	return r
}

// SetDocument shows another document, from its beginning.
func (r *Reader) SetDocument(id notebook.ID, head ReaderHead, text notebook.Text) {
	r.id, r.head, r.text = id, head, text
	r.highlights, r.marks, r.find, r.chosen = nil, nil, nil, nil
	r.selection, r.top = notebook.Span{}, 0
	r.Refresh()
}

// Document is the ID given to SetDocument.
func (r *Reader) Document() notebook.ID { return r.id }

// SetHighlights replaces the highlights, in any order.
func (r *Reader) SetHighlights(h []ReaderHighlight) { r.highlights = h; r.Refresh() }

// SetMarks replaces the underlined runs, in any order.
func (r *Reader) SetMarks(m []ReaderMark) { r.marks = m; r.Refresh() }

// SetType changes how the text is set; what is at the top stays there.
func (r *Reader) SetType(t ReaderType) { r.set = t.bounded(); r.Refresh() }

// Type is how the text is set, with the defaults filled in.
func (r *Reader) Type() ReaderType { return r.set }

// SetFind marks the hits of a search in the document. Current is the index of
// the hit one is at, or -1; it is not scrolled to.
func (r *Reader) SetFind(spans []notebook.Span, current int) {
	r.find, r.findAt = spans, current
	r.Refresh()
}

// SetChosen marks the mentions of the chosen entity, in the text and beside
// the scroll bar.
func (r *Reader) SetChosen(spans []notebook.Span) { r.chosen = spans; r.Refresh() }

// ScrollTo puts the row that holds the offset at the top.
func (r *Reader) ScrollTo(offset int) { r.top = offset; r.Refresh() }

// ShowSpan scrolls so that the span is well in view, unfolds page furniture
// around it, and makes it flash. It does not select.
func (r *Reader) ShowSpan(s notebook.Span) { r.ScrollTo(s.Start) }

// ReadingPosition is the offset at the top and how far through the text it is, 0 to 1.
func (r *Reader) ReadingPosition() (offset int, fraction float32) {
	return r.top, float32(r.top) / float32(max(1, r.text.Len()))
}

// Selection is what is selected, empty if nothing is.
func (r *Reader) Selection() notebook.Span { return r.selection }

// Select selects a span without scrolling to it.
func (r *Reader) Select(s notebook.Span) {
	r.selection = s
	if r.OnSelected != nil {
		r.OnSelected(s)
	}
	r.Refresh()
}

// ClearSelection selects nothing.
func (r *Reader) ClearSelection() { r.Select(notebook.Span{}) }

// SetFurniture unfolds or folds all page furniture.
func (r *Reader) SetFurniture(shown bool) {}

// CreateRenderer implements fyne.Widget.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}
