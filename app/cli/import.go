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
}

func runImport(c *call) error {
	if err := c.take(2, -1); err != nil {
		return err
	}
	files, err := session.Files(c.args[1:])
	if err != nil {
		return err
	}
	bad := 0
	err = c.with(func(s *session.Session) error {
		for _, file := range files {
			out := s.Import(context.Background(), file, session.Given{Published: *c.value["published"]})
			if out.Outcome == session.OutcomeFailed {
				bad++
			}
			line := fmt.Sprintf("%-9s  %s", out.Outcome, file)
			if out.Reason != "" {
				line += ": " + out.Reason
			}
			if err := c.emit(importLine{file, out.Outcome, out.Document, out.Reason}, line); err != nil {
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
