package when

import "casebound/notebook"

// dated turns a length into the date that lies so far away: ago, earlier,
// later, from now.
func (l *lengthReading) dated(m meaning, i int) (meaning, int) {
	if l.prefixed {
		return away(m, -1, writing), i
	}
	if l.lead == next || l.lead == early {
		return m, 0
	}
	k := i
	if l.hyphen(k) {
		k++
	}
	if l.is(k, infinitive) && l.is(k+1, the) && l.one(k+2, days) && l.is(k+3, after|later|before|earlier) { // to the day after
		k += 3
	}
	switch {
	case k > i+1 && l.is(k, later|after) && l.ends(k+1):
		return away(inDays(m), 1, mentioned), k + 1
	case k > i+1 && l.is(k, earlier|before) && l.ends(k+1):
		return away(inDays(m), -1, mentioned), k + 1
	case l.hints(k+1, comparing):
	case l.is(k, ago):
		return away(m, -1, writing), k + 1
	case l.is(k, earlier):
		return away(m, -1, either), k + 1
	case k > i:
	case l.is(k, later):
		return away(m, 1, mentioned), k + 1
	case l.is(k, before) && l.ends(k+1):
		return away(m, -1, mentioned), k + 1
	case l.is(k, after) && l.ends(k+1):
		return away(m, 1, mentioned), k + 1
	}
	if _, end := l.phrase(i, fromNow); end > 0 {
		return away(m, 1, writing), end
	}
	return m, 0
}

// inDays counts weeks to the day.
func inDays(m meaning) meaning {
	if m.unit == weeks && m.n > 0 {
		m.unit, m.n = days, 7*m.n
	}
	return m
}

// ends reports whether nothing follows at i that "before" could refer to.
func (p *parser) ends(i int) bool {
	k := p.at(i).kind
	return k == mark && !p.mark(i, '"') && !p.mark(i, '\'') || k == edge
}

// away is the date a length away from its anchor. Hours and lengths of no
// number lead to no date.
func away(m meaning, direction int, a anchor) meaning {
	if m.n < 0 || m.unit <= hours {
		if direction < 0 {
			return vagueOf("PAST_REF")
		}
		return vagueOf("FUTURE_REF")
	}
	u, n := m.unit, m.n
	switch {
	case u == fortnights:
		u, n = weeks, 2*n
	case u == years && m.halves:
		u, n = months, 12*n+6
	case u == years && m.plusOf == months:
		u, n = months, 12*n+m.plus
	}
	m = shift(u, direction*n, a)
	m.waits = direction > 0 && a == mentioned
	return m
}

// asLength decides what a length that leads to no date is: a duration, a rate
// or nothing.
func (l *lengthReading) asLength(m meaning, end int) (meaning, int) {
	if m.n == unknownNumber && l.is(l.start, recent) {
		return vagueOf("PAST_REF"), end
	}
	if l.indef && !m.halves && m.plus == 0 && !l.mod {
		if l.isRate(l.start - 1) {
			m.kind, m.form = notebook.Set, repeated
			return m, end
		}
		prev := l.at(l.start - 1)
		if prev.kind == number || prev.word.unit != noUnit && prev.is(plural) {
			return m, 0
		}
		if m.unit == days && !l.takesDay(l.start-1) {
			return m, 0
		}
	}
	if _, e := l.phrase(end, afterthought); e > 0 {
		end = e
	}
	return m, end
}

// isRate reports whether "a year" behind token i counts how often or how
// much: $5 a year, twice a week.
func (l *lengthReading) isRate(i int) bool {
	t := l.at(i)
	if t.hints(counted) || t.kind == word && t.word == &unknown && l.endsInS(i) { // 12 people a year
		return l.at(i-1).kind == number || l.at(i-1).word.number > 0 || l.at(i-2).kind == number
	}
	return t.hints(often) || t.kind == number && t.grouped || t.is(multiple) && !l.is(i, couple)
}

// takesDay reports whether "a day" behind token i is a length.
func (l *lengthReading) takesDay(i int) bool { return l.hints(i, enduring) }
