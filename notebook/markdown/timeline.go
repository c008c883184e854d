package markdown

import (
	"fmt"
	"strings"

	"casebound/notebook"
)

// TimelineFormat is a form in which a timeline is written.
type TimelineFormat uint8

// The formats.
const (
	TimelineTable TimelineFormat = iota // a table in Markdown
	TimelineCSV
	TimelineICal // iCalendar, RFC 5545
	TimelineJS   // the JSON of TimelineJS 3
	TimelineSVG  // a picture, which is drawn elsewhere
	TimelinePNG
)

var timelineFormats = [...]struct{ name, extension string }{
	TimelineTable: {"markdown", ".md"},
	TimelineCSV:   {"csv", ".csv"},
	TimelineICal:  {"ical", ".ics"},
	TimelineJS:    {"timelinejs", ".json"},
	TimelineSVG:   {"svg", ".svg"},
	TimelinePNG:   {"png", ".png"},
}

// String is the name that ParseTimelineFormat reads.
func (f TimelineFormat) String() string {
	if int(f) < len(timelineFormats) {
		return timelineFormats[f].name
	}
	return fmt.Sprintf("timeline format %d", uint8(f))
}

// Extension is that of a file of this format, with its dot.
func (f TimelineFormat) Extension() string {
	if int(f) < len(timelineFormats) {
		return timelineFormats[f].extension
	}
	return ""
}

// Picture reports whether a timeline of this format is drawn and not written:
// WriteTimeline refuses it.
func (f TimelineFormat) Picture() bool { return f == TimelineSVG || f == TimelinePNG }

// ParseTimelineFormat reads the name of a format.
func ParseTimelineFormat(name string) (TimelineFormat, error) {
	var names []string
	for f, known := range timelineFormats {
		if strings.EqualFold(strings.TrimSpace(name), known.name) {
			return TimelineFormat(f), nil
		}
		names = append(names, known.name)
	}
	return 0, fmt.Errorf("%q is not a format of timelines: use %s", name, strings.Join(names, ", "))
}

// Timeline is what is written: events in the order they are given.
type Timeline struct {
	Title  string
	Events []Happening
}

// Happening is an event with the words for what it refers to.
type Happening struct {
	notebook.Event
	Names   []string // of the people and places in it
	Sources []Citation
}

// Citation is a document that speaks of an event.
type Citation struct{ Title, Publisher, Address string }

// String is the title with the publisher: "The dredging (The Sound Courier)".
func (c Citation) String() string {
	if c.Publisher == "" {
		return c.Title
	}
	return c.Title + " (" + c.Publisher + ")"
}

// WriteTimeline writes a timeline. A calendar cannot hold every date people
// write: left counts the events that had to be left out. A vague date is
// written as the stretch it covers, and in words, never as a day it was not.
func WriteTimeline(t Timeline, f TimelineFormat) (out []byte, left int, err error) {
	switch f {
	case TimelineTable:
		return timelineTable(t), 0, nil
	case TimelineCSV:
		out, err = timelineCSV(t)
		return out, 0, err
	case TimelineICal:
		out, left = timelineICal(t)
		return out, left, nil
	case TimelineJS:
		return timelineJS(t)
	}
	return nil, 0, fmt.Errorf("write %v: no such format", f)
}

// standing says how a text speaks of an event, and what the reader says to it:
// "planned · year inferred · confirmed". What goes without saying is left out.
func standing(e notebook.Event) string {
	var parts []string
	if e.Kind == notebook.Publication {
		parts = append(parts, "publication")
	}
	if e.Status != notebook.Stated {
		parts = append(parts, e.Status.String())
	}
	if e.Dating != notebook.Explicit {
		parts = append(parts, e.Dating.String())
	}
	if e.Verdict != notebook.Unconfirmed {
		parts = append(parts, e.Verdict.String())
	}
	return strings.Join(parts, " · ")
}
