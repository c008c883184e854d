// Package notebook holds the nouns of Casebound and their laws: documents and
// their text, spans and anchors, highlights, notes, entities and events, and
// the Store port that keeps them.
//
// Nothing here knows a window, a disk, a clock or a goroutine: everything a
// function needs comes in through its arguments. The verbs that work on these
// nouns (ingest, extract, anchor, timeline, finder, search, markdown) are the
// packages below this one; they import the nouns and never one another.
//
// Read Text first: every span in the notebook is a range of one.
package notebook
