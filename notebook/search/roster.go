package search

import (
	"strings"

	"casebound/notebook"
)

// roster is the entities of the notebook. It is read when a query first names
// one, and follows changes from then on.
type roster struct {
	entities map[notebook.ID]notebook.Entity
}

// readRoster reads it where it was not read yet. The caller holds the lock for
// writing.
func (x *Index) readRoster() error {
	if x.names != nil {
		return nil
	}
	list, err := notebook.All[notebook.Entity](x.store, notebook.Key{Kind: notebook.KindEntity})
	if err != nil {
		return err
	}
	r := &roster{entities: make(map[notebook.ID]notebook.Entity, len(list))}
	for _, e := range list {
		r.entities[e.ID] = e
	}
	x.names = r
	return nil
}

// follow takes in a change of an entity; a roster that was never read has
// nothing to follow.
func (r *roster) follow(c notebook.Change) {
	if r == nil {
		return
	}
	if e, ok := c.After.(notebook.Entity); ok {
		r.entities[e.ID] = e
	} else {
		delete(r.entities, c.Key().ID)
	}
}

// root follows merges to their end.
func (r *roster) root(id notebook.ID) notebook.ID {
	for range 100 { // merges may have been made into a ring by hand
		e, ok := r.entities[id]
		if !ok || e.MergedInto.IsZero() {
			return id
		}
		id = e.MergedInto
	}
	return id
}

// named are the entities of a kind that have all the words in one of their
// names, with all that are merged with them. Hidden ones are not looked for.
func (r *roster) named(m mentioned) []notebook.ID {
	roots := map[notebook.ID]bool{}
	for id, e := range r.entities {
		top := r.root(id)
		root := r.entities[top]
		if root.Kind == m.kind && !root.Hidden && hasName(e, m.name) {
			roots[top] = true
		}
	}
	var ids []notebook.ID
	for id := range r.entities {
		if roots[r.root(id)] {
			ids = append(ids, id)
		}
	}
	return ids
}

func hasName(e notebook.Entity, want words) bool {
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		if holds(name, want) {
			return true
		}
	}
	return false
}

// holds reports whether the words stand in the name, one behind the other.
func holds(name string, want words) bool {
	var have []string
	for t := (tokens{text: name}); t.next(); {
		have = append(have, string(t.form))
	}
	for from := 0; from+len(want.forms) <= len(have); from++ {
		if begins(have[from:], want) {
			return true
		}
	}
	return false
}

func begins(have []string, want words) bool {
	for i, form := range want.forms {
		last := i == len(want.forms)-1
		if have[i] != form && !(last && want.begins && strings.HasPrefix(have[i], form)) {
			return false
		}
	}
	return true
}
