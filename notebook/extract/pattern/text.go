package pattern

import (
	"unicode"
	"unicode/utf8"
)

// letterAt reports whether the rune that the byte at i belongs to is a letter.
func letterAt(s string, i int) bool {
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// digitsOf are the digits of s, without what separates them.
func digitsOf(s string) string {
	var out []byte
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) {
			out = append(out, s[i])
		}
	}
	return string(out)
}
