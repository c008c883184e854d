package ingest

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebound/notebook"
)

// evidence is one thing that speaks for or against a block being furniture.
type evidence struct {
	reason string
	weigh  func(*profile) float32
}

func when(weight float32, holds func(*profile) bool) func(*profile) float32 {
	return func(p *profile) float32 {
		if holds(p) {
			return weight
		}
		return 0
	}
}

// matter is what furniture has and text seldom has. The weights were set on
// the paragraphs of two captures of one article and on invented pages; what
// counts is their order, and that no single manner reaches the threshold.
var matter = []evidence{
	{"is mostly links", when(1, func(p *profile) bool { return p.linked > 0.6 && p.count < 20 })},
	{"gives an address to write to", when(1.5, func(p *profile) bool {
		return p.count < 40 && (invitation[p.first] || p.you > 0.06) && addressed.MatchString(p.text)
	})},
	{"is a menu", when(3, func(p *profile) bool { return menu(p.text) })},
	{"is a counter or a control", when(3, func(p *profile) bool { return p.count < 8 && control.MatchString(p.text) })},
}

var manners = []evidence{
	{"begins with a request", when(1.5, func(p *profile) bool { return p.count < 45 && imperative[p.first] && !p.personal })},
	{"speaks to the reader", when(1.5, func(p *profile) bool { return p.you > 0.06 && !p.personal })},
	{"is short and no sentence", func(p *profile) float32 {
		switch {
		case p.count >= 12 || endsSentence(p.text) || closesQuote(p.text) || p.kind == notebook.Heading || p.kind == notebook.TableRow:
			return 0
		case p.kind == notebook.ListItem:
			return 0.5
		}
		return 1
	}},
	{"stands at the end", when(1, func(p *profile) bool { return p.position > 0.85 && !p.few })},
	{"stands at the top", when(0.3, func(p *profile) bool { return p.position < 0.05 && !p.few })},
}

// further evidence counts whatever the words say.
var further = []evidence{
	{"repeats the title", when(1.5, func(p *profile) bool { return p.title })},
	{"is a long paragraph", func(p *profile) float32 {
		switch {
		case p.count > 60:
			return -1.5
		case p.count > 35:
			return -0.5
		}
		return 0
	}},
	{"quotes someone", when(-0.7, func(p *profile) bool { return strings.ContainsAny(p.text, `"“”«»„`) })},
}

var (
	addressed = regexp.MustCompile(`\S+@\S+\.\w|https?://|www\.\w`)
	// "12 Comments", "Share", "Print", "3 min read", "Tags: a, b", "1/14"
	control = regexp.MustCompile(`(?i)^(?:\d+ (?:comments?|shares?|likes?|views?|kommentare?)|(?:share|print|e-?mail|tweet|facebook|twitter|whatsapp|linkedin|menu|search|close|advertisement|anzeige|sponsored|teilen|drucken|loading|comments?|kommentare?)(?:[ :,|/]+(?:share|print|e-?mail|tweet|facebook|twitter|whatsapp|linkedin|reddit|teilen|drucken))*[.…]*|\d+ min(?:ute)?s? read|(?:tags?|filed under|categories|schlagwörter): .*)$`)
)

// imperative are the verbs that furniture begins with.
var imperative = set(`click sign subscribe follow share read see watch download visit join contact please get keep check
	send email support donate register log like tweet view save print go listen learn try buy shop enter choose select
	discover find thank bookmark tap scroll skip enable accept continue abonnieren folgen lesen melden klicken teilen`)

// invitation are those of them that an address goes with.
var invitation = set(`contact email send write please visit follow join call mail click download register subscribe sign`)

var secondPerson = set(`you your yours our us sie ihr ihre ihnen`)

func set(words string) map[string]bool {
	s := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		s[w] = true
	}
	return s
}

// menu reports whether a line consists of three or more entries of a few words
// each, with signs between them.
func menu(s string) bool {
	if len(s) > 300 {
		return false
	}
	entries := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("|•·›»/", r) })
	for _, e := range entries {
		if n := len(strings.Fields(e)); n == 0 || n > 3 || strings.ContainsFunc(e, unicode.IsDigit) {
			return false
		}
	}
	return len(entries) > 2
}

func closesQuote(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(`"”»`, r)
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func appendLower(word []byte, r rune) []byte {
	if 'A' <= r && r <= 'Z' {
		return append(word, byte(r)+'a'-'A')
	}
	return utf8.AppendRune(word, unicode.ToLower(r))
}
