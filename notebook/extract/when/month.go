package when

// month is the month named at i, 0 when the word is something else there: a
// verb, a surname, the front of a name.
func (p *parser) month(i int) int {
	t := p.at(i)
	m := int(t.word.month)
	if m == 0 || p.glued(i) && p.at(i-1).kind == word {
		return 0
	}
	if p.certain || p.besideNumber(i) {
		return m
	}
	expected := p.is(i-1, inside|last|next|this|early|late|mid|of|previous|following|until|before|after) || p.mark(i-1, '-')
	abbreviated := t.is(shaky) && t.end-t.start <= 4 && m != 5
	switch {
	case abbreviated:
		if expected && t.capital && p.mark(i+1, '.') {
			return m
		}
		return 0
	case t.is(shaky|name) && p.caseless:
		if expected && !p.is(i-1, of|infinitive) {
			return m
		}
		return 0
	case t.is(shaky|name) && !t.capital:
		if expected && !t.is(shaky) {
			return m
		}
		return 0
	case t.is(name) && p.is(i-1, old): // der alte Mai
		return 0
	case t.is(shaky|name) && p.inName(i, expected):
		return 0
	case t.is(shaky) && !expected && !p.standsAlone(i):
		return 0
	}
	return m
}

// besideNumber reports whether a day or a year stands next to the month.
func (p *parser) besideNumber(i int) bool {
	after := p.at(i + 1)
	if after.kind == mark && after.mark == '.' && !after.gap {
		after = p.at(i + 2)
	}
	lower := !p.at(i).capital && !p.caseless && p.at(i).is(shaky)
	before := p.at(i - 1)
	dayBefore := before.kind == number && before.digits <= 2 && !before.grouped && before.suffix != 's' && before.value >= 1 && before.value <= 31
	dayAfter := after.kind == number && !after.grouped && (after.digits <= 2 && after.value <= 31 && after.value > 0 || after.isYear() || after.digits == 3)
	if lower {
		return dayBefore && dayAfter
	}
	return dayBefore || dayAfter
}

// standsAlone decides whether a capitalised May or March without anything
// around that speaks for it is the month.
func (p *parser) standsAlone(i int) bool {
	if p.is(i-1, the) || p.is(i+1, upon|infinitive) || p.hints(i+1, against|pronoun) {
		return false
	}
	if p.initial(i) {
		return false // May they …
	}
	return !(p.at(i).word.month == 3 && p.at(i+1).capital)
}

// inName reports whether the word is part of a person's name: Theresa May,
// Mrs May, April O'Neil. A surname once used as such is remembered.
func (p *parser) inName(i int, expected bool) bool {
	t := p.at(i)
	before := i - 1
	if p.mark(before, '.') && p.glued(before) { // Mr. May
		before--
	}
	prev := p.at(before)
	surname := prev.kind == word && prev.capital && prev.word.hints&title != 0 ||
		before == i-1 && t.gap && p.stranger(before) && (!p.initial(before) || p.endsName(i))
	if surname && !p.yearFollows(i) {
		p.names[t.word.month] = true
		return true
	}
	if p.names[t.word.month] && !expected {
		return true
	}
	// April O'Neil, but: in April Apple said
	return !expected && p.at(i+1).gap && p.stranger(i+1) && t.is(name) && !p.at(i+1).shout
}

// endsName reports whether a word that begins a sentence and the month behind
// it look like a whole name: Theresa May said, not: Apple May event.
func (p *parser) endsName(i int) bool {
	next := p.at(i + 1)
	return next.kind != word || next.word != &unknown || next.capital
}

func (p *parser) yearFollows(i int) bool {
	return p.at(p.skipMark(i+1, ',')).isYear()
}
