package when

// yearAfter reads a year where one is expected, as behind a month: 1998, '98,
// 480 BC, nineteen ninety-six.
func (p *parser) yearAfter(i int) (y int, isBC bool, end int) {
	t := p.at(i)
	if t.kind != number {
		if p.mark(i, '\'') && p.glued(i+1) && p.at(i+1).plain() && p.at(i+1).digits == 2 {
			return shortYear(int(p.at(i + 1).value)), false, i + 2
		}
		y, end = p.spelledYear(i)
		return y, false, end
	}
	if t.plain() && t.digits >= 2 && t.digits <= 4 {
		if end := p.christ(i + 1); end > 0 {
			return int(t.value), p.isBC(i + 1), end
		}
	}
	if t.isYear() && !p.isClockHour(i) && !p.mark(i+1, '%') {
		return int(t.value), false, i + 1
	}
	return 0, false, 0
}

// christ reads BC, BCE or AD behind a year.
func (p *parser) christ(i int) (end int) {
	t := p.at(i)
	if t.is(bcWord|adWord) && (t.capital || p.caseless || p.glued(i-1) || p.lex.pointed) {
		if t.end-t.start > 2 && p.text[t.start+1] == '.' { // B.C.
			return p.point(i + 1)
		}
		return i + 1
	}
	if _, end = p.phrase(i, christ); end == 0 {
		_, end = p.phrase(i, afterChrist)
	}
	if end > 0 {
		return p.point(end)
	}
	return 0
}

// isBC reports whether what christ read at i counts backwards.
func (p *parser) isBC(i int) bool {
	_, end := p.phrase(i, christ)
	return end > 0 || p.is(i, bcWord)
}

// isClockHour reports whether the number is followed by minutes.
func (p *parser) isClockHour(i int) bool {
	return p.mark(i+1, ':') && p.glued(i+1) && p.number(i+2) && p.glued(i+2)
}

// aloneYear decides whether a bare number of four digits is a year, by what
// stands around it.
func (p *parser) aloneYear(i int) bool {
	t := p.at(i)
	if p.spoiltBefore(i) || p.spoiltAfter(i) {
		return false
	}
	next := p.at(i + 1)
	ranged := (p.mark(i+1, '-') || p.is(i+1, until)) && p.at(i+2).isYear() && p.at(i+2).value > t.value
	if ranged {
		return true
	}
	if p.is(i-1, the) && t.value >= 1600 && next.kind == word && (!p.endsInS(i+1) || t.value%100 != 0) {
		return true
	}
	expected := p.expectsYear(i - 1)
	if t.value >= 1900 && t.value <= 2050 {
		if expected || p.at(i-1).kind == edge {
			return true
		}
		// 2000 workers
		return !(next.kind == word && !next.capital && next.word == &unknown && p.endsInS(i+1))
	}
	if !expected {
		return false
	}
	if next.kind == word && next.word == &unknown && !next.capital && next.gap &&
		(p.endsInS(i+1) || p.is(i-1, the|article|and|of|that)) {
		return false
	}
	return t.value >= 1400 || p.is(i-1, inside)
}

// expectsYear reports whether a year may well follow token i.
func (p *parser) expectsYear(i int) bool {
	if p.lex.pointed && p.at(i).word.tense != noTense { // er starb 1788
		return true
	}
	return p.is(i, inside|of|the|early|late|mid|and|or|this|upon|last|that|article|until|roughly|before|after|between) ||
		p.is(i, at) || p.mark(i, '(') || p.mark(i, '-') || p.mark(i, ',') || p.mark(i-1, '\'') && p.glued(i) && p.spells(i, "s")
}

func (p *parser) endsInS(i int) bool {
	t := p.at(i)
	return t.kind == word && t.end-t.start > 3 && p.text[t.end-1] == 's'
}

// spoiltBefore reports what stands before a number and makes it no year:
// money, a decimal, a part of a longer code, a label such as Flight.
func (p *parser) spoiltBefore(i int) bool {
	t, prev := p.at(i), p.at(i-1)
	switch {
	case prev.hints(label) && (prev.capital || p.caseless || p.mark(i-2, '#')):
		return true
	case prev.kind == number:
		return true
	case prev.kind == word && !t.gap: // A1989
		return true
	case prev.kind != mark:
		return false
	}
	switch prev.mark {
	case '$', '#', '?', '=', '@', '&', '_', '+':
		return true
	case '.', ':':
		return !t.gap
	case '/':
		return !t.gap && !p.at(i-2).isYear()
	case '-':
		return !t.gap && !p.leadsYear(i-2) && p.christ(i+1) == 0
	}
	return false
}

// leadsYear reports whether a hyphen may join token i to a year: mid-1998,
// 1914-1918, May-1998.
func (p *parser) leadsYear(i int) bool {
	t := p.at(i)
	return t.isYear() || t.is(mid|early|late|before|after) || t.word.month > 0 || t.word.season > 0
}

// spoiltAfter reports what stands behind a number and makes it no year: per
// cent, a counted noun, a decimal, the rest of a longer code.
func (p *parser) spoiltAfter(i int) bool {
	next := p.at(i + 1)
	if next.kind == mark && !next.gap {
		follows := p.number(i+2) && p.glued(i+2)
		switch next.mark {
		case '%', '=', '@', '_':
			return true
		case ':', '.', ',':
			return follows
		case '/':
			return !follows
		case '-':
			return p.glued(i+2) && !p.number(i+2) && !p.is(i+2, ending|past|early|late|mid|old) && !p.hints(i+2, filler)
		}
		return false
	}
	if next.kind == word && !next.gap { // 1980b
		return true
	}
	u, many := next.word.unit, next.is(plural)
	return u != noUnit && u != quarters && many || next.is(multiple|zone|utc) || next.hints(counted) && (!p.is(i-1, the) || p.at(i).value%100 == 0)
}

// namedYear reads a bare year, 480 BC, AD 79, '98, the year 1998, year-end.
func (p *parser) namedYear(i int) (m meaning, end int) {
	t := p.at(i)
	m = dateOf(calendar)
	m.hasYear = true
	switch {
	case t.kind == number && t.plain() && t.digits <= 4:
		if e := p.christ(i + 1); e > 0 && !p.spoiltBefore(i) {
			m.year, m.bc = int(t.value), p.isBC(i+1)
			return m, e
		}
		if m.year = int(t.value); t.isYear() && p.aloneYear(i) {
			return p.yearSeason(m, i+1)
		}
		return p.sharesChrist(i)
	case p.mark(i, '\'') && p.glued(i+1) && p.at(i+1).plain() && p.at(i+1).digits == 2:
		if p.is(i-1, inside|of|last) || p.at(i-1).word.season > 0 {
			m.year, m.short = shortYear(int(p.at(i+1).value)), true
			return m, i + 2
		}
	case t.is(adWord) && (t.capital || p.caseless):
		if k := p.point(i + 1); p.at(k).plain() && p.at(k).digits <= 4 {
			m.year = int(p.at(k).value)
			return m, k + 1
		}
	case t.word.number > 0 && t.word.number <= 20:
		if y, e := p.spelledYear(i); e > 0 {
			m.year = y
			return m, e
		}
	case p.one(i, years):
		return p.yearNumber(i)
	}
	return m, 0
}

// sharesChrist reads the first year of 499-493 BC.
func (p *parser) sharesChrist(i int) (m meaning, end int) {
	second := p.at(i + 2)
	if !p.mark(i+1, '-') && !p.is(i+1, until) || !second.plain() || second.digits > 4 || second.value >= p.at(i).value || p.spoiltBefore(i) {
		return m, 0
	}
	if p.christ(i+3) == 0 || !p.isBC(i+3) {
		return m, 0
	}
	m = dateOf(calendar)
	m.year, m.hasYear, m.bc = int(p.at(i).value), true, true
	return m, i + 1
}

// yearNumber reads the year 1998 and the end of the year written year-end.
func (p *parser) yearNumber(i int) (m meaning, end int) {
	m = dateOf(calendar)
	if y, isBC, e := p.yearAfter(i + 1); e > 0 {
		m.year, m.hasYear, m.bc = y, true, isBC
		return m, e
	}
	if !p.hyphen(i+1) || !p.is(i+2, ending) {
		return m, 0
	}
	m.month, m.day, m.modifier = 12, 31, closing
	if y, _, e := p.yearAfter(i + 3); e > 0 {
		m.year, m.hasYear = y, true
		return m, e
	}
	return m, i + 3
}
