package search

import (
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
	return english.Stem(form, false)
}

// isEnglish reports whether documents of the language are stemmed: English,
// and those whose language nobody knows.
func isEnglish(language string) bool {
	return language == "" || language == "en" || len(language) > 2 && language[:3] == "en-"
}
