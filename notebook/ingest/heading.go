package ingest

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebound/notebook"
)

// underlined reports whether the first line is a heading underlined by the
// second, and of which level.
func underlined(lines []line) (level int, ok bool) {
	if len(lines) < 2 || lines[0].width > 120 || isRule(lines[0].text) {
		return 0, false
	}
	under := lines[1].text
	c := under[0]
	if c != '=' && c != '-' && c != '~' || strings.Trim(under, string(c)) != "" {
		return 0, false
	}
	if len(under) < 3 || len(under) < lines[0].width/2 || len(under) > lines[0].width*2+3 {
		return 0, false
	}
	if c == '=' {
		return 1, true
	}
	return 2, true
}

var hashLine = regexp.MustCompile(`^(#{1,6})\s+(\pL.*?)\s*#*$`)

func hashHeading(s string) (string, int) {
	if m := hashLine.FindStringSubmatch(s); m != nil && len(strings.Fields(m[2])) <= 20 {
		return m[2], len(m[1])
	}
	return "", 0
}

var chapter = regexp.MustCompile(`(?i)^(chapter|part|book|act|scene|section|appendix|kapitel|teil|abschnitt)\s+([ivxlc]+|\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b`)

// guessHeadings marks passages as headings that read like one and stand like
// one: alone on their line, with more text after them. It rather misses a
// heading than makes one of a sentence.
func guessHeadings(passages []passage) {
	title := guessTitle(passages)
	if title >= 0 {
		passages[title].kind, passages[title].level = notebook.Heading, 1
	}
	for i := title + 1; i+1 < len(passages); i++ {
		p, next := &passages[i], passages[i+1]
		if i > 0 && p.kind == notebook.Paragraph && p.alone && headingLike(p.text) && followsHeading(next, p.text) {
			p.kind, p.level = notebook.Heading, 2
		}
	}
}

// followsHeading reports whether a passage can stand below the heading: longer
// than it, and not the end of a sentence that it begins.
func followsHeading(next passage, heading string) bool {
	goesOn := next.kind == notebook.ListItem && startsLower(next.text)
	return len(next.text) > len(heading) && next.kind != notebook.TableRow && !goesOn
}

// titlePassages is how far down the title may stand, below a page's menus.
const titlePassages = 12

// guessTitle is the passage that is the title, -1 when there is none: the
// first one, or the first after lines that belong to the page.
func guessTitle(passages []passage) int {
	lower := !hasCapitals(passages)
	for i := range passages[:min(titlePassages, max(0, len(passages)-1))] {
		p := passages[i]
		if p.kind == notebook.Paragraph && pageWords(p.text) {
			continue
		}
		if p.kind == notebook.Paragraph && titleLike(p.text, longest(passages[i+1:min(i+4, len(passages))]), lower) {
			return i
		}
		return -1
	}
	return -1
}

func hasCapitals(passages []passage) bool {
	for _, p := range passages {
		if strings.ContainsFunc(p.text, unicode.IsUpper) {
			return true
		}
	}
	return false
}

func longest(passages []passage) int {
	n := 0
	for _, p := range passages {
		n = max(n, len(p.text))
	}
	return n
}

// titleLike reports whether the first line of a text is its title, given the
// length of the longest passage soon after it. In a text without capitals only
// the lengths tell.
func titleLike(s string, next int, lower bool) bool {
	words := len(strings.Fields(s))
	if words > 30 || utf8.RuneCountInString(s) > 240 || notATitle(s) {
		return false
	}
	if lower {
		return words >= 2 && words <= 20 && next > 3*len(s)
	}
	if _, publisher := splitPublisher(s); publisher != "" {
		return true
	}
	if words < 2 && next < 3*len(s) {
		return false
	}
	return capitalStart(s) && !strings.HasSuffix(s, ".") && words <= 25 && next > len(s)
}

// headingLike is stricter: inside a text a short line is as often a caption,
// a name or a date.
func headingLike(s string) bool {
	words := len(strings.Fields(s))
	switch {
	case words > 10 || utf8.RuneCountInString(s) > 80 || notATitle(s):
		return false
	case chapter.MatchString(s):
		return true
	case strings.HasSuffix(s, "."):
		return false
	}
	return capitalStart(s)
}

// notATitle is what ends like a sentence in progress, or is a date, a byline,
// an address or a rule.
func notATitle(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune(`,;:-–—`, last) || !strings.ContainsFunc(s, unicode.IsLetter) {
		return true
	}
	if strings.Contains(s, "://") || strings.Contains(s, "@") || strings.HasPrefix(s, "www.") {
		return true
	}
	if isHeader(s) || bylineOf(s) != nil {
		return true
	}
	found, ok := findDate(s)
	return ok && len(found.Words)*2 > len(s)
}

func capitalStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"'“‘«„([¿¡`))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}
