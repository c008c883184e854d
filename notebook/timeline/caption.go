package timeline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casebound/notebook"
)

// leastCaption is how long a caption should be, in code points, before its date
// is taken off.
const leastCaption = 24

// Caption is what a label says beside the date of an event: its title, without
// the date that it begins with. "On 8 April, Ines Takahara resigned." beside
// "8 Apr" becomes "Ines Takahara resigned.". A title that needs its date, or
// that the reader wrote, stays whole.
func Caption(e *notebook.Event) string {
	if e.Edited || e.When.Words == "" {
		return e.Title
	}
	before, after, ok := strings.Cut(e.Title, e.When.Words)
	if !ok || !introduces[strings.ToLower(strings.TrimSpace(before))] {
		return e.Title
	}
	rest := strings.TrimLeft(after, " ")
	said, comma := strings.CutPrefix(rest, ",")
	said = strings.TrimLeft(said, " ")
	switch first, _, _ := strings.Cut(said, " "); {
	case rest == after && !comma, !comma && strings.TrimSpace(before) == "":
		return e.Title // "1990s prices", "Thursday was a holiday"
	case goesOn[strings.ToLower(first)], utf8.RuneCountInString(said) < leastCaption:
		return e.Title
	}
	first, size := utf8.DecodeRuneInString(said)
	return string(unicode.ToUpper(first)) + said[size:]
}

// introduces are the words before a date that can go with it: those that say no
// more than that something happened then.
var introduces = map[string]bool{"": true, "on": true, "in": true, "at": true, "late on": true, "early on": true, "late in": true, "early in": true}

// goesOn are words behind a date that go on with it.
var goesOn = words("and or to until till through – — - & when which where that who at of but from")

func words(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}
