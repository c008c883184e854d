package search

// source is where terms and postings come from: a segment in the store or the
// builder in memory.
type source interface {
	// withStem visits the forms of a field that have the stem.
	withStem(f field, stem string, visit func(form string, t term)) error
	// each visits all forms of a field.
	each(f field, visit func(form string, t term)) error
	// begins visits the forms of a field that begin so.
	begins(f field, with string, visit func(t term)) error
	// like visits the forms of a field that may be meant for the form.
	like(f field, w *misspelt, visit func(form string, t term)) error
	// docs and places are the two halves of a posting list, empty for a lone
	// term, in the room (which may be nil) where they must be put together. The
	// caller must not change them.
	docs(term, *room) ([]byte, error)
	places(term, *room) ([]byte, error)
}

// term points to the postings of a term in its source.
type term struct {
	count        uint32 // items that have it
	number       int32  // in a builder
	docs, places extent // in a segment
	// lone terms occur once in all. Their place stands with them.
	lone     bool
	item, at uint32
}

// extent is where a half of a posting list lies in its stream.
type extent struct {
	at     uint64
	size   uint32
	packed bool
}

// nobody is in the place of an item's slot when the item is not the present
// state of anything.
const nobody = ^uint32(0)

// layer is a source with the present owners of its items.
type layer struct {
	source
	// slots tells for each item whose present state it is. It changes while
	// the source does not.
	slots []uint32
}

// postings reads the items of a term.
func (l *layer) postings(t term, r *room) (postings, error) {
	docs, err := l.docs(t, r)
	if err != nil {
		return postings{}, err
	}
	return newPostings(docs, t, uint32(len(l.slots))), nil
}

// positions reads where a term stands in its items.
func (l *layer) positions(t term, r *room) (positions, error) {
	places, err := l.places(t, r)
	if err != nil {
		return positions{}, err
	}
	return newPositions(places, t), nil
}
