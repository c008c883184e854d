package session

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"casebound/notebook"
	"casebound/notebook/markdown"
	"casebound/notebook/timeline"
)

// TimelineFormat is a form in which a timeline is written.
type TimelineFormat = markdown.TimelineFormat

// The forms.
const (
	TimelineTable = markdown.TimelineTable
	TimelineCSV   = markdown.TimelineCSV
	TimelineICal  = markdown.TimelineICal
	TimelineJS    = markdown.TimelineJS
	TimelineSVG   = markdown.TimelineSVG
	TimelinePNG   = markdown.TimelinePNG
)

// ParseTimelineFormat reads the name of a form.
func ParseTimelineFormat(name string) (TimelineFormat, error) {
	return markdown.ParseTimelineFormat(name)
}

// TimelineExport says what of the timeline to write where.
type TimelineExport struct {
	Documents []notebook.ID // none: the whole notebook
	Filter    TimelineFilter
	Format    TimelineFormat
	Dir       string // made if absent
	// File is written, over whatever is there, when the reader named one; Dir is
	// not asked then.
	File string

	// For pictures alone: what the colours stand for, the stretch of time in
	// view (all when equal), and what draws a chart in the format asked for.
	Colour   TimelineColour
	From, To notebook.Instant
	Draw     func(timeline.Chart, TimelineFormat) ([]byte, error)
}

// WrittenTimeline is what came of it.
type WrittenTimeline struct {
	Path   string
	Events int
	Left   int // events whose date the form cannot hold
}

// ErrNoEvents is the answer when there is nothing to write.
var ErrNoEvents = errors.New("there is no event to export")

// ExportTimeline writes the events that are shown into a file of a folder. A
// file that says something else is not written over.
func (s *Session) ExportTimeline(e TimelineExport) (WrittenTimeline, error) {
	content, written, err := s.timelineContent(e)
	if err != nil {
		return WrittenTimeline{}, err
	}
	if e.File != "" {
		written.Path = e.File
		previous, err := readIfThere(e.File)
		if err == nil {
			err = replaceFile(e.File, previous, content)
		}
		return written, err
	}
	if err := os.MkdirAll(e.Dir, 0o755); err != nil {
		return WrittenTimeline{}, fmt.Errorf("export the timeline: %w", err)
	}
	path, previous, err := freeName(e.Dir, s.timelineTitle(e.Documents), e.Format.Extension(), content)
	if err != nil {
		return WrittenTimeline{}, err
	}
	written.Path = path
	return written, replaceFile(path, previous, content)
}

// timelineContent is what is written, and how many events are in it and left
// out of it.
func (s *Session) timelineContent(e TimelineExport) ([]byte, WrittenTimeline, error) {
	if e.Format.Picture() {
		return s.timelinePicture(e)
	}
	events, _ := s.Timeline(e.Filter, e.Documents...)
	if len(events) == 0 {
		return nil, WrittenTimeline{}, ErrNoEvents
	}
	sheet := markdown.Timeline{Title: s.timelineTitle(e.Documents)}
	for _, event := range events {
		sheet.Events = append(sheet.Events, s.happening(event))
	}
	content, left, err := markdown.WriteTimeline(sheet, e.Format)
	if err != nil {
		return nil, WrittenTimeline{}, fmt.Errorf("export the timeline: %w", err)
	}
	return content, WrittenTimeline{Events: len(events) - left, Left: left}, nil
}

func (s *Session) timelinePicture(e TimelineExport) ([]byte, WrittenTimeline, error) {
	chart, left := s.TimelineChart(e)
	if len(chart.Entries) == 0 {
		return nil, WrittenTimeline{}, ErrNoEvents
	}
	if e.Draw == nil {
		return nil, WrittenTimeline{}, fmt.Errorf("export the timeline: there is nothing here to draw it with")
	}
	content, err := e.Draw(chart, e.Format)
	if err != nil {
		return nil, WrittenTimeline{}, fmt.Errorf("draw the timeline: %w", err)
	}
	return content, WrittenTimeline{Events: len(chart.Entries), Left: left}, nil
}

func (s *Session) timelineTitle(documents []notebook.ID) string {
	switch len(documents) {
	case 0:
		return "Timeline"
	case 1:
		return "Timeline of " + s.shelf.documents[documents[0]].Title
	}
	return fmt.Sprintf("Timeline of %d documents", len(documents))
}

func (s *Session) happening(e notebook.Event) markdown.Happening {
	h := markdown.Happening{Event: e, Names: s.eventNames(e)}
	seen := map[notebook.ID]bool{}
	for _, src := range e.Sources {
		d, ok := s.shelf.documents[src.Document]
		if !ok || seen[d.ID] || !d.Trashed.IsZero() {
			continue
		}
		seen[d.ID] = true
		h.Sources = append(h.Sources, markdown.Citation{Title: d.Title, Publisher: d.Publisher, Address: d.Source})
	}
	return h
}

// freeName is the path of a file in a folder that is not there, or holds the
// content already; then previous is it.
func freeName(dir, title, extension string, content []byte) (path string, previous []byte, err error) {
	name := markdown.FileName(title, func(name string) bool {
		if err != nil {
			return false
		}
		previous, err = readIfThere(filepath.Join(dir, name+extension))
		return err == nil && previous != nil && !bytes.Equal(previous, content)
	})
	return filepath.Join(dir, name+extension), previous, err
}
