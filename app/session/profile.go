package session

import (
	"cmp"
	"slices"
	"strings"

	"casebound/notebook"
	"casebound/notebook/extract/sentence"
)

// Profile is everything the notebook knows about one entity.
type Profile struct {
	Mentions  int
	Documents []ProfileDocument // earliest published first, those without a date last
	Ties      []Tie             // strongest first
	Events    []notebook.Event
	Notes     []notebook.Note // that link to it or name it
}

// ProfileDocument is a document with the sentences that mention the entity.
type ProfileDocument struct {
	Document  notebook.Document
	Sentences []ProfileSentence
}

// ProfileSentence is one sentence with one mention in it.
type ProfileSentence struct {
	Text string
	Name notebook.Span // bytes of Text
	At   notebook.Span // the mention in the document
}

// Tie is a name that stands in the same sentences.
type Tie struct {
	Entity               notebook.Entity
	Sentences, Documents int
}

// Profile reads every sentence that mentions an entity, in live documents.
func (s *Session) Profile(id notebook.ID) (Profile, error) {
	id = s.canonical(id)
	var p Profile
	ties := map[notebook.ID]*Tie{}
	for _, d := range s.Documents() {
		mentions := s.Mentions(d.ID)
		if !slices.ContainsFunc(mentions, func(m notebook.Mention) bool { return m.Entity == id }) {
			continue
		}
		text, err := s.Text(d.ID)
		if err != nil {
			return p, err
		}
		doc := ProfileDocument{Document: d}
		together := map[notebook.ID]bool{}
		for _, at := range sentence.Split(text) {
			here := within(mentions, at)
			if !slices.ContainsFunc(here, func(m notebook.Mention) bool { return m.Entity == id }) {
				continue
			}
			for _, m := range here {
				if m.Entity == id {
					doc.Sentences = append(doc.Sentences, ProfileSentence{Text: text.At(at), Name: m.Span.Shift(-at.Start), At: m.Span})
				}
			}
			s.countTies(ties, together, here, id)
		}
		p.Mentions += len(doc.Sentences)
		p.Documents = append(p.Documents, doc)
	}
	slices.SortStableFunc(p.Documents, func(a, b ProfileDocument) int { return byPublication(a.Document, b.Document) })
	for _, t := range ties {
		p.Ties = append(p.Ties, *t)
	}
	slices.SortFunc(p.Ties, func(a, b Tie) int {
		return cmp.Or(b.Sentences-a.Sentences, b.Documents-a.Documents, cmp.Compare(a.Entity.Name, b.Entity.Name))
	})
	p.Events, p.Notes = s.eventsWith(id), s.notesNaming(id)
	return p, nil
}

// countTies counts, for one sentence, each other name in it once.
func (s *Session) countTies(ties map[notebook.ID]*Tie, inDocument map[notebook.ID]bool, here []notebook.Mention, id notebook.ID) {
	seen := map[notebook.ID]bool{id: true}
	for _, m := range here {
		e, ok := s.shelf.entities[m.Entity]
		if seen[m.Entity] || !ok || !e.Kind.Named() {
			continue
		}
		seen[m.Entity] = true
		t := ties[m.Entity]
		if t == nil {
			t = &Tie{Entity: e}
			ties[m.Entity] = t
		}
		t.Sentences++
		if !inDocument[m.Entity] {
			inDocument[m.Entity] = true
			t.Documents++
		}
	}
}

// within are the mentions inside a span, of mentions in order.
func within(mentions []notebook.Mention, at notebook.Span) []notebook.Mention {
	from, _ := slices.BinarySearchFunc(mentions, at.Start, func(m notebook.Mention, start int) int { return cmp.Compare(m.Start, start) })
	to := from
	for to < len(mentions) && mentions[to].Start < at.End {
		to++
	}
	return slices.DeleteFunc(slices.Clone(mentions[from:to]), func(m notebook.Mention) bool { return m.End > at.End })
}

func byPublication(a, b notebook.Document) int {
	if a.Published.Known() != b.Published.Known() {
		if a.Published.Known() {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.Published.When.Earliest, b.Published.When.Earliest), byID(a.ID, b.ID))
}

func (s *Session) eventsWith(id notebook.ID) []notebook.Event {
	var list []notebook.Event
	for _, e := range s.Events() {
		if slices.ContainsFunc(e.Entities, func(x notebook.ID) bool { return s.canonical(x) == id }) {
			list = append(list, e)
		}
	}
	return list
}

func (s *Session) notesNaming(id notebook.ID) []notebook.Note {
	name := strings.ToLower(s.shelf.entities[id].Name)
	var list []notebook.Note
	for _, n := range s.Notes() {
		if name != "" && strings.Contains(strings.ToLower(n.Markdown), name) {
			list = append(list, n)
		}
	}
	return list
}
