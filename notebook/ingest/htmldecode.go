package ingest

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/unicode/norm"
)

// declaredIn is how far into a page a charset may be declared. Browsers look
// at 1024 bytes; pages saved by programs have long comments before it.
const declaredIn = 8 << 10

var (
	metaCharset = regexp.MustCompile(`(?i)<meta[^>]+charset\s*=\s*["']?\s*([a-z0-9_:.-]+)`)
	xmlCharset  = regexp.MustCompile(`(?i)^\s*<\?xml[^>]+encoding\s*=\s*["']([a-z0-9_:.-]+)`)
)

// decodeHTML reads a page in the charset it declares, unless it is plainly
// UTF-8: browsers and archivers save as UTF-8 and leave the old declaration.
func decodeHTML(b []byte) decoded {
	head := b[:min(len(b), declaredIn)]
	label := ""
	for _, form := range []*regexp.Regexp{xmlCharset, metaCharset} {
		if m := form.FindSubmatch(head); m != nil && label == "" {
			label = string(m[1])
		}
	}
	encoding, name := charset.Lookup(label)
	marked := bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff"))
	ascii := !bytes.ContainsFunc(head, func(r rune) bool { return r >= utf8.RuneSelf || r == 0 })
	if marked || encoding == nil || name == "utf-8" || strings.HasPrefix(name, "utf-16") || utf8.Valid(b) && !(ascii && escapes(name)) {
		return decode(b)
	}
	text, err := encoding.NewDecoder().Bytes(b)
	if err != nil {
		return decode(b)
	}
	s := norm.NFC.String(breakLines(strings.ToValidUTF8(string(text), "�")))
	return decoded{text: s, note: "read as " + name}
}

// escapes reports whether the charset writes other characters in ASCII bytes,
// so that being valid UTF-8 proves nothing.
func escapes(name string) bool { return name == "iso-2022-jp" || name == "hz-gb-2312" }

// longData is the length from which a data: address is cut. They carry images
// and fonts of many megabytes, and no words.
const longData = 256

// dropData empties long data: addresses before the page is parsed.
func dropData(s string) string {
	var out strings.Builder
	for {
		at := strings.Index(s, "data:")
		if at < 0 {
			break
		}
		end := at + len("data:")
		if typed := dataType(s[end:]); typed > 0 {
			end += typed
			if stop := strings.IndexAny(s[end:], "\"'<>)` \t\n"); stop >= 0 {
				end += stop
			} else {
				end = len(s)
			}
			if end-at > longData {
				out.WriteString(s[:at] + "data:,")
				s = s[end:]
				continue
			}
		}
		out.WriteString(s[:end])
		s = s[end:]
	}
	out.WriteString(s)
	return out.String()
}

// dataType is the length of "image/png;" or "image/png," at the front, 0 when
// no media type stands there.
func dataType(s string) int {
	slash := false
	for i := 0; i < min(len(s), 80); i++ {
		switch c := s[i]; {
		case c == '/':
			slash = true
		case c == ';' || c == ',':
			if slash {
				return i + 1
			}
			return 0
		case c != '+' && c != '-' && c != '.' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z'):
			return 0
		}
	}
	return 0
}
