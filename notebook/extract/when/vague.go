package when

// vagueTime reads now, recently, the future, at the moment, and the periods
// under discussion: the quarter, the weekend, the year-earlier quarter.
func (p *parser) vagueTime(i int) (m meaning, end int) {
	w := p.at(i).word
	if w.class&opens != 0 {
		if m, end = p.vaguePhrase(i); end > 0 {
			return m, end
		}
	}
	switch {
	case w.vague != "":
		return vagueOf(w.vague), i + 1
	case p.one(i, years):
		return p.yearAgo(i)
	case w.class&the != 0:
		return p.definitePeriod(i)
	}
	return m, 0
}

// vaguePhrase reads a phrase of the table that no length follows: in the past,
// but not in the past three years.
func (p *parser) vaguePhrase(i int) (m meaning, end int) {
	for _, v := range vaguePhrases {
		start, end := p.phrase(i, v.role)
		if end == 0 || v.role == thePast && (p.measured(end) || start == i && !p.ends(end)) {
			continue
		}
		m = vagueOf(v.value)
		m.lead = int8(start - i)
		return m, end
	}
	return m, 0
}

// measured reports whether a length follows.
func (p *parser) measured(i int) bool {
	w := p.at(i).word
	return w.unit != noUnit || w.class&(many|couple|half) != 0 || w.number > 0 || p.number(i)
}

var vaguePhrases = []struct {
	role  role
	value string
}{{vagueNow, "PRESENT_REF"}, {vaguePast, "PAST_REF"}, {thePast, "PAST_REF"}, {vagueFuture, "FUTURE_REF"}}

// definitePeriod reads the quarter, the latest quarter, the weekend, the
// year-earlier period.
func (p *parser) definitePeriod(i int) (m meaning, end int) {
	j := p.skip(i+1, recent)
	switch {
	case p.one(j, quarters) && j > i+1:
		return shift(quarters, -1, writing), j + 1
	case p.one(j, quarters):
		return shift(quarters, 0, lastQuarter), j + 1
	case p.hints(i-1, summing) && p.ends(j+1) && (p.one(j, years) || p.one(j, months) || p.one(j, weeks)):
		return shift(p.at(j).word.unit, 0, either), j + 1 // for the year
	case p.one(j, weekends) && j == i+1:
		return shift(weekends, 0, lastWeekend), j + 1
	case p.one(j, years) && p.hyphen(j+1):
		if m, end = p.yearAgo(j); end > j+3 {
			return m, end
		}
	}
	return meaning{}, 0
}

// yearAgo reads year-ago and year-earlier, with the quarter they may speak of.
func (p *parser) yearAgo(i int) (m meaning, end int) {
	if !p.hyphen(i+1) || !p.is(i+2, ago|earlier) {
		return m, 0
	}
	end = i + 3
	if n, k := p.ordinal(end); n > 0 && n <= 4 && p.one(k, quarters) {
		m = dateOf(calendar)
		m.quarter, m.relative, m.years = int8(n), true, -1
		return m, k + 1
	}
	m = shift(years, -1, writing)
	if p.one(end, quarters) || p.hints(end, timely) {
		end++
	}
	return m, end
}
