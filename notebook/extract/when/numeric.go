package when

// dayOrder says which number comes first in dates such as 5/11/2019.
type dayOrder uint8

const (
	orderUnknown dayOrder = iota
	monthBeforeDay
	dayBeforeMonth
)

// numericDate reads dates in digits: 2019-11-05, 2019/11/05, 2019-11,
// 20191105, 11/5/2019, 5.11.2019, 5.11.
func (p *parser) numericDate(i int) (m meaning, end int) {
	if !p.startsCode(i) {
		return m, 0
	}
	t := p.at(i)
	switch {
	case t.isYear():
		return p.isoDate(i)
	case t.plain() && t.digits == 8 && !p.glued(i+1):
		return p.compactDate(i)
	case t.plain() && t.digits <= 2:
		return p.slashedDate(i)
	}
	return m, 0
}

// startsCode reports whether the number is not glued to the end of a longer
// code.
func (p *parser) startsCode(i int) bool {
	t, prev := p.at(i), p.at(i-1)
	if t.gap || prev.kind == edge {
		return !prev.hints(label)
	}
	return prev.kind == mark && (prev.mark == '(' || prev.mark == '"' || prev.mark == '\'' || prev.mark == '[' ||
		prev.mark == ',' || prev.mark == ';' || prev.mark == '-' && p.endsSlashed(i-2) || prev.mark == ':' && p.at(i-2).kind == word || prev.mark == '_' || prev.mark == '|' || prev.mark == '>')
}

// endsSlashed reports whether a date in digits ends with token i: the first of
// 01/02/2020-03/02/2020.
func (p *parser) endsSlashed(i int) bool {
	return p.at(i).isYear() && (p.joined(i-1, '/') || p.joined(i-1, '.')) && p.joined(i-3, p.at(i-1).mark)
}

// joined reports whether the mark joins token i to a number behind it.
func (p *parser) joined(i int, c byte) bool {
	return p.mark(i, c) && p.glued(i) && p.number(i+1) && p.glued(i+1) && p.at(i+1).suffix == 0
}

func validDay(m, d int32) bool { return m >= 1 && m <= 12 && d >= 1 && d <= 31 }

func (p *parser) isoDate(i int) (m meaning, end int) {
	if m, end = p.isoWeek(i); end > 0 {
		return m, end
	}
	y, sep := p.at(i), p.at(i+1).mark
	if sep != '-' && sep != '/' && sep != '.' || !p.joined(i+1, sep) || p.at(i+2).digits != 2 {
		return m, 0
	}
	mo, dy := p.at(i+2), p.at(i+4)
	m = dateOf(calendar)
	m.year, m.hasYear, m.month = int(y.value), true, int8(mo.value)
	if p.joined(i+3, sep) && dy.digits == 2 {
		if !validDay(mo.value, dy.value) {
			return m, 0
		}
		m.day = int8(dy.value)
		return p.isoTime(m, i+5)
	}
	// 2019-11 is a month, 1998-99 and 2008-10 are two years
	if sep != '-' || mo.value < 1 || mo.value > 12 || mo.value > y.value%100 || p.longDash(i+1) || p.glued(i+3) && p.mark(i+3, '-') {
		return m, 0
	}
	return m, i + 3
}

// isoWeek reads 2020-W15, and 2020-W15-4 as its day.
func (p *parser) isoWeek(i int) (m meaning, end int) {
	n := p.at(i + 3)
	if !p.hyphen(i+1) || !p.spells(i+2, "w") || !p.glued(i+3) || !n.plain() || n.digits != 2 || n.value < 1 || n.value > 53 {
		return m, 0
	}
	m = weekOfYear(int(p.at(i).value), int(n.value))
	if day := p.at(i + 5); p.joined(i+4, '-') && day.digits == 1 && day.value >= 1 && day.value <= 7 {
		first := date(m.year, int(m.month), int(m.day)).AddDate(0, 0, int(day.value)-1)
		m.year, m.month, m.day, m.week = first.Year(), int8(first.Month()), int8(first.Day()), 0
		return m, i + 6
	}
	return m, i + 4
}

func (p *parser) longDash(i int) bool { t := p.at(i); return t.end-t.start > 1 }

// isoTime reads what may follow a date in digits: T14:30, T14:30:05Z, 14:30.
func (p *parser) isoTime(m meaning, i int) (meaning, int) {
	k := i
	if p.spells(i, "t") && p.glued(i) && p.glued(i+1) {
		k = i + 1
	}
	if t := p.at(k); t.kind != number || t.digits != 2 || t.value > 24 || !p.isClockHour(k) {
		return m, i
	}
	c, end := p.clock(k)
	if end == 0 {
		return m, i
	}
	if p.mark(end, '.') && p.glued(end) && p.number(end+1) && p.glued(end+1) { // milliseconds
		end += 2
	}
	if p.spells(end, "z") && p.glued(end) {
		c.utc, end = true, end+1
	} else if (p.mark(end, '+') || p.mark(end, '-')) && p.glued(end) && p.number(end+1) && p.glued(end+1) && k > i {
		end += 2
		if p.joined(end, ':') {
			end += 2
		}
	}
	return m.atClock(c), end
}

// compactDate reads 20191105, in years that anybody writes so.
func (p *parser) compactDate(i int) (m meaning, end int) {
	v := p.at(i).value
	y, mo, d := v/10000, v/100%100, v%100
	if y < 1900 || y > 2100 || !validDay(mo, d) || p.is(i+1, multiple) || p.hints(i+1, counted) || p.mark(i-1, '$') || p.mark(i-1, '#') {
		return m, 0
	}
	m = dateOf(calendar)
	m.year, m.hasYear, m.month, m.day = int(y), true, int8(mo), int8(d)
	return m, i + 1
}

// slashedDate reads 11/5/2019 and 5.11.2019.
func (p *parser) slashedDate(i int) (m meaning, end int) {
	sep := p.at(i + 1).mark
	if sep != '/' && sep != '-' && sep != '.' || !p.joined(i+1, sep) || p.at(i+2).digits > 2 {
		return m, 0
	}
	first, second := p.at(i).value, p.at(i+2).value
	if !p.joined(i+3, sep) {
		if first == 9 && second == 11 && sep == '/' && !p.is(i-1, upon) {
			m = dateOf(calendar)
			m.holiday = nineEleven
			return m, i + 3
		}
		return p.pointedDay(i, sep)
	}
	y := p.at(i + 4)
	if y.digits != 2 && !y.isYear() || p.joined(i+5, sep) || sep == '.' && p.mark(i+5, '.') && p.glued(i+6) {
		return m, 0
	}
	if sep == '.' || p.writtenOrder() == dayBeforeMonth || first > 12 {
		first, second = second, first
	}
	if !validDay(first, second) {
		return m, 0
	}
	m = dateOf(calendar)
	m.month, m.day, m.hasYear, m.year = int8(first), int8(second), true, int(y.value)
	if y.digits == 2 {
		m.year = shortYear(m.year)
	}
	return p.isoTime(m, i+5)
}

// pointedDay reads 5.11. without a year, where ordinals have points.
func (p *parser) pointedDay(i int, sep byte) (m meaning, end int) {
	d, mo := p.at(i).value, p.at(i+2).value
	if !p.lex.pointed || sep != '.' || !p.mark(i+3, '.') || !p.glued(i+3) || !validDay(mo, d) {
		return m, 0
	}
	m = dateOf(calendar)
	m.month, m.day = int8(mo), int8(d)
	return m, i + 4
}

// writtenOrder is the order of day and month in the whole text, told by the
// first date with slashes that leaves no choice; American when none does.
func (p *parser) writtenOrder() dayOrder {
	if p.order != orderUnknown {
		return p.order
	}
	p.order = monthBeforeDay
	if p.lex.pointed {
		p.order = dayBeforeMonth
	}
	for i := range p.tokens {
		if p.tokens[i].digits > 2 || !p.joined(i+1, '/') || !p.joined(i+3, '/') || p.mark(i-1, '/') {
			continue
		}
		first, second := p.at(i).value, p.at(i+2).value
		if first > 12 && validDay(second, first) {
			p.order = dayBeforeMonth
			break
		}
		if second > 12 && validDay(first, second) {
			p.order = monthBeforeDay
			break
		}
	}
	return p.order
}
