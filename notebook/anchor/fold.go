package anchor

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// asciiLetters is the letter of each ASCII byte, 0 for what is none.
var asciiLetters = func() (table [utf8.RuneSelf]byte) {
	for c := range table {
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			table[c] = byte(c)
		case 'A' <= c && c <= 'Z':
			table[c] = byte(c) + 'a' - 'A'
		}
	}
	return table
}()

// folded is what one character of a text leaves in the skeleton.
type folded struct {
	letters [24]rune // the longest decomposition has 18 characters
	n       int
	width   int // bytes of the source
}

// read folds the character at the offset: its accents go, its case goes, what
// is written as one but means several (ﬁ, ß, Æ) becomes several, and what was
// damaged in a known way (Ã© for é, &eacute; for é) is mended first.
func (f *folded) read(s string, at int) {
	f.n = 0
	if c := s[at]; c < utf8.RuneSelf {
		f.width = 1
		if c == '&' {
			f.readEntity(s, at)
			return
		}
		if l := asciiLetters[c]; l != 0 {
			f.letters[0], f.n = rune(l), 1
		}
		return
	}
	r, width := utf8.DecodeRuneInString(s[at:])
	f.width = width
	if mended, bytes := mendDoubleEncoding(s, at, r, width); bytes > 0 {
		r, f.width = mended, bytes
	}
	f.add(r)
}

// readEntity reads a character reference that was left in the text.
func (f *folded) readEntity(s string, at int) {
	end := strings.IndexByte(s[at:min(at+12, len(s))], ';')
	if end < 2 {
		return
	}
	reference := s[at : at+end+1]
	plain := html.UnescapeString(reference)
	if plain == reference || strings.HasPrefix(plain, "&") && len(plain) > 1 {
		return
	}
	for _, r := range plain {
		f.add(r)
	}
	f.width = len(reference)
}

// add appends the letters of one rune.
func (f *folded) add(r rune) {
	if r < utf8.RuneSelf {
		f.put(rune(asciiLetters[r]))
		return
	}
	if special, ok := specialLetters[r]; ok {
		for _, l := range special {
			f.put(l)
		}
		return
	}
	if !unicode.In(r, unicode.L, unicode.N, unicode.M) {
		return
	}
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	parts := norm.NFKD.Properties(buf[:n]).Decomposition()
	if parts == nil {
		f.put(foldLetter(r))
		return
	}
	for len(parts) > 0 {
		part, size := utf8.DecodeRune(parts)
		parts = parts[size:]
		f.put(foldLetter(part))
	}
}

func (f *folded) put(letter rune) {
	if letter != 0 && f.n < len(f.letters) {
		f.letters[f.n] = letter
		f.n++
	}
}

// foldLetter is the lower case of a decomposed rune, 0 for what is no letter or
// digit. Upper case is taken on the way because ς and ſ have a capital in
// common with σ and s.
func foldLetter(r rune) rune {
	if r < utf8.RuneSelf {
		return rune(asciiLetters[r])
	}
	switch {
	case unicode.Is(accents, r):
		return 0
	case unicode.Is(unicode.Nd, r):
		return foldDigit(r)
	case !unicode.In(r, unicode.L, unicode.N, unicode.M):
		return 0
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// foldDigit finds the value of a decimal digit: Unicode keeps the ten of every
// script in order.
func foldDigit(r rune) rune {
	zero := r
	for unicode.Is(unicode.Nd, zero-1) && r-zero < 9 {
		zero--
	}
	return '0' + r - zero
}

// letterByte is the byte of a folded letter in a skeleton.
func letterByte(l rune) byte {
	if l < utf8.RuneSelf {
		return byte(l)
	}
	return 0x80 | byte(l&0x7f)
}

// foldedString is all folded letters of a short string, where their bytes in a
// skeleton would not tell them apart.
func foldedString(s string) string {
	if isFolded(s) {
		return s
	}
	var out []rune
	var f folded
	for at := 0; at < len(s); at += f.width {
		f.read(s, at)
		out = append(out, f.letters[:f.n]...)
	}
	return string(out)
}

// isFolded reports whether a string consists of small ASCII letters and digits.
func isFolded(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || asciiLetters[c] != c || c == 0 {
			return false
		}
	}
	return true
}

// accents are the marks that a capture may lose without changing the word:
// Latin, Greek and Cyrillic diacritics, Hebrew points and Arabic vowels. The
// marks of Indic scripts are vowels and stay.
var accents = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0300, Hi: 0x036f, Stride: 1},
	{Lo: 0x0483, Hi: 0x0489, Stride: 1},
	{Lo: 0x0591, Hi: 0x05c7, Stride: 1},
	{Lo: 0x0610, Hi: 0x061a, Stride: 1},
	{Lo: 0x064b, Hi: 0x065f, Stride: 1},
	{Lo: 0x0670, Hi: 0x0670, Stride: 1},
	{Lo: 0x06d6, Hi: 0x06ed, Stride: 1},
	{Lo: 0x1ab0, Hi: 0x1aff, Stride: 1},
	{Lo: 0x1dc0, Hi: 0x1dff, Stride: 1},
	{Lo: 0x20d0, Hi: 0x20ff, Stride: 1},
	{Lo: 0xfe00, Hi: 0xfe0f, Stride: 1}, // variation selectors
	{Lo: 0xfe20, Hi: 0xfe2f, Stride: 1},
}}

// specialLetters are those that Unicode does not decompose but writers do.
var specialLetters = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ø': "o", 'Ø': "o",
	'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d", 'ł': "l", 'Ł': "l", 'þ': "th", 'Þ': "th", 'ı': "i",
	'ʼ': "", 'ʻ': "", 'ʹ': "", // modifier letters used as apostrophes
}
