package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// normal is the form by which two ways to write a name are compared: lower
// case, words of letters and digits with single blanks, initialisms written
// together ("U.S.", "u s" and "US" are "us"), no "the" before and no 's behind.
func normal(s string) string {
	if plain(s) {
		return strings.ToLower(s)
	}
	if key, ok := normalASCII(s); ok {
		return key
	}
	return normalWords(wordsOf(s))
}

// normalWords is the normal form of words in lower case.
func normalWords(fields []string) string {
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

// normalASCII is normal for ASCII, in one pass over the bytes; ok is false when
// there are others.
func normalASCII(s string) (key string, ok bool) {
	buf := make([]byte, 0, len(s))
	count, last, before := 0, 0, 0 // words, and where the last two begin in buf
	lone := false                  // the last word is a single letter
	first := true                  // no article was left away
	for i := 0; i < len(s); {
		if s[i] >= utf8.RuneSelf {
			return "", false
		}
		if !alphanumeric(s[i]) {
			i++
			continue
		}
		from := i
		for i < len(s) && alphanumeric(s[i]) {
			i++
		}
		if count == 1 && first && article(buf) {
			buf, count, lone, first = buf[:0], 0, false, false
		}
		alone := i == from+1 && s[from] > '9'
		before = last
		if count > 0 && !(lone && alone) {
			buf = append(buf, ' ')
		}
		last = len(buf)
		for _, b := range []byte(s[from:i]) {
			if isUpper(b) {
				b |= 0x20
			}
			buf = append(buf, b)
		}
		lone = alone
		count++
	}
	if count > 1 && lone && buf[last] == 's' && last > 0 && buf[last-1] == ' ' && last-1-before > 1 {
		buf = buf[:last-1]
	}
	return string(buf), true
}

func alphanumeric(b byte) bool {
	return b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z'
}

func article(word []byte) bool {
	switch string(word) {
	case "the", "die", "der", "das":
		return true
	}
	return false
}

// plain: one word of letters and digits of ASCII, as most are.
func plain(s string) bool {
	for i := range len(s) {
		if !alphanumeric(s[i]) {
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
