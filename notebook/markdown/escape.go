package markdown

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Escaping follows CommonMark 0.31 (a backslash before ASCII punctuation makes
// it plain) and what Obsidian reads beyond it: [[links]], #tags, %%comments%%,
// ==marks==, $formulas$ and ^block-ids. Letters are never touched, so that the
// words stay findable.

// special are the characters that mean something anywhere in a line.
const special = "\\`*_[]<>~|$^"

// escapeText makes one line of plain text read as itself.
func escapeText(line string) string {
	line = oneLine(line)
	var b strings.Builder
	runes := []rune(line)
	for i, r := range runes {
		next, last := rune(0), rune(0)
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		if i > 0 {
			last = runes[i-1]
		}
		switch {
		case r < utf8.RuneSelf && strings.ContainsRune(special, r),
			r == '#' && !unicode.IsSpace(next) && next != 0,
			(r == '%' || r == '=' || r == ':') && (next == r || last == r),
			r == '&' && (unicode.IsLetter(next) || next == '#'):
			b.WriteByte('\\')
			b.WriteRune(r)
		case i == 0 && (r == ' ' || r == '\t'), i == len(runes)-1 && (r == ' ' || r == '\t'):
			fmt.Fprintf(&b, "&#%d;", r)
		default:
			b.WriteRune(r)
		}
	}
	return escapeStart(b.String())
}

// lineStart matches what begins a block: a heading, list item, rule or setext
// underline. Quotes and fences begin with characters that are special anywhere.
var lineStart = regexp.MustCompile(`^(?:#{1,6}(?:\s|$)|[-+](?:\s|$)|-[-\s]*$|=+\s*$|[0-9]{1,9}([.)])(?:\s|$))`)

// escapeStart makes the beginning of an escaped line no beginning of a block.
func escapeStart(line string) string {
	m := lineStart.FindStringSubmatchIndex(line)
	if m == nil {
		return line
	}
	at := max(0, m[2]) // the mark behind a number, otherwise the first one
	return line[:at] + "\\" + line[at:]
}

// oneLine makes line breaks of every kind spaces, and drops characters that no
// editor shows and no text needs.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return r
		case r == '\n', r == '\r', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
			return ' '
		case r < 0x20, 0x7f <= r && r < 0xa0, r == 0xfeff:
			return -1
		}
		return r
	}, s)
}

// unescapeText reads back what escapeText wrote.
func unescapeText(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && isASCIIPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case strings.HasPrefix(s[i:], "&#32;"):
			b.WriteByte(' ')
			i += len("&#32;") - 1
		case strings.HasPrefix(s[i:], "&#9;"):
			b.WriteByte('\t')
			i += len("&#9;") - 1
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func isASCIIPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

// callout writes paragraphs of plain text as lines of a block quote.
func callout(paragraphs []string) string {
	var b strings.Builder
	for i, p := range clean(paragraphs) {
		if i > 0 {
			b.WriteString(">\n")
		}
		lines := strings.Split(p, "\n")
		for j, line := range lines {
			b.WriteString("> " + escapeText(line))
			if j+1 < len(lines) {
				b.WriteByte('\\') // a break, not a paragraph
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// item writes the reader's own Markdown as the content of a list item. It
// stays Markdown, but what would reach beyond the item is made plain:
// comments of Obsidian and formulas in blocks.
func item(markdown string) string {
	markdown = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(markdown)
	markdown = strings.TrimRightFunc(strings.Trim(markdown, "\n"), unicode.IsSpace)
	for range 2 { // three in a row hold two pairs
		markdown = strings.NewReplacer("%%", `%\%`, "$$", `$\$`).Replace(markdown)
	}
	lines := strings.Split(markdown, "\n")
	for i, line := range lines[1:] {
		if strings.TrimSpace(line) == "" {
			lines[i+1] = ""
		} else {
			lines[i+1] = "  " + line
		}
	}
	return strings.Join(lines, "\n")
}

// unitem reads back what item wrote.
func unitem(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines[1:] {
		lines[i+1] = strings.TrimPrefix(line, "  ")
	}
	s = strings.Join(lines, "\n")
	for range 2 {
		s = strings.NewReplacer(`%\%`, "%%", `$\$`, "$$").Replace(s)
	}
	return s
}

var plainTag = regexp.MustCompile(`^[\pL\pN\pM/-]([\pL\pN\pM_/-]*[\pL\pN\pM/-])?$`)

// hashTag writes a tag as Obsidian reads one. Punctuation that would end it
// there is escaped, so that it stays plain.
func hashTag(tag string) string {
	if plainTag.MatchString(tag) {
		return "#" + tag
	}
	return "#" + strings.TrimPrefix(escapeText("x"+tag), "x")
}

// wikiLink links to a name. What cannot be in a target is left out of it, and
// the name shown beside it.
func wikiLink(name string) string {
	name = strings.TrimSpace(oneLine(name))
	target := linkTarget(name)
	if target == name {
		return "[[" + name + "]]"
	}
	shown := strings.NewReplacer("[", "(", "]", ")", "|", "/", "`", "'", "<", "(", ">", ")", `\`, "/").Replace(name)
	return "[[" + target + "|" + percents.ReplaceAllString(strings.TrimSpace(shown), "%") + "]]"
}

func linkTarget(name string) string {
	if clean := cleanName(name); clean != "" {
		return clean
	}
	return "Untitled"
}
