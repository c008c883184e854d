package ingest

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// decoded is a source as characters, and a word on how it was read.
type decoded struct {
	text string
	note string // "read as Windows-1252"; "" for plain UTF-8
}

// decode reads bytes of an undeclared encoding: by byte order mark, as UTF-8
// strictly, as UTF-16 by its zero bytes, else as Windows-1252. It does not
// guess among the many other 8-bit encodings: on short texts such guesses are
// mostly wrong.
func decode(b []byte) decoded {
	d := decodeMarked(b)
	d.text = norm.NFC.String(breakLines(d.text))
	return d
}

var byteOrderMarks = []struct {
	mark, name string
	order      unicode.Endianness
}{
	{"\xff\xfe", "UTF-16", unicode.LittleEndian},
	{"\xfe\xff", "UTF-16", unicode.BigEndian},
}

func decodeMarked(b []byte) decoded {
	if rest, ok := bytes.CutPrefix(b, []byte("\xef\xbb\xbf")); ok {
		return decodeUTF8(rest)
	}
	for _, m := range byteOrderMarks {
		if bytes.HasPrefix(b, []byte(m.mark)) {
			return decodeUTF16(b[2:], m.order)
		}
	}
	if order, ok := looksUTF16(b); ok {
		return decodeUTF16(b, order)
	}
	return decodeUTF8(b)
}

// looksUTF16 reports whether nearly every other byte is zero, as in western
// text of two bytes a character.
func looksUTF16(b []byte) (unicode.Endianness, bool) {
	b = b[:min(len(b), 4096)&^1]
	var zero [2]int
	for i, c := range b {
		if c == 0 {
			zero[i&1]++
		}
	}
	pairs := len(b) / 2
	switch {
	case pairs < 2:
		return unicode.LittleEndian, false
	case zero[1]*10 > pairs*4 && zero[0]*20 < pairs:
		return unicode.LittleEndian, true
	case zero[0]*10 > pairs*4 && zero[1]*20 < pairs:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

func decodeUTF16(b []byte, order unicode.Endianness) decoded {
	note := "read as UTF-16"
	if len(b)%2 == 1 {
		note += "; the file ends in the middle of a character"
	}
	// The decoder replaces what it cannot read and reports nothing.
	text, _ := unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder().Bytes(b)
	return decoded{text: strings.ToValidUTF8(string(text), "�"), note: note}
}

// decodeUTF8 reads bytes that are UTF-8, perhaps with faults. A text whose
// valid multi-byte characters are outnumbered by faults is Windows-1252; in
// others each faulty byte is read so, and a torn end becomes U+FFFD.
func decodeUTF8(b []byte) decoded {
	if utf8.Valid(b) {
		return decoded{text: string(b)}
	}
	body, torn := b, tornEnd(b)
	body = b[:len(b)-torn]
	good, bad := tally(body)
	if bad > good {
		text, _ := charmap.Windows1252.NewDecoder().Bytes(b)
		return decoded{text: string(text), note: "read as Windows-1252"}
	}
	var out strings.Builder
	out.Grow(len(b))
	for len(body) > 0 {
		r, size := utf8.DecodeRune(body)
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(body[0])
		}
		out.WriteRune(r)
		body = body[size:]
	}
	note := "read as UTF-8 with faults"
	if torn > 0 {
		out.WriteRune(utf8.RuneError)
		note = "read as UTF-8; the file ends in the middle of a character"
	}
	return decoded{text: out.String(), note: note}
}

// tornEnd is how many bytes at the end begin a character and do not finish it.
func tornEnd(b []byte) int {
	for n := 1; n <= min(3, len(b)); n++ {
		c := b[len(b)-n]
		if utf8.RuneStart(c) {
			if c >= 0xc2 && !utf8.FullRune(b[len(b)-n:]) {
				return n
			}
			return 0
		}
	}
	return 0
}

func tally(b []byte) (good, bad int) {
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		_, size := utf8.DecodeRune(b)
		if size == 1 {
			bad++
		} else {
			good++
		}
		b = b[size:]
	}
	return good, bad
}

// breakLines leaves "\n" as the only line break, and repairs text that was
// Windows-1252 but was once read as Latin-1: its quotation marks and dashes
// stand among the C1 controls.
func breakLines(s string) string {
	if strings.ContainsRune(s, '\r') {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	if !hasOddBreaks(s) {
		return s
	}
	c1 := strings.ContainsFunc(s, func(r rune) bool { return isC1(r) && r != '\u0085' })
	var out strings.Builder
	out.Grow(len(s))
	for _, r := range s {
		switch {
		case r == '\f', r == '\u2029':
			out.WriteString("\n\n")
		case r == '\v', r == '\u2028', r == '\u0085' && !c1:
			out.WriteByte('\n')
		case isC1(r):
			out.WriteRune(fromC1(r))
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

func isC1(r rune) bool { return 0x80 <= r && r < 0xa0 }

// hasOddBreaks searches for single strings, which is many times faster than
// looking at each rune. All C1 controls begin with the byte C2 in UTF-8.
func hasOddBreaks(s string) bool {
	for _, odd := range []string{"\v", "\f", "\u2028", "\u2029"} {
		if strings.Contains(s, odd) {
			return true
		}
	}
	return strings.IndexByte(s, 0xc2) >= 0 && strings.ContainsFunc(s, isC1)
}

func fromC1(r rune) rune { return charmap.Windows1252.DecodeByte(byte(r)) }
