package session

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"casebound/notebook"
	"casebound/notebook/markdown"
)

// TimelineFormat is a form in which a timeline is written.
type TimelineFormat = markdown.TimelineFormat

// The forms.
const (
	TimelineTable = markdown.TimelineTable
	TimelineCSV   = markdown.TimelineCSV
	TimelineICal  = markdown.TimelineICal
	TimelineJS    = markdown.TimelineJS
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
	events, _ := s.Timeline(e.Filter, e.Documents...)
	if len(events) == 0 {
		return WrittenTimeline{}, ErrNoEvents
	}
	sheet := markdown.Timeline{Title: s.timelineTitle(e.Documents)}
	for _, event := range events {
		sheet.Events = append(sheet.Events, s.happening(event))
	}
	content, left, err := markdown.WriteTimeline(sheet, e.Format)
	if err != nil {
		return WrittenTimeline{}, fmt.Errorf("export the timeline: %w", err)
	}
	if err := os.MkdirAll(e.Dir, 0o755); err != nil {
		return WrittenTimeline{}, fmt.Errorf("export the timeline: %w", err)
	}
	path, previous, err := freeName(e.Dir, sheet.Title, e.Format.Extension(), content)
	if err != nil {
		return WrittenTimeline{}, err
	}
	if err := replaceFile(path, previous, content); err != nil {
		return WrittenTimeline{}, err
	}
	return WrittenTimeline{Path: path, Events: len(events) - left, Left: left}, nil
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
