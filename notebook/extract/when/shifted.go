package when

import (
	"time"

	"casebound/notebook"
)

// shifted resolves what is counted from another date: last week, two days
// ago, the next day.
func (r *resolver) shifted(m meaning) answer {
	switch m.anchor {
	case lastQuarter:
		return r.theQuarter(m)
	case lastWeekend:
		return r.theWeekend(m)
	case clockDay:
		return r.onClockDay(m)
	}
	if r.story && m.deictic {
		return r.storyToday(m)
	}
	if a, ok := r.sameQuarterBefore(m); ok {
		return a
	}
	from, against, ok := r.anchorOf(m)
	if !ok || against == textBefore && m.unit < r.last.grain && !r.reaches(m) || against == document && !r.base.tells(m.unit) {
		return undated(openValues[m.unit], m)
	}
	if m.relative && r.base.tells(years) { // the same month last year
		from = date(r.base.first.Year()+m.years, int(from.Month()), from.Day())
	}
	p := step(from, m)
	r.mention(p, r.words(), r.i)
	if p.grain == quarters {
		r.quarter, r.quarterAt = p, r.i
	}
	if r.story && against == textBefore && (m.unit == days || m.unit == months || m.unit == years) {
		r.mentionYear(p.first.Year())
	}
	return r.relatively(p.withTime(m), against)
}

// storyToday reads today and yesterday in a narrative, where they belong to a
// speaker whose day is not known: today is mostly the present at large.
func (r *resolver) storyToday(m meaning) answer {
	if m.n == 0 && m.kind == notebook.Date {
		return answer{value: "PRESENT_REF"}
	}
	return undated(openValues[days], m)
}

// openValues stand for a unit of which nothing is known.
var openValues = map[unit]string{
	days: "XXXX-XX-XX", weeks: "XXXX-WXX", weekends: "XXXX-WXX-WE", months: "XXXX-XX", quarters: "XXXX-QX",
	seasons: "XXXX", halves: "XXXX-HX", years: "XXXX", decades: "XXX", centuries: "XX", millennia: "X",
}

// reaches reports whether a coarse date is good enough to count from: weeks
// and longer from a month, months from a year are not.
func (r *resolver) reaches(m meaning) bool {
	return m.unit >= r.last.grain
}

// anchorOf finds the date to count from.
func (r *resolver) anchorOf(m meaning) (t time.Time, from source, ok bool) {
	if m.anchor == mentioned && !r.looksAhead(m) || m.anchor == either && m.n != 0 && r.justTold(m.unit) || r.story {
		if r.last.grain > m.unit && m.n == 0 && m.unit == days && r.lastDay.grain != noUnit { // that day
			r.last = r.lastDay
		}
		if r.known() {
			return r.last.first, textBefore, true
		}
		if r.story || m.waits {
			return t, itself, false
		}
	}
	return r.base.first, document, r.base.grain != noUnit
}

// justTold reports whether the text has named a date with its year nearby that
// is fine enough to count units from: a week earlier is counted from it then,
// and not from the document's date.
func (r *resolver) justTold(u unit) bool {
	return r.known() && r.told && r.last.grain <= u && r.i-r.lastToken < near/2
}

// looksAhead reports whether the next week of a report is the one after its
// own date, since the verb speaks of the future or nothing else is known
// finely enough.
func (r *resolver) looksAhead(m meaning) bool {
	return m.n == 1 && r.is(r.i+1, next) && (r.tense(r.i, r.j) == futureTense || m.unit < r.last.grain)
}

// step counts m.n units from a date.
func step(from time.Time, m meaning) point {
	y, month := from.Year(), int(from.Month())
	switch m.unit {
	case weeks:
		return weekPoint(from.AddDate(0, 0, 7*m.n))
	case weekends:
		return pointOf(weekends, monday(from).AddDate(0, 0, 5+7*m.n))
	case months:
		return pointOf(months, date(y, month+m.n, 1))
	case quarters:
		q := y*4 + (month-1)/3 + m.n
		return quarterPoint(q/4, q%4+1)
	case halves:
		h := y*2 + (month-1)/6 + m.n
		return halfPoint(h/2, h%2+1)
	case years:
		return yearPoint(y + m.n)
	case decades:
		return pointOf(decades, date(y-mod(y, 10)+10*m.n, 1, 1))
	case centuries:
		return pointOf(centuries, date(y-mod(y, 100)+100*m.n, 1, 1))
	case millennia:
		return pointOf(millennia, date(y-mod(y, 1000)+1000*m.n, 1, 1))
	}
	return dayPoint(from.AddDate(0, 0, m.n))
}

func mod(a, b int) int { return (a%b + b) % b }

// theQuarter is the one last mentioned.
func (r *resolver) theQuarter(m meaning) answer {
	if r.quarter.grain == noUnit {
		return answer{}
	}
	return r.relatively(r.quarter, textBefore)
}

// sameQuarterBefore reads "a year earlier" near a quarter as that quarter of
// the year before, as reports on companies mean it.
func (r *resolver) sameQuarterBefore(m meaning) (answer, bool) {
	if m.unit != years || m.n != -1 || r.story || r.quarter.grain == noUnit || r.is(r.i, last) || r.i-r.quarterAt >= near+5 {
		return answer{}, false
	}
	p := quarterPoint(r.quarter.first.Year()-1, r.quarter.nth)
	return r.relatively(p, textBefore), true
}

// theWeekend is the last one, or the coming one if the verb says so or it has
// begun.
func (r *resolver) theWeekend(m meaning) answer {
	if !r.base.tells(days) {
		return undated(openValues[weekends], m)
	}
	saturday := monday(r.base.first).AddDate(0, 0, 5)
	if isoWeekday(r.base.first) < 6 && r.tense(r.i, r.j) != futureTense {
		saturday = saturday.AddDate(0, 0, -7)
	}
	return r.relatively(pointOf(weekends, saturday), document)
}

// onClockDay finds the day of a time of day that names none: the last day
// mentioned when it is near, or the document's date.
func (r *resolver) onClockDay(m meaning) answer {
	if day, ok := r.dayBehind(); ok {
		return r.relatively(day.point.withTime(m), day.source)
	}
	if r.known() && r.last.grain == days && (r.story || r.i-r.lastToken < near) {
		return r.relatively(r.last.withTime(m), textBefore)
	}
	if !r.base.tells(days) {
		return undated("XXXX-XX-XX", m)
	}
	return r.relatively(dayPoint(r.base.first).withTime(m), document)
}

// dayBehind is the day that the same sentence names behind a time of day, when
// it has named none before: at 4:30 a.m. (0930 GMT) on Wednesday.
func (r *resolver) dayBehind() (answer, bool) {
	if r.last.grain == days && r.sameSentence(r.lastToken, r.i) {
		return answer{}, false
	}
	for _, e := range r.ahead {
		if e.start-r.j > near/2 || !r.sameSentence(r.j, e.start) {
			break
		}
		if !e.isDay() && !(e.part != noPart && e.kind == notebook.Time) {
			continue
		}
		look := *r // what is read ahead is not mentioned yet
		look.ahead = nil
		a := look.resolve(e.meaning, e.start, e.end)
		a.point.part, a.point.hour = noPart, -1
		return a, a.point.grain == days
	}
	return answer{}, false
}

// sameSentence reports whether no sentence ends between two tokens that are
// near each other.
func (r *resolver) sameSentence(i, j int) bool {
	if j-i > near {
		return false
	}
	for k := i; k < j; k++ {
		if t := r.at(k); t.kind == edge || t.kind == mark && r.endsSentence(k) {
			return false
		}
	}
	return true
}
