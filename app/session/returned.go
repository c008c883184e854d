package session

import (
	"fmt"

	"casebound/notebook"
	"casebound/notebook/anchor"
)

// Returned admits a document that was found in a backup, as one edit: its
// text waits in the store, the changes are its records. What the notebook has
// of the document is replaced; undoing brings that back, but for the text.
func (s *Session) Returned(changes []notebook.Change, text notebook.Text) (notebook.Document, error) {
	var d notebook.Document
	for _, c := range changes {
		if found, ok := c.After.(notebook.Document); ok {
			d = found
		}
	}
	if d.ID.IsZero() {
		return d, fmt.Errorf("restore a document: %w", notebook.ErrNotFound)
	}
	sketch := anchor.NewSketch(text)
	record, err := sketchRecord(d.ID, sketch)
	if err != nil {
		return d, err
	}
	s.pending = map[notebook.ID]notebook.Text{d.ID: text}
	defer func() { s.pending = nil }()
	s.shelf.texts.drop(d.ID)
	err = s.commit(edit{label: "Restore document from a backup", changes: append(changes, notebook.Put(record))})
	if err == nil {
		s.versions.remove(d.ID)
		s.versions.add(d.ID, sketch)
		s.versions.recurring.forget()
	}
	return d, err
}
