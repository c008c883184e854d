package extract

import "casebound/notebook"

// Events makes the events of one document from its grounded time expressions,
// and one of its own kind from its publication. IDs and the documents of the
// sources are left zero for the caller. entities tells which entities are
// mentioned inside a span; it may be nil.
func Events(text notebook.Text, timexes []notebook.Timex, published notebook.Dated, entities func(notebook.Span) []notebook.ID) []notebook.Event {
	return nil
}
