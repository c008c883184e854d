package widgets

import (
	"strings"

	"casebound/notebook"
	"casebound/widgets/typeset"
)

// Measures of the frame around the text, in pixels of scale 1.
const (
	readerMargin     = 28  // least space on either side of the text
	readerStrip      = 14  // the scroll bar with its marks
	readerAbove      = 30  // space above the title
	readerBelow      = 120 // space below the last row
	readerNoteGap    = 12  // between the text and the comments beside it
	readerNoteLeast  = 84  // comments narrower than this are not shown
	readerNoteMost   = 220
	readerBylineSize = 12.5
	readerBylineRow  = 18
)

// readerFrame is where things stand in the widget.
type readerFrame struct {
	left, width float32 // of the column
	noteX       float32 // of the comments beside it
	noteWidth   float32 // 0 when there is no room
	head        float32 // height of the head
	bylineY     float32 // top of the byline in the head
}

// setting is how the layout is to set the text now.
func (r *Reader) setting() typeset.Setting {
	return typeset.Setting{
		Width: max(r.frame.width, 80), LineHeight: r.set.LineHeight,
		FirstLine: r.set.FirstLine, Spacing: max(r.set.Spacing, 0),
		Head: r.frame.head, Foot: readerBelow,
	}
}

// reframe computes the frame from the size of the widget, and sets the text in it.
func (r *Reader) reframe() {
	room := max(r.Size().Width-readerStrip, 0)
	f := readerFrame{width: float32(r.set.Column) * r.measure.letter()}
	f.width = max(min(f.width, room-2*readerMargin), 80)
	f.left = max((room-f.width)/2, 0)
	if beside := room - f.left - f.width; r.commented() {
		// Comments may push the column to the left, as far as the margin.
		want := float32(readerNoteGap + readerNoteLeast + 8)
		if beside < want && room-f.width-readerMargin >= want {
			f.left = room - f.width - want
			beside = want
		}
		if beside >= want {
			f.noteX = f.left + f.width + readerNoteGap
			f.noteWidth = min(beside-readerNoteGap-8, readerNoteMost)
		}
	}
	f.head, f.bylineY = r.measureHead(f.width)
	before := r.frame.head
	r.frame = f
	r.layout.Set(r.setting())
	if r.at.Into < 0 && r.at.Offset <= r.firstOffset() && before > 0 {
		r.at.Into *= f.head / before // in the head it is the head that stays
	}
	r.rows = nil
}

// commented reports whether any highlight has something to say beside the text.
func (r *Reader) commented() bool {
	for i := range r.highlights {
		if r.highlights[i].Comment != "" || len(r.highlights[i].Tags) > 0 {
			return true
		}
	}
	return false
}

var readerTitleStyle = typeset.Style{Level: 1, Bold: true}

// measureHead breaks the title into rows and returns the height of the head
// and where in it the byline stands.
func (r *Reader) measureHead(width float32) (head, byline float32) {
	r.title = nil
	y := float32(readerAbove)
	if r.titled() {
		r.title = typeset.Lines(r.measure, readerTitleStyle, r.head.Title, width)
		y += float32(len(r.title))*r.titleRow() + 6
	}
	byline = y
	r.byline = nil
	if r.head.Byline != "" {
		m := readerFrameMeasure{readerSharedInk(), readerBylineSize}
		r.byline = typeset.Lines(m, typeset.Style{}, r.head.Byline, width)
		y += 4 + float32(len(r.byline))*readerBylineRow
	}
	if y > readerAbove {
		y += 16
	}
	return y, byline
}

func (r *Reader) titleRow() float32 { return r.measure.Em(readerTitleStyle) * 1.24 }

// titled reports whether the head shows the title: not when the text begins
// with it.
func (r *Reader) titled() bool {
	blocks := r.text.Blocks()
	if len(blocks) > 0 && blocks[0].Kind == notebook.Heading &&
		strings.TrimSpace(r.text.At(blocks[0].Span)) == strings.TrimSpace(r.head.Title) {
		return false
	}
	return r.head.Title != ""
}

// visible are the rows on the screen.
func (r *Reader) visible() []*typeset.Row {
	if r.rows == nil {
		// The clamped position is not kept: a window made small again shows again
		// what it showed.
		r.rows = r.layout.Visible(r.layout.Clamp(r.at, r.Size().Height), r.Size().Height)
	}
	return r.rows
}
