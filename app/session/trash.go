package session

import (
	"slices"
	"time"

	"casebound/notebook"
)

// TrashDays is how long the trash keeps what is in it.
const TrashDays = 30

// TrashedDocuments lists the documents in the trash, last thrown first.
func (s *Session) TrashedDocuments() []notebook.Document {
	return values(s.shelf.documents, func(d notebook.Document) bool { return !d.Trashed.IsZero() },
		func(a, b notebook.Document) int { return b.Trashed.Compare(a.Trashed) })
}

// TrashedNotes lists the notes in the trash, last thrown first.
func (s *Session) TrashedNotes() []notebook.Note {
	return values(s.shelf.notes, func(n notebook.Note) bool { return !n.Live() },
		func(a, b notebook.Note) int { return b.Trashed.Compare(a.Trashed) })
}

// TrashedHighlights lists the highlights in the trash, last thrown first.
func (s *Session) TrashedHighlights() []notebook.Highlight {
	var list []notebook.Highlight
	for _, of := range s.shelf.highlights {
		for _, h := range of {
			if !h.Live() {
				list = append(list, h)
			}
		}
	}
	slices.SortFunc(list, func(a, b notebook.Highlight) int { return b.Trashed.Compare(a.Trashed) })
	return list
}

// EmptyTrash deletes for good what has been in the trash for TrashDays, or all
// of it. It cannot be undone.
func (s *Session) EmptyTrash(all bool) error {
	old := s.now().Add(-TrashDays * 24 * time.Hour)
	gone := func(trashed time.Time) bool { return !trashed.IsZero() && (all || trashed.Before(old)) }
	var changes []notebook.Change
	for _, d := range s.TrashedDocuments() {
		if gone(d.Trashed) {
			changes = append(changes, s.withoutDocument(d)...)
		}
	}
	for _, n := range s.TrashedNotes() {
		if gone(n.Trashed) {
			changes = append(changes, notebook.Change{Before: n})
		}
	}
	for _, h := range s.TrashedHighlights() {
		if d, ok := s.shelf.documents[h.Document]; gone(h.Trashed) && ok && !gone(d.Trashed) {
			changes = append(changes, notebook.Change{Before: h})
		}
	}
	if len(changes) == 0 {
		return nil
	}
	if err := s.apply("Empty trash", changes); err != nil {
		return err
	}
	for _, c := range changes {
		if d, ok := c.Before.(notebook.Document); ok && c.After == nil {
			s.versions.remove(d.ID)
			s.versions.recurring.forget()
		}
	}
	s.history = history{} // what is gone cannot come back by undo
	return nil
}

// withoutDocument takes away a document and everything that was read from it.
func (s *Session) withoutDocument(d notebook.Document) []notebook.Change {
	changes := []notebook.Change{
		{Before: notebook.Mentions{Document: d.ID, List: s.shelf.mentions[d.ID]}},
		{Before: notebook.Timexes{Document: d.ID}},
		{Before: notebook.Index{Name: sketchPrefix + d.ID.String()}},
	}
	for _, h := range s.shelf.highlights[d.ID] {
		changes = append(changes, notebook.Change{Before: h})
	}
	for _, e := range s.shelf.events {
		if e.In(d.ID) {
			changes = append(changes, s.withoutSource(e, d.ID))
		}
	}
	changes = append(changes, s.uncollected(d.ID)...)
	for _, v := range d.Versions {
		if other, ok := s.shelf.documents[v.Document]; ok {
			rest := other
			rest.Versions = slices.DeleteFunc(slices.Clone(other.Versions), func(v notebook.Version) bool { return v.Document == d.ID })
			changes = append(changes, notebook.Change{Before: other, After: rest})
		}
	}
	return append(changes, notebook.Change{Before: d})
}

// HasTag reports whether a live highlight of the document carries the tag.
func (s *Session) HasTag(document notebook.ID, tag string) bool {
	for _, h := range s.shelf.highlights[document] {
		if h.Live() && slices.Contains(h.Tags, tag) {
			return true
		}
	}
	return false
}
