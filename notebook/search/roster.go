package search

import (
	"strings"
	"sync/atomic"

	"casebound/notebook"
)

// roster is the entities of the notebook. It is read when a query first names
// one, and follows changes from then on.
type roster struct {
	numbers map[notebook.ID]uint32
	list    []listed // by number
	age     uint64   // rises with every change
	merged  atomic.Pointer[[]uint32]
}

// listed is what the roster keeps of an entity. Numbers are not given twice, so
// one that is gone leaves its place.
type listed struct {
	id     notebook.ID
	name   string
	kind   notebook.EntityKind
	hidden bool
	gone   bool
	into   notebook.ID // what it is merged into
	words  string      // see wordsOf
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
	r := &roster{numbers: make(map[notebook.ID]uint32, len(list))}
	for i := range list {
		r.put(&list[i])
	}
	x.names = r
	return nil
}

func (r *roster) put(e *notebook.Entity) {
	n, ok := r.numbers[e.ID]
	if !ok {
		n = uint32(len(r.list))
		r.numbers[e.ID], r.list = n, append(r.list, listed{})
	}
	r.list[n] = listed{id: e.ID, name: e.Name, kind: e.Kind, hidden: e.Hidden, into: e.MergedInto, words: wordsOf(e)}
}

// follow takes in a change of an entity; a roster that was never read has
// nothing to follow. The caller holds the lock for writing.
func (r *roster) follow(c notebook.Change) {
	if r == nil {
		return
	}
	if e, ok := c.After.(notebook.Entity); ok {
		r.put(&e)
	} else if n, ok := r.numbers[c.Key().ID]; ok {
		r.list[n] = listed{id: c.Key().ID, gone: true}
	}
	r.age++
	r.merged.Store(nil)
}

// roots are, for each number, that of what it is merged into in the end; nobody
// where that is gone.
func (r *roster) roots() []uint32 {
	if roots := r.merged.Load(); roots != nil {
		return *roots
	}
	roots := make([]uint32, len(r.list))
	for n := range r.list {
		roots[n] = r.root(uint32(n))
	}
	r.merged.Store(&roots)
	return roots
}

// root follows merges to their end.
func (r *roster) root(n uint32) uint32 {
	for range 100 { // merges may have been made into a ring by hand
		e := &r.list[n]
		if e.gone {
			return nobody
		}
		if e.into.IsZero() {
			return n
		}
		into, ok := r.numbers[e.into]
		if !ok {
			return nobody
		}
		n = into
	}
	return n
}

// named are the entities of a kind that have all the words in one of their
// names, with all that are merged with them. Hidden ones are not looked for.
func (r *roster) named(m mentioned) []notebook.ID {
	roots, want := r.roots(), m.name.inName()
	named := make([]bool, len(r.list))
	for n := range r.list {
		if top := roots[n]; top != nobody && !named[top] {
			root := &r.list[top]
			named[top] = root.kind == m.kind && !root.hidden && strings.Contains(r.list[n].words, want)
		}
	}
	var ids []notebook.ID
	for n, top := range roots {
		if top != nobody && named[top] {
			ids = append(ids, r.list[n].id)
		}
	}
	return ids
}

// wordsOf are the words of all names of an entity, folded, each with a space
// before and behind it and a line break between names.
func wordsOf(e *notebook.Entity) string {
	var b strings.Builder
	for i := range len(e.Aliases) + 1 {
		name := e.Name
		if i > 0 {
			name = e.Aliases[i-1]
		}
		b.WriteString("\n ")
		for t := (tokens{text: name}); t.next(); {
			b.Write(t.form)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// inName is what wordsOf holds of a name in which the words stand one behind
// the other.
func (w *words) inName() string {
	s := " " + strings.Join(w.forms, " ")
	if !w.begins {
		s += " "
	}
	return s
}
