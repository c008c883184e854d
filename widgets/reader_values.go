package widgets

import (
	"casebound/notebook"
)

// ReaderMark is a run of text underlined in the colour of its kind: a mention
// of an entity, or a date.
type ReaderMark struct {
	Span  notebook.Span
	Kind  notebook.EntityKind
	Date  bool // underlined as a date, whatever Kind says
	Index int  // the caller's; handed back by OnMarkTapped
}

// ReaderHighlight is a highlight as the reader shows it.
type ReaderHighlight struct {
	ID      notebook.ID
	Span    notebook.Span
	Colour  notebook.Colour
	Comment string
	Tags    []string
	Check   bool // found again, but not surely: outlined in dots
	Foreign bool // made in another version of the document: outlined in a line
}

// ReaderHead is painted above the text; it is no part of it.
type ReaderHead struct {
	Title  string
	Byline string
}

// ReaderFace chooses the typeface of the text.
type ReaderFace uint8

// The faces. ReaderCustom is set from ReaderType.Font.
const (
	ReaderSerif ReaderFace = iota
	ReaderSans
	ReaderCustom
)

// ReaderType is how text is set. A zero field means the default.
type ReaderType struct {
	Face       ReaderFace
	Font       []byte  // a TrueType or OpenType font, for ReaderCustom
	Size       float32 // of the text, 10 to 40
	LineHeight float32 // in times of Size
	Column     int     // of average characters, 45 to 90
	FirstLine  float32 // indent of a paragraph's first line, in em
	Spacing    float32 // between paragraphs, in em; negative for none
}

// The limits of ReaderType: what is outside is moved inside.
const (
	readerSmallest, readerLargest   = 10, 40
	readerNarrowest, readerBroadest = 45, 90
)

// bounded fills in the defaults and moves what is outside the limits inside.
func (t ReaderType) bounded() ReaderType {
	fill := func(v *float32, usual, least, most float32) {
		if *v == 0 {
			*v = usual
		}
		*v = min(max(*v, least), most)
	}
	fill(&t.Size, 17.5, readerSmallest, readerLargest)
	fill(&t.LineHeight, 1.6, 1, 3)
	fill(&t.Spacing, 0.95, 0, 4)
	t.FirstLine = min(max(t.FirstLine, 0), 8)
	if t.Column == 0 {
		t.Column = 77 // 640 pixels of the serif face at its usual size
	}
	t.Column = min(max(t.Column, readerNarrowest), readerBroadest)
	return t
}
