package widgets

import (
	"fyne.io/fyne/v2"

	"casebound/notebook"
)

// TimelineData is what the timeline shows.
type TimelineData struct {
	Scope  string // "this document", "3 documents", "the notebook"
	Noun   string // what is counted: "dated passages"; "events" when ""
	Events []notebook.Event
	// Undated are what could not be dated, in the words of the text.
	Undated []UndatedRow
	Hidden  int // events kept away by filters
}

// UndatedRow is a time expression or event without a date.
type UndatedRow struct {
	ID    notebook.ID
	Words string
}

// Timeline is the strip of events below the reader.
//
// OnEvent goes to an event's sentence, OnUndated to an undated one's, OnScope
// asks for the next scope, OnEventMenu for the menu of an event. OnBrush is
// given a stretch of time drawn with Shift held, Beginning to End to undo it.
type Timeline struct {
	keySurface

	OnEvent     func(id notebook.ID)
	OnEventMenu func(id notebook.ID, at fyne.Position)
	OnUndated   func(id notebook.ID)
	OnScope     func()
	OnFilter    func(at fyne.Position)
	OnBrush     func(from, to notebook.Instant)

	data     TimelineData
	items    timeItems
	scale    timeScale
	fits     bool // the scale follows the events and the width until the reader zooms
	selected notebook.ID
	chosen   int // the item selected, -1 for none
	plan     plan

	drag  timelineDrag
	brush [2]float32 // pixels; equal when there is none
	glide *fyne.Animation
}

// NewTimeline returns an empty strip.
func NewTimeline() *Timeline {
	t := &Timeline{fits: true, chosen: -1}
	t.paint = t.draw
	t.least = func() fyne.Size { return fyne.NewSize(200, bottomLeast) }
	t.extend(t)
	return t
}

// SetData shows other events. The stretch of time in view stays when the scope
// is the same and the reader has zoomed; otherwise all events are in view.
func (t *Timeline) SetData(data TimelineData) {
	if data.Scope != t.data.Scope {
		t.fits = true
	}
	t.data = data
	t.items = itemsOf(data.Events)
	t.plan.second = 0
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

// Fit shows all events.
func (t *Timeline) Fit() {
	t.fits = true
	t.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (t *Timeline) AccessibilityLabel() string {
	return "Timeline of " + t.data.Scope + ", " + t.counted()
}

// AccessibilityRole implements fyne.Accessible.
func (t *Timeline) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// counted is "7 dated passages".
func (t *Timeline) counted() string {
	noun := t.data.Noun
	if noun == "" {
		noun = "events"
	}
	n := len(t.data.Events)
	if n == 1 && len(noun) > 1 && noun[len(noun)-1] == 's' {
		noun = noun[:len(noun)-1]
	}
	return grouped(n) + " " + noun
}

// indexOf is the item of an event, -1 for none.
func (t *Timeline) indexOf(id notebook.ID) int {
	if id.IsZero() {
		return -1
	}
	for i := range t.items.list {
		if t.data.Events[t.items.list[i].event].ID == id {
			return i
		}
	}
	return -1
}

func (t *Timeline) eventOf(item int) *notebook.Event {
	return &t.data.Events[t.items.list[item].event]
}

// bring pans so that an item is in view.
func (t *Timeline) bring(item int) {
	a := t.field(t.Size())
	if item < 0 || a.w <= 0 || t.fits {
		return
	}
	x := t.scale.x(t.items.list[item].middle())
	switch {
	case x < 40:
		t.scale = t.scale.panned(40 - x)
	case x > a.w-40:
		t.scale = t.scale.panned(a.w - 40 - x)
	}
}
