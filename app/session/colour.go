package session

import (
	"strings"

	"casebound/notebook"
)

// ColourName is the reader's name for a colour, or its own with a capital.
func (s *Session) ColourName(c notebook.Colour) string {
	if name := s.view.Names[c.String()]; name != "" {
		return name
	}
	name := c.String()
	return strings.ToUpper(name[:1]) + name[1:]
}

// NameColour gives a colour a name; "" gives it back its own.
func (s *Session) NameColour(c notebook.Colour, name string) error {
	if s.view.Names == nil {
		s.view.Names = map[string]string{}
	}
	s.view.Names[c.String()] = strings.TrimSpace(name)
	return s.SaveView()
}
