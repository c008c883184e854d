package when

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
		if span, e := p.partOfSpan(n, j+1, false); e > 0 {
			return span, e
		}
		m.half = int8(n)
	case w.unit == decades && w.class&plural == 0 && !hyphened:
		return p.partOfSpan(n, j+1, true)
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

// fiscalPeriod reads fiscal 2020, fiscal year 2020, fiscal third quarter.
func (p *parser) fiscalPeriod(i int) (m meaning, end int) {
	m = dateOf(calendar)
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

// codedPeriod reads Q3 2020, 3Q20, H1 2019, FY20.
func (p *parser) codedPeriod(i int) (m meaning, end int) {
	m = dateOf(calendar)
	code, digit := i, i+1
	if p.number(i) { // 3Q
		code, digit = i+1, i
	}
	n := p.at(digit)
	end = i + 2
	if !p.glued(i+1) || !n.plain() || !p.at(code).capital && !p.caseless {
		return m, 0
	}
	one := n.digits == 1 && n.value >= 1
	switch {
	case p.spells(code, "q") && one && n.value <= 4:
		m.quarter = int8(n.value)
	case p.spells(code, "h") && one && n.value <= 2 && code == i && p.at(p.skip(end, of)).isYear():
		m.half = int8(n.value)
	case p.spells(code, "fy") && code == i && (n.isYear() || n.digits == 2):
		m.year, m.hasYear = int(n.value), true
		if n.digits == 2 {
			m.year += 2000
		}
		return m, end
	default:
		return m, 0
	}
	if y := p.at(end); code == digit+1 && y.plain() && p.glued(end) && (y.digits == 2 || y.isYear()) { // 3Q20
		m.year, m.hasYear = int(y.value), true
		if y.digits == 2 {
			m.year += 2000
		}
		return m, end + 1
	}
	k := p.skip(p.skip(end, of), fiscal)
	if y, _, e := p.yearAfter(p.skipUnit(k, years)); e > 0 {
		m.year, m.hasYear = y, true
		return m, e
	}
	if year, e := p.codedPeriod(k); e > 0 && year.quarter == 0 && year.half == 0 { // Q3 FY20
		m.year, m.hasYear = year.year, true
		return m, e
	}
	if rel, e := p.relativeYear(end, m); e > 0 {
		return rel, e
	}
	return m, end
}

// skipUnit passes over one unit's name.
func (p *parser) skipUnit(i int, u unit) int {
	if p.one(i, u) {
		return i + 1
	}
	return i
}

// partOfSpan reads the second half of the 19th century and the first decade
// of the 20th century; from is behind the half or the decade.
func (p *parser) partOfSpan(n, from int, decade bool) (m meaning, end int) {
	switch {
	case p.is(from, of):
		m, end = p.theDate(from + 1)
	case p.lex.pointed && p.is(from, the): // des 19. Jahrhunderts
		m, end = p.theDate(from)
	}
	switch {
	case end == 0 || m.form != calendar || m.span != centuries && (decade || m.span != decades):
		return m, 0
	case decade && (n > 10 || m.bc):
		return m, 0
	case decade:
		m.span = decades
		m.year += 10 * (n - 1)
	case n == 1:
		m.modifier = starting
	default:
		m.modifier = closing
	}
	return m, end
}
