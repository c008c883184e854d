package session

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"time"
)

// SampleNote is the file of a sample that becomes a note; all others become
// documents, in the order of their names.
const SampleNote = "welcome.md"

// FillSample puts the sample into an empty notebook and opens its note beside
// the first document.
func (s *Session) FillSample(sample fs.FS) error {
	files, err := fs.ReadDir(sample, ".")
	if err != nil {
		return fmt.Errorf("read the sample: %w", err)
	}
	for _, file := range files {
		raw, err := fs.ReadFile(sample, file.Name())
		if err != nil {
			return fmt.Errorf("read the sample: %w", err)
		}
		if file.Name() == SampleNote {
			n, err := s.NewNote(string(raw))
			if err != nil {
				return err
			}
			s.view.Tabs = append(s.view.Tabs, Tab{Note: n.ID})
			continue
		}
		im, err := s.Importer()
		if err != nil {
			return err
		}
		p, err := im.PrepareBytes(context.Background(), path.Base(file.Name()), raw, time.Time{}, Given{})
		if err != nil {
			return fmt.Errorf("read the sample: %w", err)
		}
		out, err := s.Admit(p)
		if err != nil {
			return err
		}
		if len(s.view.Tabs) == 0 {
			s.view.Tabs = append(s.view.Tabs, Tab{Document: out.Document})
		}
	}
	s.view.Active = 0
	s.history = history{} // the sample is there from the start; nothing was done yet
	return s.SaveView()
}
