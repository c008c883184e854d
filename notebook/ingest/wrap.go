package ingest

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of a plain text, without the white space around it.
type line struct {
	text   string
	indent int // columns before the text; a tab counts as 4
	width  int // code points of text
}

func splitLines(s string) []line {
	var lines []line
	for raw := range strings.SplitSeq(s, "\n") {
		text := strings.TrimFunc(raw, func(r rune) bool { return unicode.IsSpace(r) || invisible(r) })
		l := line{text: text, width: utf8.RuneCountInString(text)}
		for _, r := range raw {
			if r == '\t' {
				l.indent += 4
			} else if unicode.IsSpace(r) {
				l.indent++
			} else {
				break
			}
		}
		lines = append(lines, l)
	}
	return lines
}

func (l line) blank() bool { return l.text == "" }

// Widths at which people and programs wrap. Narrower lines are verse, lists
// or addresses; wider ones are paragraphs.
const (
	narrowest = 30
	column    = 50 // below this, line ends must fit the width more strictly
	widest    = 200
)

// wrapping says what the line breaks inside the groups of a text mean: with a
// width of 0 they were made on purpose, otherwise the text was wrapped at
// that width, and a break where the next word would not have fitted means
// nothing.
type wrapping struct{ width int }

// measureWrapping tries a few of the lengths that occur as the width and takes
// the one that explains most line breaks, if it explains enough of them.
func measureWrapping(lines []line) wrapping {
	var widths []int
	for i := range len(lines) - 1 {
		if !lines[i].blank() && !lines[i+1].blank() {
			widths = append(widths, lines[i].width)
		}
	}
	if len(widths) < 2 {
		return wrapping{}
	}
	slices.Sort(widths)
	best, bestShare := 0, 0.0
	for _, percent := range []int{98, 90, 75, 50} {
		width := widths[(len(widths)-1)*percent/100]
		if width < narrowest || width > widest {
			continue
		}
		if share := explained(lines, width); share > bestShare {
			best, bestShare = width, share
		}
	}
	if bestShare < 0.6 || best < column && bestShare < 0.8 {
		return wrapping{}
	}
	return wrapping{best}
}

// explained is the share of line breaks that wrapping at the width accounts
// for, provided that the lines read on: in prose many lines start in lower
// case, in logs and tables hardly any.
func explained(lines []line, width int) float64 {
	breaks, fit, flowing := 0, 0, 0
	for i := range len(lines) - 1 {
		a, b := lines[i], lines[i+1]
		if a.blank() || b.blank() || startsOwnLine(b.text) || itemNumber(b.text) > 0 {
			continue
		}
		breaks++
		if full(a, b, width) && a.width <= width+width/10 {
			fit++
		}
		if startsLower(b.text) {
			flowing++
		}
	}
	if breaks == 0 || flowing*4 < breaks {
		return 0
	}
	return float64(fit) / float64(breaks)
}

// full reports whether the first word of next had no room left on l.
func full(l, next line, width int) bool {
	word, _, _ := strings.Cut(next.text, " ")
	return l.width+1+utf8.RuneCountInString(word) > width
}

// join reports whether next goes on with the sentence of l.
func (w wrapping) join(l, next line) bool {
	if startsOwnLine(next.text) {
		return false
	}
	if hyphenated(l.text, next.text) {
		return true
	}
	readsOn := startsLower(next.text) && !endsSentence(l.text)
	if w.width == 0 {
		return readsOn && l.width >= column && l.width <= 100 && next.width <= 100
	}
	if next.indent > l.indent && !readsOn {
		return false
	}
	return readsOn && l.width <= w.width*5/4 || full(l, next, w.width) && l.width <= w.width*5/4
}

// glue appends the next line of a paragraph. A hyphen at the line's end stays
// unless the text elsewhere writes the word without it.
func glue(paragraph, next string, words func(string) bool) string {
	if !hyphenated(paragraph, next) {
		return paragraph + " " + next
	}
	head := strings.TrimSuffix(paragraph, "-")
	joined := lastWord(head) + firstWord(next)
	if words(strings.ToLower(joined)) {
		return head + next
	}
	return paragraph + next
}

// hyphenated reports whether a word is broken between two lines.
func hyphenated(s, next string) bool {
	head, hyphen := strings.CutSuffix(s, "-")
	before, _ := utf8.DecodeLastRuneInString(head)
	return hyphen && unicode.IsLetter(before) && startsLower(next)
}

func lastWord(s string) string {
	return s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
}

func firstWord(s string) string {
	if end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		return s[:end]
	}
	return s
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// endsSentence reports whether a final stop, or one inside a closing quote or
// bracket, ends the text.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, `"'”’»)]`)
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, ":")
}

var (
	bulletLine = regexp.MustCompile(`^([-*•‣◦▪·])\s+(\S.*)$`)
	numberLine = regexp.MustCompile(`^(\(?\d{1,3}[.)]|[a-z]\))\s+\S`)
	ruleLine   = regexp.MustCompile(`^([-=_*~#+]\s?){3,}$`)
)

// The questions below are asked of every line, so they look at its first
// bytes before they try an expression.

func isRule(s string) bool {
	return s != "" && strings.IndexByte("-=_*~#+", s[0]) >= 0 && ruleLine.MatchString(s)
}

func bulleted(s string) (text string, ok bool) {
	if s == "" || s[0] != '-' && s[0] != '*' && s[0] < utf8.RuneSelf || isRule(s) {
		return "", false
	}
	m := bulletLine.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	return m[2], true
}

// startsOwnLine reports whether a line never continues the one above it.
func startsOwnLine(s string) bool {
	_, bullet := bulleted(s)
	return bullet || isRule(s) || strings.HasPrefix(s, ">") || isHeader(s)
}
