package when

import (
	"time"

	"casebound/notebook"
)

// base is the document's date as far as it is known.
type base struct {
	first time.Time
	grain unit // days, months or years; noUnit when the date is not known
	edtf  string
}

// baseOf takes the document's date apart. A date no finer than a year is of no
// use for anything finer.
func baseOf(w notebook.When) base {
	if !w.Known() || w.Earliest == notebook.Beginning || w.Latest == notebook.End {
		return base{}
	}
	b := base{edtf: w.EDTF}
	t := w.Earliest.Time()
	b.first = date(t.Year(), int(t.Month()), t.Day())
	switch g := w.Granularity(); {
	case g <= notebook.Day:
		b.grain = days
	case g <= notebook.Month:
		b.grain = months
	case g <= notebook.Year:
		b.grain = years
	default:
		return base{}
	}
	return b
}

// tells reports whether the date is known finely enough to read the unit from.
func (b base) tells(u unit) bool {
	switch b.grain {
	case days:
		return true
	case months:
		return u >= months
	case years:
		return u >= years
	}
	return false
}

// context is what the text has said about time so far.
type context struct {
	last      point // the last date mentioned
	lastDay   point // the last one that was a day
	thread    point // the last one of a month or finer, or a season
	prior     point // the one before that
	lastWords string
	// lastExplicit reports that the last date named its year.
	lastExplicit bool
	// told reports that the last date named its year, or was one.
	told      bool
	lastToken int
	year      int // the last year mentioned, astronomical
	hasYear   bool
	quarter   point // the last quarter mentioned
	quarterAt int
}

// known reports whether a date has been mentioned.
func (c *context) known() bool { return c.last.grain != noUnit }

// mention remembers a date.
func (c *context) mention(p point, words string, at int) {
	c.last, c.lastWords, c.lastToken, c.lastExplicit, c.told = p, words, at, false, false
	if p.grain == days {
		c.lastDay = p
	}
	if p.grain <= seasons {
		c.prior, c.thread = c.thread, p
	}
}

// mentionYear remembers the year that dates without one belong to.
func (c *context) mentionYear(y int) { c.year, c.hasYear = y, true }

// base is the date that an answer was read against: the quarter under
// discussion for a quarter, the year alone where no date is left.
func (c *context) base(a answer) point {
	switch {
	case a.point.grain == quarters && c.quarter.grain != noUnit && a.dating == notebook.FromText:
		return c.quarter
	case a.dating == notebook.YearInferred && c.hasYear && (!c.known() || c.last.first.Year() != c.year):
		return yearPoint(c.year)
	}
	return c.last
}

// baseWords names that date.
func (c *context) baseWords(a answer) string {
	if p := c.base(a); p != c.last {
		return p.value()
	}
	return c.lastWords
}
