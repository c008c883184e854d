package session

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"casebound/notebook"
)

// Notes lists the live notes, changed last first.
func (s *Session) Notes() []notebook.Note {
	return values(s.shelf.notes, notebook.Note.Live, func(a, b notebook.Note) int {
		return cmp.Or(b.Modified.Compare(a.Modified), byID(a.ID, b.ID))
	})
}

// Note finds a note by id.
func (s *Session) Note(id notebook.ID) (notebook.Note, error) {
	n, ok := s.shelf.notes[id]
	if !ok {
		return n, fmt.Errorf("note %s: %w", id, notebook.ErrNotFound)
	}
	return n, nil
}

// NotesOf lists the live notes that belong to a document.
func (s *Session) NotesOf(document notebook.ID) []notebook.Note {
	var list []notebook.Note
	for _, n := range s.Notes() {
		if slices.Contains(n.Documents, document) {
			list = append(list, n)
		}
	}
	return list
}

// NewNote makes a note.
func (s *Session) NewNote(markdown string, documents ...notebook.ID) (notebook.Note, error) {
	id, err := s.newID()
	if err != nil {
		return notebook.Note{}, err
	}
	now := s.now()
	n := notebook.Note{ID: id, Markdown: markdown, Created: now, Modified: now}
	n.Documents = mentioned(markdown, documents)
	return n, s.commit(put("New note", n))
}

// SetNote changes a note's Markdown; quick changes are undone together.
func (s *Session) SetNote(id notebook.ID, markdown string) error {
	n, err := s.Note(id)
	if err != nil {
		return err
	}
	if n.Markdown == markdown {
		return nil
	}
	n.Markdown, n.Modified = markdown, s.now()
	n.Documents = mentioned(markdown, n.Documents)
	e := put("Change note", n)
	e.joins = "note " + id.String()
	return s.commit(e)
}

// TrashNote moves a note to the trash.
func (s *Session) TrashNote(id notebook.ID) error {
	return s.setNoteTrashed(id, "Delete note", s.now())
}

// RestoreNote takes it back.
func (s *Session) RestoreNote(id notebook.ID) error {
	return s.setNoteTrashed(id, "Restore note", time.Time{})
}

func (s *Session) setNoteTrashed(id notebook.ID, label string, at time.Time) error {
	n, err := s.Note(id)
	if err != nil {
		return err
	}
	n.Trashed = at
	return s.commit(put(label, n))
}

// passageLink is the target of a link to a passage: casebound:ID#start-end,
// offsets in code points of the clean text, half-open.
var passageLink = regexp.MustCompile(`casebound:([0-9a-f]{8}-[0-9a-f-]{27})#(\d+)-(\d+)`)

// mentioned are the documents a note belongs to: those it had and those its
// links lead to, each once.
func mentioned(markdown string, had []notebook.ID) []notebook.ID {
	list := slices.Clone(had)
	for _, m := range passageLink.FindAllStringSubmatch(markdown, -1) {
		if id, err := notebook.ParseID(m[1]); err == nil && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// Quote is Markdown that quotes a passage and links to it, for a note.
func (s *Session) Quote(document notebook.ID, span notebook.Span) (string, error) {
	d, err := s.Document(document)
	if err != nil {
		return "", err
	}
	text, err := s.Text(document)
	if err != nil {
		return "", err
	}
	if !text.Valid(span) {
		return "", fmt.Errorf("quote %v: outside the text", span)
	}
	points := notebook.NewRuler(text).CodePoints(span)
	quote := strings.ReplaceAll(text.At(span), "\n", "\n> ")
	title := strings.NewReplacer("[", "(", "]", ")").Replace(d.Title)
	return fmt.Sprintf("> %s\n>\n> — [%s, ¶%d](casebound:%s#%d-%d)\n",
		quote, title, text.BlockAt(span.Start)+1, document, points.Start, points.End), nil
}

// QuoteInto quotes a passage at the end of a note, or in a new one when note
// is zero: one action, one transaction.
func (s *Session) QuoteInto(note, document notebook.ID, span notebook.Span) (notebook.Note, error) {
	quote, err := s.Quote(document, span)
	if err != nil {
		return notebook.Note{}, err
	}
	if note.IsZero() {
		return s.NewNote("# On “"+s.shelf.documents[document].Title+"”\n\n"+quote+"\n", document)
	}
	n, err := s.Note(note)
	if err != nil {
		return n, err
	}
	n.Markdown = strings.TrimRight(n.Markdown, "\n") + "\n\n" + quote + "\n"
	n.Documents, n.Modified = mentioned(n.Markdown, n.Documents), s.now()
	return n, s.commit(put("Quote into note", n))
}

// Follow turns a link of a note into a place: a passage link, or the title of
// a document or note, or the name of an entity between [[ ]].
func (s *Session) Follow(link string) (notebook.Place, error) {
	if m := passageLink.FindStringSubmatch(link); m != nil {
		return s.followPassage(m)
	}
	name := strings.ToLower(strings.TrimSpace(strings.Trim(strings.TrimSpace(link), "[]")))
	for _, d := range s.Documents() {
		if strings.ToLower(d.Title) == name {
			return notebook.Place{Document: d.ID}, nil
		}
	}
	for _, n := range s.Notes() {
		if strings.ToLower(n.Title()) == name {
			return notebook.Place{Note: n.ID}, nil
		}
	}
	for _, e := range s.shelf.entities {
		if strings.ToLower(e.Name) == name && !e.Hidden && e.MergedInto.IsZero() {
			return notebook.Place{Entity: e.ID}, nil
		}
	}
	return notebook.Place{}, fmt.Errorf("nothing here is called %q", strings.Trim(link, "[]"))
}

func (s *Session) followPassage(m []string) (notebook.Place, error) {
	id, err := notebook.ParseID(m[1])
	if err != nil {
		return notebook.Place{}, err
	}
	text, err := s.Text(id)
	if err != nil {
		return notebook.Place{}, err
	}
	var points notebook.CodePointSpan
	if _, err := fmt.Sscanf(m[2]+" "+m[3], "%d %d", &points.Start, &points.End); err != nil {
		return notebook.Place{}, fmt.Errorf("follow %q: %w", m[0], err)
	}
	span := notebook.NewRuler(text).FromCodePoints(points)
	if !text.Valid(span) {
		span = notebook.Span{}
	}
	return notebook.Place{Document: id, Span: span}, nil
}

// Backlinks lists the live notes that link to a note, document or entity by
// its title, or to a document by a passage.
func (s *Session) Backlinks(to notebook.Place) []notebook.Note {
	name, id := "", ""
	switch {
	case !to.Note.IsZero():
		name = s.shelf.notes[to.Note].Title()
	case !to.Document.IsZero():
		name, id = s.shelf.documents[to.Document].Title, "casebound:"+to.Document.String()
	case !to.Entity.IsZero():
		name = s.shelf.entities[to.Entity].Name
	}
	var list []notebook.Note
	for _, n := range s.Notes() {
		if n.ID == to.Note {
			continue
		}
		if name != "" && strings.Contains(strings.ToLower(n.Markdown), "[["+strings.ToLower(name)+"]]") ||
			id != "" && strings.Contains(n.Markdown, id) {
			list = append(list, n)
		}
	}
	return list
}
