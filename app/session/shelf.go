package session

import (
	"cmp"
	"slices"

	"casebound/app/task"
	"casebound/notebook"
	"casebound/notebook/extract"
)

// shelf is what the session holds in memory: every small record, and the
// texts, mentions and time expressions of the documents used last.
type shelf struct {
	documents   map[notebook.ID]notebook.Document
	highlights  map[notebook.ID]map[notebook.ID]notebook.Highlight // document → id
	notes       map[notebook.ID]notebook.Note
	entities    map[notebook.ID]notebook.Entity
	events      map[notebook.ID]notebook.Event
	told        map[notebook.ID]map[notebook.ID]bool // document → events it tells
	inTime      []notebook.Event                     // those shown, earliest first; nil: to be listed anew
	collections map[notebook.ID]notebook.Collection
	mentions    map[notebook.ID][]notebook.Mention
	timexes     map[notebook.ID][]notebook.Timex
	texts       textCache
	census      census
	names       *extract.Names // nil until a document is imported
}

func newShelf() *shelf {
	return &shelf{
		documents:   map[notebook.ID]notebook.Document{},
		highlights:  map[notebook.ID]map[notebook.ID]notebook.Highlight{},
		notes:       map[notebook.ID]notebook.Note{},
		entities:    map[notebook.ID]notebook.Entity{},
		events:      map[notebook.ID]notebook.Event{},
		told:        map[notebook.ID]map[notebook.ID]bool{},
		collections: map[notebook.ID]notebook.Collection{},
		mentions:    map[notebook.ID][]notebook.Mention{},
		timexes:     map[notebook.ID][]notebook.Timex{},
		census:      newCensus(),
	}
}

// held are the kinds of record read at opening.
var held = []notebook.Kind{
	notebook.KindDocument, notebook.KindHighlight, notebook.KindNote,
	notebook.KindEntity, notebook.KindEvent, notebook.KindCollection, notebook.KindMentions,
}

// readShelf reads the kinds side by side: most of the time goes into taking
// records apart.
func readShelf(store notebook.Store) (*shelf, error) {
	records, errs := make([][]notebook.Record, len(held)), make([]error, len(held))
	readers := make([]func(), len(held))
	for i, kind := range held {
		readers[i] = func() {
			errs[i] = store.Each(notebook.Key{Kind: kind}, func(r notebook.Record) error {
				records[i] = append(records[i], r)
				return nil
			})
		}
	}
	task.Together(readers...)
	sh := newShelf()
	for i, list := range records {
		if errs[i] != nil {
			return nil, errs[i]
		}
		for _, r := range list {
			sh.put(r)
		}
	}
	return sh, nil
}

func (sh *shelf) apply(changes []notebook.Change) {
	for _, c := range changes {
		if c.After != nil {
			sh.put(c.After)
		} else if c.Before != nil {
			sh.remove(c.Before)
		}
	}
}

func (sh *shelf) put(r notebook.Record) {
	switch r := r.(type) {
	case notebook.Document:
		sh.documents[r.ID], sh.inTime = r, nil
	case notebook.Highlight:
		of := sh.highlights[r.Document]
		if of == nil {
			of = map[notebook.ID]notebook.Highlight{}
			sh.highlights[r.Document] = of
		}
		of[r.ID] = r
	case notebook.Note:
		sh.notes[r.ID] = r
	case notebook.Entity:
		sh.census.entity(sh.entities[r.ID], r)
		sh.entities[r.ID] = r
		sh.learn(r)
	case notebook.Event:
		sh.untell(r.ID)
		sh.events[r.ID] = r
		sh.tell(r)
	case notebook.Collection:
		sh.collections[r.ID] = r
	case notebook.Mentions:
		sh.census.mentions(r.Document, sh.mentions[r.Document], r.List)
		sh.mentions[r.Document] = r.List
	case notebook.Timexes:
		sh.timexes[r.Document] = r.List
	}
}

func (sh *shelf) remove(r notebook.Record) {
	switch r := r.(type) {
	case notebook.Document:
		delete(sh.documents, r.ID)
		sh.inTime = nil
		sh.texts.drop(r.ID)
	case notebook.Highlight:
		delete(sh.highlights[r.Document], r.ID)
	case notebook.Note:
		delete(sh.notes, r.ID)
	case notebook.Entity:
		sh.census.entity(sh.entities[r.ID], notebook.Entity{})
		delete(sh.entities, r.ID)
		sh.unlearn(r.ID)
	case notebook.Event:
		sh.untell(r.ID)
		delete(sh.events, r.ID)
	case notebook.Collection:
		delete(sh.collections, r.ID)
	case notebook.Mentions:
		sh.census.mentions(r.Document, sh.mentions[r.Document], nil)
		delete(sh.mentions, r.Document)
	case notebook.Timexes:
		delete(sh.timexes, r.Document)
	}
}

// tell notes which documents tell an event, untell forgets it.
func (sh *shelf) tell(e notebook.Event) {
	sh.inTime = nil
	for _, src := range e.Sources {
		of := sh.told[src.Document]
		if of == nil {
			of = map[notebook.ID]bool{}
			sh.told[src.Document] = of
		}
		of[e.ID] = true
	}
}

func (sh *shelf) untell(id notebook.ID) {
	sh.inTime = nil
	for _, src := range sh.events[id].Sources {
		of := sh.told[src.Document]
		if delete(of, id); len(of) == 0 {
			delete(sh.told, src.Document)
		}
	}
}

// values returns the values of a map that keep says yes to, sorted.
func values[K comparable, V any](m map[K]V, keep func(V) bool, order func(a, b V) int) []V {
	list := []V{}
	for _, v := range m {
		if keep(v) {
			list = append(list, v)
		}
	}
	slices.SortFunc(list, order)
	return list
}

func bySpan(a, b notebook.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

func byID(a, b notebook.ID) int { return slices.Compare(a[:], b[:]) }

// textCacheLimit is how many bytes of text stay in memory, beyond the last.
const textCacheLimit = 32 << 20

// textCache keeps the texts used last. The zero textCache is empty.
type textCache struct {
	order []notebook.ID // most recent last
	texts map[notebook.ID]notebook.Text
	size  int
}

func (c *textCache) get(id notebook.ID, read func(notebook.ID) (notebook.Text, error)) (notebook.Text, error) {
	if t, ok := c.texts[id]; ok {
		c.touch(id)
		return t, nil
	}
	t, err := read(id)
	if err != nil {
		return t, err
	}
	if c.texts == nil {
		c.texts = map[notebook.ID]notebook.Text{}
	}
	c.texts[id] = t
	c.size += t.Len()
	c.order = append(c.order, id)
	for c.size > textCacheLimit && len(c.order) > 1 {
		c.drop(c.order[0])
	}
	return t, nil
}

func (c *textCache) touch(id notebook.ID) {
	if i := slices.Index(c.order, id); i >= 0 {
		c.order = append(slices.Delete(c.order, i, i+1), id)
	}
}

func (c *textCache) drop(id notebook.ID) {
	if t, ok := c.texts[id]; ok {
		c.size -= t.Len()
		delete(c.texts, id)
		if i := slices.Index(c.order, id); i >= 0 {
			c.order = slices.Delete(c.order, i, i+1)
		}
	}
}
