package timeline

import "casebound/notebook"

// Layout says what stands where in one frame. Items are numbers: the places in
// the slice that the Line was made of. X is in pixels from the left of the
// view.
//
// Every item with a time that touches the view is in exactly one of Points,
// Bars and Clusters; every item without a time is in Tray (FuzzLay).
type Layout struct {
	Points    []Point
	Bars      []Bar
	Clusters  []Cluster
	Labels    []Label // never overlapping one another
	Conflicts []Conflict
	Tray      []int
	Before    int // items left of the view
	After     int // items right of it
}

// Point is an item as a dot on the axis.
type Point struct {
	Item   int
	X      float32
	Hollow bool // about, or read against another date
}

// Edge says how an end of a bar is drawn.
type Edge uint8

// The edges.
const (
	Sharp Edge = iota
	Soft       // fading: about, early, late
	Open       // running out of the view: since, until
)

// Bar is an item as a stretch. X0 and X1 are cut to a little outside the view.
type Bar struct {
	Item       int
	X0, X1     float32
	Lane       int // 0 is the one next to the axis; bars of a lane never touch
	Start, End Edge
}

// Cluster is a pill with a count, for items with no room of their own: points
// that would touch, and bars that found no lane, be it only one.
type Cluster struct {
	Items    []int // from left to right; the caller must not change them
	X, Width float32
	From, To notebook.Instant // give these to Between to open the cluster
}

// Label is the box of an item's words in a row above the axis.
type Label struct {
	Item     int
	X, Width float32
	Row      int     // 0 is the lowest
	Stem     float32 // the x of what it belongs to
	More     int     // items of its cluster that have no label
}

// Conflict joins the places of two items that date the same thing differently.
type Conflict struct {
	Items    [2]int
	From, To float32
}

// Frame is what a layout has to fit.
type Frame struct {
	Width float32 // of the view, in pixels
	Rows  int     // rows for labels
	Lanes int     // lanes for bars
	// Label is the width of an item's label in pixels; nil for no labels. It is
	// asked only about items that may get one.
	Label func(item int) float32
	// First lists items whose labels are placed before all others: the selected
	// one, the one under the pointer.
	First []int
}

// Sizes in pixels. They are a contract with the widget that draws.
const (
	Dot       = 9   // the width of a point
	PillDigit = 7.4 // of a digit in a cluster's count
	PillLeast = 17
	BarLeast  = 12  // a stretch narrower than this is a point
	DayAsBar  = 300 // a day wider than this is a stretch: its hours count
	LabelGap  = 8   // between two labels of a row
	LabelMost = 340
	LabelLead = 9 // how far a label begins left of its stem
	barGap    = 3
	beyond    = 8 // how far outside the view a bar is cut
)

// PillWidth is the width of a cluster of n items. Counts of five digits are
// written as thousands.
func PillWidth(n int) float32 {
	digits := 1
	for ; n >= 10 && digits < 4; n /= 10 {
		digits++
	}
	return max(float32(digits)*PillDigit+9, PillLeast)
}

// Lay arranges items once. To draw many frames, make a Line and lay that.
func Lay(items []Item, s Scale, frame Frame) Layout { return NewLine(items).Lay(s, frame) }

// Lay arranges the items for a scale and a frame.
func (l *Line) Lay(s Scale, frame Frame) Layout {
	a := arrangement{line: l, scale: s, frame: frame, width: float64(max(frame.Width, 0))}
	a.sort()
	a.group()
	a.label()
	a.join()
	a.Tray = l.tray
	return a.Layout
}
