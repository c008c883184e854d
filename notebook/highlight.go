package notebook

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// ContextRunes is how many code points of prefix and suffix an anchor keeps.
const ContextRunes = 32

// Anchor is a span together with what is needed to find it again: the W3C
// TextPosition and TextQuote selectors. Package anchor makes and finds them.
type Anchor struct {
	Span
	Quote, Prefix, Suffix string
	// Bearings tell the place from others where a text has the same words: ""
	// for none, or bytes that package anchor writes and reads.
	Bearings string
}

// Colour is one of the eight colours of a highlight. The zero Colour is none.
type Colour uint8

// The colours, in the order of their keys 1 to 8. The numbers are stored.
const (
	NoColour Colour = iota
	Yellow
	Red
	Green
	Blue
	Purple
	Magenta
	Orange
	Grey
)

// Colours lists the eight in order.
var Colours = []Colour{Yellow, Red, Green, Blue, Purple, Magenta, Orange, Grey}

var colourNames = [...]string{"none", "yellow", "red", "green", "blue", "purple", "magenta", "orange", "grey"}

// String is the English name in lower case.
func (c Colour) String() string {
	if int(c) < len(colourNames) {
		return colourNames[c]
	}
	return fmt.Sprintf("colour %d", uint8(c))
}

// ParseColour reads a name ("gray" too) or a digit from 1 to 8.
func ParseColour(s string) (Colour, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "gray" {
		s = "grey"
	}
	for _, c := range Colours {
		if s == c.String() || s == string('0'+rune(c)) {
			return c, nil
		}
	}
	return NoColour, fmt.Errorf("%q is not a colour: use %s", s, strings.Join(colourNames[1:], ", "))
}

// Highlight is a marked passage of a document.
type Highlight struct {
	ID       ID
	Document ID
	Anchor   Anchor
	Colour   Colour
	Tags     []string
	Comment  string // Markdown
	// From is the highlight of another version that this one was made of, zero
	// for none. Where both could be shown, one is.
	From     ID
	Created  time.Time
	Modified time.Time
	Trashed  time.Time // zero unless in the trash
}

// Live reports whether the highlight is not in the trash.
func (h Highlight) Live() bool { return h.Trashed.IsZero() }

// NormalTag is the one form of a tag: no leading #, no space, hyphens between
// words, case kept. It is "" for what holds no letter or digit. The form of a
// form is itself (FuzzNormalTagsStayAsTheyAre).
func NormalTag(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(",;#|^[]%:\\\"'`", r)
	})
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return ""
	}
	return strings.Join(words, "-")
}
