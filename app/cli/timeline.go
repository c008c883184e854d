package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"casebound/app/session"
	"casebound/notebook"
)

type timelineLine struct {
	Path   string `json:"path"`
	Events int    `json:"events"`
	Left   int    `json:"left"` // events whose date the format cannot hold
}

// runExportTimeline is export with --timeline.
func runExportTimeline(c *call, dir string) error {
	if *c.value["format"] != "" || *c.value["template"] != "" {
		return wrongUsage("--timeline goes without --format and --template")
	}
	format, err := session.ParseTimelineFormat(*c.value["timeline"])
	if err != nil {
		return wrongUsage("%v", err)
	}
	e := session.TimelineExport{Format: format, Dir: dir}
	if strings.EqualFold(filepath.Ext(dir), format.Extension()) {
		e.Dir, e.File = "", dir
	}
	if e.From, e.To, err = c.span(); err != nil {
		return err
	}
	if e.Colour, err = session.ParseTimelineColour(*c.value["colour"]); err != nil {
		return wrongUsage("%v", err)
	}
	if c.Draw != nil {
		e.Draw = c.Draw(*c.value["theme"])
	}
	return c.with(func(s *session.Session) error {
		for _, arg := range c.args[1:] {
			d, err := document(s, arg)
			if err != nil {
				return err
			}
			e.Documents = append(e.Documents, d.ID)
		}
		out, err := s.ExportTimeline(e)
		if err != nil {
			return err
		}
		line := out.Path
		if out.Left > 0 {
			line += fmt.Sprintf("  (%d of %d events have no date that fits)", out.Left, out.Events+out.Left)
		}
		return c.emit(timelineLine{out.Path, out.Events, out.Left}, line)
	})
}

// span is the stretch of time of --span; equal instants without one.
func (c *call) span() (from, to notebook.Instant, err error) {
	written := strings.TrimSpace(*c.value["span"])
	if written == "" {
		return 0, 0, nil
	}
	w, err := notebook.ParseEDTF(written)
	if err != nil || w.Earliest == notebook.Beginning || w.Latest == notebook.End {
		return 0, 0, wrongUsage("--span %s is no stretch of time like 2019-03/2020", written)
	}
	return w.Earliest, w.Latest, nil
}
