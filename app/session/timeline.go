package session

import (
	"slices"
	"strings"

	"casebound/notebook"
)

// TimelineFilter says which events a timeline shows. The zero TimelineFilter
// shows all but what the reader rejected.
type TimelineFilter struct {
	Entity notebook.ID `json:"entity,omitzero"`
	// Tag of a document that speaks of the event, or of a highlight at its
	// sentence.
	Tag string `json:"tag,omitempty"`
	// Collection that a document that speaks of the event is in.
	Collection notebook.ID       `json:"collection,omitzero"`
	Status     *notebook.Status  `json:"status,omitempty"`
	Verdict    *notebook.Verdict `json:"verdict,omitempty"`
	// Text is words that all stand in the title, the sentence or a name.
	Text string `json:"text,omitempty"`
}

// IsZero reports whether the filter hides nothing the reader did not reject.
func (f TimelineFilter) IsZero() bool {
	return f.Entity.IsZero() && f.Tag == "" && f.Collection.IsZero() && f.Status == nil && f.Verdict == nil && strings.TrimSpace(f.Text) == ""
}

// Timeline lists the events of some documents, or of the notebook, that a
// filter shows, earliest first, and how many it hides.
func (s *Session) Timeline(f TimelineFilter, documents ...notebook.ID) (shown []notebook.Event, hidden int) {
	keeps, all := s.keeper(f), s.eventsOf(documents)
	shown = make([]notebook.Event, 0, len(all))
	for _, e := range all {
		if keeps(e) {
			shown = append(shown, e)
		}
	}
	return shown, len(all) - len(shown)
}

// Dated reports whether a timeline of these documents shows any event.
func (s *Session) Dated(f TimelineFilter, documents ...notebook.ID) bool {
	keeps := s.keeper(f)
	if len(documents) > 0 {
		return slices.ContainsFunc(documents, func(d notebook.ID) bool {
			return slices.ContainsFunc(s.EventsIn(d), keeps)
		})
	}
	for _, e := range s.shelf.events {
		if s.shelf.shown(e) && keeps(e) {
			return true
		}
	}
	return false
}

func (s *Session) eventsOf(documents []notebook.ID) []notebook.Event {
	switch len(documents) {
	case 0:
		return s.Events()
	case 1:
		return s.EventsIn(documents[0])
	}
	return s.shelf.toldBy(s.shelf.shown, documents...)
}

// keeper answers whether the filter shows an event.
func (s *Session) keeper(f TimelineFilter) func(notebook.Event) bool {
	entity, words := s.canonical(f.Entity), strings.Fields(strings.ToLower(f.Text))
	tagged := s.taggedSource(f.Tag)
	if _, there := s.shelf.collections[f.Collection]; !there {
		f.Collection = notebook.ID{} // deleted meanwhile: no longer a filter
	}
	collected := func(src notebook.Source) bool { return s.InCollection(f.Collection, src.Document) }
	return func(e notebook.Event) bool {
		switch {
		case f.Verdict == nil && e.Verdict == notebook.Rejected,
			f.Verdict != nil && e.Verdict != *f.Verdict,
			f.Status != nil && e.Status != *f.Status,
			f.Tag != "" && !slices.ContainsFunc(e.Sources, tagged),
			!f.Collection.IsZero() && !slices.ContainsFunc(e.Sources, collected),
			!f.Entity.IsZero() && !slices.ContainsFunc(e.Entities, func(id notebook.ID) bool { return s.canonical(id) == entity }):
			return false
		}
		return len(words) == 0 || saysAll(s.eventWords(e), words)
	}
}

func saysAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// eventWords is what is searched for words, in lower case.
func (s *Session) eventWords(e notebook.Event) string {
	return strings.ToLower(e.Title + "\n" + e.Sentence + "\n" + e.When.String() + "\n" + strings.Join(s.eventNames(e), "\n"))
}

// eventNames are the names of an event's entities that are not hidden, each
// once.
func (s *Session) eventNames(e notebook.Event) []string {
	var names []string
	for _, id := range e.Entities {
		if entity, err := s.Entity(id); err == nil && !entity.Hidden && !slices.Contains(names, entity.Name) {
			names = append(names, entity.Name)
		}
	}
	return names
}

// taggedSource answers whether a place is in a document with a tag, or at a
// highlight with it.
func (s *Session) taggedSource(tag string) func(notebook.Source) bool {
	has := func(tags []string) bool {
		return slices.ContainsFunc(tags, func(t string) bool { return strings.EqualFold(t, tag) })
	}
	return func(src notebook.Source) bool {
		if has(s.shelf.documents[src.Document].Tags) {
			return true
		}
		for _, h := range s.shelf.highlights[src.Document] {
			if h.Live() && has(h.Tags) && (h.Anchor.Span.Overlaps(src.Sentence) || h.Anchor.Span.Overlaps(src.Expression)) {
				return true
			}
		}
		return false
	}
}
