package when

import "casebound/notebook"

// modifiedDate reads early 1990, mid-July, the end of April, earlier this
// week, the morning of 3 May.
func (p *parser) modifiedDate(i int) (m meaning, end int) {
	j := p.skip(i, the)
	w := p.at(j).word
	switch {
	case w.class&(early|late|latter|later) != 0 && p.is(j+1, portion|half) && p.is(j+2, of):
		return p.latterPart(j)
	case w.class&(early|late|mid) != 0:
		return p.earlyDate(j)
	case w.class&(earlier|later) != 0 && j == i:
		return p.earlierThis(j)
	case w.class&(ending|beginning|middle) != 0 && p.is(j+1, of):
		return p.edgeOf(j)
	case w.part != noPart && w.part < noon && w.class&plural == 0 && w.weekday == 0:
		k := j + 1
		if u, many := p.unit(k); u == hours && many {
			k++
		}
		k = p.skip(k, of)
		if m, end = p.date(k); end > 0 && m.isDay() && (k > j+1 || m.weekday > 0 || m.deictic) {
			if w.part == night {
				end = p.nextMorning(m, end)
			}
			return m.during(w.part), end
		}
	case w.class&(before|after) != 0 && p.hyphen(j+1) && p.at(j+2).isYear():
		return p.namedYear(j + 2)
	}
	return meaning{}, 0
}

// nextMorning passes over the second day of the night of 3 to 4 May.
func (p *parser) nextMorning(m meaning, i int) int {
	if m.form != calendar || m.day == 0 || !p.mark(i, '-') && !p.is(i, until|and) {
		return i
	}
	second, end := p.calendarDate(p.skip(i+1, the))
	if end == 0 || second.month != m.month || second.day != m.day+1 {
		return i
	}
	return end
}

// earlyDate reads early, mid and late with the date behind them.
func (p *parser) earlyDate(j int) (m meaning, end int) {
	mod := midway
	switch {
	case p.is(j, early):
		mod = starting
	case p.is(j, late):
		mod = closing
	}
	k := p.skipMark(j+1, '-')
	if p.at(k).word.part != noPart && j > 0 && p.is(j-1, the) {
		if m, end = p.modifiedDate(k); end > 0 {
			return m, end
		}
	}
	if mod != midway && p.is(k, upon) { // early on Friday morning
		if m, end = p.date(k + 1); end == 0 || m.part == noPart {
			return meaning{}, 0
		}
		m.modifier = mod
		return m, end
	}
	if mod != midway && p.is(k, inside) {
		return p.earlyIn(k+1, mod)
	}
	if m, end = p.date(k); end == 0 || m.form == vague {
		return p.modifiedUnit(k, mod)
	}
	if m.modifier == exact {
		m.modifier = mod
	}
	return m, end
}

// earlyIn reads what follows early in, later in: a year, a season, the year.
func (p *parser) earlyIn(k int, mod modifier) (m meaning, end int) {
	m, end = p.calendarDate(p.skip(k, the))
	switch {
	case end == 0 || m.kind != notebook.Date:
		if m, end = p.modifiedDate(k); end > 0 && m.part != noPart { // early in the morning of 29 April
			return m, end
		}
		return p.wholeUnit(k, mod)
	case m.hasYear && m.month == 0 || m.season > 0:
		m.modifier = mod
		return m, end
	}
	return m, 0
}

// latterPart reads the latter part of the year, the latter half of 2008.
func (p *parser) latterPart(j int) (m meaning, end int) {
	mod, nth := closing, int8(2)
	if p.is(j, early) {
		mod, nth = starting, 1
	}
	if m, end = p.date(j + 3); end == 0 || m.kind != notebook.Date || m.form == vague {
		return p.wholeUnit(j+3, mod)
	}
	if p.is(j+1, half) && m.form == calendar && m.hasYear && m.month == 0 && m.season == 0 && m.span == noUnit && m.quarter == 0 {
		m.half = nth
		return m, end
	}
	m.modifier = mod
	return m, end
}

// modifiedUnit reads Anfang der Woche, Ende des Jahres: the unit under
// discussion where no "of" is needed.
func (p *parser) modifiedUnit(k int, mod modifier) (m meaning, end int) {
	if !p.lex.pointed || !p.is(k, the) {
		return m, 0
	}
	return p.wholeUnit(k, mod)
}

// wholeUnit reads the year, the month, the week as the one under discussion.
func (p *parser) wholeUnit(k int, mod modifier) (m meaning, end int) {
	if u, many := p.unit(k + 1); p.is(k, the) && !many && (u == years || u == months || u == weeks || u == days || u == decades || u == centuries) {
		if y, _, e := p.yearAfter(k + 2); u == years && e > 0 {
			m = dateOf(calendar)
			m.year, m.hasYear, m.modifier = y, true, mod
			return m, e
		}
		m = shift(u, 0, either)
		m.modifier = mod
		return m, k + 2
	}
	return m, 0
}

// earlierThis reads earlier this week, later last year.
func (p *parser) earlierThis(j int) (m meaning, end int) {
	mod := closing
	if p.is(j, earlier) {
		mod = starting
	}
	k := j + 1
	if p.is(k, inside) && !p.is(k, roughly|until) {
		return p.earlyIn(k+1, mod)
	}
	if !p.is(k, this|last|next|that) && p.at(k).word.days == 0 {
		return m, 0
	}
	if m, end = p.relativeDate(k); end > 0 && m.form == shifted {
		m.modifier = mod
		return m, end
	}
	return m, 0
}

// edgeOf reads the start, the middle and the end of a date.
func (p *parser) edgeOf(j int) (m meaning, end int) {
	mod := midway
	switch {
	case p.is(j, ending):
		mod = closing
	case p.is(j, beginning):
		mod = starting
	}
	k := j + 2
	if m, end = p.date(k); end > 0 && m.kind == 0 && m.form != vague {
		m.modifier = mod
		return m, end
	}
	return p.wholeUnit(k, mod)
}
