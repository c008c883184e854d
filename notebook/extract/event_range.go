package extract

import (
	"slices"
	"strings"

	"casebound/notebook"
	"casebound/notebook/extract/when"
)

// datedSpan is a grounded expression, or two that name the ends of a range.
type datedSpan struct {
	notebook.Span
	when   notebook.When
	dating notebook.Dating
}

// datedSpans picks the expressions that have a place in the calendar, joins
// what a dash or "to" joins, and opens what since and until leave open.
func datedSpans(text notebook.Text, timexes []notebook.Timex) []datedSpan {
	var spans []datedSpan
	for _, t := range timexes {
		if !t.When.Known() || t.Type != notebook.Date && t.Type != notebook.Time {
			continue
		}
		d := datedSpan{Span: t.Span, when: t.When, dating: t.Dating}
		if n := len(spans); n > 0 {
			if joined, ok := joinDated(text, spans[n-1], d); ok {
				spans[n-1] = joined
				continue
			}
		}
		spans = append(spans, d)
	}
	for i := range spans {
		spans[i] = openDated(text, spans[i])
	}
	return spans
}

// Words that join the ends of a range, and those that do behind "between".
var (
	rangeWords   = map[string]bool{"-": true, "–": true, "—": true, "to": true, "until": true, "till": true, "through": true, "bis": true, "bis zum": true, "to the": true}
	betweenWords = map[string]bool{"and": true, "und": true, "and the": true, "und dem": true}
)

// joinDated makes one span of two neighbours.
func joinDated(text notebook.Text, a, b datedSpan) (datedSpan, bool) {
	if b.Start < a.End || b.Start-a.End > 16 {
		return a, false
	}
	link := strings.ToLower(strings.Trim(text.At(notebook.Span{Start: a.End, End: b.Start}), " ,"))
	between := precededBy(text, a.Start, "between", "zwischen")
	if !rangeWords[link] && !(betweenWords[link] && between) {
		return a, false
	}
	w, ok := when.Join(a.when, b.when)
	if !ok {
		return a, false
	}
	joined := datedSpan{Span: notebook.Span{Start: a.Start, End: b.End}, when: w, dating: max(a.dating, b.dating)}
	joined.when.Words = text.At(joined.Span)
	return joined, true
}

// openDated leaves the end of "since 2014" and the beginning of "until 2019"
// open.
func openDated(text notebook.Text, d datedSpan) datedSpan {
	open := when.Since
	switch {
	case precededBy(text, d.Start, "since", "seit", "ab"):
	case precededBy(text, d.Start, "until", "till", "bis") && !defers(text, d.Start):
		open = when.Until
	default:
		return d
	}
	if w, ok := open(d.when); ok {
		w.Words, w.Modifier = d.when.Words, d.when.Modifier
		d.when = w
	}
	return d
}

// precededBy reports whether one of the words stands right before an offset.
func precededBy(text notebook.Text, at int, words ...string) bool {
	return slices.Contains(words, wordBefore(text, at, 1))
}

// defers reports whether the word before "until" puts something off.
func defers(text notebook.Text, at int) bool {
	return slices.Contains(deferring, wordBefore(text, at, 2))
}

// wordBefore is the nth word before an offset, in lower case.
func wordBefore(text notebook.Text, at, n int) string {
	words := strings.FieldsFunc(text.At(notebook.Span{Start: runeBefore(text, at-40), End: at}), func(r rune) bool {
		return strings.ContainsRune(" \t\n(\"“„", r)
	})
	if len(words) < n {
		return ""
	}
	return strings.ToLower(words[len(words)-n])
}

// runeBefore is the start of the rune that an offset lies in.
func runeBefore(text notebook.Text, at int) int {
	at = max(at, 0)
	for at > 0 && !text.Valid(notebook.Span{Start: at, End: at}) {
		at--
	}
	return at
}
