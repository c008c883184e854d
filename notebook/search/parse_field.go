package search

import (
	"fmt"
	"strings"

	"casebound/notebook"
)

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
