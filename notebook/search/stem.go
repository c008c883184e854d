package search

import (
	"strings"
	"unicode/utf8"

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

// stemBegin is how the stems of all forms begin that begin so. The stemmer
// takes endings off what has a vowel and leaves a consonant with the letter
// behind it alone, but for "dying", "lying" and "tying"
// (TestStemsKeepTheirBeginning).
func stemBegin(form string) string {
	_, n := utf8.DecodeRuneInString(form)
	if len(form) > 2 && !strings.ContainsRune("aeiouy", rune(form[0])) && form[1] != 'y' && form[0] < utf8.RuneSelf && form[1] < utf8.RuneSelf {
		n = 2
	}
	return form[:n]
}

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

func (c stemCache) stem(form string) string {
	if s, ok := c[form]; ok {
		return s
	}
	if len(c) >= mostStems {
		clear(c)
	}
	s := stem(form)
	if strings.HasPrefix(form, s) {
		s = form[:len(s)] // most stems begin their form: no memory of their own
	}
	c[form] = s
	return s
}
