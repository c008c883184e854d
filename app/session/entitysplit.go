package session

import (
	"errors"
	"slices"

	"casebound/notebook"
)

// SplitForm makes an entity of its own of one of the names of another: every
// place where it is called so, in every document, is the new one's. The two
// stay apart in documents to come.
func (s *Session) SplitForm(id notebook.ID, form string) (notebook.Entity, error) {
	e, err := s.Entity(id)
	if err != nil {
		return e, err
	}
	if folded := foldName(form); folded == foldName(e.Name) {
		return e, errors.New("this is its own name; rename it, or split it off in one document")
	}
	e.Aliases = slices.DeleteFunc(slices.Clone(e.Aliases), func(a string) bool { return foldName(a) == foldName(form) })
	e.Decided = true
	var documents []notebook.ID
	for _, member := range s.shelf.members(e.ID) {
		for document := range s.shelf.census.counts[member] {
			if !slices.Contains(documents, document) {
				documents = append(documents, document)
			}
		}
	}
	slices.SortFunc(documents, byID)
	return s.splitOff(e, form, documents, func(text notebook.Text, m notebook.Mention) bool {
		return foldName(text.At(m.Span)) == foldName(form)
	})
}

// SplitHere makes an entity of its own of what one document says of another:
// somebody else of the same name.
func (s *Session) SplitHere(id, document notebook.ID) (notebook.Entity, error) {
	e, err := s.Entity(id)
	if err != nil {
		return e, err
	}
	d, err := s.Document(document)
	if err != nil {
		return e, err
	}
	name := e.Name + " (" + d.Title + ")"
	return s.splitOff(e, name, []notebook.ID{document}, func(notebook.Text, notebook.Mention) bool { return true })
}

// splitOff gives those mentions of e in the documents that belong says yes to
// to a new entity, in one action. They are the reader's from now on.
func (s *Session) splitOff(e notebook.Entity, name string, documents []notebook.ID, belong func(notebook.Text, notebook.Mention) bool) (notebook.Entity, error) {
	id, err := s.newID()
	if err != nil {
		return e, err
	}
	other := notebook.Entity{ID: id, Kind: e.Kind, Name: name, Decided: true}
	records := []notebook.Record{e, other}
	members := s.shelf.members(e.ID)
	for _, document := range documents {
		text, err := s.Text(document)
		if err != nil {
			return e, err
		}
		list, moved := slices.Clone(s.shelf.mentions[document]), false
		for i, m := range list {
			if slices.Contains(members, m.Entity) && belong(text, m) {
				list[i].Entity, list[i].Confidence, list[i].Reason, list[i].ByHand = id, 1, "split off by you", true
				moved = true
			}
		}
		if moved {
			records = append(records, notebook.Mentions{Document: document, List: list})
		}
	}
	if len(records) == 2 {
		return e, errors.New("no place has this name")
	}
	return other, s.commit(put("Split entity", records...))
}

// EntityNamed is the visible entity that the notebook knows under a name or an
// alias; the one mentioned most when there are several.
func (s *Session) EntityNamed(name string) (notebook.Entity, bool) {
	for _, t := range s.Entities(false) {
		if foldName(t.Name) == foldName(name) || slices.ContainsFunc(t.Aliases, func(a string) bool { return foldName(a) == foldName(name) }) {
			return t.Entity, true
		}
	}
	return notebook.Entity{}, false
}
