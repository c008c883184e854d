package search

import (
	"fmt"

	"casebound/notebook"
)

// In says what a hit was found in.
type In uint8

// What can be searched.
const (
	InText    In = iota // a document: its text, title, authors, publisher, tags
	InComment           // a highlight: its comment, quote, tags
	InNote
)

// String is the word of the command line.
func (in In) String() string {
	if int(in) < len(inNames) {
		return inNames[in]
	}
	return "unknown"
}

var inNames = [...]string{"text", "comment", "note"}

// Sort is the order of the groups of an answer.
type Sort uint8

// The orders. Near-misses come after exact hits in both.
const (
	ByRelevance Sort = iota
	ByDate           // newest first; without a date last
)

// Options say how much of the answer is wanted. The zero Options ask for the
// twenty best documents with up to three snippets for each hit.
type Options struct {
	Sort     Sort
	Skip     int // groups to leave out, for further pages
	Limit    int // groups at most; 0 is 20
	Snippets int // for each hit; 0 is 3, negative none
	// NoFacets leaves Results.Facets empty, which spares looking at every hit.
	NoFacets bool
	// Except are highlights that are no answer and are not counted, such as
	// older copies of others. It is not changed.
	Except map[notebook.ID]bool
	// Among, unless nil, says which documents are asked: an answer is one of
	// them, or about one. It is called while the index is read.
	Among func(document notebook.ID) bool
	// Together runs functions that share nothing, side by side, and returns
	// when all are done; nil runs them one after another. Passages are read by
	// it.
	Together func(parts ...func())
}

// Results is one page of an answer.
type Results struct {
	Groups []Group
	// Documents is how many groups there are in all, Hits how many hits they
	// hold, Near how many of these hits are near-misses.
	Documents, Hits, Near int
	Facets                Facets
	// Searched of Total things were searched: less than all while the index
	// is behind.
	Searched, Total int
	// Meant are the words that near-misses were found under, by the word of
	// the query they stand in for.
	Meant map[string][]string
}

// Group is everything found in one document. A note that belongs to no
// document is a group of its own, with the zero Document.
type Group struct {
	Document notebook.ID
	Title    string
	Marks    []notebook.Span // bytes of Title that answer the query
	Score    float64
	Hits     []Hit // best first
}

// Hit is a document, a comment or a note that answers the query.
type Hit struct {
	In        In
	Document  notebook.ID
	Highlight notebook.ID // of InComment
	Note      notebook.ID // of InNote
	Score     float64
	// Near marks what was found only by taking a word for a misspelt one.
	Near bool
	// Count is how often the words of the query occur.
	Count int
	// Snippets are the best passages, in order. A hit that rests on its title
	// or on a field has the beginning of its text.
	Snippets []Snippet
}

// Snippet is a passage around one or more hits.
type Snippet struct {
	// Span is where the passage stands: in the document's text for InText, in
	// the comment (or the quote, where Quote is set) or the note's Markdown.
	Span  notebook.Span
	Quote bool
	// Text is the passage, line breaks turned to spaces; Marks are the byte
	// ranges of Text to be set in bold.
	Text  string
	Marks []notebook.Span
	// Hits are the same ranges where the passage stands.
	Hits []notebook.Span
}

// Facets count the hits of the whole answer by what they have in common, the
// most frequent first. Each Query narrows the search when added with AND.
type Facets struct {
	Kinds, Tags, Publishers, Years, Entities []Facet
}

// Facet is one value and how many hits have it.
type Facet struct {
	Value string
	Count int
	Query string // `publisher:"The Daily Example"`
}

// Error is what is wrong with a query, and where.
type Error struct {
	Query string
	Span  notebook.Span // bytes of Query
	What  string        // a whole sentence without its full stop, in lower case
}

// Error implements error: "character 7: the quotation mark is never closed".
func (e *Error) Error() string {
	return fmt.Sprintf("character %d: %s", len([]rune(e.Query[:e.Span.Start]))+1, e.What)
}
