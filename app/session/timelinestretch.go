package session

import (
	"slices"

	"casebound/notebook"
)

// Stretch is what a stretch of time touches: what is shown while the timeline
// is brushed.
type Stretch struct {
	Events    int
	documents map[notebook.ID]bool
	entities  map[notebook.ID]bool
	sentences map[notebook.ID][]notebook.Span // by document
}

// Stretch finds the events of the notebook that a filter shows and that may
// have happened between two instants.
func (s *Session) Stretch(f TimelineFilter, from, to notebook.Instant) Stretch {
	st := Stretch{documents: map[notebook.ID]bool{}, entities: map[notebook.ID]bool{}, sentences: map[notebook.ID][]notebook.Span{}}
	events, _ := s.Timeline(f)
	for _, e := range events {
		if !e.When.Known() || e.When.Earliest > to || e.When.Latest < from {
			continue
		}
		st.Events++
		for _, id := range e.Entities {
			st.entities[s.canonical(id)] = true
		}
		for _, src := range e.Sources {
			st.documents[src.Document] = true
			st.sentences[src.Document] = append(st.sentences[src.Document], src.Sentence)
		}
	}
	return st
}

// HasDocument reports whether a document tells of the stretch.
func (st Stretch) HasDocument(id notebook.ID) bool { return st.documents[id] }

// HasEntity reports whether an entity occurs in what happened in the stretch.
func (st Stretch) HasEntity(id notebook.ID) bool { return st.entities[id] }

// Touches reports whether a place of a document overlaps a sentence that tells
// of the stretch.
func (st Stretch) Touches(document notebook.ID, at notebook.Span) bool {
	return slices.ContainsFunc(st.sentences[document], at.Overlaps)
}
