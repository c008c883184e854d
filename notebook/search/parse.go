package search

import (
	"fmt"
	"slices"
	"strings"

	"casebound/notebook"
)

// parser is recursive descent over the lexemes. The first error stays.
type parser struct {
	text    string
	lexemes []lexeme
	at      int
	depth   int
	// value reads the words of the bracket of a field; nil outside of one.
	value func(*parser, lexeme) node
	err   *Error
}

// deepest bounds how deep brackets may nest.
const deepest = 100

func (p *parser) fail(span notebook.Span, what string) {
	if p.err == nil {
		p.err = &Error{Query: p.text, Span: span, What: what}
	}
}

func (p *parser) failed() bool { return p.err != nil }

// peek is the kind of the next lexeme; ok is false at the end.
func (p *parser) peek() (kind lexemeKind, ok bool) {
	if p.at >= len(p.lexemes) || p.failed() {
		return 0, false
	}
	return p.lexemes[p.at].kind, true
}

func (p *parser) accept(kind lexemeKind) bool {
	if k, ok := p.peek(); ok && k == kind {
		p.at++
		return true
	}
	return false
}

// here is where the next lexeme stands, or the end of the query.
func (p *parser) here() notebook.Span {
	if p.at < len(p.lexemes) {
		return p.lexemes[p.at].span
	}
	return notebook.Span{Start: len(p.text), End: len(p.text)}
}

func (p *parser) or() node {
	list := anyOf{p.and()}
	for p.accept(orLexeme) {
		list = append(list, p.and())
	}
	if len(list) == 1 {
		return list[0]
	}
	return list
}

func (p *parser) and() node {
	var list allOf
	for {
		list = append(list, p.not())
		if p.accept(andLexeme) {
			continue
		}
		if k, ok := p.peek(); !ok || k == closeLexeme || k == orLexeme {
			break
		}
	}
	return compact(list)
}

// compact leaves out what holds no word, such as a lone dash, where something
// else is left.
func compact(list allOf) node {
	var kept allOf
	for _, n := range list {
		if w, ok := n.(words); !ok || len(w.forms) > 0 {
			kept = append(kept, n)
		}
	}
	switch len(kept) {
	case 0:
		return noMatch{}
	case 1:
		return kept[0]
	}
	return kept
}

func (p *parser) not() node {
	if p.accept(notLexeme) {
		p.depth++
		defer func() { p.depth-- }()
		if p.depth > deepest {
			p.fail(p.here(), "the query is nested too deeply")
			return noMatch{}
		}
		return butNot{p.not()}
	}
	return p.primary()
}

func (p *parser) primary() node {
	k, ok := p.peek()
	if !ok {
		p.fail(p.here(), p.missing())
		return noMatch{}
	}
	l := p.lexemes[p.at]
	p.at++
	switch k {
	case openLexeme:
		return p.bracket(l)
	case fieldLexeme:
		return p.field(l)
	case wordLexeme, phraseLexeme:
		if p.value != nil {
			return p.value(p, l)
		}
		return p.spelt(l, freeFields, everywhere)
	case closeLexeme:
		p.fail(l.span, "this bracket closes nothing, or an empty pair")
	default:
		p.fail(l.span, fmt.Sprintf("%s needs something on both sides; to look for the word itself, put it in quotation marks", l.text))
	}
	return noMatch{}
}

// missing says what is wrong when a query ends too early.
func (p *parser) missing() string {
	if p.at > 0 {
		last := p.lexemes[p.at-1]
		switch last.kind {
		case fieldLexeme:
			return fmt.Sprintf("%s: needs something behind it", last.text)
		case openLexeme:
			return "the bracket is never closed"
		}
		return fmt.Sprintf("something is missing behind %s", last.text)
	}
	return "there is nothing to look for"
}

func (p *parser) bracket(open lexeme) node {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > deepest {
		p.fail(open.span, "the query is nested too deeply")
		return noMatch{}
	}
	n := p.or()
	if !p.accept(closeLexeme) {
		p.fail(open.span, "this bracket is never closed")
	}
	return n
}

// words makes a node of a word or phrase.
func (p *parser) words(l lexeme, fields []field, narrow scope) node {
	w := words{fields: fields, narrow: narrow, span: l.span, near: l.wave, begins: l.star}
	for t := (tokens{text: l.text}); t.next(); {
		w.forms = append(w.forms, string(t.form))
	}
	switch {
	case len(w.forms) == 0 && (l.star || l.wave):
		p.fail(l.span, "* and ~ go directly behind a word")
	case len(w.forms) == 0 && l.kind == phraseLexeme:
		p.fail(l.span, "there is no word between these quotation marks")
	case len(w.forms) == 0 && len(p.lexemes) == 1:
		p.fail(l.span, "there is no word to look for")
	case len(w.forms) == 1 && !l.star && loneLetter(w.forms[0]):
		w.inside = true
	}
	return w
}

// spelt is words for a word that may be spelt otherwise: a number with its
// thousands apart or together, two words with a hyphen or as one.
func (p *parser) spelt(l lexeme, fields []field, narrow scope) node {
	n := p.words(l, fields, narrow)
	w, ok := n.(words)
	if !ok || l.kind != wordLexeme || l.star {
		return n
	}
	other := w
	switch {
	case len(w.forms) == 1:
		other.forms = thousands(w.forms[0])
	case numbers(w.forms) && len(w.forms[0]) <= 3 && !slices.ContainsFunc(w.forms[1:], func(f string) bool { return len(f) != 3 }),
		len(w.forms) == 2 && strings.Count(l.text, "-") == 1 && lettersOnly(w.forms[0]) && lettersOnly(w.forms[1]):
		other.forms = []string{strings.Join(w.forms, "")}
	default:
		return n
	}
	if len(other.forms) == 0 {
		return n
	}
	return anyOf{w, other}
}

// thousands parts a number of five figures and more.
func thousands(form string) (parts []string) {
	if len(form) < 5 || !numbers([]string{form}) {
		return nil
	}
	for n := len(form); n > 0; n -= 3 {
		parts = append(parts, form[max(0, n-3):n])
	}
	slices.Reverse(parts)
	return parts
}

func numbers(forms []string) bool {
	for _, form := range forms {
		for i := range len(form) {
			if form[i] < '0' || form[i] > '9' {
				return false
			}
		}
	}
	return len(forms) > 0
}

func lettersOnly(form string) bool {
	return !strings.ContainsAny(form, "0123456789") && !unspaced(firstRune(form))
}

// loneLetter reports whether the form is one letter of a script that is
// indexed by pairs.
func loneLetter(form string) bool {
	r := firstRune(form)
	return len(string(r)) == len(form) && unspaced(r)
}

// fieldNames are the fields and what reads a word or phrase behind them.
var fieldNames map[string]func(*parser, lexeme) node

func init() { // field refers to the table, and the table to field
	fieldNames = map[string]func(*parser, lexeme) node{
		"title":     documentField(titleField),
		"author":    documentField(authorField),
		"publisher": documentField(publisherField),
		"tag":       (*parser).tag,
		"colour":    (*parser).colour,
		"color":     (*parser).colour,
		"person":    entityOf(notebook.Person),
		"org":       entityOf(notebook.Organisation),
		"place":     entityOf(notebook.PlaceName),
		"note":      ownField(ownWords),
		"comment":   ownField(comments),
		"published": (*parser).published,
		"in":        (*parser).in,
	}
}

const fieldList = "title, author, publisher, tag, colour, person, org, place, note, comment, published and in"

// field reads what stands behind a field: a value, or a bracket of values.
func (p *parser) field(l lexeme) node {
	read, ok := fieldNames[l.text]
	if !ok {
		p.fail(l.span, fmt.Sprintf("there is no field %q; there are %s", l.text, fieldList))
		return noMatch{}
	}
	if p.value != nil {
		p.fail(l.span, "a field cannot stand inside the bracket of another")
		return noMatch{}
	}
	k, ok := p.peek()
	switch {
	case !ok:
		p.fail(l.span, fmt.Sprintf("%s: needs something behind it", l.text))
		return noMatch{}
	case k != wordLexeme && k != phraseLexeme && k != openLexeme:
		p.fail(p.here(), fmt.Sprintf("%s: needs a word, a phrase or a bracket behind it", l.text))
		return noMatch{}
	}
	p.value = read
	defer func() { p.value = nil }()
	return p.primary()
}

// documentField reads words that stand for a document and all that belongs to
// it.
func documentField(f field) func(*parser, lexeme) node {
	return func(p *parser, l lexeme) node { return p.spelt(l, []field{f}, wholeDocument) }
}

// ownField reads words of the reader's own.
func ownField(narrow scope) func(*parser, lexeme) node {
	return func(p *parser, l lexeme) node { return p.spelt(l, []field{bodyField}, narrow) }
}

func entityOf(kind notebook.EntityKind) func(*parser, lexeme) node {
	return func(p *parser, l lexeme) node {
		w, ok := p.words(l, []field{entityField}, wholeDocument).(words)
		if !ok || len(w.forms) == 0 {
			p.fail(l.span, "a name is needed here")
			return noMatch{}
		}
		return mentioned{kind, w}
	}
}

func (p *parser) tag(l lexeme) node {
	tag := foldText(notebook.NormalTag(l.text))
	if tag == "" {
		p.fail(l.span, "a tag is needed here")
	}
	return tagged{tag: tag, begins: l.star}
}

func (p *parser) colour(l lexeme) node {
	c, err := notebook.ParseColour(l.text)
	if err != nil {
		p.fail(l.span, err.Error())
	}
	return coloured{c}
}

func (p *parser) in(l lexeme) node {
	for in, name := range inNames {
		if strings.EqualFold(l.text, name) {
			return kindOf{In(in)}
		}
	}
	p.fail(l.span, fmt.Sprintf("in: takes %s", strings.Join(inNames[:], ", ")))
	return noMatch{}
}

// published reads a date or a range of dates: 2019, 2019-04..2020, ..1990,
// 2019-2020, >=2019. What stands apart from it with spaces, as in "2019 .. 2020"
// and ">= 2019", belongs to it.
func (p *parser) published(l lexeme) node {
	text := l.text + p.restOfRange(l)
	n := published{notebook.Beginning, notebook.End}
	sign := text[:len(text)-len(strings.TrimLeft(text, "<>="))]
	from, to, ranged := strings.Cut(yearRange(text), "..")
	switch when := text[len(sign):]; {
	case from == "" && to == "" || when == "":
		p.fail(l.span, "published: needs a year, a date or a range such as 2019..2020")
		return n
	case sign != "" && !ranged:
		return p.compared(l, sign, when)
	case !ranged:
		to = from
	}
	if from != "" {
		n.from = p.date(l, from).Earliest
	}
	if to != "" {
		n.to = p.date(l, to).Latest
	}
	if n.from > n.to {
		p.fail(l.span, "the range ends before it begins")
	}
	return n
}

// restOfRange takes the words behind a date that belong to it.
func (p *parser) restOfRange(l lexeme) (rest string) {
	next := func() string {
		if k, ok := p.peek(); !ok || k != wordLexeme || l.kind != wordLexeme {
			return ""
		}
		return p.lexemes[p.at].text
	}
	switch word := next(); {
	case word == "":
	case strings.Trim(l.text, "<>=") == "", strings.HasPrefix(word, "..") && len(word) > 2:
		p.at++
		return word
	case word == "..":
		p.at++
		if _, err := notebook.ParseEDTF(next()); err == nil {
			word += next()
			p.at++
		}
		return word
	}
	return ""
}

// compared reads >=2019 and the like.
func (p *parser) compared(l lexeme, sign, when string) node {
	n, w := published{notebook.Beginning, notebook.End}, p.date(l, when)
	switch sign {
	case "=", "==":
		n.from, n.to = w.Earliest, w.Latest
	case ">=", "=>":
		n.from = w.Earliest
	case ">":
		n.from = min(w.Latest, notebook.End-1) + 1
	case "<=", "=<":
		n.to = w.Latest
	case "<":
		n.to = max(w.Earliest, notebook.Beginning+1) - 1
	default:
		p.fail(l.span, fmt.Sprintf("%q is none of >, >=, <, <= and =", sign))
	}
	return n
}

// yearRange writes 2019-2020 and 2019–2020 as 2019..2020.
func yearRange(s string) string {
	for _, dash := range []string{"-", "–", "—"} {
		if from, to, ok := strings.Cut(s, dash); ok && len(from) == 4 && len(to) == 4 && numbers([]string{from, to}) {
			return from + ".." + to
		}
	}
	return s
}

func (p *parser) date(l lexeme, s string) notebook.When {
	w, err := notebook.ParseEDTF(s)
	if err != nil {
		p.fail(l.span, fmt.Sprintf("%q is not a date: write 2020, 2020-04 or 2020-04-03", s))
	}
	return w
}

// foldText folds a text that is not taken apart into words.
func foldText(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(fold(r))
	}
	return b.String()
}
