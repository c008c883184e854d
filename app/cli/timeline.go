package cli

import (
	"fmt"

	"casebound/app/session"
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
