package anchor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// numberEnd is where the number at the offset ends: digits with one separator
// each between groups of them, and what letters follow at once (4.2m). It is
// the offset itself when the digits are not separated.
func numberEnd(text string, at int) int {
	end, groups := at, 0
	for {
		digits := end
		for digits < len(text) && isDigit(text[digits]) {
			digits++
		}
		if digits == end {
			return at // a separator without a digit behind it
		}
		end = digits
		groups++
		r, width := utf8.DecodeRuneInString(text[end:])
		if next := end + width; separatesDigits(r) && next < len(text) && isDigit(text[next]) && (!unicode.IsSpace(r) || threeDigits(text[next:])) {
			end = next
			continue
		}
		break
	}
	if groups == 1 {
		return at
	}
	for end < len(text) {
		r, width := utf8.DecodeRuneInString(text[end:])
		if !wordRune(r) {
			break
		}
		end += width
	}
	return end
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// separatesDigits reports whether a character may stand between the digits of
// a number, a date, a time or a range. Of spaces only those that do not break.
func separatesDigits(r rune) bool {
	return strings.ContainsRune(".,'’:/-–‐‑−\u00a0\u202f\u2009", r) && r != utf8.RuneError
}

// threeDigits reports whether exactly three digits come first.
func threeDigits(s string) bool {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n == 3
}

// wordKey is what a word is compared by: its folded letters, and of a number
// what its separators mean.
func wordKey(word string) string {
	if numberEnd(word, 0) == 0 {
		return foldedString(word)
	}
	var marks, groups []string
	group := 0
	for i, r := range word {
		if separatesDigits(r) {
			groups = append(groups, word[group:i])
			marks = append(marks, markMeant(r))
			group = i + utf8.RuneLen(r)
		}
	}
	groups = append(groups, foldedString(word[group:]))
	return numberKey(groups, marks)
}

// markMeant is one character for all that mean the same between digits.
func markMeant(r rune) string {
	switch {
	case strings.ContainsRune("-–‐‑−", r):
		return "-"
	case strings.ContainsRune("'’\u00a0\u202f\u2009", r):
		return " "
	}
	return string(r)
}

// numberKey writes a number in one way: 1,000 and 1.000.000 without their
// separators, 4,2 as 4.2. A single dot is a decimal point.
func numberKey(groups, marks []string) string {
	dots := 0
	for _, m := range marks {
		if m == "." {
			dots++
		}
	}
	var b strings.Builder
	b.WriteString(groups[0])
	for i, m := range marks {
		thousands := threeDigits(groups[i+1]) && len(groups[0]) <= 3
		switch {
		case thousands && (m == "," || m == " " || m == "." && dots > 1):
		case m == ",":
			b.WriteByte('.')
		default:
			b.WriteString(m)
		}
		b.WriteString(groups[i+1])
	}
	return b.String()
}

// sameDigits reports whether two keys differ in the separators of digits alone.
func sameDigits(a, b string) bool {
	bare := func(r rune) rune {
		if r == ' ' || separatesDigits(r) {
			return -1
		}
		return r
	}
	return strings.Map(bare, a) == strings.Map(bare, b)
}

var numberWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`zero one two three four five six seven eight nine ten eleven twelve
		thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
		seventy eighty ninety hundred hundreds thousand thousands million millions billion billions
		trillion dozen dozens half twice thrice double triple first second third none both`) {
		m[w] = true
	}
	return m
}()

// numbers lists the numbers of a piece of text, for comparing.
func numbers(s string) string {
	var out []string
	for at := 0; at < len(s); {
		end := wordEnd(s, at)
		if end == at {
			_, width := utf8.DecodeRuneInString(s[at:])
			at += width
			continue
		}
		if w := wordKey(s[at:end]); numberWords[w] || strings.ContainsFunc(w, unicode.IsDigit) {
			out = append(out, w)
		}
		at = end
	}
	return strings.Join(out, " ")
}

// numerals counts the numbers that are nothing else: in figures alone, or the
// words for them. A letter that a scan took for a digit makes none.
func numerals(s string) map[string]int {
	count := map[string]int{}
	for _, w := range strings.Fields(numbers(s)) {
		if numberWords[w] || !strings.ContainsFunc(w, unicode.IsLetter) {
			count[w]++
		}
	}
	return count
}

// otherNumbers reports whether a text says another number where a quote has
// one: such a passage is for the reader to check, however much else is the
// same. A number put in beside them, as of a page, is none, nor one that was
// lost.
func otherNumbers(quote, text string) bool {
	was, is := numerals(quote), numerals(text)
	more := func(a, b map[string]int) bool {
		for w, n := range a {
			if n > b[w] {
				return true
			}
		}
		return false
	}
	return more(was, is) && more(is, was) && !sameDigits(numbers(quote), numbers(text))
}

// punctuatedFrom is how many words there are for one mark in a text that has
// lost its punctuation, and judgedBytes how much of a text is looked at.
const (
	punctuatedFrom = 200
	judgedBytes    = 1 << 16
)

// unpunctuated reports whether the whole text has lost its punctuation, as far
// as one can tell: a headline has none either.
func (f *Finder) unpunctuated() bool {
	words, marks, inWord := 0, 0, false
	for i, r := range f.text.All() {
		if i > judgedBytes {
			break
		}
		word := wordRune(r)
		if word && !inWord {
			words++
		}
		if inWord = word; strings.ContainsRune(".,;:!?", r) {
			marks++
		}
	}
	return words >= 20 && marks*punctuatedFrom < words
}
