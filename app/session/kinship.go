package session

import (
	"fmt"

	"casebound/notebook"
)

// captureFrom is the share of the longer one's words that the shorter of two
// versions has, from which the two are captures of one text and not a text and
// an excerpt.
const captureFrom = 0.8

// VersionText says what a document is to a linked one: "another capture, 99 %
// the same words", "an excerpt, 100 % of it stands in the other". Shares are
// rounded down: "100 %" is said only of the very same letters.
func (s *Session) VersionText(d notebook.Document, v notebook.Version) string {
	part, other := int(100*v.Containment), s.shelf.documents[v.Document]
	if Captures(d, other) && !sameLength(d, other) {
		part = min(part, 99) // the longer one says more
	}
	switch {
	case v.Containment <= 0:
		return "another version"
	case v.Related:
		return fmt.Sprintf("shares passages, %d %% of the shorter", part)
	case Captures(d, other):
		return fmt.Sprintf("another capture, %d %% the same words", part)
	case d.Words < other.Words:
		return fmt.Sprintf("an excerpt, %d %% of it stands in the other", part)
	}
	return fmt.Sprintf("longer, contains %d %% of the other", part)
}

// sameLength allows for words that one capture has torn apart.
func sameLength(a, b notebook.Document) bool {
	return float64(min(a.Words, b.Words)) >= 0.98*float64(max(a.Words, b.Words))
}

// Captures reports whether two versions are about equally long, and not one of
// them a part of the other.
func Captures(a, b notebook.Document) bool {
	return float64(min(a.Words, b.Words)) >= captureFrom*float64(max(a.Words, b.Words))
}
