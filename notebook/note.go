package notebook

import (
	"strings"
	"time"
)

// Note is the reader's own words in Markdown. Its title is its first line.
type Note struct {
	ID       ID
	Markdown string
	// Documents are those the note belongs to or quotes, in order of mention.
	Documents []ID
	Created   time.Time
	Modified  time.Time
	Trashed   time.Time // zero unless in the trash
}

// Live reports whether the note is not in the trash.
func (n Note) Live() bool { return n.Trashed.IsZero() }

// Title is the first line with a word in it, without Markdown's marks for
// headings, quotes and lists; "Untitled note" when there is none.
func (n Note) Title() string {
	for line := range strings.Lines(n.Markdown) {
		line = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "#>*-+ \t"))
		if line != "" {
			return line
		}
	}
	return "Untitled note"
}
