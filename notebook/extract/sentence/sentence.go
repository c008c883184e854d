// Package sentence cuts a text into sentences.
//
// It works by rule: a mark that may close a sentence does so unless what stands
// around it says otherwise (an abbreviation, an initial, a number, a small
// letter behind it). Text without capitals and marks has no sentences; there it
// cuts windows of a few lines at words that often begin a clause, so that a
// sentence is always something a person can read.
package sentence

import "casebound/notebook"

// Split returns the sentences of a text in order: apart, not empty, trimmed of
// white space, each inside one block. Every byte that is not white space
// between blocks or sentences is in one (TestSentencesCoverTheText).
func Split(text notebook.Text) []notebook.Span {
	var sentences []notebook.Span
	for _, b := range text.Blocks() {
		sentences = splitBlock(text.All(), b.Span, sentences)
	}
	return sentences
}

// splitBlock appends the sentences of one block.
func splitBlock(text string, b notebook.Span, to []notebook.Span) []notebook.Span {
	start := b.Start
	for i := b.Start; i < b.End; i++ {
		if !closes(text[i]) {
			continue
		}
		end := afterClosing(text, i, b.End)
		if ends(text[:b.End], b.Start, i, end) {
			to = appendLong(text, trim(text, notebook.Span{Start: start, End: end}), to)
			start = end
		}
		i = end - 1
	}
	return appendLong(text, trim(text, notebook.Span{Start: start, End: b.End}), to)
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func trim(text string, s notebook.Span) notebook.Span {
	for s.Start < s.End && isSpace(text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && isSpace(text[s.End-1]) {
		s.End--
	}
	return s
}

// appendLong appends a sentence, in windows if it is too long to be one.
func appendLong(text string, s notebook.Span, to []notebook.Span) []notebook.Span {
	if s.Empty() {
		return to
	}
	if s.Len() <= longest {
		return append(to, s)
	}
	return windows(text, s, to)
}
