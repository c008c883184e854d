package search

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldedBelow is where the table of folded runes ends: Latin, Greek, Cyrillic,
// Hebrew and Arabic lie below.
const foldedBelow = 0x700

// folded is what each rune of the table becomes: lower case, without the marks
// a reader leaves out when typing. "" means that it is dropped.
var folded = func() (table [foldedBelow]string) {
	for r := range rune(foldedBelow) {
		table[r] = foldSlowly(r)
	}
	return table
}()

// fold is what a rune becomes in the index and in a query.
func fold(r rune) string {
	if r < foldedBelow {
		return folded[r]
	}
	if r >= 0x3400 && r < 0xd7a4 { // Han and Hangul have nothing to fold
		return string(r)
	}
	return foldSlowly(r)
}

func foldSlowly(r rune) string {
	r = unicode.ToLower(r)
	if plain, ok := plainLetters[r]; ok {
		return plain
	}
	if dropped(r) {
		return ""
	}
	var source [utf8.UTFMax]byte
	n := utf8.EncodeRune(source[:], r)
	parts := norm.NFKD.Properties(source[:n]).Decomposition()
	if parts == nil {
		return string(r)
	}
	var out []byte
	for len(parts) > 0 {
		d, size := utf8.DecodeRune(parts)
		parts = parts[size:]
		if !dropped(d) && wordRune(d) {
			out = utf8.AppendRune(out, unicode.ToLower(d))
		}
	}
	return string(out)
}

// plainLetters have no decomposition and still have a plain form.
var plainLetters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th",
	'ħ': "h", 'ŧ': "t", 'ŋ': "n", 'ı': "i", 'ĸ': "k", 'ſ': "s", 'ς': "σ",
}

// dropped names the accents over and under Latin, Greek and Cyrillic letters,
// the points of Hebrew and Arabic, and characters that show nothing. Vowel
// signs and the voicing marks of kana are letters and stay.
func dropped(r rune) bool {
	if r < 0x300 || !unicode.Is(unicode.Mn, r) {
		return invisible(r)
	}
	var source [utf8.UTFMax]byte
	n := utf8.EncodeRune(source[:], r)
	class := norm.NFKD.Properties(source[:n]).CCC()
	return class >= 200 || class == 1 || class >= 10 && class <= 36 || invisible(r)
}

func invisible(r rune) bool {
	return r == 0xad || r >= 0x200b && r <= 0x200f || r == 0x2060 || r == 0xfeff || r >= 0xfe00 && r <= 0xfe0f
}

// wordRune reports whether the rune can be part of a word.
func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return asciiWord[r]
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || invisible(r)
}

var asciiWord = func() (table [utf8.RuneSelf]bool) {
	for c := range table {
		table[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
	}
	return table
}()

// unspaced reports whether the rune is of a script written without spaces. Its
// runs are indexed by pairs of neighbours, since no list of words is at hand.
func unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// asciiFolded is what a byte of a word becomes, 0 for one that is none of a
// word's or not ASCII.
var asciiFolded = func() (table [256]byte) {
	for c := range utf8.RuneSelf {
		if asciiWord[c] {
			table[c] = byte(unicode.ToLower(rune(c)))
		}
	}
	return table
}()
