package when

// ordinalDay is the day of the month at i: 3, 3rd, third, and in languages
// that point their ordinals 3.
func (p *parser) ordinalDay(i int) (d int, end int) {
	t := p.at(i)
	if t.kind != number {
		if t.word.ordinal > 0 && t.word.ordinal <= 31 && p.month(i-1) > 0 {
			if u, _ := p.unit(i + 1); u == noUnit {
				return int(t.word.ordinal), i + 1
			}
		}
		return 0, 0
	}
	if t.grouped || t.digits > 2 || t.value < 1 || t.value > 31 || t.suffix == 's' {
		return 0, 0
	}
	if t.suffix == 0 && (p.isClockHour(i) || p.mark(i+1, '%') || p.is(i+1, multiple) || p.decimal(i)) {
		return 0, 0
	}
	end = i + 1
	if p.lex.pointed && t.suffix == 0 && p.mark(end, '.') && p.glued(end) {
		end++
	}
	return int(t.value), end
}

// decimal reports whether the number goes on behind a point.
func (p *parser) decimal(i int) bool {
	return p.mark(i+1, '.') && p.glued(i+1) && p.number(i+2) && p.glued(i+2)
}

// monthFirst reads April 3, Apr. 3rd, 2020, April 2020, April of last year,
// April.
func (p *parser) monthFirst(i int) (m meaning, end int) {
	name := p.month(i)
	if name == 0 {
		return m, 0
	}
	m = dateOf(calendar)
	m.month = int8(name)
	j := i + 1
	if p.abbreviates(i) {
		j = p.point(j)
	}
	d, k := p.ordinalDay(p.skip(j, the))
	if k == 0 {
		return p.withYear(m, j)
	}
	m.day = int8(d)
	if m.month == 9 && d == 11 && p.hints(k, infamous) {
		m = dateOf(calendar)
		m.holiday = nineEleven
		return m, k
	}
	if q, ok := p.dayRange(k, d); ok { // April 3-7, 2020: both have the year
		if y, isBC, e := p.yearAfter(p.skipMark(q, ',')); e > 0 {
			m.year, m.hasYear, m.bc = y, true, isBC
		}
		return m, k
	}
	return p.withYear(m, k)
}

// abbreviates reports whether a point behind the month belongs to it.
func (p *parser) abbreviates(i int) bool {
	t := p.at(i)
	length := t.end - t.start
	return length <= 4 && !(length == 4 && (t.word.month == 6 || t.word.month == 7)) && t.word.month != 5
}

// dayRange reports whether a second day of the same month follows: the index
// behind it.
func (p *parser) dayRange(i, from int) (end int, ok bool) {
	if !p.mark(i, '-') && !p.is(i, until|and) {
		return 0, false
	}
	t := p.at(i + 1)
	if t.kind != number || t.digits > 2 || t.grouped || int(t.value) <= from || t.value > 31 || t.suffix == 's' {
		return 0, false
	}
	if p.joined(i+2, '/') || p.joined(i+2, '.') { // the first of another date in digits
		return 0, false
	}
	if p.mark(i, '-') || p.at(p.skipMark(i+2, ',')).isYear() {
		return i + 2, true
	}
	return 0, false
}

// withYear reads the year behind a month or a day, in digits or relative, or
// leaves it open.
func (p *parser) withYear(m meaning, i int) (meaning, int) {
	k := i
	if p.mark(k, ',') || p.is(k, of) {
		k++
	}
	if p.is(k, inside) && p.lex.pointed || p.is(k, of) {
		k++
	}
	if p.one(k, years) { // im April des Jahres 2019
		k++
	}
	if y, isBC, end := p.yearAfter(k); end > 0 {
		m.year, m.hasYear, m.bc = y, true, isBC
		return m, end
	}
	if p.mark(i, ',') {
		return m, i
	}
	if rel, end := p.relativeYear(i, m); end > 0 {
		return rel, end
	}
	return p.withSharedYear(m, i), i
}

// withSharedYear takes the year from a second date: in August and September
// 1914, from 3 March to 5 May 1917.
func (p *parser) withSharedYear(m meaning, i int) meaning {
	if !p.is(i, and|until) && !p.mark(i, '-') || p.sharing {
		return m
	}
	p.sharing = true
	defer func() { p.sharing = false }()
	second, end := p.calendarDate(p.skip(i+1, the))
	if end == 0 || second.month == 0 || !second.hasYear || m.month == 0 || second.weekday > 0 && m.weekday == 0 {
		return m
	}
	m.year, m.hasYear, m.bc = second.year, true, second.bc
	if m.month > second.month {
		m.year--
	}
	return m
}

// relativeYear reads (of) last year, this year, that same year, the following
// year behind a date without one.
func (p *parser) relativeYear(i int, m meaning) (meaning, int) {
	linked := p.is(i, of)
	k := p.skip(i, of)
	m.relative = true
	switch {
	case p.is(k, last):
		m.years, m.anchor = -1, writing
	case p.is(k, next):
		m.years, m.anchor = 1, writing
	case p.is(k, this) && !p.is(k, plural):
		m.years, m.anchor = 0, writing
	case linked && p.is(k, that):
		m.anchor = mentioned
		k = p.skip(k+1, same) - 1
	case linked && p.is(k, the) && p.is(k+1, same):
		m.anchor, k = mentioned, k+1
	case linked && p.is(k, the) && p.is(k+1, following|next):
		m.years, m.anchor, k = 1, mentioned, k+1
	case linked && p.is(k, the) && p.is(k+1, previous):
		m.years, m.anchor, k = -1, mentioned, k+1
	default:
		return m, 0
	}
	if !p.one(k+1, years) {
		return m, 0
	}
	return m, k + 2
}

// dayFirst reads 3 April 2020, 3rd of April, and the first day of 6-7 January
// 1916, which has month and year from the second.
func (p *parser) dayFirst(i int) (m meaning, end int) {
	d, k := p.ordinalDay(i)
	if k == 0 || p.glued(i) && p.at(i-1).kind == word {
		return m, 0
	}
	if m, ok := p.sharesMonth(i, d, k); ok {
		return m, k
	}
	ordinal := p.at(i).suffix == 't' || k > i+1
	if ordinal && p.one(k, days) && p.is(k+1, of) { // the 12th day of March
		k++
	}
	if p.is(k, of) && ordinal {
		k++
	}
	if p.hyphen(k) && p.at(k+1).word.month > 0 { // 3-Apr-2020
		return p.hyphenedDate(d, k+1)
	}
	name := p.month(k)
	if name == 0 {
		return m, 0
	}
	m = dateOf(calendar)
	m.day, m.month = int8(d), int8(name)
	j := k + 1
	if p.abbreviates(k) {
		j = p.point(j)
	}
	if y := p.at(j); y.plain() && y.digits == 2 && y.gap && j == k+1 && p.at(k).end-p.at(k).start == 3 && p.ends(j+1) && !p.isClockHour(j) {
		m.year, m.hasYear = shortYear(int(y.value)), true // 3 Apr 20.
		return m, j + 1
	}
	return p.withYear(m, j)
}

// hyphenedDate reads the rest of 3-Apr-2020 and 03-Apr-20 from the month on.
func (p *parser) hyphenedDate(d, i int) (m meaning, end int) {
	m = dateOf(calendar)
	m.day, m.month = int8(d), p.at(i).word.month
	if !p.hyphen(i+1) || !p.number(i+2) {
		return m, 0
	}
	switch y := p.at(i + 2); {
	case y.isYear():
		m.year = int(y.value)
	case y.plain() && y.digits == 2:
		m.year = shortYear(int(y.value))
	default:
		return m, 0
	}
	m.hasYear = true
	return p.isoTime(m, i+3)
}

// spelledDay reads the fifth of November 1999 and twenty-first of May.
func (p *parser) spelledDay(i int) (m meaning, end int) {
	if p.number(i) {
		return m, 0
	}
	d, k := p.ordinal(i)
	if d < 1 || d > 31 {
		return m, 0
	}
	if p.one(k, days) {
		k++
	}
	if !p.is(k, of) || p.month(k+1) == 0 {
		return m, 0
	}
	m = dateOf(calendar)
	m.day, m.month = int8(d), int8(p.month(k+1))
	j := k + 2
	if p.abbreviates(k + 1) {
		j = p.point(j)
	}
	return p.withYear(m, j)
}

// sharesMonth reads the month and the year of a first day from the second:
// 6-7 January 1916, 12 to 15 July, 4 and 5 May.
func (p *parser) sharesMonth(i, d, k int) (m meaning, ok bool) {
	if !p.mark(k, '-') && !p.is(k, until|and) || p.mark(i-1, '-') {
		return m, false
	}
	second := p.skip(k+1, the)
	if t := p.at(second); t.kind != number || t.digits > 2 || int(t.value) <= d {
		return m, false
	}
	d2, k2 := p.ordinalDay(second)
	if k2 == 0 || p.month(p.skip(k2, of)) == 0 {
		return m, false
	}
	m, end := p.dayFirst(second)
	if end == 0 || int(m.day) != d2 {
		return m, false
	}
	m.day = int8(d)
	return m, true
}

// loneDay reads the 20th behind a word that takes days; the month is the one
// under discussion.
func (p *parser) loneDay(i int) (m meaning, end int) {
	if !p.is(i, the) || !p.is(i-1, upon|until|before|after|between) {
		return m, 0
	}
	t := p.at(i + 1)
	if t.kind != number || t.suffix != 't' || t.value > 31 || t.value < 1 {
		return m, 0
	}
	next := p.at(i + 2)
	if p.sharesCentury(i + 2) {
		return m, 0
	}
	if next.kind == word && (next.word == &unknown || next.capital || next.word.unit != noUnit) || p.mark(i+2, '-') {
		return m, 0
	}
	m = dateOf(calendar)
	m.day = int8(t.value)
	return m, i + 2
}
