package session

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"casebound/notebook"
	"casebound/notebook/anchor"
)

// alignmentLimit is how many alignments stay in memory before they are all
// made anew when asked for: each is about as large as its two texts.
const alignmentLimit = 32

// What the sketches suggest is verified by aligning the texts, the nearest ones
// first.
const (
	// likelyFrom is the share of the shorter text, as its sketch tells, from
	// which the two are most likely versions. They are aligned quickly, so all
	// are, or leastVerified of them and what more fits into verifiedLetters.
	likelyFrom      = 0.6
	leastVerified   = 16
	verifiedLetters = 1 << 20
	// mostDoubtful is how many of the others are aligned: a version edited all
	// through is among the nearest. A thousand letters written on one form all
	// have text in common, and unlike texts take long to align; beyond these
	// they are relatives by their sketches alone, from relativeFrom on, and at
	// most mostRelatives.
	mostDoubtful  = 8
	relativeFrom  = 0.2
	mostRelatives = 16
)

// sketchPrefix names the index records that hold the sketch of each document.
const sketchPrefix = "v/"

// relations knows which documents share text: their sketches, and the
// alignments made lately. Importers look while the session adds, so the
// library is guarded; the alignments are the session's alone.
type relations struct {
	mu         sync.Mutex
	library    anchor.Library
	alignments map[[2]notebook.ID]*anchor.Alignment
	recurring  recurrence
}

func newRelations() *relations {
	return &relations{alignments: map[[2]notebook.ID]*anchor.Alignment{}}
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
		var sketch anchor.Sketch
		if err := sketch.UnmarshalBinary(x.Data); err != nil {
			return fmt.Errorf("sketch of %s: %w", id, err)
		}
		r.add(id, sketch)
		return nil
	})
	return r, err
}

func sketchRecord(id notebook.ID, sketch anchor.Sketch) (notebook.Index, error) {
	data, err := sketch.MarshalBinary()
	return notebook.Index{Name: sketchPrefix + id.String(), Data: data}, err
}

func (r *relations) add(id notebook.ID, sketch anchor.Sketch) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.library.Add(id, sketch)
}

func (r *relations) remove(id notebook.ID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.library.Remove(id)
}

func (r *relations) candidates(sketch anchor.Sketch) []anchor.Candidate {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.library.Candidates(sketch)
}

// sharing are the documents that have a passage in common with a text, however
// short, those with most of it first.
func (r *relations) sharing(sketch anchor.Sketch, atMost int) []notebook.ID {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.library.Sharing(sketch, atMost)
}

// link is a version with the alignment that proves it: from the text that was
// asked about to the other document. A relative may have none.
type link struct {
	notebook.Version
	alignment *anchor.Alignment
}

// look finds the documents that a text is a version of, or shares passages
// with.
func (r *relations) look(store notebook.Store, text notebook.Text, sketch anchor.Sketch) ([]link, error) {
	var links []link
	finder := anchor.NewFinder(text)
	letters, verified, doubtful, relatives := 0, 0, 0, 0
	for _, c := range r.candidates(sketch) {
		likely := c.Relation.Containment >= likelyFrom
		if likely && verified >= leastVerified && letters >= verifiedLetters {
			continue
		}
		if !likely && doubtful >= mostDoubtful {
			if relatives++; c.Relation.Containment < relativeFrom || relatives > mostRelatives {
				break
			}
			links = append(links, link{Version: notebook.Version{Document: c.Document, Containment: float32(c.Relation.Containment), Related: true}})
			continue
		}
		other, err := store.Text(c.Document)
		if errors.Is(err, notebook.ErrNotFound) {
			continue // taken away meanwhile
		}
		if err != nil {
			return nil, fmt.Errorf("compare with another document: %w", err)
		}
		if likely {
			verified, letters = verified+1, letters+text.Len()+other.Len()
		} else {
			doubtful++
		}
		x := anchor.AlignFinders(finder, anchor.NewFinder(other))
		measured := x.Relation()
		if measured.Kind == anchor.None {
			continue
		}
		v := notebook.Version{Document: c.Document, Containment: float32(measured.Containment), Related: measured.Kind == anchor.Related}
		links = append(links, link{v, x})
	}
	slices.SortStableFunc(links, func(a, b link) int { return cmp.Compare(b.Containment, a.Containment) })
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
	measured, _ := anchor.Relate(ta, tb)
	return float32(measured.Containment), nil
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
	if len(s.versions.alignments) >= alignmentLimit {
		clear(s.versions.alignments)
	}
	s.versions.alignments[[2]notebook.ID{from, to}] = x
	s.versions.alignments[[2]notebook.ID{to, from}] = x.Inverse()
	return x, nil
}

// joinAligned fits the events of a version to those of the document it is a
// version of: the same day in aligned sentences is one event with two sources,
// a different day there is a conflict that both show.
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
