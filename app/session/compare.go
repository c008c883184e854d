package session

import (
	"context"
	"errors"

	"casebound/notebook"
	"casebound/notebook/anchor"
)

// CompareOptions says which differences do not count.
type CompareOptions = anchor.DiffOptions

// ErrNotAVersion is the answer to comparing a document with itself.
var ErrNotAVersion = errors.New("there is no other version to compare with")

// Comparer lays two documents side by side. It is taken from the session and,
// like an Importer, used on any one goroutine: comparing long documents takes
// a while.
type Comparer struct {
	a, b         notebook.Document
	textA, textB notebook.Text
	alignment    *anchor.Alignment
}

// Comparison is two documents in rows, the earlier capture on the left.
type Comparison struct {
	A, B         notebook.Document
	TextA, TextB notebook.Text
	Options      CompareOptions
	Rows         []anchor.Difference
	// Notices are the changes that a reader must not overlook, in order.
	Notices []Notice
	Tally   Tally
	// Containment is how much of the shorter text stands in the longer.
	Containment float64

	alignment *anchor.Alignment
}

// Tally counts what a comparison shows.
type Tally struct {
	Words, Marks    int // changes of words; of case or punctuation alone
	Numbers, Quotes int // among Words
	OnlyA, OnlyB    int // rows that one text alone has
	Moved           int // rows that stand elsewhere, among OnlyA and OnlyB
	Hidden          int // changes of case or punctuation that do not count now
}

// Comparer takes what is needed to compare two documents. The one that was
// captured, or else imported, first is the left one.
func (s *Session) Comparer(a, b notebook.ID) (*Comparer, error) {
	if a == b {
		return nil, ErrNotAVersion
	}
	c := &Comparer{}
	var err error
	if c.a, err = s.Document(a); err != nil {
		return nil, err
	}
	if c.b, err = s.Document(b); err != nil {
		return nil, err
	}
	if capturedFirst(c.b, c.a) {
		c.a, c.b = c.b, c.a
	}
	if c.textA, err = s.Text(c.a.ID); err != nil {
		return nil, err
	}
	if c.textB, err = s.Text(c.b.ID); err != nil {
		return nil, err
	}
	c.alignment = s.versions.alignments[[2]notebook.ID{c.a.ID, c.b.ID}]
	return c, nil
}

func capturedFirst(a, b notebook.Document) bool {
	if a.Captured.Known() && b.Captured.Known() && a.Captured.When.Earliest != b.Captured.When.Earliest {
		return a.Captured.When.Earliest < b.Captured.When.Earliest
	}
	if !a.Imported.Equal(b.Imported) {
		return a.Imported.Before(b.Imported)
	}
	return byID(a.ID, b.ID) < 0
}

// Compare compares with the options given.
func (c *Comparer) Compare(ctx context.Context, o CompareOptions) (Comparison, error) {
	if c.alignment == nil {
		c.alignment = anchor.Align(c.textA, c.textB)
	}
	if err := ctx.Err(); err != nil {
		return Comparison{}, err
	}
	full := c.laidOut(CompareOptions{})
	if o == (CompareOptions{}) {
		return full, ctx.Err()
	}
	loose := c.laidOut(o)
	loose.Tally.Hidden = max(0, full.Tally.Marks-loose.Tally.Marks)
	return loose, ctx.Err()
}

// noisyShare is the share of the words from which changes of case and
// punctuation are noise: one capture has lost them.
const noisyShare = 0.05

// Fitting compares, and lets case and punctuation not count when their changes
// would drown all others.
func (c *Comparer) Fitting(ctx context.Context) (Comparison, error) {
	full, err := c.Compare(ctx, CompareOptions{})
	words := min(c.a.Words, c.b.Words)
	if err != nil || float64(full.Tally.Marks) <= noisyShare*float64(words) || full.Tally.Marks <= 2*full.Tally.Words {
		return full, err
	}
	return c.Compare(ctx, CompareOptions{IgnoreCase: true, IgnorePunctuation: true})
}

func (c *Comparer) laidOut(o CompareOptions) Comparison {
	out := Comparison{
		A: c.a, B: c.b, TextA: c.textA, TextB: c.textB, Options: o, alignment: c.alignment,
		Rows: c.apart(anchor.Differences(c.alignment, o)), Containment: c.alignment.Relation().Containment,
	}
	for i, row := range out.Rows {
		out.Tally.add(row)
		called := row.Changes
		if row.Kind == anchor.OnlyA {
			called = row.Inside // once, where it was
		}
		for _, change := range called {
			if change.Number || change.Quotation {
				out.Notices = append(out.Notices, out.notice(i, change))
			}
		}
	}
	return out
}

// apart gives paragraphs that stand beside one another and have hardly a word
// in common a row each: one was taken out, and another put in.
func (c *Comparer) apart(rows []anchor.Difference) []anchor.Difference {
	back := c.alignment.Inverse()
	var list []anchor.Difference
	for _, r := range rows {
		if len(r.Changes) == 0 || min(r.A.Len(), r.B.Len()) < wholeParagraph {
			list = append(list, r)
			continue
		}
		a := anchor.Difference{A: r.A, Kind: anchor.OnlyA, Moved: movedTo(c.alignment, r.A)}
		b := anchor.Difference{B: r.B, Kind: anchor.OnlyB, Moved: movedTo(back, r.B)}
		most := hardly
		if !a.Moved.Empty() && !a.Moved.Overlaps(r.B) || !b.Moved.Empty() && !b.Moved.Overlaps(r.A) {
			most = hardlyMoved
		}
		if inCommon(r) < most {
			a.Inside, b.Inside = c.alignment.Inside(a.A, a.Moved), c.alignment.Inside(b.Moved, b.B)
			list = append(list, a, b)
		} else {
			list = append(list, r)
		}
	}
	return list
}

const (
	// wholeParagraph is how many bytes a paragraph has that is more than a
	// cell of a table or a date: those are changed, not taken out.
	wholeParagraph = 24
	// hardly is the share of two paragraphs below which what they have in
	// common, spaces included, is chance; and hardlyMoved when one of them
	// stands elsewhere in the other text.
	hardly, hardlyMoved = 0.25, 0.5
)

// inCommon is the share of a changed row that is unchanged, on the side where
// it is larger.
func inCommon(r anchor.Difference) float64 {
	a, b := r.A.Len(), r.B.Len()
	for _, c := range r.Changes {
		if c.Kind == anchor.Words {
			a, b = a-c.A.Len(), b-c.B.Len()
		}
	}
	return max(float64(a)/float64(r.A.Len()), float64(b)/float64(r.B.Len()))
}

// movedTo is where most of a passage stands in the other text, empty when
// nowhere.
func movedTo(x *anchor.Alignment, at notebook.Span) notebook.Span {
	to, part := x.Map(at)
	if part < 0.5 {
		return notebook.Span{}
	}
	return to
}

func (t *Tally) add(row anchor.Difference) {
	switch row.Kind {
	case anchor.OnlyA:
		t.OnlyA++
	case anchor.OnlyB:
		t.OnlyB++
	}
	if !row.Moved.Empty() {
		t.Moved++
	}
	for _, c := range row.Changes {
		if c.Kind != anchor.Words {
			t.Marks++
			continue
		}
		t.Words++
		if c.Number {
			t.Numbers++
		}
		if c.Quotation {
			t.Quotes++
		}
	}
}

// Keep remembers the alignment that a comparison was made with, so that the
// next one of the two documents begins at once.
func (s *Session) Keep(c Comparison) {
	if c.alignment == nil {
		return
	}
	s.versions.alignments[[2]notebook.ID{c.A.ID, c.B.ID}] = c.alignment
	s.versions.alignments[[2]notebook.ID{c.B.ID, c.A.ID}] = c.alignment.Inverse()
}

// OtherVersions are the live documents that a document is linked with, its
// versions before those that only share passages.
func (s *Session) OtherVersions(document notebook.ID) []notebook.Document {
	var versions, relatives []notebook.Document
	d := s.shelf.documents[document]
	for _, v := range d.LiveVersions() {
		other, ok := s.shelf.documents[v.Document]
		switch {
		case !ok || !other.Trashed.IsZero():
		case v.Related:
			relatives = append(relatives, other)
		default:
			versions = append(versions, other)
		}
	}
	return append(versions, relatives...)
}
