package anchor

import "casebound/notebook"

// DiffOptions says which differences do not count.
type DiffOptions struct {
	IgnoreCase        bool
	IgnorePunctuation bool // and spacing
}

// RowKind says what a row of a comparison holds.
type RowKind uint8

// The kinds of row.
const (
	Same RowKind = iota
	Changed
	OnlyA // B is empty
	OnlyB // A is empty
)

// String is the word for it.
func (k RowKind) String() string {
	return [...]string{"same", "changed", "only in the first", "only in the second"}[k&3]
}

// Difference is one row of a comparison in two columns: a paragraph, or the
// part of one that answers to a paragraph of the other text. The rows together
// hold every character of both texts but the space between paragraphs.
type Difference struct {
	A, B notebook.Span
	Kind RowKind
	// Moved is where a row that only one text has here stands in the other;
	// empty when nowhere.
	Moved   notebook.Span
	Changes []Change // in order; none unless Kind is Changed
	// Inside are the changes of words inside a passage that moved: one side
	// of each lies in the row, the other where the passage stands now.
	Inside []Change
}

// ChangeKind says what sort of change it is.
type ChangeKind uint8

// The kinds of change.
const (
	Words       ChangeKind = iota // letters differ
	Case                          // upper and lower case alone
	Punctuation                   // punctuation or spacing, and perhaps case
)

// String is the word for it.
func (k ChangeKind) String() string {
	return [...]string{"words", "case", "punctuation", "words"}[k&3]
}

// Change is what one text has in place of what the other has. One of the spans
// may be empty, at the place where it would stand.
type Change struct {
	A, B notebook.Span
	Kind ChangeKind
	// Number marks a change of words that changes a number, in figures or in
	// English words. What separates digits is part of a number: 4.2 is not 42,
	// but 1,000 is 1000. Where one text has no punctuation at all, a lost dot
	// says nothing and is a change of Punctuation. Quotation marks one inside quotation marks of either text.
	Number, Quotation bool
}

// Differences lays two aligned texts side by side: the whole of both, in rows,
// with what changed in each.
func Differences(x *Alignment, o DiffOptions) []Difference {
	cuts, lost := x.cuts(), x.a.unpunctuated() || x.b.unpunctuated()
	rows := make([]Difference, 0, len(cuts))
	for i := 1; i < len(cuts); i++ {
		from, to := cuts[i-1], cuts[i]
		last := i == len(cuts)-1
		row := Difference{A: x.a.rowSpan(from.a, to.a, last), B: x.b.rowSpan(from.b, to.b, last)}
		switch {
		case row.A.Empty() && row.B.Empty():
			continue
		case row.B.Empty():
			row.Kind = OnlyA
			row.Moved = x.movedTo(row.A)
			row.Inside = x.inside(row.A, row.Moved, lost)
		case row.A.Empty():
			row.Kind = OnlyB
			row.Moved = x.Inverse().movedTo(row.B)
			row.Inside = x.inside(row.Moved, row.B, lost)
		default:
			if row.Changes = changes(x.a, x.b, row, o, lost); len(row.Changes) > 0 {
				row.Kind = Changed
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// Inside finds the changes of words between a passage of the first text and
// where it stands in the second; nil when either is empty.
func (x *Alignment) Inside(a, b notebook.Span) []Change {
	return x.inside(a, b, x.a.unpunctuated() || x.b.unpunctuated())
}

func (x *Alignment) inside(a, b notebook.Span, lost bool) []Change {
	if a.Empty() || b.Empty() {
		return nil
	}
	return changes(x.a, x.b, Difference{A: a, B: b}, DiffOptions{IgnoreCase: true, IgnorePunctuation: true}, lost)
}

// movedTo is where most of a passage of the first text stands in the second.
func (x *Alignment) movedTo(s notebook.Span) notebook.Span {
	to, part := x.Map(s)
	if part < 0.5 {
		return notebook.Span{}
	}
	return to
}
