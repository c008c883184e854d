package session

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"casebound/notebook"
)

// Collections lists all collections by name. Each lists its documents that are
// not in the trash, in the order they were added.
func (s *Session) Collections() []notebook.Collection {
	list := values(s.shelf.collections, func(notebook.Collection) bool { return true }, func(a, b notebook.Collection) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), byID(a.ID, b.ID))
	})
	for i, c := range list {
		list[i] = s.liveIn(c)
	}
	return list
}

// Collection finds one by its id, with its documents that are not in the trash.
func (s *Session) Collection(id notebook.ID) (notebook.Collection, error) {
	c, ok := s.shelf.collections[id]
	if !ok {
		return c, fmt.Errorf("collection %s: %w", id, notebook.ErrNotFound)
	}
	return s.liveIn(c), nil
}

func (s *Session) liveIn(c notebook.Collection) notebook.Collection {
	c.Documents = slices.DeleteFunc(slices.Clone(c.Documents), func(id notebook.ID) bool {
		d, ok := s.shelf.documents[id]
		return !ok || !d.Trashed.IsZero()
	})
	return c
}

// AddCollection makes a collection of some documents, or of none yet.
func (s *Session) AddCollection(name string, documents ...notebook.ID) (notebook.Collection, error) {
	name, err := s.freeCollectionName(name, notebook.ID{})
	if err != nil {
		return notebook.Collection{}, err
	}
	id, err := s.newID()
	if err != nil {
		return notebook.Collection{}, err
	}
	c := notebook.Collection{ID: id, Name: name}
	if c.Documents, err = s.withDocuments(nil, documents); err != nil {
		return c, err
	}
	return c, s.commit(put("New collection", c))
}

// freeCollectionName is a name without stray spaces that no other collection
// has, whatever the case of its letters.
func (s *Session) freeCollectionName(name string, but notebook.ID) (string, error) {
	if name = strings.Join(strings.Fields(name), " "); name == "" {
		return "", errors.New("a collection needs a name")
	}
	for _, c := range s.shelf.collections {
		if c.ID != but && strings.EqualFold(c.Name, name) {
			return "", fmt.Errorf("there is a collection “%s” already", c.Name)
		}
	}
	return name, nil
}

func (s *Session) withDocuments(list, more []notebook.ID) ([]notebook.ID, error) {
	list = slices.Clone(list)
	for _, id := range more {
		if _, err := s.Document(id); err != nil {
			return nil, err
		}
		if !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list, nil
}

// RenameCollection gives a collection another name.
func (s *Session) RenameCollection(id notebook.ID, name string) error {
	return s.changeCollection(id, "Rename collection", func(c *notebook.Collection) (err error) {
		c.Name, err = s.freeCollectionName(name, id)
		return err
	})
}

// Collect adds documents to a collection; those that are in it stay where they
// are.
func (s *Session) Collect(id notebook.ID, documents ...notebook.ID) error {
	return s.changeCollection(id, "Add to collection", func(c *notebook.Collection) (err error) {
		c.Documents, err = s.withDocuments(c.Documents, documents)
		return err
	})
}

// Uncollect takes documents out of a collection. They stay in the notebook.
func (s *Session) Uncollect(id notebook.ID, documents ...notebook.ID) error {
	return s.changeCollection(id, "Take out of collection", func(c *notebook.Collection) error {
		c.Documents = slices.DeleteFunc(slices.Clone(c.Documents), func(d notebook.ID) bool { return slices.Contains(documents, d) })
		return nil
	})
}

// changeCollection edits one, unless nothing about it changes.
func (s *Session) changeCollection(id notebook.ID, label string, change func(*notebook.Collection) error) error {
	before, ok := s.shelf.collections[id]
	if !ok {
		return fmt.Errorf("collection %s: %w", id, notebook.ErrNotFound)
	}
	after := before
	if err := change(&after); err != nil {
		return err
	}
	if after.Name == before.Name && slices.Equal(after.Documents, before.Documents) {
		return nil
	}
	return s.commit(put(label, after))
}

// DeleteCollection takes a collection away, and none of its documents.
func (s *Session) DeleteCollection(id notebook.ID) error {
	c, ok := s.shelf.collections[id]
	if !ok {
		return fmt.Errorf("collection %s: %w", id, notebook.ErrNotFound)
	}
	return s.commit(edit{label: "Delete collection", changes: []notebook.Change{{Before: c}}})
}

// InCollection reports whether a document is in a collection.
func (s *Session) InCollection(id, document notebook.ID) bool {
	return slices.Contains(s.shelf.collections[id].Documents, document)
}

// uncollected are the changes that take a document out of every collection.
func (s *Session) uncollected(document notebook.ID) []notebook.Change {
	var changes []notebook.Change
	for _, c := range s.shelf.collections {
		if !slices.Contains(c.Documents, document) {
			continue
		}
		rest := c
		rest.Documents = slices.DeleteFunc(slices.Clone(c.Documents), func(id notebook.ID) bool { return id == document })
		changes = append(changes, notebook.Change{Before: c, After: rest})
	}
	return changes
}
