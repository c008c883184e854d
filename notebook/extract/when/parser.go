package when

// parser reads expressions from tokens. Each of its reading methods takes the
// index of a first token and answers what the expression there means and the
// index behind it, which is 0 when there is none.
type parser struct {
	text   string
	tokens []token
	lex    *lexicon
	// caseless texts have hardly a capital letter, or hardly a small one, so
	// that capitals say nothing.
	caseless bool
	// certain marks a text known to be a date, so that no word is taken for a
	// name.
	certain bool
	// names are words for months that the text has used as a surname.
	names map[int8]bool
	// depth bounds how expressions nest: the end of the start of …
	depth int
	// sharing marks that a second date is read for the sake of the first.
	sharing bool
	// looks counts the tokens looked at, so that a test can hold the work to
	// a multiple of the length.
	looks int
	order dayOrder
}

func newParser(text string, tokens []token, lex *lexicon) *parser {
	p := &parser{text: text, tokens: tokens, lex: lex, names: map[int8]bool{}}
	words, capitals, shouts := 0, 0, 0
	for i := range tokens {
		if tokens[i].kind == word {
			words++
			capitals += count(tokens[i].capital)
			shouts += count(tokens[i].shout)
		}
	}
	p.caseless = words > 20 && capitals*100 < words || words > 5 && (capitals == 0 || shouts*10 > words*8)
	return p
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// at never fails: what lies outside the text is an edge.
func (p *parser) at(i int) *token {
	p.looks++
	if i < 0 || i >= len(p.tokens) {
		return &nothing
	}
	return &p.tokens[i]
}

// is reports whether token i has one of the roles.
func (p *parser) is(i int, c class) bool { return p.at(i).word.class&c != 0 }

// hints reports whether token i has one of the hints.
func (p *parser) hints(i int, h hint) bool { return p.at(i).word.hints&h != 0 }

// mark reports whether token i is the mark.
func (p *parser) mark(i int, c byte) bool {
	t := p.at(i)
	return t.kind == mark && t.mark == c
}

// number reports whether token i is a number in digits.
func (p *parser) number(i int) bool { return p.at(i).kind == number }

// glued reports whether no space stands before token i.
func (p *parser) glued(i int) bool { t := p.at(i); return !t.gap && t.kind != edge }

// hyphen reports whether token i is a hyphen between two words.
func (p *parser) hyphen(i int) bool { return p.mark(i, '-') && p.glued(i) && p.glued(i+1) }

// unit is the unit named at i and whether it is a plural.
func (p *parser) unit(i int) (unit, bool) {
	w := p.at(i).word
	return w.unit, w.class&plural != 0
}

// one reports whether token i names one of the unit.
func (p *parser) one(i int, u unit) bool {
	w := p.at(i).word
	return w.unit == u && w.class&plural == 0
}

// skip passes over token i if it has one of the roles.
func (p *parser) skip(i int, c class) int {
	if p.is(i, c) {
		return i + 1
	}
	return i
}

// skipMark passes over a mark.
func (p *parser) skipMark(i int, c byte) int {
	if p.mark(i, c) {
		return i + 1
	}
	return i
}

// point passes over the point of an abbreviation that ends before i.
func (p *parser) point(i int) int {
	if p.mark(i, '.') && p.glued(i) {
		return i + 1
	}
	return i
}

// possessive passes over 's or a lone apostrophe.
func (p *parser) possessive(i int) (int, bool) {
	if !p.mark(i, '\'') || !p.glued(i) {
		return i, false
	}
	if p.spells(i+1, "s") && p.glued(i+1) {
		return i + 2, true
	}
	return i + 1, true
}

// initial reports whether token i begins a sentence.
func (p *parser) initial(i int) bool { return p.at(i - 1).closes() }

// stranger reports whether token i is a capitalised word the lexicon does not
// know: most likely part of a name.
func (p *parser) stranger(i int) bool {
	t := p.at(i)
	return t.kind == word && t.capital && (t.word == &unknown || t.word == &pastForm || t.word.class == opens)
}
