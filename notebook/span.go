package notebook

import "fmt"

// Span is a half-open range of bytes in a document's clean text, on rune
// boundaries. Offsets of other systems have types of their own: CodePointSpan
// and UTF16Span.
type Span struct{ Start, End int }

// Len is the number of bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether the byte at offset is inside.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset < s.End }

// Covers reports whether all of t is inside s.
func (s Span) Covers(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether the two share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Intersect is what both cover; empty when they do not overlap.
func (s Span) Intersect(t Span) Span {
	both := Span{max(s.Start, t.Start), min(s.End, t.End)}
	if both.Empty() {
		return Span{both.Start, both.Start}
	}
	return both
}

// Shift moves the span by n bytes.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }

// String prints [start,end).
func (s Span) String() string { return fmt.Sprintf("[%d,%d)", s.Start, s.End) }
