package session

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
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
	// Of the others those are aligned first that share what few documents have:
	// a version edited all through is among them, and a thousand letters written
	// on one form are not. As long as versions are among them it goes on, until
	// inVain of them in a row were none or doubtfulWork is done, in comparisons of
	// letters. What is left are relatives by their sketches alone, from
	// relativeFrom on, and at most mostRelatives.
	inVain        = 8
	doubtfulWork  = 1 << 22
	relativeFrom  = 0.2
	mostRelatives = 16
)

// relations knows which documents share text: their sketches, and the
// alignments made lately. Importers look while the session adds, so the
// library is guarded; the alignments are the session's alone.
type relations struct {
	mu         sync.Mutex
	library    anchor.Library
	alignments map[[2]notebook.ID]*anchor.Alignment
	recurring  recurrence
	drawing    sync.Mutex // while sketches are drawn again
}

func newRelations() *relations {
	return &relations{alignments: map[[2]notebook.ID]*anchor.Alignment{}}
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

// shared asks which documents have text in common with one: those that may be
// versions or relatives, and those that have any passage in common, however
// short, the ones with most of it first.
func (r *relations) shared(sketch anchor.Sketch) ([]anchor.Candidate, []notebook.ID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	shared := r.library.Shared(sketch)
	return shared.Candidates(), shared.Documents(2 * learntTexts)
}

// link is a version with the alignment that proves it: from the text that was
// asked about to the other document. A relative may have none.
type link struct {
	notebook.Version
	alignment *anchor.Alignment
}

// look finds the documents that a text is a version of, or shares passages
// with, and beside these some that have but a paragraph in common with it.
func (r *relations) look(store notebook.Store, text notebook.Text, sketch anchor.Sketch) (links []link, sharing []notebook.ID, err error) {
	candidates, sharing := r.shared(sketch)
	v := verifier{store: store, text: text, finder: anchor.NewFinder(text)}
	var doubtful []anchor.Candidate
	letters := 0
	for _, c := range candidates {
		if c.Relation.Containment < likelyFrom {
			doubtful = append(doubtful, c)
			continue
		}
		if v.verified >= leastVerified && letters >= verifiedLetters {
			continue
		}
		if err := v.verify(c); err != nil {
			return nil, nil, err
		}
		letters = v.letters
	}
	if err := v.rarest(doubtful); err != nil {
		return nil, nil, err
	}
	slices.SortStableFunc(v.links, func(a, b link) int { return cmp.Compare(b.Containment, a.Containment) })
	return v.links, sharing, nil
}

// verifier aligns one text with those that its sketch suggests.
type verifier struct {
	store                   notebook.Store
	text                    notebook.Text
	finder                  *anchor.Finder
	links                   []link
	verified, letters, work int
}

// verify links a document if the alignment bears the sketches out.
func (v *verifier) verify(c anchor.Candidate) error {
	other, err := v.store.Text(c.Document)
	if errors.Is(err, notebook.ErrNotFound) {
		return nil // taken away meanwhile
	}
	if err != nil {
		return fmt.Errorf("compare with another document: %w", err)
	}
	x := anchor.AlignFinders(v.finder, anchor.NewFinder(other))
	v.verified, v.letters, v.work = v.verified+1, v.letters+v.text.Len()+other.Len(), v.work+x.Work()
	if measured := x.Relation(); measured.Kind != anchor.None {
		v.links = append(v.links, link{notebook.Version{
			Document: c.Document, Containment: float32(measured.Containment), Related: measured.Kind == anchor.Related,
		}, x})
	}
	return nil
}

// rarest verifies the doubtful candidates, those that share the rarest words
// first, and takes some of the rest for relatives, the nearest first.
func (v *verifier) rarest(doubtful []anchor.Candidate) error {
	nearest := slices.Clone(doubtful)
	slices.SortStableFunc(doubtful, func(a, b anchor.Candidate) int { return cmp.Compare(b.Rarity, a.Rarity) })
	looked, inARow, start := map[notebook.ID]bool{}, 0, v.work
	for _, c := range doubtful {
		if inARow == inVain || v.work-start >= doubtfulWork {
			break
		}
		looked[c.Document] = true
		inARow++
		if err := v.verify(c); err != nil {
			return err
		}
		if n := len(v.links); n > 0 && v.links[n-1].Document == c.Document && !v.links[n-1].Related {
			inARow = 0
		}
	}
	relatives := 0
	for _, c := range nearest {
		if looked[c.Document] {
			continue
		}
		if c.Relation.Containment < relativeFrom || relatives == mostRelatives {
			break
		}
		relatives++
		v.links = append(v.links, link{Version: notebook.Version{Document: c.Document, Containment: float32(c.Relation.Containment), Related: true}})
	}
	return nil
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
