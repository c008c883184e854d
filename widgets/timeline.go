package widgets

import (
	"fyne.io/fyne/v2"

	"casebound/notebook"
	"casebound/notebook/timeline"
)

// TimelineData is what the timeline shows.
type TimelineData struct {
	Scope string // "this document", "3 documents", "the notebook"
	Noun  string // what is counted: "dated passages"; "events" when ""
	// Events in any order. Rejected ones are not drawn; those without a time
	// wait in the tray.
	Events []notebook.Event
	// Undated are expressions that could not be dated, in the words of the text.
	Undated []UndatedRow
	Hidden  int // events kept away by filters
	// Groups are what the colours stand for, none when they stand for nothing;
	// GroupOf names the group of each of Events, -1 for none.
	Groups  []TimelineGroup
	GroupOf []int
	// Theirs names the version that each of Events belongs to when it is not
	// the document's own, "" when it is; nil when all are.
	Theirs []string
	// From and To are the stretch of time that everything is narrowed to, equal
	// for none.
	From, To notebook.Instant
}

// UndatedRow is a time expression or event without a date.
type UndatedRow struct {
	ID    notebook.ID
	Words string
}

// Timeline is the strip of events below the reader. What stands where is
// worked out by package timeline; the strip draws it.
//
// OnEvent goes to an event's sentence, OnUndated to an undated one's, OnScope
// asks for another scope, OnEventMenu for the menu of an event, OnTakeOver
// makes an event of another version the document's own. OnBrush is
// given the stretch of time that everything is to be narrowed to, drawn with
// Shift held or with Shift and an arrow: Beginning to End to undo it.
// OnPublished, nil when there is nothing to ask, asks for the day that the
// undated words are to be read from.
type Timeline struct {
	keySurface

	OnEvent     func(id notebook.ID)
	OnEventMenu func(id notebook.ID, at fyne.Position)
	OnUndated   func(id notebook.ID)
	OnTakeOver  func(id notebook.ID)
	OnScope     func()
	OnFilter    func(at fyne.Position)
	OnBrush     func(from, to notebook.Instant)
	OnPublished func()

	data   TimelineData
	shown  []int // the events drawn, by item of the line
	line   *timeline.Line
	wide   bool   // some event is longer than a day
	year   string // " 2020" when all are of that year: labels drop it
	labels map[int]eventLabel
	// disputed are the events that another one contradicts.
	disputed map[notebook.ID]bool
	undated  []UndatedRow

	scale    timeline.Scale
	fits     bool // the scale follows the events and the width until the reader zooms
	whole    bool // … with every event in view, be it ever so far from the others
	layout   timeline.Layout
	axis     float32 // height of the axis
	selected notebook.ID
	chosen   int // the item selected, -1 for none

	drag   timelineDrag
	brush  [2]float32 // pixels, of the one being drawn
	pinned int        // where a brush by keys began, in the order of time
	glide  *fyne.Animation
}

// NewTimeline returns an empty strip.
func NewTimeline() *Timeline {
	t := &Timeline{fits: true, chosen: -1}
	t.paint = t.draw
	t.least = func() fyne.Size { return fyne.NewSize(200, bottomLeast) }
	t.extend(t)
	t.SetData(TimelineData{})
	return t
}

// SetData shows other events. The stretch of time in view stays when the scope
// is the same and the reader has zoomed; otherwise all events are in view.
func (t *Timeline) SetData(data TimelineData) {
	if data.Scope != t.data.Scope {
		t.fits, t.whole = true, false
	}
	t.data, t.labels = data, map[int]eventLabel{}
	t.shown, t.wide, t.undated = nil, false, data.Undated[:len(data.Undated):len(data.Undated)]
	t.disputed = map[notebook.ID]bool{}
	var published []int // after what happened on the same day
	for i, e := range data.Events {
		if !e.Conflict.IsZero() && e.Verdict != notebook.Rejected {
			t.disputed[e.Conflict] = true
		}
		switch {
		case e.Verdict == notebook.Rejected:
		case !e.When.Known():
			t.undated = append(t.undated, UndatedRow{ID: e.ID, Words: e.Title})
		case e.Kind == notebook.Publication:
			published = append(published, i)
		default:
			t.shown = append(t.shown, i)
		}
	}
	t.shown = append(t.shown, published...)
	items := make([]timeline.Item, len(t.shown))
	for item := range t.shown {
		items[item] = timeline.ItemOf(*t.eventOf(item))
		t.wide = t.wide || !isDay(t.eventOf(item).When)
	}
	t.line = timeline.NewLine(items)
	t.year = t.commonYear()
	t.chosen = t.indexOf(t.selected)
	t.Refresh()
}

// SetSelected marks an event and brings it into view; the zero id marks none.
func (t *Timeline) SetSelected(id notebook.ID) {
	t.mark(id)
	t.bring(t.chosen)
	t.Refresh()
}

func (t *Timeline) mark(id notebook.ID) { t.selected, t.chosen = id, t.indexOf(id) }

// Fit shows most of the events, so that they can be read; when it does already,
// all of them.
func (t *Timeline) Fit() {
	t.fits, t.whole = true, t.fits && !t.whole
	t.Refresh()
}

// View is the stretch of time in view.
func (t *Timeline) View() (from, to notebook.Instant) {
	return t.scale.At(0), t.scale.At(float64(t.field(t.Size()).w))
}

// ShowStretch brings a stretch of time into view.
func (t *Timeline) ShowStretch(from, to notebook.Instant) {
	t.fits = false
	t.scale = timeline.Between(from, to, t.field(t.Size()).w)
	t.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (t *Timeline) AccessibilityLabel() string {
	label := "Timeline of " + t.data.Scope + ", " + t.counted()
	if t.chosen >= 0 {
		e := t.eventOf(t.chosen)
		label += ", at " + e.When.String() + ": " + e.Title
		if of := t.theirs(t.chosen); of != "" {
			label += ", yours in " + of
		}
	}
	return label
}

// AccessibilityRole implements fyne.Accessible.
func (t *Timeline) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// counted is "7 dated passages".
func (t *Timeline) counted() string {
	noun := t.data.Noun
	if noun == "" {
		noun = "events"
	}
	n, theirs := len(t.data.Events), 0
	for _, of := range t.data.Theirs {
		if of != "" {
			theirs++
		}
	}
	n -= theirs
	if n == 1 && noun[len(noun)-1] == 's' {
		noun = noun[:len(noun)-1]
	}
	said := grouped(n) + " " + noun
	if theirs > 0 {
		said += " · " + grouped(theirs) + " of another version"
	}
	return said
}

// indexOf is the item of an event, -1 for none.
func (t *Timeline) indexOf(id notebook.ID) int {
	if id.IsZero() {
		return -1
	}
	for item := range t.shown {
		if t.eventOf(item).ID == id {
			return item
		}
	}
	return -1
}

func (t *Timeline) eventOf(item int) *notebook.Event { return &t.data.Events[t.shown[item]] }

// xOf is where an item stands in the field: at the start of its day, and in
// the middle of anything longer.
func (t *Timeline) xOf(item int) float32 {
	w := t.eventOf(item).When
	switch {
	case isDay(w) || w.Latest == notebook.End:
		return float32(t.scale.X(w.Earliest))
	case w.Earliest == notebook.Beginning:
		return float32(t.scale.X(w.Latest))
	}
	return float32((t.scale.X(w.Earliest) + t.scale.X(w.Latest)) / 2)
}

// bring pans so that an item is in view.
func (t *Timeline) bring(item int) {
	a := t.field(t.Size())
	if item < 0 || a.w <= 0 || t.fits {
		return
	}
	const air = 40
	x := t.xOf(item)
	switch {
	case x < air:
		t.scale = t.scale.Pan(float64(air - x))
	case x > a.w-air:
		t.scale = t.scale.Pan(float64(a.w - air - x))
	}
}
