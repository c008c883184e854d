// Package search finds words in everything a notebook holds: texts,
// highlights, comments and notes.
//
// The index is the notebook's own: it is kept as notebook.Index records in the
// same Store, so an encrypted notebook has an encrypted index and no word ever
// lies in a file of its own. It can always be made again from the rest. The
// package reads no clock and starts no goroutine: long work is done in steps
// that the caller asks for (Index.Upkeep).
//
// Read Index first, then Query for the language.
package search

import (
	"context"

	"casebound/notebook"
)

// Index searches one notebook. It may be used from several goroutines at
// once; only one of them may write (Follow, Upkeep, Rebuild).
type Index struct {
	store notebook.Store
}

// Open reads what the index needs to answer. A store without an index gives
// an empty one that knows it is behind.
func Open(store notebook.Store) (*Index, error) { return &Index{store: store}, nil }

// Update is what a set of changes means for the index.
type Update struct {
	// Changes belong into the same Store.Apply as the changes they follow.
	Changes []notebook.Change
}

// Follow prepares the index for changes to documents, highlights, notes,
// mentions and entities that the caller is about to apply; others it passes
// over. text gives the text of a document whose record does not exist yet;
// nil asks the store.
//
//	u, err := index.Follow(changes, text)
//	err = store.Apply(append(changes, u.Changes...)...)
//	u.Done()
func (x *Index) Follow(changes []notebook.Change, text func(notebook.ID) (notebook.Text, error)) (*Update, error) {
	return &Update{}, nil
}

// Done makes the changes visible to searches. It is called once they are
// applied; an Update that is never done leaves the index as it was.
func (u *Update) Done() {}

// Search answers a query, or returns an *Error that says what is wrong in it.
func (x *Index) Search(ctx context.Context, query string, o Options) (Results, error) {
	return Results{}, nil
}

// Progress is how many things (documents, highlights, notes) can be searched
// now, of how many.
func (x *Index) Progress() (searched, total int) { return 0, 0 }

// Upkeep does one piece of work the index has been putting off, of at most
// about a tenth of a second: read what it is behind with, write what is in memory, join
// small pieces. It reports whether there is more to do. Call it after imports,
// when idle and before closing.
func (x *Index) Upkeep(ctx context.Context) (more bool, err error) { return false, nil }

// Rebuild forgets the index and lists everything in the store as still to be
// read. Upkeep then reads it; searches find what has been read so far.
func (x *Index) Rebuild(ctx context.Context) error { return nil }

// Report is what Verify found.
type Report struct {
	Checked int // documents, highlights and notes compared with the index
	Faults  []Fault
}

// Fault is one disagreement of the index with what it indexes.
type Fault struct {
	In   In
	ID   notebook.ID
	What string // a sentence
}

// Verify compares the index with every text, highlight and note. It changes
// nothing: Rebuild mends what it finds.
func (x *Index) Verify(ctx context.Context) (Report, error) { return Report{}, nil }

// Marks are the places in a document's text that answer the query, to be
// shown when the document is opened from its results.
func (x *Index) Marks(query string, document notebook.ID) ([]notebook.Span, error) {
	return nil, nil
}
