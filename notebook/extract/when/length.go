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

// lengthReading is the state of reading one length: what stands before the
// number, the number, the unit.
type lengthReading struct {
	*parser
	start    int
	prefixed bool  // vor: ago in front
	mod      bool  // more than
	definite bool  // the, these
	lead     class // last, next or ordinal "first"
	indef    bool  // a, an for one

	number   int // the token of the number
	quantity quantity
	hyphened bool
	unitAt   int
	unit     unit
	many     bool
}

func (l *lengthReading) read() (m meaning, end int) {
	if !l.amount() || !l.takesUnit() {
		return m, 0
	}
	m = lengthOf(l.unit, l.quantity.n)
	m.halves, m.decimals = l.quantity.half, l.quantity.decimals
	end = l.second(&m, l.unitAt+1)
	if d, e := l.dated(m, end); e > 0 {
		return d, e
	}
	if l.prefixed || l.hedges() {
		return m, 0
	}
	switch {
	case l.hyphened && l.hyphen(end) && l.is(end+1, long):
		end += 2
	case !l.many && m.n > 1 && l.is(end, long): // nine day long
		end++
	}
	if l.lead != 0 && m.n > 0 && l.is(end, of) {
		if e := l.partOf(end); e > 0 {
			return m, e
		}
	}
	return l.asLength(m, end)
}

// amount reads up to the unit.
func (l *lengthReading) amount() bool {
	j := l.start
	if l.glued(j) && (l.mark(j-1, ':') || l.mark(j-1, '.') || l.mark(j-1, ',')) { // 3:34:33.2 hours
		return false
	}
	if l.is(j, agoBefore) {
		l.prefixed = true
		j++
	}
	l.number = l.leads(l.quantify(j))
	q, k := l.count(l.number)
	if k == 0 {
		return false
	}
	if l.hyphened = l.hyphen(k); l.hyphened {
		k++
	}
	l.quantity, l.unitAt = q, l.adjectives(k, q)
	l.unit, l.many = l.parser.unit(l.unitAt)
	l.quarterCentury()
	return true
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
	u, many := l.parser.unit(j)
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

// adjectives passes over what may stand between a number and its unit: two
// full years, three previous weeks, and one word not known: two bloody weeks.
func (l *lengthReading) adjectives(k int, q quantity) int {
	for tries := 0; tries < 3 && l.is(k, whole|fiscal|previous|following|past|coming); tries++ {
		k++
	}
	if t := l.at(k); q.n > 1 && (t.word == &unknown || t.word.class == opens) && t.kind == word && !t.capital && t.gap {
		if u, many := l.parser.unit(k + 1); many && u >= days {
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

// quarterCentury reads a quarter-century as 25 years.
func (l *lengthReading) quarterCentury() {
	first := l.skip(l.number, article)
	last := l.skipMark(first+1, '-')
	if l.one(first, quarters) && l.one(last, centuries) {
		l.quantity, l.unitAt, l.unit, l.hyphened = quantity{n: 25}, last, years, false
	}
}

// takesUnit decides whether a number and a unit make a length here.
func (l *lengthReading) takesUnit() bool {
	t, u, n, k := l.at(l.unitAt), l.unit, l.quantity.n, l.unitAt
	switch {
	case u == noUnit || u == weekends && n < 0 || t.word.season > 0:
		return false
	case u == seconds && !l.many && !l.hyphened: // second is an ordinal
		return false
	case l.hyphened && (l.definite || l.indef || l.mod && l.number > l.start+1) && l.lead == 0:
		return false
	case u == quarters && (l.hyphened || !l.many || n > 20 || n < 0 || l.lead == 0 && l.is(k+1, of)):
		return false
	case l.indef && !l.quantity.half && l.hyphen(k+1): // a month-long, a day-to-day
		return false
	case t.capital && l.number < k && !l.at(l.number).capital && !l.caseless && !t.shout && !l.lex.pointed: // 60 Minutes
		return false
	case l.at(l.number).kind == number && l.hints(l.number-1, label) && l.at(l.number-1).capital: // Flight 5
		return false
	}
	return !l.is(k+1, old) && !(l.hyphen(k+1) && l.is(k+2, old)) // two-year-old
}

// partOf reads the period that a number of first or last units belong to: the
// first ten months of 1915.
func (l *lengthReading) partOf(i int) (end int) {
	m, end := l.theDate(i + 1)
	if end == 0 {
		m, end = l.wholeUnit(i+1, exact)
	}
	if m.kind != notebook.Date {
		return 0
	}
	return end
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
	if u, _ := l.parser.unit(k); u != noUnit && u < m.unit {
		m.plus, m.plusOf = q.n, u
		return k + 1
	}
	return i
}
