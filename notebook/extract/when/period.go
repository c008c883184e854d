package when

// seasonDate reads summer 2003, the summer of 2003, spring of next year,
// summer.
func (p *parser) seasonDate(i int) (m meaning, end int) {
	t := p.at(i)
	if t.word.season == 0 || t.is(plural) || t.word.weekday > 0 {
		return m, 0
	}
	m = dateOf(calendar)
	m.season = t.word.season
	if p.mark(i+1, '-') && p.at(i+2).isYear() {
		m.year, m.hasYear = int(p.at(i+2).value), true
		return m, i + 3
	}
	m, end = p.withYear(m, i+1)
	if end > i+1 {
		return p.doubleYear(m, end)
	}
	return m, i + 1
}

// doubleYear passes over the second half of winter 2003-04: the season is
// named by the year it begins in.
func (p *parser) doubleYear(m meaning, i int) (meaning, int) {
	if (p.mark(i, '-') || p.mark(i, '/')) && p.glued(i) && p.glued(i+1) && p.at(i+1).plain() && p.at(i+1).digits == 2 &&
		int(p.at(i+1).value) == (m.year+1)%100 {
		return m, i + 2
	}
	return m, i
}

// takesSeason reports whether a season without a year is a time here and not
// a verb or an adjective: in spring, by the summer, not: the spring offensive.
func (p *parser) takesSeason(i int) bool {
	before := i - 1
	switch {
	case p.at(i).capital && p.at(i+1).capital && p.at(i+1).kind == word && !p.caseless:
		return false // the Winter Palace
	case p.is(before, the):
		return p.prenominal(i + 1) // the summer offensive
	case p.is(before, infinitive|roughly):
		return false
	case p.is(before, early|late|mid|last|this|next|firm):
		return true
	case p.at(i).is(shaky): // the fall of the government
		return false
	}
	return p.is(before, inside|of) || p.mark(before, '-')
}

// takesTheSeason decides the same behind an article at i: the summer, not: the
// fall of the wall.
func (p *parser) takesTheSeason(i, end int) bool {
	if p.is(end, of) {
		return false
	}
	return !p.at(i+1).is(shaky) || p.is(i-1, inside) || p.hints(i-1, enduring)
}

// prenominal reports whether the word at i is a noun that the word before it
// belongs to.
func (p *parser) prenominal(i int) bool {
	t := p.at(i)
	return t.kind == word && t.gap && (t.word == &unknown || t.word.begins == 0 && t.word.tense == noTense) &&
		!t.hints(filler) && !p.endsInLy(i)
}

func (p *parser) endsInLy(i int) bool {
	t := p.at(i)
	return t.end-t.start > 3 && p.text[t.end-2:t.end] == "ly"
}

// ordinalPeriod reads the third quarter of 2020, Q3 2020, third-quarter, the
// first half of 2019, the 19th century.
func (p *parser) ordinalPeriod(i int) (m meaning, end int) {
	n, j := p.ordinal(i)
	if n == 0 {
		if n, j = p.finalPeriod(i); n == 0 {
			return m, 0
		}
	}
	if p.sharesCentury(j) {
		return p.centuryOf(n, j)
	}
	hyphened := p.hyphen(j)
	if hyphened {
		j++
	}
	j = p.skip(j, fiscal)
	w := p.at(j).word
	m = dateOf(calendar)
	switch {
	case w.unit == centuries:
		return p.centuryOf(n, j+1)
	case w.unit == millennia && w.class&plural == 0 && n <= 9:
		m.span, m.year, m.hasYear = millennia, (n-1)*1000, true
		return p.beforeChrist(m, j+1)
	case w.unit == quarters && w.class&plural == 0 && n <= 4:
		m.quarter = int8(n)
	case (w.unit == halves || w.class&half != 0) && n <= 2 && !hyphened:
		m.half = int8(n)
	default:
		return m, 0
	}
	return p.periodYear(m, j+1)
}

// finalPeriod reads last where it is the last of a whole: the last quarter of
// 1999.
func (p *parser) finalPeriod(i int) (n, end int) {
	if !p.is(i, last) || !p.is(i+2, of) || !p.at(p.skip(i+3, the|fiscal)).isYear() {
		return 0, 0
	}
	switch {
	case p.one(i+1, quarters):
		return 4, i + 1
	case p.is(i+1, half):
		return 2, i + 1
	}
	return 0, 0
}

// sharesCentury reports whether an ordinal that ends before i has its century
// behind a second one: the 10th and 13th centuries, from the 16th to the 19th
// century.
func (p *parser) sharesCentury(i int) bool {
	if !p.is(i, and|or|until) && !p.mark(i, '-') {
		return false
	}
	n, k := p.ordinal(p.skip(i+1, the))
	u, _ := p.unit(k)
	return n > 0 && u == centuries
}

// ordinal reads first, 3rd, and 3. where ordinals have points.
func (p *parser) ordinal(i int) (n, end int) {
	t := p.at(i)
	switch {
	case t.kind == number && t.suffix == 't' && t.digits <= 2:
		return int(t.value), i + 1
	case t.kind == number && p.lex.pointed && t.plain() && t.digits <= 2 && p.mark(i+1, '.') && p.glued(i+1):
		return int(t.value), i + 2
	case t.word.ordinal > 0:
		return int(t.word.ordinal), i + 1
	}
	// twenty-first
	if t.word.number >= 20 && t.word.number < 100 && p.hyphen(i+1) && !t.is(multiple) {
		if o := int(p.at(i + 2).word.ordinal); o > 0 && o < 10 {
			return int(t.word.number) + o, i + 3
		}
	}
	return 0, 0
}

// periodYear reads the year behind a quarter or a half. A half without one is
// no date: the first half of the match.
func (p *parser) periodYear(m meaning, i int) (meaning, int) {
	k := p.skip(i, of)
	k = p.skip(k, the)
	k = p.skip(k, fiscal)
	if p.one(k, years) {
		if y, _, end := p.yearAfter(k + 1); end > 0 {
			m.year, m.hasYear = y, true
			return m, end
		}
	}
	if y, _, end := p.yearAfter(k); end > 0 {
		m.year, m.hasYear = y, true
		return m, end
	}
	if rel, end := p.relativeYear(i, m); end > 0 {
		return rel, end
	}
	if m.half == 0 {
		return m, i
	}
	if p.is(i, of) && p.is(i+1, the) && p.one(p.skip(i+2, fiscal), years) {
		return m, p.skip(i+2, fiscal) + 1
	}
	return m, 0
}

func (p *parser) centuryOf(n, i int) (m meaning, end int) {
	m = dateOf(calendar)
	m.span, m.year, m.hasYear = centuries, (n-1)*100, true
	return p.beforeChrist(m, i)
}

func (p *parser) beforeChrist(m meaning, i int) (meaning, int) {
	if end := p.christ(i); end > 0 {
		m.bc = p.isBC(i)
		return m, end
	}
	return m, i
}

// decade reads the 1990s, the '90s, the nineties, the 470s BC.
func (p *parser) decade(i int) (m meaning, end int) {
	t := p.at(i)
	m = dateOf(calendar)
	m.span, m.hasYear = decades, true
	switch {
	case t.kind == number && t.suffix == 's' && t.value%10 == 0 && !t.grouped && !p.spoiltBefore(i):
		switch end := p.decadeNoun(i + 1); {
		case t.digits == 4 && t.value >= 1000 && t.value <= 2100:
			m.year = int(t.value)
			if m.year%100 == 0 && m.year < 1900 {
				m.span = centuries
			}
			return p.beforeChrist(m, end)
		case t.digits == 3 && p.christ(end) > 0:
			m.year = int(t.value)
			return p.beforeChrist(m, end)
		case t.digits == 2 && (p.is(i-1, the) || p.is(i-1, early|late|mid) && p.is(i-2, the) || end > i+1) && t.value >= 10:
			m.year = 1900 + int(t.value)
			return m, end
		}
	case p.mark(i, '\'') && p.glued(i+1) && p.number(i+1):
		d := p.at(i + 1)
		if d.digits == 2 && d.suffix == 's' && d.value%10 == 0 {
			m.year, m.short = 1900+int(d.value), true
			return m, p.decadeNoun(i + 2)
		}
	case t.word.decade > 0 && (p.is(i-1, the|early|late|mid) || p.mark(i-1, '-') || p.decadeNoun(i+1) > i+1):
		m.year = int(t.word.decade)
		return m, p.decadeNoun(i + 1)
	}
	return m, 0
}

// decadeNoun passes over the noun that some languages put behind: 1990er
// Jahre.
func (p *parser) decadeNoun(i int) int {
	k := i
	if p.hyphen(k) {
		k++
	}
	if u, many := p.unit(k); p.lex.pointed && u == years && many {
		return k + 1
	}
	return i
}

// codedPeriod reads Q3 2020, 3Q20, FY20, H1 2019, fiscal 2020.
func (p *parser) codedPeriod(i int) (m meaning, end int) {
	m = dateOf(calendar)
	if p.is(i, fiscal) {
		k := i + 1
		if p.one(k, years) {
			k++
		}
		if y, _, end := p.yearAfter(k); end > 0 {
			m.year, m.hasYear = y, true
			return m, end
		}
		if n, j := p.ordinal(k); n > 0 && n <= 4 && p.one(j, quarters) {
			m.quarter = int8(n)
			return p.periodYear(m, j+1)
		}
		return m, 0
	}
	code, digit := i, i+1
	if p.number(i) { // 3Q
		code, digit = i+1, i
	}
	n := p.at(digit)
	if !p.glued(max(code, digit)) || !n.plain() || !p.at(code).capital && !p.caseless {
		return m, 0
	}
	end = max(code, digit) + 1
	switch {
	case p.spells(code, "q") && n.digits == 1 && n.value >= 1 && n.value <= 4:
		m.quarter = int8(n.value)
	case p.spells(code, "h") && n.digits == 1 && n.value >= 1 && n.value <= 2 && code == i && p.codeYear(end):
		m.half = int8(n.value)
	case p.spells(code, "fy") && code == i && n.isYear():
		m.year, m.hasYear = int(n.value), true
		return m, end
	case p.spells(code, "fy") && code == i && n.digits == 2:
		m.year, m.hasYear = 2000+int(n.value), true
		return m, end
	default:
		return m, 0
	}
	if y, _, e := p.yearAfter(p.skip(p.skip(end, of), fiscal)); e > 0 {
		m.year, m.hasYear = y, true
		return m, e
	}
	if rel, e := p.relativeYear(end, m); e > 0 {
		return rel, e
	}
	return m, end
}

func (p *parser) codeYear(i int) bool { return p.at(p.skip(i, of)).isYear() }

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

// yearSeason reads the season behind a year: the 1982 summer offensive, but
// not: the 2008 Summer Olympics.
func (p *parser) yearSeason(m meaning, i int) (meaning, int) {
	t := p.at(i)
	if t.word.season == 0 || t.is(plural|shaky) || t.capital && p.at(i+1).capital {
		return m, i
	}
	m.season = t.word.season
	return m, i + 1
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
