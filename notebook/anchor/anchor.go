// Package anchor describes a span so that it can be found again, finds it in
// an edited text or in another version, aligns versions, and recognises them
// among thousands of documents.
//
// Everything is compared on the skeleton of a text: its letters and digits
// alone, folded, one byte each, with a way back to the text (skeleton.go). Two
// captures that differ in case, punctuation, spacing, apostrophes, ligatures
// or hyphenation have the same skeleton.
//
// The package never guesses in silence: what it finds carries a score and says
// how it was found, and what it does not find is an Orphan without a span.
//
// Read Locate first, then Align.
package anchor

import (
	"unicode/utf8"

	"casebound/notebook"
)

// State says how far a found anchor may be believed.
type State uint8

// The three states. The zero State is the one that claims nothing.
const (
	Orphan   State = iota // not in this text
	Check                 // probably here: shown dotted and listed apart
	Anchored              // here
)

// String is the word of the command line.
func (s State) String() string {
	switch s {
	case Anchored:
		return "anchored"
	case Check:
		return "check"
	}
	return "orphan"
}

// The scores from which an anchor is believed, and from which it is shown to
// be checked.
const (
	AnchoredFrom = 0.75
	CheckFrom    = 0.60
)

// The ways an anchor is found, in Found.How.
const (
	WhereItWas   = "where it was"
	ExactWords   = "exact words"
	SameLetters  = "same letters" // case, punctuation, spacing may differ
	Aligned      = "aligned"
	SimilarWords = "similar words"
)

// Found is where an anchor is, how sure that is, and how it was found.
type Found struct {
	Span  notebook.Span // empty for an Orphan
	Score float32       // between 0 and 1; an Orphan keeps the best that was seen
	State State
	How   string // one of the ways above; "" for an Orphan
}

// foundAt makes a Found of a span and its score.
func foundAt(s notebook.Span, score float64, how string) Found {
	switch {
	case score >= AnchoredFrom:
		return Found{Span: s, Score: float32(score), State: Anchored, How: how}
	case score >= CheckFrom:
		return Found{Span: s, Score: float32(score), State: Check, How: how}
	}
	return Found{Score: float32(score)}
}

// Describe makes the anchor of a span: its place, its words and the 32 code
// points on each side; and its bearings, which tell it from the same words
// elsewhere. The span must be valid in the text.
func Describe(t notebook.Text, s notebook.Span) notebook.Anchor {
	a := selectors(t, s)
	a.Bearings = bearings(t, s)
	return a
}

// Describe is the same for several spans of one text.
func (f *Finder) Describe(s notebook.Span) notebook.Anchor {
	a := selectors(f.text, s)
	from, to := f.k.within(s)
	first := max(0, from-describedWithin)
	a.Bearings = bearingsAmong(f.k.letters[first:min(f.k.len(), to+describedWithin)], from-first, to-first)
	return a
}

func selectors(t notebook.Text, s notebook.Span) notebook.Anchor {
	start, end := s.Start, s.End
	for n := 0; n < notebook.ContextRunes && start > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(t.All()[:start])
		start -= size
	}
	for n := 0; n < notebook.ContextRunes && end < t.Len(); n++ {
		_, size := utf8.DecodeRuneInString(t.All()[end:])
		end += size
	}
	return notebook.Anchor{
		Span:   s,
		Quote:  t.At(s),
		Prefix: t.At(notebook.Span{Start: start, End: s.Start}),
		Suffix: t.At(notebook.Span{Start: s.End, End: end}),
	}
}

// Locate finds an anchor in the text it was made in, or in an edited one. To
// find several in one text make a Finder; to find one in another version of
// its document use Align and Alignment.Locate, which know more.
func Locate(t notebook.Text, a notebook.Anchor) Found {
	return NewFinder(t).Locate(a)
}
