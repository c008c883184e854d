package extract

import (
	"strings"
	"unicode"
)

// normal is the form by which two ways to write a name are compared: lower
// case, words of letters and digits with single blanks, initialisms written
// together ("U.S.", "u s" and "US" are "us"), no "the" before and no 's behind.
func normal(s string) string {
	if plain(s) {
		return strings.ToLower(s)
	}
	fields := wordsOf(s)
	if len(fields) > 1 && (fields[0] == "the" || fields[0] == "die" || fields[0] == "der" || fields[0] == "das") {
		fields = fields[1:]
	}
	if n := len(fields); n > 1 && fields[n-1] == "s" && len(fields[n-2]) > 1 {
		fields = fields[:n-1]
	}
	var b strings.Builder
	for i, f := range fields {
		if i > 0 && !(single(f) && single(fields[i-1])) {
			b.WriteByte(' ')
		}
		b.WriteString(f)
	}
	return b.String()
}

// plain: one word of letters and digits of ASCII, as most are.
func plain(s string) bool {
	for i := range len(s) {
		if b := s[i] | 0x20; (b < 'a' || b > 'z') && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

func single(w string) bool { return len(w) == 1 && w[0] >= 'a' && w[0] <= 'z' }

// wordsOf are the words of a name in lower case.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(s, "’", "'")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// small are the words that stay small inside a name.
var small = setOf("of the and for in on at to de la le du des von van der den del di da al el bin ibn und für am im y e")

// titled writes a name that was read without case as names are written.
func titled(s string) string {
	fields := strings.Fields(s)
	for i, f := range fields {
		if i > 0 && small[f] {
			continue
		}
		r := []rune(f)
		r[0] = unicode.ToUpper(r[0])
		fields[i] = string(r)
	}
	return strings.Join(fields, " ")
}

func setOf(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
