package when

// seasonDate reads summer 2003, the summer of 2003, spring of next year,
// summer.
func (p *parser) seasonDate(i int) (m meaning, end int) {
	t := p.at(i)
	if t.word.season == 0 || t.is(plural) || t.word.weekday > 0 {
		return m, 0
	}
	m = dateOf(calendar)
	m.season = t.word.season
	if p.mark(i+1, '-') && p.at(i+2).isYear() {
		m.year, m.hasYear = int(p.at(i+2).value), true
		return m, i + 3
	}
	m, end = p.withYear(m, i+1)
	if end > i+1 {
		return p.doubleYear(m, end)
	}
	return m, i + 1
}

// doubleYear passes over the second half of winter 2003-04: the season is
// named by the year it begins in.
func (p *parser) doubleYear(m meaning, i int) (meaning, int) {
	if (p.mark(i, '-') || p.mark(i, '/')) && p.glued(i) && p.glued(i+1) && p.at(i+1).plain() && p.at(i+1).digits == 2 &&
		int(p.at(i+1).value) == (m.year+1)%100 {
		return m, i + 2
	}
	return m, i
}

// takesSeason reports whether a season without a year is a time here and not
// a verb or an adjective: in spring, by the summer, not: the spring offensive.
func (p *parser) takesSeason(i int) bool {
	before := i - 1
	switch {
	case p.at(i).capital && p.at(i+1).capital && p.at(i+1).kind == word && !p.caseless:
		return false // the Winter Palace
	case p.is(before, the):
		return p.prenominal(i + 1) // the summer offensive
	case p.is(before, infinitive|roughly):
		return false
	case p.is(before, early|late|mid|last|this|next|firm):
		return true
	case p.at(i).is(shaky): // the fall of the government
		return false
	}
	return p.is(before, inside|of) || p.mark(before, '-')
}

// takesTheSeason decides the same behind an article at i: the summer, not: the
// fall of the wall.
func (p *parser) takesTheSeason(i, end int) bool {
	if p.is(end, of) {
		return false
	}
	if p.initial(i) && p.is(end, inside) && p.is(end+1, the) && p.at(end+2).word == &unknown { // the spring in the mattress
		return false
	}
	return !p.at(i+1).is(shaky) || p.is(i-1, inside) || p.hints(i-1, enduring)
}

// prenominal reports whether the word at i is a noun that the word before it
// belongs to.
func (p *parser) prenominal(i int) bool {
	t := p.at(i)
	return t.kind == word && t.gap && (t.word == &unknown || t.word.begins == 0 && t.word.tense == noTense) &&
		!t.hints(filler) && !p.endsInLy(i)
}

func (p *parser) endsInLy(i int) bool {
	t := p.at(i)
	return t.end-t.start > 3 && p.text[t.end-2:t.end] == "ly"
}

// yearSeason reads the season behind a year: the 1982 summer offensive, but
// not: the 2008 Summer Olympics.
func (p *parser) yearSeason(m meaning, i int) (meaning, int) {
	t := p.at(i)
	if t.word.season == 0 || t.is(plural|shaky) || t.capital && p.at(i+1).capital {
		return m, i
	}
	m.season = t.word.season
	return m, i + 1
}
