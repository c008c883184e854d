package when

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
