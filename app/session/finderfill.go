package session

import (
	"math"
	"slices"

	"casebound/notebook"
	"casebound/notebook/finder"
)

// untold are the names and events that the finder was not told of yet. There
// can be hundreds of thousands, and a notebook opens before they are read.
type untold struct{ entities, events []notebook.ID }

// fillIndex puts into the finder what the reader made or brought, and leaves
// names and events to FillFinder and the headings of documents to a
// HeadingReader.
func (s *Session) fillIndex() {
	var all []finder.Candidate
	for _, d := range s.Documents() {
		all = append(all, s.documentItems(d)...)
		for _, h := range s.shelf.highlights[d.ID] {
			if s.offered(h) {
				all = append(all, s.highlightItem(h))
			}
		}
	}
	for _, n := range s.Notes() {
		all = append(all, s.noteItem(n))
		s.followNoteHeadings(n)
	}
	for _, c := range s.Collections() {
		all = append(all, collectionItem(c))
	}
	for _, v := range s.SavedSearches() {
		all = append(all, s.savedItem(v))
	}
	s.index.Put(all...)
	s.putTags()
	s.untold = untold{keysOf(s.shelf.entities), keysOf(s.shelf.events)}
}

func keysOf[V any](m map[notebook.ID]V) []notebook.ID {
	ids := make([]notebook.ID, 0, len(m))
	for id := range m {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, byID)
	return ids
}

// FillFinder tells the finder of so many names and events more, and reports
// whether some are left. What changes meanwhile it is told at once.
func (s *Session) FillFinder(most int) (more bool) {
	u := &s.untold
	var ids []notebook.ID
	ids, u.entities = cut(u.entities, most)
	s.putEntities(ids...)
	ids, u.events = cut(u.events, most-len(ids))
	var items []finder.Candidate
	for _, id := range ids {
		if e, ok := s.shelf.events[id]; ok && s.shelf.shown(e) {
			items = append(items, s.eventItem(e))
		}
	}
	s.index.Put(items...)
	return len(u.entities)+len(u.events) > 0
}

// ReadyFinder tells the finder of all that is left.
func (s *Session) ReadyFinder() { s.FillFinder(math.MaxInt) }

// cut takes at most so many off the front of a list.
func cut(ids []notebook.ID, most int) (front, rest []notebook.ID) {
	n := min(len(ids), most)
	return ids[:n], ids[n:]
}
