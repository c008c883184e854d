package when

import "casebound/notebook"

// length reads two years, a 10-day, the past three months, more than a week,
// and what makes a date of it: two days ago, a year later, vor drei Wochen.
func (p *parser) length(i int) (m meaning, end int) {
	if m, end = p.longUnit(i); end > 0 {
		return m, end
	}
	l := lengthReading{parser: p, start: i}
	return l.read()
}

// longUnit reads month-long, months-long, yearlong.
func (p *parser) longUnit(i int) (m meaning, end int) {
	if u := p.at(i).word.length; u != noUnit {
		return lengthOf(u, 1), i + 1
	}
	u, many := p.unit(i)
	if u <= seconds || !p.hyphen(i+1) || !p.is(i+2, long) || p.glued(i) && p.mark(i-1, '-') {
		return m, 0
	}
	if many {
		return lengthOf(u, unknownNumber), i + 3
	}
	return lengthOf(u, 1), i + 3
}

// lengthReading is the state of reading one length.
type lengthReading struct {
	*parser
	start    int
	lead     class // last, next or ordinal "first" before the number
	definite bool  // the, these
	indef    bool  // a, an for one
	prefixed bool  // vor: ago in front
	mod      bool  // more than
}

func (l *lengthReading) read() (m meaning, end int) {
	j := l.start
	if l.glued(j) && (l.mark(j-1, ':') || l.mark(j-1, '.') || l.mark(j-1, ',')) { // 3:34:33.2 hours
		return m, 0
	}
	if l.is(j, agoBefore) {
		l.prefixed = true
		j++
	}
	j = l.quantify(j)
	j = l.leads(j)
	q, k := l.count(j)
	if k == 0 {
		return m, 0
	}
	hyphened := l.hyphen(k)
	if hyphened {
		k++
	}
	k = l.adjectives(k, q)
	u, many := l.unit(k)
	if e, ok := l.quarterCentury(j); ok {
		q, k, u, hyphened = quantity{n: 25}, e, years, false
	}
	if !l.takesUnit(q, u, many, hyphened, j, k) {
		return m, 0
	}
	m = lengthOf(u, q.n)
	m.halves, m.decimals = q.half, q.decimals
	end = l.second(&m, k+1)
	d, e := l.dated(m, end)
	if l.hedges() && e == 0 {
		return m, 0
	}
	if e > 0 {
		return d, e
	}
	if l.prefixed {
		return m, 0
	}
	switch {
	case l.hyphen(end) && l.is(end+1, long) && hyphened:
		end += 2
	case !many && q.n > 1 && l.is(end, long): // nine day long
		end++
	}
	if l.lead != 0 && l.is(end, of) {
		if part, e := l.partOf(m, q, end); e > 0 {
			return part, e
		}
	}
	return l.asLength(m, end)
}

// quantify passes over more than, nearly, at least.
func (l *lengthReading) quantify(i int) int {
	if _, end := l.phrase(i, quantifier); end > 0 && !l.mod && !l.is(end, the) {
		l.mod = true
		return end
	}
	return i
}

// hedges reports whether the words before the number are more likely a
// preposition of their own: a loan over ten years, but: for over ten years.
func (l *lengthReading) hedges() bool {
	return l.hints(l.start, ambiguous) && l.mod && !l.is(l.start-1, inside) && !l.hints(l.start-1, enduring|lasts)
}

// leads reads the, the last, the next, the first before the number.
func (l *lengthReading) leads(j int) int {
	if l.is(j, the) || l.is(j, this|that) && l.is(j, plural) {
		l.definite = true
		j++
	}
	switch {
	case l.is(j, last|past|previous):
		l.lead = last
	case l.is(j, next|coming), l.is(j, following) && (l.definite || l.lex.pointed):
		l.lead = next
	case l.at(j).word.ordinal == 1:
		l.lead = early
	default:
		return j
	}
	if l.definite {
		return l.quantify(j + 1)
	}
	return j + 1
}

// count reads how many units, or finds reason to take the unit without one.
func (l *lengthReading) count(j int) (q quantity, k int) {
	if q, k = l.numeral(j); k > 0 {
		return q, k
	}
	t := l.at(j)
	switch {
	case t.is(article) && !l.definite && l.lead == 0:
		return l.single(j)
	case l.mod && l.is(j-1, other): // another month
		return quantity{n: 1}, j
	case t.is(half) && !l.definite: // half an hour
		return quantity{half: true}, l.skip(l.skipMark(j+1, '-'), article)
	case t.is(recent) && !l.definite && !l.mod:
		return quantity{n: unknownNumber}, j + 1
	}
	u, many := l.unit(j)
	switch {
	case u == noUnit || !many:
	case l.lead == last || l.lead == next:
		return quantity{n: unknownNumber}, j
	case l.definite || l.mod || u == weekends || u == seconds:
	case l.is(j-1, inside|following), l.hints(j-1, enduring|lasts), l.is(j+1, ago|earlier|later), l.prefixed:
		return quantity{n: unknownNumber}, j
	}
	return q, 0
}

// quarterCentury reads a quarter-century: the index of its last word.
func (l *lengthReading) quarterCentury(j int) (k int, ok bool) {
	k = l.skipMark(l.skip(j, article)+1, '-')
	return k, l.parser.one(l.skip(j, article), quarters) && l.parser.one(k, centuries)
}

// adjectives passes over what may stand between a number and its unit: two
// full years, three previous weeks, and one word not known: two bloody weeks.
func (l *lengthReading) adjectives(k int, q quantity) int {
	for tries := 0; tries < 3 && l.is(k, whole|fiscal|previous|following|past|coming); tries++ {
		k++
	}
	if t := l.at(k); q.n > 1 && t.word == &unknown && t.kind == word && !t.capital && t.gap {
		if u, many := l.unit(k + 1); many && u >= days {
			return k + 1
		}
	}
	return k
}

// single reads a year, a half hour, a full year.
func (l *lengthReading) single(j int) (q quantity, k int) {
	l.indef = true
	k = j + 1
	switch {
	case l.is(k, half):
		return quantity{half: true}, l.skipMark(k+1, '-')
	case l.is(k, whole):
		k++
	}
	return quantity{n: 1}, k
}

// takesUnit decides whether a number and a unit make a length here.
func (l *lengthReading) takesUnit(q quantity, u unit, many, hyphened bool, j, k int) bool {
	t := l.at(k)
	switch {
	case u == noUnit || u == weekends && q.n < 0 || t.word.season > 0:
		return false
	case u == seconds && !many && !hyphened: // second is an ordinal
		return false
	case hyphened && (l.definite || l.indef || l.mod && j > l.start+1) && l.lead == 0:
		return false
	case u == quarters && (hyphened || !many || q.n > 20 || q.n < 0 || l.lead == 0 && l.is(k+1, of)):
		return false
	case l.indef && !q.half && l.hyphen(k+1): // a month-long, a day-to-day
		return false
	case t.capital && j < k && !l.at(j).capital && !l.caseless && !t.shout && !l.lex.pointed: // 60 Minutes, a Millennium fund
		return false
	case l.at(j).kind == number && l.at(j-1).hints(label) && l.at(j-1).capital:
		return false
	}
	behind := k + 1
	if l.is(behind, old) || l.hyphen(behind) && l.is(behind+1, old) { // two-year-old
		return false
	}
	return true
}

// partOf reads the period that a number of first or last units belong to: the
// first ten months of 1915.
func (l *lengthReading) partOf(m meaning, q quantity, i int) (meaning, int) {
	whole, end := l.theDate(i + 1)
	if end == 0 {
		whole, end = l.wholeUnit(i+1, exact)
	}
	if end == 0 || whole.kind != notebook.Date || q.n < 1 {
		return m, 0
	}
	return m, end
}

// second reads a finer length behind the first: a year and two months, one
// hour 20 minutes, a year and a half.
func (l *lengthReading) second(m *meaning, i int) int {
	k := l.skip(i+1, article)
	if !m.halves && l.is(i, and) && l.is(k, half) && l.at(k+1).word.unit == noUnit {
		m.halves = true
		return k + 1
	}
	j := i
	if l.is(i, and) || l.mark(i, ',') {
		j++
	} else if !l.at(i).plain() {
		return i
	}
	q, k := l.numeral(j)
	if k == 0 || q.n <= 0 || q.half || m.n <= 0 {
		return i
	}
	if u, _ := l.unit(k); u != noUnit && u < m.unit {
		m.plus, m.plusOf = q.n, u
		return k + 1
	}
	return i
}

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
	switch {
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
	return shift(u, direction*n, a)
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
	return t.hints(often) || t.kind == number && t.grouped || t.is(multiple) && !l.is(i, couple)
}

// takesDay reports whether "a day" behind token i is a length.
func (l *lengthReading) takesDay(i int) bool { return l.hints(i, enduring) }
