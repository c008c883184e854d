// Package sentence cuts a text into sentences.
package sentence

import "casebound/notebook"

// Split returns the sentences of a text in order: apart, trimmed of white
// space, each inside one block.
func Split(text notebook.Text) []notebook.Span {
	var sentences []notebook.Span
	for _, b := range text.Blocks() {
		sentences = append(sentences, b.Span)
	}
	return sentences
}
