package when

import "casebound/notebook"

// relativeDate reads yesterday, last week, the following month, this morning,
// next May, the same day.
func (p *parser) relativeDate(i int) (m meaning, end int) {
	if p.at(i).word.days > 0 {
		return p.deicticDay(i)
	}
	if m, end = p.besideDay(i); end > 0 {
		return m, end
	}
	j := p.skip(i, the)
	r, k := p.relation(j, j > i)
	if k == 0 {
		return m, 0
	}
	k = p.skip(k, fiscal)
	w := p.at(k).word
	switch {
	case w.unit != noUnit && w.ordinal == 0:
		return p.relativeUnit(i, k, r)
	case w.part != noPart && w.part != noon && w.part != midnight && w.class&plural == 0 && w.weekday == 0:
		m = shift(days, 0, r.anchor)
		if r.anchor == either {
			m.anchor = writing
		}
		switch r.which {
		case lastOne:
			m.n = -1
		case nextOne:
			m.n = 1
		}
		return m.during(w.part), k + 1
	case r.pointed && !p.is(i-1, inside|upon|of|early|late|mid) && !p.initial(i) && !p.is(k-1, same) && w.unit == noUnit:
		// predicts that January will be …
	case w.weekday > 0 || w.month > 0 || w.season > 0 || w.class&opens != 0 && p.at(k).capital:
		return p.relativeName(k, r)
	case w.ordinal > 0:
		if m, end = p.ordinalPeriod(k); end > 0 && !m.hasYear && !m.relative && m.quarter > 0 {
			m.which, m.anchor = r.which, r.anchor
			return m, end
		}
	}
	return meaning{}, 0
}

// relation is what a word such as last or following says.
type relation struct {
	which  which
	anchor anchor
	// lasting marks the past year: the length up to now, not a date.
	lasting bool
	pointed bool // that: always means a date mentioned
}

// relation reads the word; definite reports an article before it.
func (p *parser) relation(i int, definite bool) (r relation, end int) {
	r.anchor = writing
	switch t := p.at(i); {
	case t.is(last):
		r.which = lastOne
		if definite {
			r.lasting = true
		}
	case t.is(past):
		r.which, r.lasting = lastOne, true
	case t.is(next):
		r.which = nextOne
		if definite {
			r.anchor = mentioned
		}
	case t.is(coming):
		r.which = nextOne
	case t.is(this):
		r.which = thisOne
		if p.is(i+1, past) {
			r.which = lastOne
			i++
		} else if p.is(i+1, coming) {
			r.which = nextOne
			i++
		} else if p.is(i+1, same) {
			i++
		}
	case t.is(previous):
		r.which, r.anchor = lastOne, mentioned
	case t.is(following) && (definite || p.lex.pointed):
		r.which, r.anchor = nextOne, mentioned
	case t.is(same) && (definite || p.lex.pointed):
		r.which, r.anchor = thisOne, mentioned
	case t.is(that) && !t.is(plural):
		r.which, r.anchor, r.pointed = thisOne, mentioned, true
		i = p.skip(i+1, same) - 1
	case t.is(current) && (definite || p.lex.pointed):
		r.which = thisOne
	default:
		return r, 0
	}
	return r, i + 1
}

// deicticDay reads yesterday, today, tonight, tomorrow morning.
func (p *parser) deicticDay(i int) (m meaning, end int) {
	w := p.at(i).word
	if p.at(i).capital && p.at(i-1).capital && p.at(i).gap && !p.initial(i) && !p.caseless { // USA Today
		return m, 0
	}
	m = shift(days, int(w.days)-100, writing)
	m.deictic = true
	if w.part != noPart {
		return m.during(w.part), i + 1
	}
	if next := p.at(i + 1).word; next.part != noPart && next.class&plural == 0 && p.at(i+1).gap {
		return m.during(next.part), i + 2
	}
	return m, i + 1
}

// besideDay reads the day before yesterday, the day after, the night before.
func (p *parser) besideDay(i int) (m meaning, end int) {
	if p.is(i, the) && p.one(i+1, days) && p.is(i+2, following) {
		return shift(days, 1, mentioned), i + 3
	}
	if !p.is(i, the) || !p.is(i+2, before|after) {
		return m, 0
	}
	w := p.at(i + 1).word
	step := 1
	if p.is(i+2, before) {
		step = -1
	}
	oneUnit := w.unit >= days && w.unit != weekends && w.class&plural == 0
	if oneUnit && w.unit != days && p.is(i+3, last|next) && p.is(i+3, last) == (step < 0) { // the week before last
		return shift(w.unit, 2*step, writing), i + 4
	}
	oneDay := oneUnit && w.unit == days
	if deictic := p.at(i + 3).word; oneDay && deictic.days > 0 {
		return shift(days, int(deictic.days)-100+step, writing), i + 4
	}
	next := p.at(i + 3)
	if next.kind == word && !next.is(the|and|upon|at) || next.kind == number {
		return m, 0 // the day before the vote
	}
	if next.is(the) && next.kind == word {
		return m, 0
	}
	switch {
	case oneUnit && w.unit != fortnights:
		return shift(w.unit, step, mentioned), i + 3
	case w.part == night || w.part == evening || w.part == morning || w.part == afternoon:
		return shift(days, step, mentioned).during(w.part), i + 3
	}
	return m, 0
}

// relativeUnit reads the unit behind the relation that begins at i: last
// week, the past year, that same day.
func (p *parser) relativeUnit(i, k int, r relation) (m meaning, end int) {
	u, many := p.unit(k)
	if many || u <= hours {
		return m, 0
	}
	n := 0
	switch r.which {
	case lastOne:
		n = -1
	case nextOne:
		n = 1
	}
	if u == fortnights {
		return m, 0
	}
	m = shift(u, n, r.anchor)
	if rel, e := p.relativeYear(k+1, m); e > 0 && r.which == thisOne && r.anchor == mentioned && u < years && !p.is(k+1, of) {
		rel.anchor = mentioned
		return rel, e
	}
	if r.lasting && u != weekends {
		definiteLast := p.is(i, the) && p.is(i+1, last) && u < years
		if !definiteLast {
			return lengthOf(u, 1), k + 1
		}
	}
	if r.which == lastOne && p.is(k+1, of) && (p.is(i, the) || p.is(i-1, the)) { // the last week of August
		return m, 0
	}
	k++
	if after, ok := p.possessive(k); ok && u == years {
		if inner, e := p.calendarDate(after); e > 0 && !inner.hasYear && !inner.relative &&
			(inner.quarter > 0 || inner.half > 0 || inner.month > 0 || inner.season > 0) {
			inner.relative, inner.years, inner.anchor = true, n, r.anchor
			return inner, e
		}
	}
	if u == days && r.anchor != writing {
		if w := p.at(k).word; w.part != noPart && w.class&plural == 0 {
			return m.during(w.part), k + 1
		}
	}
	return m, k
}

// relativeName reads the named day, month or season behind a relation: last
// Friday, next May, this summer.
func (p *parser) relativeName(k int, r relation) (m meaning, end int) {
	m, end = p.calendarDate(k)
	if end == 0 || m.hasYear || m.relative || m.span != noUnit {
		return m, 0
	}
	if m.weekday > 0 && m.day > 0 { // next Thursday, 17 June
		return m, end
	}
	m.which, m.anchor = r.which, r.anchor
	if m.weekday > 0 && m.kind == notebook.Date {
		if w := p.at(end).word; w.part != noPart && w.class&plural == 0 {
			return m.during(w.part), end + 1
		}
	}
	return m, end
}
