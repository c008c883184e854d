package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// closes reports whether the byte may close a sentence. The ellipsis (U+2026)
// and the full stops of other scripts are found by their last byte.
func closes(c byte) bool { return c == '.' || c == '!' || c == '?' || c == 0xA6 || c == 0x82 }

// afterClosing passes over further marks and closing quotes and brackets.
func afterClosing(text string, i, end int) int {
	i++
	for i < end {
		switch c := text[i]; {
		case c == '.' || c == '!' || c == '?' || c == '"' || c == '\'' || c == ')' || c == ']':
			i++
		case strings.HasPrefix(text[i:end], "”"), strings.HasPrefix(text[i:end], "’"), strings.HasPrefix(text[i:end], "…"),
			strings.HasPrefix(text[i:end], "“") && (i+3 == end || isSpace(text[i+3])): // German closing quote
			i += 3
		case strings.HasPrefix(text[i:end], "»"):
			i += 2
		default:
			return i
		}
	}
	return i
}

// ends decides whether the mark at i, with what closes behind it up to end,
// ends a sentence. text is cut at the end of the block.
func ends(text string, from, i, end int) bool {
	switch text[i] {
	case 0xA6:
		if i < from+2 || text[i-2:i+1] != "…" {
			return false
		}
	case 0x82:
		return i >= from+2 && text[i-2:i+1] == "。"
	}
	if end == len(text) {
		return true
	}
	if !isSpace(text[end]) {
		return false
	}
	next := strings.TrimLeft(text[end:], " \t\r\n")
	if next == "" {
		return true
	}
	if !begins(next) {
		return false
	}
	return text[i] != '.' || end > i+1 && text[i+1] != '.' || !abbreviates(text[from:i], next)
}

// begins reports whether a sentence may begin so: with a capital or a letter of
// a script that has none, a digit, a quote, a bracket, a dash.
func begins(s string) bool {
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case unicode.IsLetter(r):
			return !unicode.IsLower(r)
		case unicode.IsDigit(r):
			return true
		case strings.ContainsRune("\"'“”‘’„«»([-–—•*#¿¡$€£", r):
			s = s[size:]
		default:
			return false
		}
	}
	return false
}

// abbreviates reports whether the point behind before belongs to its last word
// and does not end the sentence, given what follows.
func abbreviates(before, next string) bool {
	w := lastWord(before)
	if w == "" {
		return false
	}
	lower := strings.ToLower(w)
	if titles[lower] {
		return true
	}
	starts := starters[firstWord(next)]
	switch {
	case shortened[lower], strings.HasSuffix(lower, "str"), isDotted(w):
		return !starts
	case isInitial(w):
		return !starts
	case isNumber(w):
		return !starts && isOrdinal(before, w, next)
	}
	return false
}

// longestWord is as much of a word as is looked at; no abbreviation is longer.
const longestWord = 32

// lastWord is what stands before a point without a space between, brackets and
// quotes left away; "" when it is too long to be an abbreviation.
func lastWord(s string) string {
	s = s[max(0, len(s)-longestWord):]
	i := strings.LastIndexAny(s, " \t\r\n")
	if i < 0 && len(s) == longestWord {
		return ""
	}
	return strings.TrimLeft(s[i+1:], "(\"'“‘„[-–—")
}

// firstWord is the first word in lower case, without marks.
func firstWord(s string) string {
	s = s[:min(len(s), longestWord)]
	if i := strings.IndexAny(s, " \t\r\n"); i >= 0 {
		s = s[:i]
	}
	return strings.ToLower(strings.Trim(s, ".,;:!?\"'“”’„"))
}

// isDotted reports whether the word is letters with points between: U.S, a.m.
func isDotted(w string) bool {
	if !strings.Contains(w, ".") {
		return false
	}
	for part := range strings.SplitSeq(w, ".") {
		if r, size := utf8.DecodeRuneInString(part); size != len(part) || !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// isInitial reports whether the word is one capital, but not "I".
func isInitial(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	return size == len(w) && unicode.IsUpper(r) && w != "I"
}

func isNumber(w string) bool {
	return strings.Trim(w, "0123456789") == ""
}

// isOrdinal reports whether a number with a point is one as German writes them:
// small, and with a month or a noun of order behind it.
func isOrdinal(before, w, next string) bool {
	if len(w) > 2 {
		return false
	}
	return ordinalNouns[firstWord(next)] || len(before) == len(w)
}
