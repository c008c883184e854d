package cli

import (
	"context"
	"fmt"

	"casebound/app/session"
	"casebound/notebook"
)

type importLine struct {
	Path     string          `json:"path"`
	Status   session.Outcome `json:"status"`
	Document notebook.ID     `json:"document"`
	Reason   string          `json:"reason"`
	// What became of the highlights, with --replaces.
	Carried *carriedField `json:"carried,omitempty"`
}

type carriedField struct {
	Landed  int           `json:"landed"`
	Check   int           `json:"check"`
	Orphans []notebook.ID `json:"orphans"` // highlights that are not in the newer version
}

func runImport(c *call) error {
	if err := c.take(2, -1); err != nil {
		return err
	}
	files, err := session.Files(c.args[1:])
	if err != nil {
		return err
	}
	replaces := *c.value["replaces"]
	if replaces != "" && len(files) != 1 {
		return wrongUsage("--replaces takes one file, not %d", len(files))
	}
	bad := 0
	err = c.with(func(s *session.Session) error {
		given := session.Given{Published: *c.value["published"]}
		if replaces != "" {
			d, err := document(s, replaces)
			if err != nil {
				return err
			}
			given.Replaces = d.ID
		}
		for _, file := range files {
			out := s.Import(context.Background(), file, given)
			if out.Outcome == session.OutcomeFailed {
				bad++
			}
			line := fmt.Sprintf("%-9s  %s", out.Outcome, file)
			if out.Reason != "" {
				line += ": " + out.Reason
			}
			if err := c.emit(importLine{file, out.Outcome, out.Document, out.Reason, carriedOf(out.Carried)}, line); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && bad > 0 {
		err = fmt.Errorf("%d of %d files could not be imported", bad, len(files))
	}
	return err
}

func carriedOf(c *session.Carried) *carriedField {
	if c == nil {
		return nil
	}
	f := &carriedField{Landed: c.Landed, Check: c.Check, Orphans: []notebook.ID{}}
	for _, h := range c.Orphans {
		f.Orphans = append(f.Orphans, h.ID)
	}
	return f
}
