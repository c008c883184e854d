package session

import (
	"slices"

	"casebound/notebook"
)

// A highlight carried to a newer version of its document is there twice, in
// the older version as it was and in the newer one. Who looks for it wants it
// once: the newest.

// outdated are the live highlights that a live one of a newer version was made
// of. The set is never changed, only replaced: searches read it on other
// goroutines.
type outdated map[notebook.ID]bool

// findOutdated goes through all highlights that were carried over.
func (sh *shelf) findOutdated() outdated {
	list := outdated{}
	for document, of := range sh.highlights {
		if d, ok := sh.documents[document]; !ok || !d.Trashed.IsZero() {
			continue
		}
		for _, h := range of {
			if h.Live() && !h.From.IsZero() {
				list[h.From] = true
			}
		}
	}
	return list
}

// followCarried brings the finder up to date after changes that may have made
// copies of highlights or taken them away.
func (s *Session) followCarried(changes []notebook.Change) {
	if !slices.ContainsFunc(changes, concernsCopies) {
		return
	}
	before, now := *s.outdated.Load(), s.shelf.findOutdated()
	s.outdated.Store(&now)
	for id := range before {
		if h, err := s.Highlight(id); err == nil && !now[id] {
			s.place(s.offered(h), highlightCandidate(id), s.highlightItems(h))
		}
	}
	for id := range now {
		s.index.Remove(highlightCandidate(id))
	}
}

func concernsCopies(c notebook.Change) bool {
	is := func(r notebook.Record) bool {
		switch r := r.(type) {
		case notebook.Document:
			return true
		case notebook.Highlight:
			return !r.From.IsZero()
		}
		return false
	}
	return is(c.Before) || is(c.After)
}

// offered reports whether the finder has a highlight.
func (s *Session) offered(h notebook.Highlight) bool {
	d, known := s.shelf.documents[h.Document]
	return h.Live() && known && d.Trashed.IsZero() && !(*s.outdated.Load())[h.ID]
}
