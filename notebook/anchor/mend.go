package anchor

import (
	"unicode"
	"unicode/utf8"
)

// mendDoubleEncoding undoes UTF-8 that was read as Windows-1252: "Ã©" is é,
// "â€™" is ’, "í•œ" is 한. It returns how many bytes of s, in which the lead
// character stands at the offset, belong to the mended one; 0 when there is
// nothing to mend.
//
// Only what such damage makes often and honest texts hardly ever have is
// mended. "é…”" ends a French quotation and would be a Chinese character: those
// of East and South Asia are mended where two or more stand in a row, or with a
// space or a mark between.
func mendDoubleEncoding(s string, at int, lead rune, width int) (rune, int) {
	if lead > 0xff || at+width == len(s) || s[at+width] < utf8.RuneSelf {
		return 0, 0
	}
	switch lead {
	case 'Â', 'Ã', 'Ð', 'Ñ':
		return encodedTwice(s[at:], 1)
	case 'â':
		return encodedTwice(s[at:], 2)
	}
	r, bytes := asian(s[at:])
	if bytes == 0 {
		return 0, 0
	}
	before, behind := s[:at], s[at+bytes:]
	if startsAsian(behind) || endsAsian(before) ||
		behind != "" && mark(behind[0]) && startsAsian(behind[1:]) ||
		before != "" && mark(before[len(before)-1]) && endsAsian(before[:len(before)-1]) {
		return r, bytes
	}
	return 0, 0
}

// mark reports whether a byte is a character that may stand between two words.
func mark(c byte) bool { return c < utf8.RuneSelf && asciiLetters[c] == 0 }

func startsAsian(s string) bool {
	_, used := asian(s)
	return used > 0
}

// encodedTwice reads a character that was made of a lead and so many followers.
func encodedTwice(s string, followers int) (rune, int) {
	var raw [utf8.UTFMax]byte
	used := 0
	for i := range followers + 1 {
		r, size := utf8.DecodeRuneInString(s[used:])
		b, ok := windows1252(r)
		if !ok || i > 0 && (b < 0x80 || b > 0xbf) {
			return 0, 0
		}
		raw[i] = b
		used += size
	}
	r, size := utf8.DecodeRune(raw[:followers+1])
	if size != followers+1 {
		return 0, 0
	}
	return r, used
}

// asian reads one character of the scripts that take three bytes.
func asian(s string) (rune, int) {
	if lead, _ := utf8.DecodeRuneInString(s); lead < 0xe0 || lead > 0xef {
		return 0, 0
	}
	r, used := encodedTwice(s, 2)
	if !unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Devanagari, unicode.Bengali, unicode.Tamil) &&
		!(0x3000 <= r && r <= 0x303f) && !(0xff00 <= r && r <= 0xffef) {
		return 0, 0
	}
	return r, used
}

// endsAsian reports whether a text ends with such a character, encoded twice.
func endsAsian(s string) bool {
	at := len(s)
	for range 3 {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	_, used := asian(s[at:])
	return used > 0 && at+used == len(s)
}

// windows1252 is the byte of a rune in Windows-1252.
func windows1252(r rune) (byte, bool) {
	if 0x80 <= r && r <= 0xff {
		return byte(r), true
	}
	if r < 0x80 || r > 0x2122 {
		return 0, false
	}
	const high = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
	n := 0
	for _, c := range high {
		if c == r {
			return byte(0x80 + n), true
		}
		n++
	}
	return 0, false
}
