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
	leaves  int // words and phrases
	// value reads the words of the bracket of a field; nil outside of one.
	value func(*parser, lexeme) node
	err   *Error
}

const (
	// deepest bounds how deep brackets may nest.
	deepest = 100
	// mostLeaves bounds how many words and phrases a query has: someone who
	// pastes an article should read why nothing like it is found, and not wait.
	mostLeaves = 500
	// mostForms bounds the words of a phrase, some pages.
	mostForms = 5000
)

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
		if p.leaves++; p.leaves > mostLeaves {
			p.fail(l.span, fmt.Sprintf("a query has up to %d words and phrases; to find a passage, put its beginning in quotation marks", mostLeaves))
			return noMatch{}
		}
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
	case len(w.forms) > mostForms:
		p.fail(l.span, fmt.Sprintf("a phrase has up to %d words; its beginning will do", mostForms))
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
