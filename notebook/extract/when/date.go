package when

import "casebound/notebook"

// reading is a way to read an expression that begins at a token.
type reading func(*parser, int) (meaning, int)

// longest tries readings in order and keeps the one that covers most; the
// first wins a tie.
func (p *parser) longest(i int, readings []reading) (best meaning, end int) {
	for _, read := range readings {
		if m, e := read(p, i); e > end {
			best, end = m, e
		}
	}
	return best, end
}

// The readings that compete at a number, at a word, for a date and for a whole
// expression. They hold each other, so they are filled by init.
var (
	numberDates, dates []reading
	wordDates          []wordReading
	expressions        []expressionReading
)

// wordReading is tried at the words that begin such a date.
type wordReading struct {
	begins func(*entry) bool
	read   reading
}

// expressionReading is tried where an expression of its kind may begin.
type expressionReading struct {
	kind begins
	read reading
}

func init() {
	numberDates = []reading{
		(*parser).numericDate, (*parser).dayFirst, (*parser).decade, (*parser).namedYear,
		(*parser).ordinalPeriod, (*parser).codedPeriod,
	}
	wordDates = []wordReading{
		{func(e *entry) bool { return e.weekday > 0 }, (*parser).weekdayDate},
		{func(e *entry) bool { return e.month > 0 }, (*parser).monthFirst},
		{func(e *entry) bool { return e.season > 0 }, (*parser).seasonDate},
		{func(e *entry) bool { return e.class&opens != 0 }, (*parser).holidayDate},
		{func(e *entry) bool { return e.ordinal > 0 || e.number >= 20 || e.class&last != 0 }, (*parser).ordinalPeriod},
		{func(e *entry) bool { return e.ordinal > 0 || e.number >= 20 }, (*parser).spelledDay},
		{func(e *entry) bool { return e.decade > 0 }, (*parser).decade},
		{func(e *entry) bool { return e.class&fiscal != 0 }, (*parser).fiscalPeriod},
		{func(e *entry) bool { return e.number > 0 || e.unit == years || e.class&adWord != 0 }, (*parser).namedYear},
	}
	dates = []reading{(*parser).theDate, (*parser).relativeDate, (*parser).modifiedDate, (*parser).weekOf}
	expressions = []expressionReading{
		{beginsDate, (*parser).date},
		{beginsLength, (*parser).length},
		{beginsSet, (*parser).repeatedTime},
		{beginsClock, (*parser).timeOfDay},
		{beginsVague, (*parser).vagueTime},
	}
}

// calendarDate reads what names a place in the calendar without a word that
// relates it to another date.
func (p *parser) calendarDate(i int) (m meaning, end int) {
	switch t := p.at(i); {
	case t.kind == number:
		return p.longest(i, numberDates)
	case t.kind == word:
		if t.capital && t.end-t.start <= 2 && p.number(i+1) { // Q3, FY20
			if m, end = p.codedPeriod(i); end > 0 {
				return m, end
			}
		}
		return p.wordDate(i, t.word.dates)
	case t.kind == mark && t.mark == '\'':
		if m, end = p.decade(i); end == 0 {
			return p.namedYear(i)
		}
	}
	return m, end
}

// wordDate tries the readings of wordDates whose bits are set.
func (p *parser) wordDate(i int, which uint16) (best meaning, end int) {
	for k := 0; which != 0; k, which = k+1, which>>1 {
		if which&1 == 0 {
			continue
		}
		if m, e := wordDates[k].read(p, i); e > end {
			best, end = m, e
		}
	}
	return best, end
}

// theDate reads a calendar date with the article where it belongs to it: the
// 1990s, the summer of 2003, but not: the Monday meeting.
func (p *parser) theDate(i int) (m meaning, end int) {
	if !p.is(i, the) {
		if m, end = p.calendarDate(i); m.season > 0 && !m.hasYear && !m.relative && !p.takesSeason(i) {
			return m, 0
		}
		return m, end
	}
	j := i + 1
	m, end = p.calendarDate(j)
	switch {
	case end == 0:
		return p.loneDay(i)
	case m.season > 0 && !m.hasYear && !m.relative && p.prenominal(end):
		return m, 0 // the summer offensive: the article is not the summer's

	case m.season > 0 && !m.hasYear && !m.relative && !p.takesTheSeason(i, end):
	case m.quarter > 0 && p.hyphen(j+1):
	case m.span != noUnit, m.season > 0, m.quarter > 0, m.half > 0, m.bc:
		return m, end
	case m.day > 0 && (p.number(j) || p.lex.pointed || p.at(j).word.month == 0 && p.at(j).word.weekday == 0):
		return m, end
	case p.one(j, years), p.is(j, fiscal), m.holiday > 0 && m.hasYear:
		return m, end
	}
	return m, 0
}

// weekdayDate reads Thursday, Monday, May 3, 2021, Friday of last week.
func (p *parser) weekdayDate(i int) (m meaning, end int) {
	t := p.at(i)
	if t.word.weekday == 0 || t.is(plural) {
		return m, 0
	}
	short := t.is(shaky)
	if short && !p.takesShortDay(i) || p.mastheadAt(i) || p.surnameAt(i) {
		return m, 0
	}
	m = dateOf(calendar)
	m.weekday = t.word.weekday
	if t.word.part != noPart {
		m = m.during(t.word.part)
	}
	j := i + 1
	if short {
		j = p.point(j)
	}
	if day, e := p.dayBehindWeekday(j); e > 0 {
		day.weekday = m.weekday
		if m.part != noPart {
			day = day.during(m.part)
		}
		return day, e
	}
	if short && j == i+1 && !p.mark(j, ',') {
		return m, 0
	}
	k := p.skip(j, of)
	if p.is(k, last|next|this) && p.one(k+1, weeks) {
		m.relative = true
		if p.is(k, last) {
			m.years = -1
		} else if p.is(k, next) {
			m.years = 1
		}
		return m, k + 2
	}
	return m, j
}

// takesShortDay reports whether Sun, Wed or Sat is a weekday here.
func (p *parser) takesShortDay(i int) bool {
	dated := p.at(p.skipMark(p.point(i+1), ','))
	if dated.kind == number || dated.word.month > 0 {
		return p.at(i).capital || p.caseless
	}
	return p.at(i).capital && !p.at(i).shout && (p.mark(i+1, '.') && !p.initial(i) || p.is(i-1, upon))
}

// mastheadAt reports whether the weekday belongs to the name of a newspaper or
// a programme: the Sunday Times, Saturday Night Live.
func (p *parser) mastheadAt(i int) bool {
	next := p.at(i + 1)
	if next.hints(masthead) && (next.capital || p.caseless) && next.gap {
		return true
	}
	return next.word.part != noPart && next.capital && p.at(i+2).capital && !p.caseless && p.at(i+2).kind == word
}

// surnameAt reports whether the weekday is the surname of a person who does
// something now: Anita Sunday lives next door. What happened on a Sunday is
// told in the past.
func (p *parser) surnameAt(i int) bool {
	next := p.at(i + 1)
	return p.at(i).capital && p.stranger(i-1) && p.initial(i-1) && p.at(i).gap &&
		next.kind == word && !next.capital && next.word == &unknown && p.endsInS(i+1)
}

// dayBehindWeekday reads the date that follows a weekday: , May 3 or den 3.
// Mai.
func (p *parser) dayBehindWeekday(i int) (m meaning, end int) {
	k := p.skip(p.skipMark(i, ','), the|upon)
	if m, end = p.monthFirst(k); end > 0 && m.day > 0 {
		return m, end
	}
	if m, end = p.dayFirst(k); end > 0 {
		return m, end
	}
	if p.number(k) {
		if m, end = p.numericDate(k); end > 0 && m.day > 0 {
			return m, end
		}
	}
	return m, 0
}

// maxDepth is how often an expression may hold another one: early on the
// morning of the last Friday of April is three deep.
const maxDepth = 4

// date reads one date with all that belongs to it: its modifier, the part of
// the day, the time of day.
func (p *parser) date(i int) (m meaning, end int) {
	if p.depth >= maxDepth {
		return m, 0
	}
	p.depth++
	defer func() { p.depth-- }()
	if p.is(i, roughly) {
		return p.roughDate(i)
	}
	if m, end = p.anyDate(i); end == 0 {
		return m, 0
	}
	return p.withTime(m, end)
}

// related are the roles that begin a date which is not named outright. Other
// words, and most numbers, need not be tried for one.
const related = the | this | that | last | next | coming | past | previous | following | same | current | early | late | mid |
	earlier | later | latter | ending | beginning | middle | before | after

// anyDate is the longest of what a date may be at i.
func (p *parser) anyDate(i int) (m meaning, end int) {
	t := p.at(i)
	w := t.word
	if t.kind == number && t.suffix == 0 && !p.lex.pointed ||
		t.kind == word && w.class&related == 0 && w.days == 0 && w.ordinal == 0 && w.unit == noUnit && w.part == noPart {
		return p.theDate(i)
	}
	return p.longest(i, dates)
}

// roughDate reads about 1910, around March 1981, ca. 461 BC.
func (p *parser) roughDate(i int) (m meaning, end int) {
	j := p.point(i + 1)
	m, end = p.theDate(j)
	if y, isBC, e := p.yearAfter(j); e > end && (j > i+1 || !p.prenominal(e) && !p.hints(e, counted)) {
		m = dateOf(calendar)
		m.year, m.hasYear, m.bc, end = y, true, isBC, e
	}
	if end == 0 || !m.hasYear {
		return m, 0
	}
	if m.modifier == exact {
		m.modifier = roughlyThen
	}
	return m, end
}

// weekOf reads the week of March 6, the last week of August, the second Sunday
// in May.
func (p *parser) weekOf(i int) (m meaning, end int) {
	j := p.skip(i, the)
	n, k := p.ordinal(j)
	if p.is(j, last) {
		n, k = -1, j+1
	}
	if k == 0 {
		k = j
	}
	if w := p.at(k).word; n != 0 && n <= 5 && w.weekday > 0 && w.class&(plural|shaky) == 0 && p.is(k+1, of|inside) {
		if m, end = p.theDate(k + 2); end > 0 && m.month > 0 && m.day == 0 && m.kind == notebook.Date {
			m.week, m.weekday = int8(n), w.weekday
			return m, end
		}
	}
	if p.one(k, weeks) && n == 0 && p.number(k+1) {
		return p.weekNumber(k + 1)
	}
	bounded := n == 0 && (p.is(k+1, beginning|ending) || p.hints(k+1, opening)) // the week ending 30 May
	if !p.one(k, weeks) || !p.is(k+1, of) && !bounded {
		return m, 0
	}
	m, end = p.theDate(p.skip(k+2, upon))
	switch {
	case end == 0 || m.kind != notebook.Date:
		return m, 0
	case n == 0 && m.day > 0 && m.month > 0:
		m.week = wholeWeek
	case n != 0 && n <= 5 && m.month > 0 && m.day == 0:
		m.week = int8(n)
	default:
		return m, 0
	}
	return m, end
}

// weekNumber reads the rest of week 12 of 2020.
func (p *parser) weekNumber(i int) (m meaning, end int) {
	t := p.at(i)
	k := p.skip(p.skipMark(i+1, ','), of|inside)
	if !t.plain() || t.value < 1 || t.value > 53 || k == i+1 || !p.at(k).isYear() {
		return m, 0
	}
	return weekOfYear(int(p.at(k).value), int(t.value)), k + 1
}

// weekOfYear is a week by its number in ISO 8601.
func weekOfYear(y, n int) meaning {
	first := monday(date(y, 1, 4)).AddDate(0, 0, 7*(n-1))
	m := dateOf(calendar)
	m.year, m.hasYear, m.month, m.day, m.week = first.Year(), true, int8(first.Month()), int8(first.Day()), wholeWeek
	return m
}

// withTime reads the part of the day and the time of day behind a date.
func (p *parser) withTime(m meaning, i int) (meaning, int) {
	if m.form == calendar && (m.weekday > 0 || m.day > 0 || m.holiday > 0) && m.hour < 0 && m.part == noPart {
		if w := p.at(i).word; w.part != noPart && w.class&plural == 0 {
			m = m.during(w.part)
			i++
		}
	}
	if !m.isDay() && m.part == noPart || m.hour >= 0 {
		return m, i
	}
	k := i
	if p.mark(k, ',') {
		k++
	}
	k = p.skip(k, at)
	if c, end := p.clock(k); end > 0 {
		return m.atClock(c), end
	}
	return m, i
}
