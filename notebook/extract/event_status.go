package extract

import (
	"strings"
	"unicode"

	"casebound/notebook"
)

// status says how the text speaks of an event. Denials, plans and suppositions
// count in the clause alone, since the rest of the sentence may be about other
// things; who says so may stand anywhere in the sentence.
func (r *eventReader) status(clause notebook.Span, d datedSpan) notebook.Status {
	words := statusWords(r.text.At(clause))
	switch {
	case holdsAny(words, denying):
		return notebook.Negated
	case holdsAny(words, conditions):
		return notebook.Hypothetical
	case r.lies(d):
		return notebook.Planned
	case holdsAny(words, planning) && !r.past(d):
		return notebook.Planned
	case holdsAny(words, supposing):
		return notebook.Hypothetical
	case holdsAny(statusWords(r.text.At(r.sentence)), attributing):
		return notebook.Attributed
	}
	return notebook.Stated
}

// lies reports whether the date lies ahead of the document's.
func (r *eventReader) lies(d datedSpan) bool {
	return r.published.Known() && d.when.Earliest > r.published.When.Latest
}

// past reports whether it lies behind: what was to happen then is no plan any
// more.
func (r *eventReader) past(d datedSpan) bool {
	return r.published.Known() && d.when.Latest < r.published.When.Earliest
}

// statusWords writes a text as its words in lower case with single spaces
// around each, so that phrases can be looked for.
func statusWords(s string) string {
	s = strings.ReplaceAll(strings.ToLower(s), "’", "'")
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' })
	return " " + strings.Join(words, " ") + " "
}

func holdsAny(words string, phrases []string) bool {
	for _, p := range phrases {
		if strings.Contains(words, " "+p+" ") {
			return true
		}
	}
	return false
}
