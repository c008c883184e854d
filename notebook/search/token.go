package search

import (
	"strings"
	"unicode/utf8"
)

// longestForm is where words are cut, in bytes of the folded form: what is
// longer is a key or a blob, and is told apart by its beginning.
const longestForm = 64

// token is one word of a text.
type token struct {
	form       []byte // folded; valid until the next token is read into the same memory
	start, end int    // bytes of the text
	at         int    // its position, counted in words
}

// tokens reads the words of a text one by one.
//
// A word is a run of letters, digits and marks. An apostrophe inside belongs
// to it where English drops letters ("don't", "Zoom's", "O'Brien") and parts
// two words elsewhere ("l'étranger"); single letters with points between them
// are one word ("U.S."). Runs of scripts without spaces give every pair of
// neighbours; between two runs a position is left free, so that no phrase is
// found across them.
type tokens struct {
	text string
	at   int // next byte to read
	pos  int // position of the next token
	token

	// A run of a script without spaces is read ahead by one letter.
	fat                bool
	before             string // the folded letter before at
	beforeAt, beforeIn int    // where it stands
	alone              bool   // nothing was given out of this run yet
}

// next moves to the next token.
func (t *tokens) next() bool {
	for {
		if t.fat {
			if t.nextPair() {
				return true
			}
			continue
		}
		if t.at >= len(t.text) {
			return false
		}
		c := t.text[t.at]
		if c < utf8.RuneSelf {
			if asciiFolded[c] != 0 {
				return t.word()
			}
			t.at++
			continue
		}
		r, size := utf8.DecodeRuneInString(t.text[t.at:])
		switch {
		case unspaced(r) && fold(r) != "":
			t.fat, t.alone = true, true
			t.before, t.beforeAt, t.beforeIn = fold(r), t.at, size
			t.at += size
		case wordRune(r) && fold(r) != "":
			return t.word()
		default:
			t.at += size
		}
	}
}

// nextPair gives the next pair of a run, or the only letter of a run of one.
func (t *tokens) nextPair() bool {
	r, size := utf8.DecodeRuneInString(t.text[t.at:])
	if t.at < len(t.text) && wordRune(r) && fold(r) == "" {
		t.at += size // invisible: the run goes on
		return false
	}
	if t.at >= len(t.text) || !unspaced(r) {
		t.fat = false
		if t.alone {
			t.give(t.beforeAt, t.beforeAt+t.beforeIn, append(t.form[:0], t.before...))
			t.pos++
			return true
		}
		t.pos++
		return false
	}
	t.give(t.beforeAt, t.at+size, append(append(t.form[:0], t.before...), fold(r)...))
	t.before, t.beforeAt, t.beforeIn = fold(r), t.at, size
	t.at += size
	t.alone = false
	return true
}

func (t *tokens) give(start, end int, form []byte) {
	t.form, t.start, t.end, t.token.at = form, start, end, t.pos
	t.pos++
}

// word reads a word that begins at t.at.
func (t *tokens) word() bool {
	start, i := t.at, t.at
	text, form := t.text, t.form[:cap(t.form)]
	length := 0
	for i < len(text) && length < len(form) { // most words are this and nothing more
		small := asciiFolded[text[i]]
		if small == 0 {
			break
		}
		form[length] = small
		length++
		i++
	}
	form = form[:length]
	for i < len(text) {
		c := text[i]
		if small := asciiFolded[c]; small != 0 {
			form = append(form, small)
			i++
			continue
		}
		if c < utf8.RuneSelf {
			if n := t.inside(c, start, i, len(form)); n > 0 {
				i += n
				continue
			}
			break
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '’' {
			if n := t.apostrophe(start, i, size, len(form)); n > 0 {
				i += n
				continue
			}
			break
		}
		if !wordRune(r) || unspaced(r) {
			break
		}
		form = append(form, fold(r)...)
		i += size
	}
	t.at = i
	t.give(start, i, cutForm(form))
	return true
}

// inside is how many bytes of punctuation at i belong to the word that began
// at start, 0 for none.
func (t *tokens) inside(c byte, start, i, length int) int {
	switch c {
	case '\'':
		return t.apostrophe(start, i, 1, length)
	case '.':
		return t.point(start, i)
	}
	return 0
}

// contractions are what English puts behind an apostrophe.
var contractions = []string{"s", "t", "d", "m", "ll", "re", "ve", "S", "T", "D", "M", "LL", "RE", "VE"}

func (t *tokens) apostrophe(start, i, size, length int) int {
	rest := t.text[i+size:]
	if length == 1 && t.text[start]|0x20 == 'o' && beginsWithLetter(rest) {
		return size
	}
	for _, c := range contractions {
		if after, ok := strings.CutPrefix(rest, c); ok && !beginsWithWord(after) {
			return size
		}
	}
	return 0
}

// point joins the letters of "U.S.A.": single ones, each with a point.
func (t *tokens) point(start, i int) int {
	if (i-start)%2 != 1 || !letterPoints(t.text[start:i]) {
		return 0
	}
	rest := t.text[i+1:]
	if !beginsWithLetter(rest) || rest[0] >= utf8.RuneSelf {
		return 0
	}
	if after := rest[1:]; beginsWithWord(after) {
		return 0
	}
	return 1
}

// letterPoints reports whether s is "U" or "U.S" and so on.
func letterPoints(s string) bool {
	for i := range len(s) {
		letter := s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z'
		if i%2 == 0 && !letter || i%2 == 1 && s[i] != '.' {
			return false
		}
	}
	return true
}

func beginsWithLetter(s string) bool {
	return beginsWithWord(s) && (s[0] < '0' || s[0] > '9')
}

func beginsWithWord(s string) bool {
	if s == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return wordRune(r)
}

// cutForm keeps the beginning of a long form, on a rune's edge.
func cutForm(b []byte) []byte {
	if len(b) <= longestForm {
		return b
	}
	n := longestForm
	for n > 0 && !utf8.RuneStart(b[n]) {
		n--
	}
	return b[:n]
}
