package when

import (
	"strings"
	"time"
)

// holiday is a day with a name of its own.
type holiday uint8

const (
	noHoliday holiday = iota
	newYear
	newYearsEve
	epiphany
	valentine
	patrick
	aprilFool
	goodFriday
	easter
	easterMonday
	mayDay
	ascension
	pentecost
	whitMonday
	independence
	bastille
	halloween
	allSaints
	thanksgiving
	blackFriday
	christmasEve
	christmas
	boxingDay
	ashWednesday
	palmSunday
	armistice
	germanUnity
	dDay
	nineEleven
	martinLuther
	presidents
	memorial
	juneteenth
	labor
	columbus
	anzac
	guyFawkes
)

// fixedDays are the holidays of a fixed date, as month and day.
var fixedDays = map[holiday][2]int{
	newYear: {1, 1}, newYearsEve: {12, 31}, epiphany: {1, 6}, valentine: {2, 14}, patrick: {3, 17}, aprilFool: {4, 1},
	mayDay: {5, 1}, independence: {7, 4}, bastille: {7, 14}, halloween: {10, 31}, allSaints: {11, 1},
	christmasEve: {12, 24}, christmas: {12, 25}, boxingDay: {12, 26}, armistice: {11, 11}, germanUnity: {10, 3},
	juneteenth: {6, 19}, anzac: {4, 25}, guyFawkes: {11, 5},
}

// countedDays are the holidays on the nth weekday of a month; -1 is the last.
var countedDays = map[holiday]struct {
	month int
	day   time.Weekday
	nth   int
}{
	martinLuther: {1, time.Monday, 3}, presidents: {2, time.Monday, 3}, memorial: {5, time.Monday, -1},
	labor: {9, time.Monday, 1}, columbus: {10, time.Monday, 2}, thanksgiving: {11, time.Thursday, 4},
}

// easterDays are the holidays counted from Easter Sunday.
var easterDays = map[holiday]int{
	ashWednesday: -46, palmSunday: -7, goodFriday: -2, easter: 0, easterMonday: 1, ascension: 39, pentecost: 49, whitMonday: 50,
}

// onceDays happened once: the name means that day and no other.
var onceDays = map[holiday]time.Time{
	dDay:       date(1944, 6, 6),
	nineEleven: date(2001, 9, 11),
}

// dayOf is the date of a holiday in a year.
func dayOf(h holiday, y int) time.Time {
	if d, ok := onceDays[h]; ok {
		return d
	}
	if md, ok := fixedDays[h]; ok {
		return date(y, md[0], md[1])
	}
	if n, ok := easterDays[h]; ok {
		return easterSunday(y).AddDate(0, 0, n)
	}
	if h == blackFriday {
		return dayOf(thanksgiving, y).AddDate(0, 0, 1)
	}
	c := countedDays[h]
	if c.nth < 0 {
		last := date(y, c.month+1, 0)
		return last.AddDate(0, 0, -((int(last.Weekday()) - int(c.day) + 7) % 7))
	}
	first := date(y, c.month, 1)
	return first.AddDate(0, 0, (int(c.day)-int(first.Weekday())+7)%7+7*(c.nth-1))
}

// easterSunday is the anonymous Gregorian algorithm (Nature, 1876; see Meeus,
// Astronomical Algorithms, chapter 8).
func easterSunday(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (b - (b+8)/25 + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return date(y, n/31, n%31+1)
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// holidayDate reads Christmas, New Year's Eve 1999, the Easter of 1916.
func (p *parser) holidayDate(i int) (m meaning, end int) {
	h, j := p.holidayAt(i)
	if h == noHoliday {
		return m, 0
	}
	m = dateOf(calendar)
	m.holiday = h
	if onceDays[h].IsZero() {
		k := p.skip(p.skipMark(j, ','), of)
		if y, _, end := p.yearAfter(k); end > 0 {
			m.year, m.hasYear = y, true
			return m, end
		}
	}
	return m, j
}

// holidayName is one name of a holiday.
type holidayName struct {
	words   []string
	holiday holiday
}

// holidays reads the names, one a line, and files them under their first word.
func (b builder) holidays(l *language) map[*entry][]holidayName {
	names := map[*entry][]holidayName{}
	for h, lines := range l.holidays {
		for line := range strings.Lines(lines) {
			words := strings.Fields(line)
			if len(words) == 0 {
				continue
			}
			b.each(words[0], func(e *entry) { e.class |= opens })
			first := b.words[words[0]]
			names[first] = append(names[first], holidayName{words, h})
		}
	}
	return names
}

// holidayAt finds the longest name that stands at i, capitalised. A word
// behind it that looks like the rest of another name spoils it: Easter Island.
func (p *parser) holidayAt(i int) (h holiday, end int) {
	if t := p.at(i); !t.is(opens) || !t.capital && !p.caseless {
		return noHoliday, 0
	}
	for _, named := range p.lex.holidays[p.at(i).word] {
		if e := i + len(named.words); e > end && p.reads(i, named.words) {
			h, end = named.holiday, e
		}
	}
	if p.stranger(end) && p.at(end).gap && end > 0 && (end == i+1 || !p.is(i-1, upon|inside)) {
		return noHoliday, 0
	}
	return h, end
}
