// Package when finds the time expressions of a text and works out which time
// they mean.
package when

import (
	"fmt"

	"casebound/notebook"
)

// Options say what a text's time expressions are read against.
type Options struct {
	// Base is the date of the document; the zero When leaves relative
	// expressions undated.
	Base notebook.When
	// Narrative chooses between the document's date and the last date
	// mentioned.
	Narrative notebook.Narrative
	// Language is a BCP 47 tag; English when it is "" or not known here.
	Language string
}

// Find returns the time expressions of a text: in order, apart, on rune
// boundaries.
func Find(text notebook.Text, o Options) []notebook.Timex { return nil }

// ParseDate reads one date as people type it into a field.
func ParseDate(written string, base notebook.When) (notebook.When, error) {
	return notebook.When{}, fmt.Errorf("%q is not a date", written)
}
