package session

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"casebound/notebook"
	"casebound/notebook/anchor"
	"casebound/notebook/markdown"
)

// Format is a form that highlights can be written in.
type Format = markdown.Format

// Markdown is the form for people.
const Markdown = markdown.Markdown

// ParseFormat reads the name of a format; "" is Markdown.
func ParseFormat(name string) (Format, error) {
	if name == "" {
		return Markdown, nil
	}
	return markdown.ParseFormat(name)
}

// Export says what to write where.
type Export struct {
	Documents    []notebook.ID // none: every live document that has highlights or notes
	Format       Format
	Template     string // a Go text/template in place of the usual shape
	TemplateName string
	Dir          string // made if absent
}

// Export writes one file a document, and in Markdown one a note, into a folder,
// and returns their paths. A file whose content would not change is not
// touched; what the reader wrote between the notes markers stays. Each file is
// replaced whole or not at all.
func (s *Session) Export(e Export) ([]string, error) {
	documents, err := s.exported(e.Documents)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(e.Dir, 0o755); err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	names := fileNames{dir: e.Dir, taken: map[string]bool{}}
	var written []string
	for _, d := range documents {
		sheet, err := s.sheet(d)
		if err != nil {
			return written, err
		}
		path := names.next(d, e.Format)
		previous, err := readIfThere(path)
		if err != nil {
			return written, err
		}
		content, err := markdown.Write(sheet, markdown.Options{
			Format: e.Format, Template: e.Template, TemplateName: e.TemplateName, Previous: previous, ColourName: s.ColourName,
		})
		if err != nil {
			return written, fmt.Errorf("export %q: %w", d.Title, err)
		}
		if err := replaceFile(path, previous, content); err != nil {
			return written, err
		}
		written = append(written, path)
	}
	return written, nil
}

// exported are the documents to write, oldest import first so that names of
// files stay theirs when more come.
func (s *Session) exported(ids []notebook.ID) ([]notebook.Document, error) {
	var list []notebook.Document
	if len(ids) > 0 {
		for _, id := range ids {
			d, err := s.Document(id)
			if err != nil {
				return nil, err
			}
			list = append(list, d)
		}
		return list, nil
	}
	all := s.Documents()
	for i := len(all) - 1; i >= 0; i-- {
		if s.hasLiveHighlights(all[i].ID) || len(s.NotesOf(all[i].ID)) > 0 {
			list = append(list, all[i])
		}
	}
	return list, nil
}

// sheet gathers what is written about one document.
func (s *Session) sheet(d notebook.Document) (markdown.Sheet, error) {
	text, err := s.Text(d.ID)
	if err != nil {
		return markdown.Sheet{}, err
	}
	placed, err := s.HighlightsIn(d.ID)
	if err != nil {
		return markdown.Sheet{}, err
	}
	timexes, err := s.Timexes(d.ID)
	if err != nil {
		return markdown.Sheet{}, err
	}
	sheet := markdown.Sheet{Document: d, Text: text, Timexes: timexes, Notes: s.NotesOf(d.ID), Events: s.EventsIn(d.ID)}
	for _, p := range placed {
		if p.Foreign {
			continue
		}
		h := p.Highlight
		orphan := p.State == anchor.Orphan
		if !orphan {
			h.Anchor.Span = p.Span
		}
		sheet.Highlights = append(sheet.Highlights, markdown.Marked{Highlight: h, Orphan: orphan})
	}
	for _, f := range s.EntitiesIn(d.ID, false) {
		sheet.Entities = append(sheet.Entities, markdown.Named{Entity: f.Entity, Mentions: f.Mentions})
	}
	return sheet, nil
}

// fileNames gives each document a file of its own in a folder: two of the same
// title, or a file of that name that somebody else wrote, are never mixed up.
type fileNames struct {
	dir   string
	taken map[string]bool // lower-case: some systems know no difference
}

func (n *fileNames) next(d notebook.Document, format Format) string {
	name := markdown.FileName(d.Title, func(name string) bool {
		return n.taken[strings.ToLower(name)] || format == Markdown && n.foreign(name+format.Extension(), d)
	})
	n.taken[strings.ToLower(name)] = true
	return filepath.Join(n.dir, name+format.Extension())
}

// foreign reports whether a file is there that is not an earlier export of the
// document: its front matter does not hold the document's hash.
func (n *fileNames) foreign(name string, d notebook.Document) bool {
	raw, err := os.ReadFile(filepath.Join(n.dir, name))
	if err != nil {
		return false
	}
	head, _, _ := strings.Cut(strings.TrimPrefix(string(raw), "---\n"), "\n---")
	return !strings.Contains(head, "sha256:") || !strings.Contains(head, d.SHA256)
}

func readIfThere(path string) ([]byte, error) {
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	return raw, nil
}

// replaceFile writes beside the file and renames, so that a crash leaves the
// old one or the new one.
func replaceFile(path string, previous, content []byte) error {
	if previous != nil && string(previous) == string(content) {
		return nil
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), ".casebound-*")
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	_, err = temporary.Write(content)
	err = errors.Join(err, temporary.Chmod(0o644), temporary.Sync(), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("export %s: %w", filepath.Base(path), err), os.Remove(temporary.Name()))
	}
	return nil
}
