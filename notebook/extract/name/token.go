package name

import (
	"unicode"
	"unicode/utf8"
)

// token is a word or one punctuation mark, as bytes of the text.
type token struct {
	start, end int
	word       bool
	clitic     bool // an s that has lost its apostrophe
}

// maxToken bounds a token: what is longer is no word of any language.
const maxToken = 256

// tokenise cuts text[start:end] into tokens. "U.S." stays whole, clitics ('s,
// n't) are cut off, hyphens split.
func tokenise(text string, start, end int, out []token) []token {
	s := text[:end]
	for i := start; i < end; {
		if s[i] == ' ' {
			i++
			continue
		}
		r, n := decode(s, i)
		switch {
		case unicode.IsSpace(r):
			i += n
		case isWord(r):
			to := wordEnd(s, i)
			if k := negation(s, i, to); k > 0 {
				out = append(out, token{start: i, end: to - 1, word: true}, token{start: to - 1, end: k, word: true})
				i = k
				break
			}
			out = append(out, token{start: i, end: to, word: true})
			i = to
		case isApostrophe(r) && len(out) > 0 && out[len(out)-1].end == i && out[len(out)-1].word && clitic(s[i+n:]) > 0:
			to := i + n + clitic(s[i+n:])
			out = append(out, token{start: i, end: to, word: true})
			i = to
		default:
			out = append(out, token{start: i, end: i + n})
			i += n
		}
	}
	return out
}

// wordEnd is where the word that starts at i ends.
func wordEnd(s string, i int) int {
	j, dot := i, i // dot: after the last dot inside the word
	for j < len(s) && j-i < maxToken {
		for most := min(len(s), i+maxToken); j < most && wordByte[s[j]]; {
			j++
		}
		if j == len(s) || j-i >= maxToken {
			break
		}
		r, n := decode(s, j)
		if isWord(r) {
			j += n
			continue
		}
		if j == i || j+n >= len(s) {
			break
		}
		next, _ := decode(s, j+n)
		prev := s[j-1]
		switch {
		case r == '.' && j-dot == 1 && isUpper(prev) && unicode.IsUpper(next) && !wordAt(s, j+n+1):
			j += n // initials: U.S., J.P.
			dot = j
			continue
		case (r == '.' || r == ',') && isDigit(prev) && next >= '0' && next <= '9':
			j += n // 1,000.5
			continue
		case isApostrophe(r) && j-i == 1 && unicode.IsLetter(next) && clitic(s[j+n:]) == 0:
			j += n // O'Neill, l'Enfant
			continue
		}
		break
	}
	if j < len(s) && s[j] == '.' && j-i >= 3 && s[j-2] == '.' && isUpper(s[j-1]) {
		j++ // the last dot of an initialism
	}
	return j
}

// negation is the end of "n't" when the word [i,j) is followed by its
// apostrophe and t, else 0.
func negation(s string, i, j int) int {
	if j-1 <= i || s[j-1] != 'n' && s[j-1] != 'N' || j >= len(s) {
		return 0
	}
	r, n := decode(s, j)
	k := j + n
	if isApostrophe(r) && k < len(s) && (s[k] == 't' || s[k] == 'T') && !wordAt(s, k+1) {
		return k + 1
	}
	return 0
}

// clitic is the length of the clitic that s begins with, its apostrophe gone.
func clitic(s string) int {
	for _, c := range [...]string{"s", "re", "ve", "ll", "d", "m", "S", "RE", "VE", "LL", "D", "M"} {
		if len(s) >= len(c) && s[:len(c)] == c && !wordAt(s, len(c)) {
			return len(c)
		}
	}
	return 0
}

// runs cuts a word into its runs of letters and digits, as text without
// punctuation would have them: "U.S." is U and S.
func runs(text string, w token, out []token) []token {
	from := -1
	for i := w.start; i < w.end; {
		r, n := decode(text, i)
		if isWord(r) {
			if from < 0 {
				from = i
			}
		} else if from >= 0 {
			out = append(out, token{start: from, end: i, word: true})
			from = -1
		}
		i += n
	}
	if from >= 0 {
		out = append(out, token{start: from, end: w.end, word: true})
	}
	return out
}

func decode(s string, i int) (rune, int) {
	if s[i] < utf8.RuneSelf {
		return rune(s[i]), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

func wordAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	r, _ := decode(s, i)
	return isWord(r)
}

// wordByte are the letters and digits of ASCII.
var wordByte = func() (is [256]bool) {
	for b := range is {
		is[b] = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
	}
	return is
}()

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return wordByte[r]
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }
func isUpper(b byte) bool      { return b >= 'A' && b <= 'Z' }
func isDigit(b byte) bool      { return b >= '0' && b <= '9' }
