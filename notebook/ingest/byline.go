package ingest

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebound/notebook"
)

// publisherBreak stands between a title and the name of who published it.
var publisherBreak = regexp.MustCompile(`\s+[–—|·•»«-]+\s+|\s+::\s+`)

// splitPublisher cuts "Title – PUBLISHER" in two. The last part must look like
// a name: a few capitalised words, or a domain. A title in two halves ("The
// long way – a harbour in winter") stays whole.
func splitPublisher(s string) (title, publisher string) {
	s = oneLine(s)
	breaks := publisherBreak.FindAllStringIndex(s, -1)
	if len(breaks) == 0 {
		return s, ""
	}
	last := breaks[len(breaks)-1]
	head, tail := s[:last[0]], s[last[1]:]
	if wordCount(head) < 3 || menu(s) || !publisherLike(tail) {
		return s, ""
	}
	// A lone capitalised word after a hyphen may be part of the title; beside a
	// long title, or set in capitals, it is a name.
	if wordCount(head) < 4 && tail != strings.ToUpper(tail) && !strings.ContainsAny(s[last[0]:last[1]], "|–—") {
		return s, ""
	}
	return head, tail
}

// wordCount counts what has letters or digits between spaces.
func wordCount(s string) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if strings.ContainsFunc(w, wordRune) {
			n++
		}
	}
	return n
}

var domainName = regexp.MustCompile(`^(?i)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$`)

func publisherLike(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 || utf8.RuneCountInString(s) > 40 || strings.ContainsAny(s, "?!:;") {
		return false
	}
	if domainName.MatchString(s) {
		return true
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "("))
		if !unicode.IsUpper(r) && r != '&' && !connective[w] {
			return false
		}
	}
	return capitalStart(s) && !unicode.IsDigit([]rune(s)[0])
}

var connective = map[string]bool{
	"of": true, "the": true, "and": true, "for": true, "on": true, "in": true, "at": true, "to": true,
	"der": true, "die": true, "das": true, "und": true, "für": true, "de": true, "la": true, "le": true, "du": true,
}

var bylineStart = regexp.MustCompile(`^(?i)(?:words |text |written |reported |story |posted |reporting )?(?:by|von|par|por)[: ]\s*(.+)$`)

// bylineOf is the names in a line such as "By Mara Lind and Tom Okafor | 3
// March 2021", nil when the line is none.
func bylineOf(s string) []string {
	if len(s) > 200 {
		return nil
	}
	m := bylineStart.FindStringSubmatch(oneLine(s))
	if m == nil {
		return nil
	}
	var names []string
	rest := m[1]
	for _, cut := range []string{" | ", " – ", " — ", " - ", " · ", " • ", " on ", "(", "@"} {
		rest, _, _ = strings.Cut(rest, cut)
	}
	for _, part := range authorBreak.Split(rest, -1) {
		if part = strings.TrimRight(strings.TrimSpace(part), "."); personLike(part) {
			names = append(names, part)
		} else if len(names) == 0 {
			return nil
		}
	}
	return names
}

var authorBreak = regexp.MustCompile(`\s*(?:,|;|&|\band\b|\bund\b|\bwith\b)\s*`)

// personLike is two to five words that begin with capitals, without digits.
func personLike(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 || strings.ContainsFunc(s, unicode.IsDigit) {
		return false
	}
	if _, month := monthNames[strings.ToLower(words[0])]; month {
		return false
	}
	capitals := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(r) {
			capitals++
		} else if len(w) > 4 {
			return false
		}
	}
	return capitals >= 2
}

// headerLine is a line of a head such as mails and e-texts have.
var headerLine = regexp.MustCompile(`^(?i)(title|headline|subject|betreff|author|authors|from|von|to|an|date|datum|published|publisher|source|url|link|captured|language|release date|translator|editor|cc|sent|gesendet):\s+(\S.*)$`)

func isHeader(s string) bool {
	colon := strings.IndexByte(s[:min(len(s), 16)], ':')
	return colon > 0 && headerLine.MatchString(s)
}

// fromHeaders reads "Key: value" lines that open a text. One alone may be a
// sentence; two are a head.
func (f *facts) fromHeaders(text notebook.Text) {
	var head [][]string
	for i, b := range text.Blocks() {
		s := text.At(b.Span)
		if isRule(s) {
			continue
		}
		m := headerLine.FindStringSubmatch(s)
		if m == nil && (i > 0 || len(head) > 0) {
			break
		}
		if m != nil {
			head = append(head, m)
		}
	}
	if len(head) < 2 {
		return
	}
	const origin = "the lines at the top"
	for _, m := range head {
		f.offerField(strings.ToLower(m[1]), m[2], origin)
	}
}

// offerField files one "key: value" pair, whichever format it came from.
func (f *facts) offerField(key, value, origin string) {
	switch key {
	case "title", "headline", "subject", "betreff":
		f.title.offer(value, origin)
	case "author", "authors", "from", "von", "byline", "creator":
		f.offerAuthors(mailNames(value), origin)
	case "publisher", "publication", "site", "newspaper":
		f.publisher.offer(value, origin)
	case "source", "url", "link", "canonical", "canonical_url", "original":
		if strings.Contains(value, "://") {
			f.address.offer(value, origin)
		} else if key == "source" {
			f.publisher.offer(value, origin)
		}
	case "date", "datum", "published", "release date", "sent", "gesendet", "publish_date", "pubdate", "created":
		if w, ok := parseDate(value); ok {
			f.offerPublished(w, origin, 0.9)
		}
	case "captured", "clipped", "saved", "accessed", "retrieved":
		if w, ok := parseDate(value); ok {
			f.offerCaptured(w, origin, 0.9)
		}
	case "language", "lang":
		f.offerLanguage(value, origin)
	}
}

// mailNames drops the addresses of "Mara Lind <mara@example.org>".
func mailNames(s string) []string {
	var names []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == ',' }) {
		name, _, _ := strings.Cut(part, "<")
		if name = strings.Trim(strings.TrimSpace(name), `"'`); name != "" && !strings.Contains(name, "@") {
			names = append(names, name)
		}
	}
	return names
}

// nearBlocks is how many blocks after the title may hold byline and date.
const nearBlocks = 5

// publishing is what a line says whose date is that of the document.
var publishing = regexp.MustCompile(`(?i)^(?:first )?(?:published|posted|updated|last updated|date|veröffentlicht|stand|erschienen)\b`)

// nearTitle reads byline and date from the short blocks that follow the first
// heading, or open a text without one, and the dateline of the first
// paragraph.
func (f *facts) nearTitle(text notebook.Text) {
	blocks := text.Blocks()
	start := 0
	for i, b := range blocks {
		if b.Kind == notebook.Heading && !b.Furniture {
			start = i + 1
			break
		}
	}
	for _, b := range blocks[start:min(start+nearBlocks, len(blocks))] {
		s := text.At(b.Span)
		if b.Furniture || b.Kind == notebook.Code {
			continue
		}
		if len(strings.Fields(s[:min(len(s), 400)])) > 20 || len(s) > 200 {
			f.offerDateline(s)
			return
		}
		names := bylineOf(s)
		f.offerAuthors(names, "the byline")
		w, ok := findDate(s)
		if ok && (names != nil || len(w.Words)*3 > len(s) || publishing.MatchString(s)) {
			f.offerPublished(w, "the text near the title", 0.7)
		}
	}
}

// capitalPlace is a place in capitals that ends before a date: "PORT ELSE, ".
var capitalPlace = regexp.MustCompile(`^\p{Lu}[\p{Lu}\p{M}' -]{2,40}(?:, \p{Lu}[\p{L}. ]{1,20})?, $`)

// offerDateline reads "PORT ELSE, 3 March 2021 – The harbour …", or a full stop
// in place of the dash where the place is in capitals.
func (f *facts) offerDateline(s string) {
	head := s[:min(len(s), 90)]
	cut := strings.IndexAny(head, "—–")
	if hyphen := strings.Index(head, " - "); hyphen >= 0 && (cut < 0 || hyphen < cut) {
		cut = hyphen
	}
	if cut < 0 {
		if w, ok := findDate(head); ok {
			before, after, _ := strings.Cut(head, w.Words)
			if capitalPlace.MatchString(before) && strings.HasPrefix(after, ". ") {
				f.offerPublished(w, "the dateline", 0.7)
			}
		}
		return
	}
	r, _ := utf8.DecodeRuneInString(head)
	if w, ok := findDate(head[:cut]); ok && unicode.IsUpper(r) && !strings.Contains(head[:cut], ". ") {
		f.offerPublished(w, "the dateline", 0.7)
	}
}
