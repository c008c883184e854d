package cli

import (
	"bytes"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// terminal lets nothing through that a terminal would obey instead of showing:
// a title or a file name must not move the cursor, colour the screen, ask the
// terminal to answer, or turn the order of letters round. Such characters are
// replaced by pictures of themselves; bytes that are no UTF-8, which older
// terminals obey, by U+FFFD. Each Write holds whole characters.
type terminal struct{ io.Writer }

// Write implements io.Writer. It answers with the length of what it was given.
func (t terminal) Write(p []byte) (int, error) {
	if _, err := t.Writer.Write(pictured(p)); err != nil {
		return 0, err
	}
	return len(p), nil
}

func pictured(p []byte) []byte {
	return replaceObeyed(p, func(out []byte, r rune) []byte {
		switch {
		case r < 0x20:
			r += 0x2400
		case r == 0x7f:
			r = 0x2421
		default:
			r = utf8.RuneError
		}
		return utf8.AppendRune(out, r)
	})
}

// escapedObeyed writes them in JSON's own way, so that who reads it gets them
// back. JSON has no control characters outside of its strings.
func escapedObeyed(json []byte) []byte {
	return replaceObeyed(json, func(out []byte, r rune) []byte { return fmt.Appendf(out, `\u%04x`, r) })
}

func replaceObeyed(p []byte, with func(out []byte, r rune) []byte) []byte {
	if !bytes.ContainsFunc(p, obeyed) {
		return p
	}
	out := make([]byte, 0, len(p)+16)
	for len(p) > 0 {
		r, size := utf8.DecodeRune(p)
		if obeyed(r) {
			out = with(out, r)
		} else {
			out = append(out, p[:size]...)
		}
		p = p[size:]
	}
	return out
}

// obeyed reports whether a terminal does something with a character: controls
// but for line feed and tab, marks of direction, and what is no character.
func obeyed(r rune) bool {
	return r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r)
}
