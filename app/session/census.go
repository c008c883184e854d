package session

import (
	"slices"

	"casebound/notebook"
)

// census counts, as records come and go, what would take a walk over every
// mention of the notebook to count again: how often each entity is mentioned
// in each document, which entities were merged into which, and which entity a
// name belongs to.
type census struct {
	counts map[notebook.ID]map[notebook.ID]int // entity as stored → document → mentions
	merged map[notebook.ID][]notebook.ID       // entity → those merged into it
	names  map[nameKey][]notebook.ID           // folded name → entities, first come first
}

// nameKey is a folded name of one kind; kind 0 stands for what the reader
// decided, whatever the kind.
type nameKey struct {
	kind notebook.EntityKind
	name string
}

func newCensus() census {
	return census{
		counts: map[notebook.ID]map[notebook.ID]int{},
		merged: map[notebook.ID][]notebook.ID{},
		names:  map[nameKey][]notebook.ID{},
	}
}

// mentions counts a document's mentions in place of those it had.
func (c *census) mentions(document notebook.ID, before, after []notebook.Mention) {
	for _, m := range before {
		if of := c.counts[m.Entity]; of[document] > 1 {
			of[document]--
		} else {
			delete(of, document)
		}
	}
	for _, m := range after {
		of := c.counts[m.Entity]
		if of == nil {
			of = map[notebook.ID]int{}
			c.counts[m.Entity] = of
		}
		of[document]++
	}
}

// entity notes the merge and the names of an entity in place of those it had;
// a zero after takes it out.
func (c *census) entity(before, after notebook.Entity) {
	if into := before.MergedInto; !into.IsZero() {
		c.merged[into] = without(c.merged[into], before.ID)
	}
	for _, key := range namesOf(before) {
		c.names[key] = without(c.names[key], before.ID)
	}
	if after.ID.IsZero() {
		return
	}
	if into := after.MergedInto; !into.IsZero() {
		c.merged[into] = append(c.merged[into], after.ID)
	}
	for _, key := range namesOf(after) {
		c.names[key] = append(c.names[key], after.ID)
	}
}

func without(ids []notebook.ID, id notebook.ID) []notebook.ID {
	return slices.DeleteFunc(ids, func(x notebook.ID) bool { return x == id })
}

// namesOf are the names by which an entity is known again in other documents.
// A last name or an acronym alone is shared by many: only the reader's own
// aliases, and those of several words, carry over.
func namesOf(e notebook.Entity) []nameKey {
	if e.ID.IsZero() {
		return nil
	}
	keys := []nameKey{{e.Kind, foldName(e.Name)}}
	if e.Decided {
		keys = append(keys, nameKey{0, foldName(e.Name)})
	}
	for _, alias := range e.Aliases {
		if e.Decided || manyWords(alias) {
			if key := (nameKey{e.Kind, foldName(alias)}); !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// named finds the entity of a name: what the reader decided first. The entity
// is the one stored, before merges are followed: a mention keeps pointing at
// the entity it was found as, so that a merge can be undone.
func (sh *shelf) named(kind notebook.EntityKind, name string) (notebook.Entity, bool) {
	folded := foldName(name)
	for _, key := range []nameKey{{0, folded}, {kind, folded}} {
		ids := sh.census.names[key]
		if len(ids) > 0 {
			e, ok := sh.entities[slices.MinFunc(ids, byID)]
			return e, ok
		}
	}
	return notebook.Entity{}, false
}

// members are an entity and all that were merged into it, directly or not.
func (sh *shelf) members(id notebook.ID) []notebook.ID {
	list := []notebook.ID{id}
	for i := 0; i < len(list); i++ {
		for _, from := range sh.census.merged[list[i]] {
			if !slices.Contains(list, from) {
				list = append(list, from)
			}
		}
	}
	return list
}

// total counts an entity in all live documents; ok is false when it is hidden,
// merged, or mentioned nowhere.
func (sh *shelf) total(id notebook.ID, hidden bool) (EntityTotal, bool) {
	t := EntityTotal{}
	e, mentions, ok := sh.tally(id, hidden, func(document notebook.ID) { t.Documents = append(t.Documents, document) })
	t.Entity, t.Mentions = e, mentions
	slices.SortFunc(t.Documents, byID)
	return t, ok
}

// tally is total with each document told once, in no order.
func (sh *shelf) tally(id notebook.ID, hidden bool, tell func(document notebook.ID)) (e notebook.Entity, mentions int, ok bool) {
	if e, ok = sh.entities[id]; !ok || !e.MergedInto.IsZero() || e.Hidden && !hidden {
		return notebook.Entity{}, 0, false
	}
	members := sh.members(id)
	var told map[notebook.ID]bool
	if len(members) > 1 {
		told = map[notebook.ID]bool{}
	}
	for _, member := range members {
		for document, n := range sh.census.counts[member] {
			if d, ok := sh.documents[document]; !ok || !d.Trashed.IsZero() {
				continue
			}
			mentions += n
			if told[document] {
				continue
			}
			if told != nil {
				told[document] = true
			}
			tell(document)
		}
	}
	return e, mentions, mentions > 0
}
