package session

import (
	"context"

	"casebound/app/task"
	"casebound/notebook"
	"casebound/notebook/search"
)

// Search answers a full-text query, of which highlights that were carried to a
// newer version are no part. It may run on any goroutine.
func (s *Session) Search(ctx context.Context, query string, o search.Options) (search.Results, error) {
	o.Except, o.Together = *s.outdated.Load(), task.Together
	return s.words.Load().Search(ctx, query, o)
}

// SearchMarks are the hits of a query in one document's text.
func (s *Session) SearchMarks(query string, document notebook.ID) ([]notebook.Span, error) {
	return s.words.Load().Marks(query, document)
}

// Upkeep lets the search index do one piece of the work it has put off, and
// reports whether there is more.
func (s *Session) Upkeep(ctx context.Context) (more bool, err error) {
	return s.words.Load().Upkeep(ctx)
}

// RemakeSearchIndex makes the search index again from the texts; Upkeep then
// reads them, and searches say how far it has come.
func (s *Session) RemakeSearchIndex(ctx context.Context) error { return s.words.Load().Rebuild(ctx) }
