package session

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"

	"casebound/notebook"
	"casebound/notebook/markdown"
)

// ExportEntity writes the page of an entity as Markdown into a folder and
// returns the file's path. A file that is there is not written over.
func (s *Session) ExportEntity(id notebook.ID, dir string) (string, error) {
	e, err := s.Entity(id)
	if err != nil {
		return "", err
	}
	p, err := s.Profile(id)
	if err != nil {
		return "", err
	}
	sheet := markdown.EntitySheet{Entity: e, Events: p.Events}
	for _, d := range p.Documents {
		row := markdown.EntityDocument{Title: d.Document.Title}
		for _, m := range d.Sentences {
			row.Sentences = append(row.Sentences, m.Text)
		}
		sheet.Documents = append(sheet.Documents, row)
	}
	for _, t := range p.Ties {
		sheet.Ties = append(sheet.Ties, markdown.EntityTie{Name: t.Entity.Name, Sentences: t.Sentences, Documents: t.Documents})
	}
	name := markdown.FileName(e.Name, func(name string) bool {
		_, err := os.Lstat(filepath.Join(dir, name+".md"))
		return err == nil
	})
	path := filepath.Join(dir, name+".md")
	if err := replaceFile(path, nil, markdown.WriteEntity(sheet)); err != nil {
		return "", fmt.Errorf("export %q: %w", e.Name, err)
	}
	return path, nil
}

// HiddenEntities lists what the reader said is no entity, by name.
func (s *Session) HiddenEntities() []notebook.Entity {
	return values(s.shelf.entities, func(e notebook.Entity) bool { return e.Hidden && e.MergedInto.IsZero() }, func(a, b notebook.Entity) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), byID(a.ID, b.ID))
	})
}
