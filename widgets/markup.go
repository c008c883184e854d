package widgets

import (
	"strings"
	"unicode"
)

// A note's Markdown is read into blocks of runs, as much of it as people write
// in notes: headings, paragraphs, lists, quotes, code, rules; bold, italic,
// code, links and [[links]]. Anything else stays as it was typed. Images are
// shown by their words and never loaded.

type blockKind uint8

const (
	blockParagraph blockKind = iota
	blockHeading
	blockItem
	blockQuote
	blockCode
	blockRule
)

// The markers of list items that are not numbers.
const (
	markerBullet = "•"
	markerTask   = "[ ]"
	markerDone   = "[x]"
)

// block is a paragraph or the like. Depth counts list and quote levels, and
// is the level of a heading.
type block struct {
	kind   blockKind
	depth  int
	marker string // of a list item: one of the markers, or "3."
	runs   []run
}

// run is text of one look. Target is where a link leads.
type run struct {
	text         string
	bold, italic bool
	code         bool
	target       string
}

// readMarkup reads blocks. It never fails: text is text.
func readMarkup(markdown string) []block {
	var blocks []block
	var open []string // lines of the paragraph being read
	var kind blockKind
	var depth int
	var marker string
	flush := func() {
		if len(open) > 0 {
			blocks = append(blocks, block{kind: kind, depth: depth, marker: marker, runs: readRuns(strings.Join(open, " "))})
		}
		open, kind, depth, marker = nil, blockParagraph, 0, ""
	}
	lines := strings.Split(strings.ReplaceAll(markdown, "\r\n", "\n"), "\n")
	for n := 0; n < len(lines); n++ {
		line := lines[n]
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "":
			flush()
		case strings.HasPrefix(trimmed, "```"):
			flush()
			n++
			for ; n < len(lines) && !strings.HasPrefix(strings.TrimSpace(lines[n]), "```"); n++ {
				blocks = append(blocks, block{kind: blockCode, runs: []run{{text: lines[n], code: true}}})
			}
		case isRule(trimmed):
			flush()
			blocks = append(blocks, block{kind: blockRule})
		case headingLevel(trimmed) > 0:
			flush()
			level := headingLevel(trimmed)
			blocks = append(blocks, block{kind: blockHeading, depth: level, runs: readRuns(strings.Trim(trimmed[level:], "# "))})
		case strings.HasPrefix(trimmed, ">"):
			if kind != blockQuote {
				flush()
			}
			kind = blockQuote
			open = append(open, strings.TrimSpace(strings.TrimLeft(trimmed, "> ")))
		default:
			if m, rest := listMarker(trimmed); m != "" {
				flush()
				kind, marker = blockItem, m
				depth = (len(line) - len(strings.TrimLeft(line, " \t"))) / 2
				trimmed = rest
			} else if kind == blockQuote {
				flush()
			}
			open = append(open, trimmed)
		}
	}
	flush()
	return blocks
}

func isRule(s string) bool {
	s = strings.ReplaceAll(s, " ", "")
	return len(s) >= 3 && (strings.Trim(s, "-") == "" || strings.Trim(s, "*") == "" || strings.Trim(s, "_") == "")
}

func headingLevel(s string) int {
	n := len(s) - len(strings.TrimLeft(s, "#"))
	if n >= 1 && n <= 6 && len(s) > n && s[n] == ' ' {
		return n
	}
	return 0
}

// listMarker splits off "- ", "* ", "+ ", "3. ", "- [ ] " and "- [x] ".
func listMarker(s string) (marker, rest string) {
	for _, bullet := range []string{"- ", "* ", "+ "} {
		if after, ok := strings.CutPrefix(s, bullet); ok {
			if rest, ok := strings.CutPrefix(after, "[ ] "); ok {
				return markerTask, rest
			}
			if rest, ok := strings.CutPrefix(after, "[x] "); ok {
				return markerDone, rest
			}
			return markerBullet, after
		}
	}
	digits := len(s) - len(strings.TrimLeftFunc(s, unicode.IsDigit))
	if digits > 0 && digits < 5 && len(s) > digits+1 && s[digits] == '.' && s[digits+1] == ' ' {
		return s[:digits+1], s[digits+2:]
	}
	return "", s
}

// readRuns reads the marks inside a block.
func readRuns(s string) []run {
	var runs []run
	var look run
	text := strings.Builder{}
	flush := func() {
		if text.Len() > 0 {
			r := look
			r.text = text.String()
			runs = append(runs, r)
			text.Reset()
		}
	}
	for i := 0; i < len(s); {
		rest := s[i:]
		switch {
		case rest[0] == '\\' && len(rest) > 1 && strings.IndexByte("\\`*_{}[]()#+-.!>~|", rest[1]) >= 0:
			text.WriteByte(rest[1])
			i += 2
		case rest[0] == '`' && strings.IndexByte(rest[1:], '`') > 0:
			flush()
			end := 1 + strings.IndexByte(rest[1:], '`')
			runs = append(runs, run{text: rest[1:end], code: true})
			i += end + 1
		case strings.HasPrefix(rest, "**"), strings.HasPrefix(rest, "__"):
			flush()
			look.bold = !look.bold
			i += 2
		case rest[0] == '*', rest[0] == '_' && atWordEdge(s, i):
			flush()
			look.italic = !look.italic
			i++
		default:
			if label, target, n := readLink(rest); n > 0 {
				flush()
				runs = append(runs, run{text: label, target: target, bold: look.bold, italic: look.italic})
				i += n
				continue
			}
			text.WriteByte(rest[0])
			i++
		}
	}
	flush()
	return runs
}

// atWordEdge keeps the underscores of snake_case.
func atWordEdge(s string, i int) bool {
	letter := func(j int) bool {
		return j >= 0 && j < len(s) && (unicode.IsLetter(rune(s[j])) || unicode.IsDigit(rune(s[j])) || s[j] >= 0x80)
	}
	return !letter(i-1) || !letter(i+1)
}

// readLink reads [[target|label]], [label](target) and ![alt](address) at the
// start of s and returns the bytes it took, 0 for none.
func readLink(s string) (label, target string, n int) {
	if strings.HasPrefix(s, "[[") {
		end := strings.Index(s, "]]")
		if end < 3 {
			return "", "", 0
		}
		target, label, found := strings.Cut(s[2:end], "|")
		if !found {
			label = target
		}
		return label, target, end + 2
	}
	image := strings.HasPrefix(s, "![")
	if image {
		s = s[1:]
	}
	if !strings.HasPrefix(s, "[") {
		return "", "", 0
	}
	mid := strings.Index(s, "](")
	if mid < 1 {
		return "", "", 0
	}
	end := strings.IndexByte(s[mid:], ')')
	if end < 0 {
		return "", "", 0
	}
	label, target = s[1:mid], s[mid+2:mid+end]
	if image {
		return "[image: " + label + "]", target, mid + end + 2
	}
	return label, target, mid + end + 1
}
