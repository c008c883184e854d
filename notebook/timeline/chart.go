package timeline

import (
	"image/color"

	"casebound/notebook"
)

// Chart is a line of time to be drawn as a picture of its own: with a title,
// what is shown and what is not, a legend, and the sources.
type Chart struct {
	Title   string
	Notes   []string // lines below the title
	Entries []Entry
	Groups  []string // what the colours stand for; entries name one by its number
	Sources []string // the first is number 1
	// From and To are the stretch that is shown; for equal ones it is the overview
	// of the line.
	From, To notebook.Instant
	Width    float32 // ChartWidth when 0
}

// Entry is one event of a chart.
type Entry struct {
	Item
	Date, Title string
	Sources     []int // numbers in Chart.Sources, from 1
	Group       int   // a number in Chart.Groups, -1 for none
	Slanted     bool  // it is not said to have happened
	Quiet       bool  // it is about the documents, not about what they tell
}

// ChartColours are what a chart is drawn in. Groups are used in turn; what is
// beyond the last of them is drawn Dim.
type ChartColours struct {
	Paper, Pane, Line, Ink, Dim, Faint, Date, Warn color.NRGBA
	Groups                                         []color.NRGBA
}

// ChartWidth is how wide a chart is unless it says so itself.
const ChartWidth = 1440
