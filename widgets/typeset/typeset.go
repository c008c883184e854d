// Package typeset is the geometry of a document on the screen: which rows its
// text falls into, where each stands, what lies under a point, and which
// rectangles a span covers. It is arithmetic over a notebook.Text and a
// Measurer; it knows no toolkit, no font and no colour, and it never touches
// more of the text than is asked for. Read Layout first.
package typeset

// Style is what a run of text looks like, as far as the document says. The
// Measurer and the painter make a font of it.
type Style struct {
	Level  uint8 // of a heading, 1 to 6; 0 for other text
	Bold   bool
	Italic bool
	Mono   bool // code
	Small  bool // captions: page labels, the line of folded furniture
	Dim    bool // page furniture: painted fainter, measured as usual
	Link   bool // painted as a link, measured as usual
}

// Measurer tells how wide text is. It answers for text of one style and one
// direction at a time and must give the same answer for a word wherever it
// stands, so that what was wrapped is what is painted
// (TestRowsFitTheirColumn).
type Measurer interface {
	// Advances sets out[i] to the width of the character that begins at byte i
	// of text, and to 0 for bytes inside a character. len(out) == len(text).
	Advances(style Style, rtl bool, text string, out []float32)
	// Em is the size of the style's font.
	Em(style Style) float32
	// Extents are how far a line of the style reaches above and below its
	// baseline.
	Extents(style Style) (ascent, descent float32)
}

// Setting is how wide and how loosely text is set. Pixels are those of scale 1.
type Setting struct {
	Width      float32 // of the column
	LineHeight float32 // of body text, in em
	FirstLine  float32 // indent of a paragraph's first row, in em
	Spacing    float32 // between paragraphs, in em
	Head       float32 // empty space above the text
	Foot       float32 // empty space below it
}

// Rect is a rectangle with its origin at the top left.
type Rect struct{ X, Y, W, H float32 }

// Contains reports whether the point is inside; the right and lower edges are not.
func (r Rect) Contains(x, y float32) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}
