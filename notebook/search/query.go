package search

import (
	"strings"

	"casebound/notebook"
)

// Query is a query taken apart. Its language:
//
//	harbour ledger          both words, in any order (AND may be written)
//	harbour OR port         either
//	harbour NOT sale        also -sale
//	(port OR harbour) sale  brackets
//	"harbour sale"          the words next to each other
//	harb*                   words that begin so
//	harbuor~                and words that look alike
//	title:harbour           in one field: title, author, publisher, tag, colour,
//	                        person, org, place, note, comment, published, in
//	published:2019..2020    from 2019 to 2020; either end may be left out;
//	                        also 2019-2020, >=2019, >2019, <=2019, <2019
//
// && and || are read as AND and OR, ! before a word as NOT.
//
// NOT binds closest, then AND, then OR. A field goes before a word, a phrase
// or a bracket. Operators are in capitals; "and" is a word.
type Query struct {
	Text string
	root node
}

// node is a part of a query.
type node interface{}

type (
	allOf   []node // AND
	anyOf   []node // OR
	butNot  struct{ of node }
	noMatch struct{}

	// words is what is looked for in texts: one word, or a phrase of several.
	words struct {
		forms  []string // folded
		fields []field
		begins bool // the last form is the beginning of a word
		near   bool // asked for with ~
		inside bool // a single letter of a script without spaces: anywhere in a pair
		// narrow says that a field was named: it stands for the document with
		// all that belongs to it, as title: does, or for one kind of thing, as
		// note: does.
		narrow scope
		span   notebook.Span // in the query
	}

	tagged struct {
		tag    string // folded
		begins bool
	}
	coloured  struct{ colour notebook.Colour }
	mentioned struct {
		kind notebook.EntityKind
		name words
	}
	published struct{ from, to notebook.Instant }
	kindOf    struct{ in In }
)

// scope says which things a word may stand in.
type scope uint8

const (
	everywhere scope = iota
	wholeDocument
	ownWords // notes and comments
	comments
)

// freeFields are where a word without a field is looked for.
var freeFields = []field{bodyField, titleField, authorField, publisherField, tagField, quoteField}

// ParseQuery reads a query, or returns an *Error.
func ParseQuery(s string) (Query, error) {
	p := parser{text: s}
	p.lex()
	if p.err == nil && len(p.lexemes) == 0 {
		p.fail(notebook.Span{End: len(s)}, "there is nothing to look for")
	}
	var root node
	if p.err == nil {
		root = p.or()
		if p.err == nil && p.at < len(p.lexemes) {
			p.fail(p.lexemes[p.at].span, "this bracket was never opened")
		}
	}
	if p.err != nil {
		return Query{}, p.err
	}
	return Query{Text: s, root: root}, nil
}

// lexeme is a piece of a query.
type lexeme struct {
	kind lexemeKind
	text string // of a word or phrase, without its quotation marks; of a field, its name
	span notebook.Span
	star bool
	wave bool
}

type lexemeKind uint8

const (
	wordLexeme lexemeKind = iota
	phraseLexeme
	fieldLexeme
	openLexeme
	closeLexeme
	andLexeme
	orLexeme
	notLexeme
)

// lex cuts the query into lexemes.
func (p *parser) lex() {
	s := p.text
	for i := 0; i < len(s) && p.err == nil; {
		switch c := s[i]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			i++
		case c == '(':
			i = p.take(openLexeme, i, i+1)
		case c == ')':
			i = p.take(closeLexeme, i, i+1)
		case strings.HasPrefix(s[i:], `"`), strings.HasPrefix(s[i:], "“"), strings.HasPrefix(s[i:], "„"):
			i = p.phrase(i)
		case c == '-' && i+1 < len(s) && !strings.ContainsRune(" -\t)", rune(s[i+1])) && beginsLexeme(s, i):
			i = p.take(notLexeme, i, i+1)
		case c == '!' && beginsLexeme(s, i) && (beginsWithWord(s[i+1:]) || strings.HasPrefix(s[i+1:], "(") || strings.HasPrefix(s[i+1:], `"`)):
			i = p.take(notLexeme, i, i+1)
		default:
			i = p.word(i)
		}
	}
}

// beginsLexeme reports whether nothing stands right before s[i].
func beginsLexeme(s string, i int) bool {
	return i == 0 || strings.ContainsRune(" \t\n(", rune(s[i-1]))
}

func (p *parser) take(kind lexemeKind, from, to int) int {
	p.lexemes = append(p.lexemes, lexeme{kind: kind, text: p.text[from:to], span: notebook.Span{Start: from, End: to}})
	return to
}

// phrase reads up to the closing quotation mark.
func (p *parser) phrase(from int) int {
	s := p.text[from:]
	opening := 1
	if s[0] != '"' {
		opening = len("“")
	}
	end := strings.IndexAny(s[opening:], "\"”“")
	if end < 0 {
		p.fail(notebook.Span{Start: from, End: from + opening}, "this quotation mark is never closed")
		return len(p.text)
	}
	end += opening
	closing := 1
	if s[end] != '"' {
		closing = len("”")
	}
	p.take(phraseLexeme, from, from+end+closing)
	last := &p.lexemes[len(p.lexemes)-1]
	last.text = strings.TrimRight(s[opening:end], " ")
	if text, ok := strings.CutSuffix(last.text, "*"); ok { // "harbour ma*"
		last.text, last.star = text, true
	}
	return p.suffix(from + end + closing)
}

// suffix reads a star or a wave behind a word or phrase.
func (p *parser) suffix(at int) int {
	last := &p.lexemes[len(p.lexemes)-1]
	for at < len(p.text) && (p.text[at] == '*' || p.text[at] == '~') {
		last.star = last.star || p.text[at] == '*'
		last.wave = last.wave || p.text[at] == '~'
		at++
		last.span.End = at
	}
	return at
}

// word reads up to a space, a bracket or a quotation mark, and tells operators
// and fields from words.
func (p *parser) word(from int) int {
	end := from
	for end < len(p.text) && !p.endsWord(from, end) {
		if p.text[end] == ':' && p.isField(from, end) {
			p.take(fieldLexeme, from, end+1)
			p.lexemes[len(p.lexemes)-1].text = strings.ToLower(p.text[from:end])
			return end + 1
		}
		end += len(string(firstRune(p.text[end:])))
	}
	end = min(max(end, from+1), len(p.text))
	switch p.text[from:end] {
	case "AND", "&&":
		return p.take(andLexeme, from, end)
	case "OR", "||":
		return p.take(orLexeme, from, end)
	case "NOT":
		return p.take(notLexeme, from, end)
	}
	word := strings.TrimRight(p.text[from:end], "*~")
	if i := strings.IndexByte(word, '*'); i >= 0 && beginsWithWord(word[i+1:]) {
		p.fail(notebook.Span{Start: from + i, End: from + i + 1}, "* stands for the end of a word only; to look for it, put the whole in quotation marks")
	}
	p.take(wordLexeme, from, from+len(word))
	return p.suffix(from + len(word))
}

// endsWord reports whether the word that began at from ends before at: at a
// space, a bracket or a quotation mark, and at what parts words in a list.
func (p *parser) endsWord(from, at int) bool {
	rest := p.text[at:]
	if strings.ContainsRune(" \t\n\r()\"“”„", firstRune(rest)) {
		return true
	}
	switch rest[0] {
	case ';':
		return at > from && beginsWithWord(rest[1:])
	case ',':
		return at > from && beginsWithLetter(rest[1:])
	}
	return false
}

// isField reports whether the colon at the end makes a field's name of what
// stands before it. A word of a sentence that is pasted has a space behind it.
func (p *parser) isField(from, end int) bool {
	name, rest := p.text[from:end], p.text[end+1:]
	if !fieldName(name) || strings.HasPrefix(rest, "//") {
		return false
	}
	_, ours := fieldNames[strings.ToLower(name)]
	return ours || rest == "" || !strings.ContainsRune(" \t\n", rune(rest[0]))
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// fieldName reports whether s can be the name of a field: letters alone. What
// is not the name of one of ours is an error later, where it can be said well.
func fieldName(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return len(s) >= 2
}
