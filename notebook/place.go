package notebook

// Place is where to go: a document, a span in it, a note, an entity or an
// event. Whatever is opened is opened through one.
type Place struct {
	Document ID
	Span     Span // empty: where the reader last was
	Note     ID
	Entity   ID
	Event    ID
}

// IsZero reports whether the place is nowhere.
func (p Place) IsZero() bool { return p == Place{} }
