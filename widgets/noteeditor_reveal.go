package widgets

import (
	"strings"
	"unicode/utf8"

	"casebound/notebook"
)

// Reveal shows a place of the note, in bytes of its Markdown, near the top: the
// cursor goes there, or the preview scrolls to its block. A span that does not
// lie in the text is passed over.
func (n *NoteEditor) Reveal(span notebook.Span) {
	if span.Start < 0 || span.Start > len(n.markdown) {
		return
	}
	n.entry.moveTo(utf8.RuneCountInString(n.markdown[:span.Start]))
	end := len(n.markdown)
	if i := strings.IndexByte(n.markdown[span.Start:], '\n'); i >= 0 {
		end = span.Start + i
	}
	n.page.top(len(readMarkup(n.markdown[:end]))) // one row stands before the blocks
	n.Refresh()
}

// top shows the row first, as far as what follows fills the page.
func (m *markdownPage) top(i int) {
	m.measure(m.Size().Width)
	m.want(len(m.rows) - 1)
	m.want(i)
}

// moveTo puts the cursor behind so many runes, in the first line that is seen
// where the text is long enough. The entry knows its rows, which wrapping
// makes, only by the offsets they begin at.
func (e *keyEntry) moveTo(offset int) {
	begin := func(row int) int {
		e.CursorRow, e.CursorColumn = row, 0
		return e.CursorTextOffset()
	}
	row, at, last := 0, 0, 0
	for end := 0; ; last++ {
		next := begin(last + 1)
		if next <= end {
			break // there is no such row
		}
		if end = next; next <= offset {
			row, at = last+1, next
		}
	}
	e.CursorRow, e.CursorColumn = last, 0
	e.Refresh()
	e.CursorRow, e.CursorColumn = row, offset-at
	e.Refresh()
}
