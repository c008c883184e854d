package session

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"casebound/notebook"
)

// Entity returns an entity as the reader sees it: what it was merged into.
func (s *Session) Entity(id notebook.ID) (notebook.Entity, error) {
	e, ok := s.shelf.entities[s.canonical(id)]
	if !ok {
		return e, fmt.Errorf("entity %s: %w", id, notebook.ErrNotFound)
	}
	return e, nil
}

// canonical follows merges to their end.
func (s *Session) canonical(id notebook.ID) notebook.ID {
	for range s.shelf.entities { // a loop of merges, should one ever be stored, ends
		e, ok := s.shelf.entities[id]
		if !ok || e.MergedInto.IsZero() {
			break
		}
		id = e.MergedInto
	}
	return id
}

// Found is an entity with its mentions in one document.
type Found struct {
	notebook.Entity
	Mentions []notebook.Mention
}

// EntitiesIn lists the entities of a document, most mentions first. Hidden ones
// are listed only when asked for.
func (s *Session) EntitiesIn(document notebook.ID, hidden bool) []Found {
	byEntity := map[notebook.ID]*Found{}
	for _, m := range s.shelf.mentions[document] {
		id := s.canonical(m.Entity)
		f := byEntity[id]
		if f == nil {
			e, ok := s.shelf.entities[id]
			if !ok || e.Hidden && !hidden {
				continue
			}
			f = &Found{Entity: e}
			byEntity[id] = f
		}
		f.Mentions = append(f.Mentions, m)
	}
	list := make([]Found, 0, len(byEntity))
	for _, f := range byEntity {
		list = append(list, *f)
	}
	slices.SortFunc(list, func(a, b Found) int {
		return cmp.Or(len(b.Mentions)-len(a.Mentions), cmp.Compare(a.Name, b.Name), byID(a.ID, b.ID))
	})
	return list
}

// Mentions are those of a document, in order, entities merged and the hidden
// left out.
func (s *Session) Mentions(document notebook.ID) []notebook.Mention {
	var list []notebook.Mention
	for _, m := range s.shelf.mentions[document] {
		m.Entity = s.canonical(m.Entity)
		if e, ok := s.shelf.entities[m.Entity]; ok && !e.Hidden {
			list = append(list, m)
		}
	}
	return list
}

// EntityTotal is an entity with its place in the whole notebook.
type EntityTotal struct {
	notebook.Entity
	Mentions  int
	Documents []notebook.ID
}

// Entities lists the entities of all live documents, most mentions first.
func (s *Session) Entities(hidden bool) []EntityTotal {
	var list []EntityTotal
	for id := range s.shelf.entities {
		if t, ok := s.shelf.total(id, hidden); ok {
			list = append(list, t)
		}
	}
	slices.SortFunc(list, func(a, b EntityTotal) int {
		return cmp.Or(b.Mentions-a.Mentions, cmp.Compare(a.Name, b.Name), byID(a.ID, b.ID))
	})
	return list
}

// EntityTotal counts one entity in all live documents; zero when it is hidden
// or mentioned nowhere.
func (s *Session) EntityTotal(id notebook.ID) EntityTotal {
	t, _ := s.shelf.total(s.canonical(id), false)
	return t
}

// changeEntity edits one entity by the reader's word.
func (s *Session) changeEntity(id notebook.ID, label string, change func(*notebook.Entity)) error {
	e, err := s.Entity(id)
	if err != nil {
		return err
	}
	e.Aliases, e.Roles = slices.Clone(e.Aliases), slices.Clone(e.Roles)
	change(&e)
	e.Decided = true
	return s.commit(put(label, e))
}

// RenameEntity gives an entity another name; the old one stays an alias.
func (s *Session) RenameEntity(id notebook.ID, name string) error {
	if name = strings.TrimSpace(name); name == "" {
		return errors.New("an entity needs a name")
	}
	return s.changeEntity(id, "Rename entity", func(e *notebook.Entity) {
		e.Aliases = withName(e.Aliases, e.Name)
		e.Name = name
		e.Aliases = slices.DeleteFunc(e.Aliases, func(a string) bool { return a == name })
	})
}

// RetypeEntity says what kind of thing it is.
func (s *Session) RetypeEntity(id notebook.ID, kind notebook.EntityKind) error {
	return s.changeEntity(id, "Change kind", func(e *notebook.Entity) { e.Kind = kind })
}

// HideEntity says that this is not an entity; it stays hidden in documents
// imported later.
func (s *Session) HideEntity(id notebook.ID, hidden bool) error {
	label := "Hide entity"
	if !hidden {
		label = "Show entity"
	}
	return s.changeEntity(id, label, func(e *notebook.Entity) { e.Hidden = hidden })
}

// DescribeEntity sets the reader's note and roles of an entity.
func (s *Session) DescribeEntity(id notebook.ID, roles []string, note string) error {
	return s.changeEntity(id, "Describe entity", func(e *notebook.Entity) {
		e.Roles, e.Note = roles, strings.TrimSpace(note)
	})
}

// MergeEntities makes one entity of two: from's names become aliases of into.
func (s *Session) MergeEntities(into, from notebook.ID) error {
	a, err := s.Entity(into)
	if err != nil {
		return err
	}
	b, err := s.Entity(from)
	if err != nil {
		return err
	}
	if a.ID == b.ID {
		return errors.New("these are one entity already")
	}
	aliases := withName(slices.Clone(a.Aliases), b.Name)
	for _, alias := range b.Aliases {
		aliases = withName(aliases, alias)
	}
	a.Aliases = slices.DeleteFunc(aliases, func(n string) bool { return n == a.Name })
	a.Decided, b.Decided = true, true
	b.MergedInto = a.ID
	return s.commit(put("Merge entities", a, b))
}

// SplitEntity takes back a merge: from is an entity of its own again.
func (s *Session) SplitEntity(from notebook.ID) error {
	b, ok := s.shelf.entities[from]
	if !ok || b.MergedInto.IsZero() {
		return errors.New("this entity was not merged into another")
	}
	a, err := s.Entity(b.MergedInto)
	if err != nil {
		return err
	}
	own := append([]string{b.Name}, b.Aliases...)
	a.Aliases = slices.DeleteFunc(slices.Clone(a.Aliases), func(n string) bool { return slices.Contains(own, n) })
	b.MergedInto = notebook.ID{}
	return s.commit(put("Split entity", a, b))
}

// MergedIntoThis lists the entities that were merged into one.
func (s *Session) MergedIntoThis(id notebook.ID) []notebook.Entity {
	return values(s.shelf.entities, func(e notebook.Entity) bool { return e.MergedInto == id }, func(a, b notebook.Entity) int {
		return cmp.Compare(a.Name, b.Name)
	})
}

// AddEntity names a passage by hand, and every other place of the document
// where the same words stand.
func (s *Session) AddEntity(document notebook.ID, span notebook.Span, kind notebook.EntityKind) (notebook.Entity, error) {
	text, err := s.Text(document)
	if err != nil {
		return notebook.Entity{}, err
	}
	if !text.Valid(span) {
		return notebook.Entity{}, fmt.Errorf("entity %v: outside the text", span)
	}
	if span = trimSpan(text, span); span.Empty() {
		return notebook.Entity{}, errors.New("select the words of a name")
	}
	words := text.At(span)
	e, found := s.shelf.named(kind, words)
	if !found {
		id, err := s.newID()
		if err != nil {
			return e, err
		}
		e = notebook.Entity{ID: id, Name: words}
	}
	e.Kind, e.Decided, e.Hidden = kind, true, false
	mentions := slices.Clone(s.shelf.mentions[document])
	for _, at := range wholeWords(text.All(), words) {
		mentions = slices.DeleteFunc(mentions, func(m notebook.Mention) bool { return m.Overlaps(at) })
		mentions = append(mentions, notebook.Mention{Span: at, Entity: e.ID, Confidence: 1, Reason: "marked by you", ByHand: true})
	}
	slices.SortFunc(mentions, func(a, b notebook.Mention) int { return bySpan(a.Span, b.Span) })
	return e, s.commit(put("Add entity", e, notebook.Mentions{Document: document, List: mentions}))
}

func withName(list []string, name string) []string {
	if name == "" || slices.Contains(list, name) {
		return list
	}
	return append(list, name)
}
