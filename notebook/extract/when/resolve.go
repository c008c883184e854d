package when

import (
	"casebound/notebook"
)

// resolver works out which time each expression means, from the first to the
// last, with the document's date and the dates mentioned before.
type resolver struct {
	*parser
	base  base
	story bool // dates without a year go with the last one mentioned
	context
	// i and j are the tokens of the expression at hand, before is what was
	// known in front of it, ahead are the expressions behind it.
	i, j   int
	before context
	ahead  []expression
	// previous is the token behind the expression before.
	previous int
	times    map[string]notebook.When // by their EDTF
}

// answer is what an expression was found to mean.
type answer struct {
	value  string
	point  point // no grain: not on the calendar
	dating notebook.Dating
	source source
}

// source says what a date was read against.
type source uint8

const (
	itself source = iota
	document
	textBefore
)

func (r *resolver) resolve(m meaning, i, j int) answer {
	r.i, r.j, r.before = i, j, r.context
	switch m.form {
	case lasting:
		return answer{value: durationValue(m)}
	case repeated:
		if m.value == "" {
			m.value = durationValue(m)
		}
		return answer{value: m.value}
	case vague:
		return answer{value: m.value}
	case shifted:
		return r.shifted(m)
	}
	return r.calendar(m)
}

// undated answers an expression that waits for a date to be read against.
func undated(value string, m meaning) answer {
	return answer{value: value + point{hour: m.hour, min: m.minute, part: m.part, utc: m.utc}.timeValue()}
}

// calendar resolves an expression that names its place in the calendar.
func (r *resolver) calendar(m meaning) answer {
	if m.bc {
		m.year = 1 - m.year
	}
	if m.short && r.story && r.hasYear && r.year > 0 {
		m.year = nearestCentury(m.year, r.year)
	}
	switch {
	case m.span != noUnit:
		return r.wholeSpan(m)
	case m.holiday > 0:
		return r.onHoliday(m)
	case m.weekday > 0 && m.month == 0:
		return r.onWeekday(m)
	case m.month > 0:
		return r.inMonth(m)
	case m.day > 0:
		return r.onLoneDay(m)
	case m.season > 0:
		return r.inSeason(m)
	case m.quarter > 0:
		return r.inQuarter(m)
	case m.half > 0:
		return r.inHalf(m)
	}
	p := yearPoint(m.year)
	r.mention(p, r.words(), r.i)
	r.mentionYear(m.year)
	r.told = true
	return explicit(p)
}

// nearestCentury moves a year of two digits to the century that puts it next to
// the story: '89 is 1789 in a history of that time.
func nearestCentury(y, to int) int {
	y += (to - y) / 100 * 100
	for _, c := range []int{y - 100, y + 100} {
		if max(c-to, to-c) < max(y-to, to-y) {
			y = c
		}
	}
	return y
}

func explicit(p point) answer { return answer{value: p.value(), point: p} }

// words are those of the expression at hand.
func (r *resolver) words() string {
	return r.text[r.tokens[r.i].start:r.tokens[r.j-1].end]
}

// wholeSpan is a decade, a century or a millennium, counted backwards before
// Christ.
func (r *resolver) wholeSpan(m meaning) answer {
	first := m.year
	if m.bc {
		// The 470s BC end with 470, the 5th century BC with the year after 400.
		switch m.span {
		case decades:
			first -= 9
		case centuries:
			first -= 100
		case millennia:
			first -= 1000
		}
	}
	return explicit(pointOf(m.span, date(first, 1, 1)))
}

// relativeTo is the year of a date that is said in words: last year, that
// year.
func (r *resolver) relativeTo(m meaning) (y int, from source, ok bool) {
	if m.anchor == mentioned && r.hasYear {
		return r.year + m.years, textBefore, true
	}
	if r.base.tells(years) {
		return r.base.first.Year() + m.years, document, true
	}
	return 0, itself, false
}

// dated finishes an answer whose year was said (itself) or found.
func (r *resolver) dated(p point, from source) answer {
	a := answer{value: p.value(), point: p, source: from}
	if from != itself {
		a.dating = notebook.YearInferred
	}
	return a
}

func (r *resolver) inMonth(m meaning) answer {
	y, from := m.year, itself
	if !m.hasYear {
		var ok bool
		if y, from, ok = r.yearForMonth(m); !ok {
			return undated(r.openDay(m), m)
		}
	}
	r.mentionYear(y)
	if m.week != 0 {
		return r.dated(r.weekIn(y, m), from)
	}
	p := monthPoint(y, int(m.month))
	if t := date(y, int(m.month), int(m.day)); m.day > 0 && t.Day() == int(m.day) { // of 31 April, the month at least
		p = dayPoint(t)
	}
	r.mention(p, r.words(), r.i)
	r.lastExplicit, r.told = m.hasYear, m.hasYear
	if p.grain == days {
		p = p.withTime(m)
	}
	return r.dated(p, from)
}

// weekIn is the week of a day, or the nth of a month: the first is the one
// that holds its first day.
func (r *resolver) weekIn(y int, m meaning) point {
	if m.weekday > 0 {
		return nthWeekday(y, m)
	}
	t := date(y, int(m.month), max(1, int(m.day)))
	switch {
	case m.week == -1:
		t = date(y, int(m.month)+1, 0)
	case m.week != wholeWeek:
		t = t.AddDate(0, 0, 7*(int(m.week)-1))
	}
	return weekPoint(t)
}

// nthWeekday is the second Sunday in May, the last Friday of April.
func nthWeekday(y int, m meaning) point {
	if m.week == -1 {
		last := date(y, int(m.month)+1, 0)
		return dayPoint(last.AddDate(0, 0, -(isoWeekday(last)-int(m.weekday)+7)%7))
	}
	first := date(y, int(m.month), 1)
	return dayPoint(first.AddDate(0, 0, (int(m.weekday)-isoWeekday(first)+7)%7+7*(int(m.week)-1)))
}

// openDay writes a month and a day of no known year.
func (r *resolver) openDay(m meaning) string {
	v := "XXXX-" + twoDigits(int(m.month))
	if m.day > 0 {
		v += "-" + twoDigits(int(m.day))
	}
	return v
}

// onLoneDay is the 20th of the month under discussion.
func (r *resolver) onLoneDay(m meaning) answer {
	month, from := r.base.first, document
	if r.known() && (r.story || r.i-r.lastToken < near) && r.last.grain <= months {
		month, from = r.last.first, textBefore
	} else if !r.base.tells(months) {
		return undated("XXXX-XX-"+twoDigits(int(m.day)), m)
	}
	t := date(month.Year(), int(month.Month()), int(m.day))
	if t.Day() != int(m.day) {
		return undated("XXXX-XX-"+twoDigits(int(m.day)), m)
	}
	if from == document && r.tense(r.i, r.j) != futureTense && t.After(r.base.first) {
		t = date(month.Year(), int(month.Month())-1, int(m.day))
	}
	p := dayPoint(t)
	r.mention(p, r.words(), r.i)
	a := r.dated(p.withTime(m), from)
	return a
}

// near is how many tokens away a date may stand and still be the one that a
// time of day or a day of the month belongs to.
const near = 40

func (r *resolver) onHoliday(m meaning) answer {
	if t, once := onceDays[m.holiday]; once {
		return explicit(dayPoint(t).withTime(m))
	}
	y, from := m.year, itself
	if !m.hasYear {
		var ok bool
		if y, from, ok = r.yearForHoliday(m); !ok {
			return undated("XXXX-XX-XX", m)
		}
	}
	p := dayPoint(dayOf(m.holiday, y).AddDate(0, 0, int(m.offset)))
	r.mention(p, r.words(), r.i)
	return r.dated(p.withTime(m), from)
}

// yearForHoliday is that of the last one, or of the next within reach.
func (r *resolver) yearForHoliday(m meaning) (int, source, bool) {
	if r.story && r.hasYear {
		return r.year, textBefore, true
	}
	if !r.base.tells(days) {
		return 0, itself, false
	}
	y, now := r.base.first.Year(), r.base.first
	this := dayOf(m.holiday, y)
	switch {
	case m.which == lastOne && !this.Before(now):
		y--
	case m.which == nextOne && !this.After(now):
		y++
	case m.which == anyOne:
		y = nearestYear(y, dayCosts[r.tense(r.i, r.j)], func(y int) float64 {
			return dayOf(m.holiday, y).Sub(now).Hours() / 24
		})
	}
	return y, document, true
}

func (r *resolver) inHalf(m meaning) answer {
	y, from := m.year, itself
	if !m.hasYear {
		var ok bool
		if y, from, ok = r.relativeTo(m); !ok {
			return undated("XXXX-H"+string('0'+rune(m.half)), m)
		}
	}
	return r.dated(halfPoint(y, int(m.half)), from)
}

func twoDigits(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }
