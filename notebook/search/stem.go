package search

import (
	"strings"

	"github.com/kljensen/snowball/english"
)

// stem is the English stem of a folded form, by the Snowball algorithm (Porter
// 2). A form with anything but a to z in it is its own.
func stem(form string) string {
	if len(form) < 3 {
		return form
	}
	for i := range len(form) {
		if form[i] < 'a' || form[i] > 'z' {
			return form
		}
	}
	if !mayBeCut(form) {
		return form
	}
	return english.Stem(form, false)
}

// mayBeCut reports whether the form ends in anything that the stemmer cuts or
// changes. Most forms do not, and finding that out is quick
// (TestOnlyFormsThatMayBeCutAre).
func mayBeCut(form string) bool {
	before := form[len(form)-2]
	switch form[len(form)-1] {
	case 'e', 's', 'y':
		return true
	case 'd':
		return before == 'e'
	case 'g':
		return strings.HasSuffix(form, "ing")
	case 'n':
		return strings.HasSuffix(form, "ion")
	case 'm':
		return strings.HasSuffix(form, "ism")
	case 'c':
		return before == 'i'
	case 't':
		return before == 'n'
	case 'r':
		return before == 'e' || before == 'o'
	case 'l':
		return before == 'l' || before == 'a' || strings.HasSuffix(form, "ful")
	case 'i':
		return strings.IndexByte("lctg", before) >= 0
	}
	return false
}

// shortStems are the stems that forms beginning so can have that do not begin
// so themselves. The stemmer cuts a form and puts one of a few ends where it
// cut (TestStemsOfFormsThatBeginAlike): "capabl" for "capability".
func shortStems(begin string) []string {
	for i := range len(begin) {
		if begin[i] < 'a' || begin[i] > 'z' {
			return nil // forms of other letters are their own stems
		}
	}
	var list []string
	for n := 1; n < len(begin); n++ {
		for _, end := range stemEnds {
			if s := begin[:n] + end; !strings.HasPrefix(s, begin) {
				list = append(list, s)
			}
		}
	}
	return list
}

var stemEnds = [...]string{"", "e", "i", "ie", "l", "le", "y"}

// isEnglish reports whether documents of the language are stemmed: English,
// and those whose language nobody knows.
func isEnglish(language string) bool {
	return language == "" || language == "en" || len(language) > 2 && language[:3] == "en-"
}

// stemCache remembers stems: finding one costs more than all else that is done
// with a word, and the next segment has mostly the words of the last.
type stemCache map[string]string

// mostStems is when a cache begins anew.
const mostStems = 200_000

// stem is the stem of a form; cut is false where that is the form itself, and
// stem then empty.
func (c stemCache) stem(form []byte) (stemmed string, cut bool) {
	if len(form) < 3 || !mayBeCut(string(form)) {
		return "", false
	}
	s, known := c[string(form)]
	if !known {
		if len(c) >= mostStems {
			clear(c)
		}
		s = stem(string(form))
		c[string(form)] = s
	}
	return s, s != string(form)
}
