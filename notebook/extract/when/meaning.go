package when

import "casebound/notebook"

// form is how an expression names its time.
type form uint8

const (
	// calendar expressions name a date, perhaps with its year left out.
	calendar form = iota
	// shifted ones count units from another date: last week, two days ago.
	shifted
	// lasting ones are lengths: two years.
	lasting
	// repeated ones come again and again: every Thursday.
	repeated
	// vague ones are now, the past and the future.
	vague
)

// anchor is what a relative expression is read against.
type anchor uint8

const (
	_ anchor = iota // none
	// writing is the document's date: yesterday.
	writing
	// mentioned is the last date before it: the next day.
	mentioned
	// either depends on the mode: the end of the year, a day earlier.
	either
	// clockDay is the day of a time of day that names none.
	clockDay
	// lastQuarter is the quarter under discussion: the quarter.
	lastQuarter
	// lastWeekend is the weekend nearest to the writing: the weekend.
	lastWeekend
)

// which of its kind: last Friday, this May, next spring.
type which int8

const (
	anyOne which = iota
	lastOne
	thisOne
	nextOne
)

// modifier is the part of a period that is meant, or how loosely.
type modifier uint8

const (
	exact modifier = iota
	roughlyThen
	starting
	midway
	closing
)

// meaning is what an expression says, before it is known which dates it is
// read against. Fields at their zero are not said; hour is -1 then.
type meaning struct {
	kind notebook.TimexType
	form form

	// of calendar expressions
	year     int
	hasYear  bool
	short    bool // of the year two digits were written
	bc       bool
	month    int8
	day      int8
	weekday  int8
	season   int8
	quarter  int8
	half     int8
	span     unit // decades, centuries, millennia: year is the first of one
	holiday  holiday
	week     int8 // of a month: its nth week, -1 the last; of a day: wholeWeek
	offset   int8 // days from the holiday
	which    which
	relative bool // the year (of a weekday: the week) is years from the anchor's
	years    int

	// of shifted and lasting ones
	unit   unit
	n      int // unknownNumber when the text does not say
	halves bool
	// decimals of the number, without the point.
	decimals string
	plus     int // a second, finer length: one year and two months
	plusOf   unit
	anchor   anchor
	// waits marks what is not counted from the writing when no other date is
	// known: three weeks later.
	waits bool
	// deictic days are counted from the day of speaking: today, yesterday.
	deictic bool

	part   part
	hour   int8
	minute int8
	utc    bool

	modifier modifier
	lead     int8   // tokens at the front that lie outside the extent
	value    string // of repeated and vague ones, as TIMEX3 writes it
}

// wholeWeek makes a week of a day: the week of March 6.
const wholeWeek = 9

// unknownNumber stands for several, a few, and for none: "days later".
const unknownNumber = -1

func dateOf(f form) meaning { return meaning{form: f, hour: -1} }

func lengthOf(u unit, n int) meaning {
	return meaning{kind: notebook.Duration, form: lasting, unit: u, n: n, hour: -1}
}

func setOf(value string) meaning {
	return meaning{kind: notebook.Set, form: repeated, value: value, hour: -1}
}

func vagueOf(value string) meaning { return meaning{form: vague, value: value, hour: -1} }

// shift is a number of units from the anchor.
func shift(u unit, n int, a anchor) meaning {
	return meaning{form: shifted, unit: u, n: n, anchor: a, hour: -1}
}

// atClock adds a time of day.
func (m meaning) atClock(c clock) meaning {
	m.kind, m.hour, m.minute, m.utc = notebook.Time, c.hour, c.minute, c.utc
	return m
}

// during adds a part of the day.
func (m meaning) during(p part) meaning {
	m.kind = notebook.Time
	switch p {
	case noon:
		m.hour, m.minute = 12, 0
	case midnight:
		m.hour, m.minute = 24, 0
	default:
		m.part = p
	}
	return m
}

// isDay reports whether the expression names one day and no time in it.
func (m meaning) isDay() bool {
	return m.kind == notebook.Date && m.form != vague && (m.form == calendar && (m.day > 0 || m.weekday > 0 || m.holiday > 0) ||
		m.form == shifted && m.unit == days)
}
