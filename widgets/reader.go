package widgets

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"casebound/assets"
	"casebound/notebook"
	"casebound/widgets/typeset"
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
	// underneath at each click. The zero ID says that a click or Escape left the
	// active one.
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

	id   notebook.ID
	head ReaderHead
	text notebook.Text
	set  ReaderType

	highlights []ReaderHighlight
	marks      []ReaderMark
	find       []notebook.Span
	findAt     int
	chosen     []notebook.Span

	washes, lines, hits, ticks typeset.Set // of highlights, marks, find, chosen
	noted                      typeset.Set // of highlights with a comment

	measure readerMeasure
	layout  *typeset.Layout
	frame   readerFrame
	at      typeset.Position
	rows    []*typeset.Row  // on the screen, nil when not known
	title   []notebook.Span // rows of the head's title
	byline  []notebook.Span

	selection readerSelection
	active    notebook.ID // the highlight whose edges can be dragged
	flash     notebook.Span
	mouse     readerMouse
	glide     readerGlide
	scrollbar readerScrollbar
	held      fyne.KeyModifier
	focused   bool

	raster *canvas.Raster
	bar    *readerBar
	pixels *image.RGBA
}

var (
	_ fyne.Widget        = (*Reader)(nil)
	_ fyne.Focusable     = (*Reader)(nil)
	_ fyne.Shortcutable  = (*Reader)(nil)
	_ fyne.Scrollable    = (*Reader)(nil)
	_ fyne.Draggable     = (*Reader)(nil)
	_ fyne.Accessible    = (*Reader)(nil)
	_ desktop.Mouseable  = (*Reader)(nil)
	_ desktop.Hoverable  = (*Reader)(nil)
	_ desktop.Cursorable = (*Reader)(nil)
	_ desktop.Keyable    = (*Reader)(nil)
)

// NewReader returns a Reader of an empty document.
func NewReader() *Reader {
	r := &Reader{set: ReaderType{}.bounded(), findAt: -1}
	r.bar = newReaderBar(r)
	r.ExtendBaseWidget(r)
	r.SetDocument(notebook.ID{}, ReaderHead{}, notebook.Text{})
	return r
}

// SetDocument shows another document, from its beginning, without highlights,
// marks or selection.
func (r *Reader) SetDocument(id notebook.ID, head ReaderHead, text notebook.Text) {
	r.id, r.head, r.text = id, head, text
	if r.pixels != nil {
		clear(r.pixels.Pix) // the picture of a page does not outlive its document
	}
	r.highlights, r.marks, r.find, r.chosen, r.findAt = nil, nil, nil, nil, -1
	r.washes, r.lines, r.hits, r.ticks, r.noted = typeset.Set{}, typeset.Set{}, typeset.Set{}, typeset.Set{}, typeset.Set{}
	r.selection, r.active, r.flash = readerSelection{}, notebook.ID{}, notebook.Span{}
	r.stopPulling()
	r.mouse = readerMouse{over: -1, edge: -1}
	r.glide.stop()
	r.measure = readerMeasure{readerSharedInk(), readerSharedInk().family(r.set), r.set.Size}
	r.layout = typeset.NewLayout(text, r.measure, r.setting())
	r.reframe()
	r.at = r.layout.Top()
	r.changed()
}

// Document is the ID given to SetDocument.
func (r *Reader) Document() notebook.ID { return r.id }

// Text is the text given to SetDocument.
func (r *Reader) Text() notebook.Text { return r.text }

// SetHead replaces what is painted above the text.
func (r *Reader) SetHead(head ReaderHead) {
	r.head = head
	r.reframe()
	r.changed()
}

// SetHighlights replaces the highlights, in any order.
func (r *Reader) SetHighlights(list []ReaderHighlight) {
	r.highlights = list
	r.washes = typeset.NewSet(len(list), func(i int) notebook.Span { return list[i].Span })
	r.noted = typeset.NewSet(len(list), func(i int) notebook.Span {
		if list[i].Comment == "" {
			return notebook.Span{Start: -1, End: -1} // nowhere
		}
		return list[i].Span
	})
	r.reframe() // comments may want room beside the text
	r.changed()
}

// SetMarks replaces the underlined runs, in any order.
func (r *Reader) SetMarks(list []ReaderMark) {
	r.marks = list
	r.lines = typeset.NewSet(len(list), func(i int) notebook.Span { return list[i].Span })
	r.changed()
}

// SetFind marks the hits of a search in the document. Current is the index of
// the hit one is at, or -1; it is not scrolled to.
func (r *Reader) SetFind(spans []notebook.Span, current int) {
	r.find, r.findAt = spans, current
	r.hits = typeset.NewSet(len(spans), func(i int) notebook.Span { return spans[i] })
	r.changed()
}

// SetChosen marks the mentions of the chosen entity, in the text and beside
// the scroll bar.
func (r *Reader) SetChosen(spans []notebook.Span) {
	r.chosen = spans
	r.ticks = typeset.NewSet(len(spans), func(i int) notebook.Span { return spans[i] })
	r.changed()
}

// SetActive shows the edges of a highlight so that they can be dragged; the
// zero ID shows none. A click on a highlight makes it active too.
func (r *Reader) SetActive(id notebook.ID) {
	r.active = id
	r.changed()
}

// SetType changes how the text is set; what is at the top stays there.
func (r *Reader) SetType(t ReaderType) {
	r.set = t.bounded()
	r.measure = readerMeasure{readerSharedInk(), readerSharedInk().family(r.set), r.set.Size}
	r.layout.Measure(r.measure)
	r.reframe()
	r.changed()
}

// Type is how the text is set, with the defaults filled in.
func (r *Reader) Type() ReaderType { return r.set }

// SetFurniture unfolds or folds all page furniture.
func (r *Reader) SetFurniture(shown bool) {
	r.layout.OpenAll(shown)
	r.changed()
}

// AccessibilityLabel implements fyne.Accessible.
func (r *Reader) AccessibilityLabel() string { return r.head.Title }

// AccessibilityRole implements fyne.Accessible.
func (r *Reader) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// MinSize implements fyne.Widget: a few words must fit.
func (r *Reader) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(240, 120)
}

// Resize implements fyne.CanvasObject. What is at the top stays there.
func (r *Reader) Resize(size fyne.Size) {
	if size == r.Size() {
		return
	}
	r.BaseWidget.Resize(size)
	r.reframe()
	r.changed()
}

// changed paints anew. It is what every setter and gesture ends with.
func (r *Reader) changed() {
	r.rows = nil
	if r.raster != nil {
		r.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	r.raster = canvas.NewRaster(r.paint)
	r.raster.ScaleMode = canvas.ImageScalePixels
	return &readerRenderer{r, canvas.NewRectangle(readerColour(assets.ColourPaper, r))}
}

// readerRenderer is one raster for all there is to read, on paper, and one
// widget for the bar that floats above it.
type readerRenderer struct {
	r     *Reader
	paper *canvas.Rectangle
}

func (v *readerRenderer) Layout(size fyne.Size) {
	v.paper.Resize(size)
	v.fit()
	v.r.placeBar()
}

// fit gives the raster whole pixels of the screen: the toolkit stretches one
// that ends within a pixel, which costs a row of pixels out of a line of text.
// The paper shows in what is left over.
func (v *readerRenderer) fit() {
	size := v.paper.Size()
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.r); c != nil && c.Scale() > 0 {
		whole := func(x float32) float32 { return float32(math.Floor(float64(x*c.Scale()))) / c.Scale() }
		size = fyne.NewSize(whole(size.Width), whole(size.Height))
	}
	v.r.raster.Resize(size)
}

func (v *readerRenderer) MinSize() fyne.Size { return v.r.MinSize() }

func (v *readerRenderer) Refresh() {
	v.r.rows = nil
	v.r.placeBar()
	v.paper.FillColor = readerColour(assets.ColourPaper, v.r)
	v.fit()
	canvas.Refresh(v.r.raster)
}

func (v *readerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.paper, v.r.raster, v.r.bar}
}

func (v *readerRenderer) Destroy() { v.r.raster = nil }
