package session

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"casebound/notebook"
	"casebound/notebook/anchor"
)

// sketchPrefix names the index records that hold the sketch of each document.
const sketchPrefix = "v/"

// relations knows which documents share text: their sketches, and the
// alignments made lately.
type relations struct {
	library    *anchor.Library
	sketches   map[notebook.ID]anchor.Sketch
	alignments map[[2]notebook.ID]*anchor.Alignment
}

func newRelations() *relations {
	return &relations{
		library: anchor.NewLibrary(), sketches: map[notebook.ID]anchor.Sketch{},
		alignments: map[[2]notebook.ID]*anchor.Alignment{},
	}
}

func readRelations(store notebook.Store) (*relations, error) {
	r := newRelations()
	err := store.Each(notebook.Key{Kind: notebook.KindIndex, Name: sketchPrefix}, func(rec notebook.Record) error {
		x, ok := rec.(notebook.Index)
		if !ok {
			return fmt.Errorf("sketch record is a %T", rec)
		}
		id, err := notebook.ParseID(strings.TrimPrefix(x.Name, sketchPrefix))
		if err != nil {
			return err
		}
		sketch, err := anchor.ParseSketch(x.Data)
		if err != nil {
			return fmt.Errorf("sketch of %s: %w", id, err)
		}
		r.add(id, sketch)
		return nil
	})
	return r, err
}

func sketchRecord(id notebook.ID, sketch anchor.Sketch) notebook.Index {
	return notebook.Index{Name: sketchPrefix + id.String(), Data: sketch.Bytes()}
}

func (r *relations) add(id notebook.ID, sketch anchor.Sketch) {
	r.sketches[id] = sketch
	r.library.Add(id, sketch)
}

// clone is for an Importer: the library is shared, since Candidates only reads
// and imports of one session follow one another.
func (r *relations) clone() *relations {
	return &relations{library: r.library, sketches: maps.Clone(r.sketches)}
}

// look finds the documents that a text is a version of, or shares passages
// with. What the sketches suggest is verified on the texts.
func (r *relations) look(store notebook.Store, text notebook.Text, sketch anchor.Sketch) ([]notebook.Version, error) {
	var links []notebook.Version
	for _, c := range r.library.Candidates(sketch) {
		other, err := store.Text(c.Document)
		if err != nil {
			return nil, fmt.Errorf("compare with another document: %w", err)
		}
		rel := anchor.Compare(text, other)
		if rel.Kind == anchor.Unrelated {
			continue
		}
		links = append(links, notebook.Version{
			Document: c.Document, Containment: float32(rel.Containment), Related: rel.Kind == anchor.Related,
		})
	}
	slices.SortStableFunc(links, func(a, b notebook.Version) int { return int(1e6 * (b.Containment - a.Containment)) })
	return links, nil
}

// relation is how much of the shorter of two documents stands in the other.
func (s *Session) relation(a, b notebook.ID) (float32, error) {
	ta, err := s.Text(a)
	if err != nil {
		return 0, err
	}
	tb, err := s.Text(b)
	if err != nil {
		return 0, err
	}
	return float32(anchor.Compare(ta, tb).Containment), nil
}

// alignment aligns one document with another, from memory when it was asked
// for before: texts never change.
func (s *Session) alignment(from, to notebook.ID) (*anchor.Alignment, error) {
	if x, ok := s.versions.alignments[[2]notebook.ID{from, to}]; ok {
		return x, nil
	}
	a, err := s.Text(from)
	if err != nil {
		return nil, err
	}
	b, err := s.Text(to)
	if err != nil {
		return nil, err
	}
	x := anchor.Align(a, b)
	s.versions.alignments[[2]notebook.ID{from, to}] = x
	s.versions.alignments[[2]notebook.ID{to, from}] = x.Inverse()
	return x, nil
}

// joinEvents fits the events of a version to those of the documents it is a
// version of: the same day in aligned sentences is one event with two sources,
// a different day there is a conflict that both show.
func (s *Session) joinEvents(p Prepared, changes []notebook.Change) ([]notebook.Change, error) {
	for _, v := range p.links {
		if v.Related {
			continue
		}
		other, err := s.Text(v.Document)
		if err != nil {
			return nil, err
		}
		x := anchor.Align(p.text, other)
		changes = joinAligned(changes, s.EventsIn(v.Document), x)
	}
	return changes, nil
}

func joinAligned(changes []notebook.Change, theirs []notebook.Event, x *anchor.Alignment) []notebook.Change {
	for i, c := range changes {
		mine, ok := c.After.(notebook.Event)
		if !ok || mine.Kind != notebook.FromSentence || c.Before != nil || len(mine.Sources) == 0 {
			continue
		}
		at, share := x.Map(mine.Sources[0].Expression)
		if share < 0.5 {
			continue
		}
		for _, e := range theirs {
			if e.Kind != notebook.FromSentence || !sourceAt(e, at) {
				continue
			}
			if e.When.EDTF == mine.When.EDTF {
				joined := e
				joined.Sources = append(slices.Clone(e.Sources), mine.Sources...)
				changes[i] = notebook.Change{Before: e, After: joined}
			} else {
				mine.Conflict = e.ID
				changes[i] = notebook.Put(mine)
			}
			break
		}
	}
	return changes
}

func sourceAt(e notebook.Event, at notebook.Span) bool {
	for _, s := range e.Sources {
		if s.Expression.Overlaps(at) {
			return true
		}
	}
	return false
}
