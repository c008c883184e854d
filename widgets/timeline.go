package widgets

import (
	"fyne.io/fyne/v2"

	"casebound/notebook"
)

// TimelineData is what the timeline shows.
type TimelineData struct {
	Scope  string // "this document", "3 documents", "the notebook"
	Noun   string // "dated passages", with the number before it
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
// OnEvent goes to an event's sentence, OnUndated to an undated one's,
// OnScope asks for the next wider scope, OnEventMenu for the menu of an event.
type Timeline struct {
	keySurface

	OnEvent     func(id notebook.ID)
	OnEventMenu func(id notebook.ID, at fyne.Position)
	OnUndated   func(id notebook.ID)
	OnScope     func()
	OnFilter    func(at fyne.Position)

	data     TimelineData
	selected notebook.ID
}

// NewTimeline returns an empty strip.
func NewTimeline() *Timeline {
	t := &Timeline{}
	t.paint = t.draw
	t.least = func() fyne.Size { return fyne.NewSize(200, bottomLeast) }
	t.extend(t)
	return t
}

// SetData shows other events. The view keeps its stretch of time when the
// scope's name is unchanged and fits all events otherwise.
func (t *Timeline) SetData(data TimelineData) {
	t.data = data
	t.Refresh()
}

// SetSelected marks an event and brings it into view; the zero id marks none.
func (t *Timeline) SetSelected(id notebook.ID) {
	t.selected = id
	t.Refresh()
}
