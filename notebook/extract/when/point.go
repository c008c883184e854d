package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// point is a time on the calendar, as coarse as it was said.
type point struct {
	// grain is days, weeks, weekends, months, seasons, quarters, halves,
	// years, decades, centuries or millennia; noUnit when there is no point.
	grain unit
	first time.Time // its first day
	nth   int       // which season, quarter or half
	part  part
	hour  int8 // -1 when no time of day is said
	min   int8
	utc   bool
}

func pointOf(grain unit, first time.Time) point { return point{grain: grain, first: first, hour: -1} }

func dayPoint(t time.Time) point { return pointOf(days, t) }

func monthPoint(y, m int) point { return pointOf(months, date(y, m, 1)) }

func yearPoint(y int) point { return pointOf(years, date(y, 1, 1)) }

func weekPoint(t time.Time) point { return pointOf(weeks, monday(t)) }

// seasonPoint names the winter by the year of its December.
func seasonPoint(y, season int) point {
	p := pointOf(seasons, date(y, 3*season, 1))
	p.nth = season
	return p
}

func quarterPoint(y, quarter int) point {
	p := pointOf(quarters, date(y, 3*quarter-2, 1))
	p.nth = quarter
	return p
}

func halfPoint(y, half int) point {
	p := pointOf(halves, date(y, 6*half-5, 1))
	p.nth = half
	return p
}

// monday is the first day of the week of t.
func monday(t time.Time) time.Time { return t.AddDate(0, 0, -(isoWeekday(t) - 1)) }

// isoWeekday counts from Monday, 1, to Sunday, 7.
func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// withTime takes over the time of day and the part of the day.
func (p point) withTime(m meaning) point {
	p.part, p.hour, p.min, p.utc = m.part, m.hour, m.minute, m.utc
	return p
}

// last is the last day of the point.
func (p point) last() time.Time {
	switch p.grain {
	case weeks:
		return p.first.AddDate(0, 0, 6)
	case weekends:
		return p.first.AddDate(0, 0, 1)
	case months:
		return p.first.AddDate(0, 1, -1)
	case seasons, quarters:
		return p.first.AddDate(0, 3, -1)
	case halves:
		return p.first.AddDate(0, 6, -1)
	case years:
		return p.first.AddDate(1, 0, -1)
	case decades:
		return p.first.AddDate(10, 0, -1)
	case centuries:
		return p.first.AddDate(100, 0, -1)
	case millennia:
		return p.first.AddDate(1000, 0, -1)
	}
	return p.first
}

// The codes of TIMEX3.
var (
	seasonCodes = [...]string{"", "SP", "SU", "FA", "WI"}
	partCodes   = [...]string{noPart: "", morning: "TMO", midday: "TMI", afternoon: "TAF", evening: "TEV", night: "TNI", daytime: "TDT", noon: "T12:00", midnight: "T24:00"}
)

// value is the point as TIMEX3 writes it.
func (p point) value() string {
	y := yearValue(p.first.Year())
	switch p.grain {
	case weeks:
		return isoWeek(p.first)
	case weekends:
		return isoWeek(p.first) + "-WE"
	case months:
		return y + monthDay(p.first)[:3]
	case seasons:
		return y + "-" + seasonCodes[p.nth]
	case quarters:
		return fmt.Sprintf("%s-Q%d", y, p.nth)
	case halves:
		return fmt.Sprintf("%s-H%d", y, p.nth)
	case years:
		return y
	case decades, centuries, millennia:
		return p.spanValue()
	}
	return y + monthDay(p.first) + p.timeValue()
}

func (p point) timeValue() string {
	if p.hour < 0 {
		return partCodes[p.part]
	}
	v := fmt.Sprintf("T%02d:%02d", p.hour, p.min)
	if p.utc {
		v += "Z"
	}
	return v
}

// spanValue leaves away the digits that are not said: 199, 18, BC047.
func (p point) spanValue() string {
	drop := map[unit]int{decades: 1, centuries: 2, millennia: 3}[p.grain]
	if y := p.first.Year(); y > 0 || y == 0 && p.last().Year() > 0 {
		v := fmt.Sprintf("%04d", y)
		return v[:len(v)-drop]
	}
	v := fmt.Sprintf("%04d", 1-p.last().Year())
	return "BC" + v[:len(v)-drop]
}

// yearValue writes the astronomical year y as TIMEX3 does.
func yearValue(y int) string {
	if y > 0 {
		return fourDigits(y)
	}
	return "BC" + fourDigits(1-y)
}

// fourDigits writes a number that is not negative with at least four digits.
func fourDigits(n int) string {
	if n >= 1000 {
		return strconv.Itoa(n)
	}
	return string([]byte{'0', '0' + byte(n/100), '0' + byte(n/10%10), '0' + byte(n%10)})
}

// monthDay writes -04-03.
func monthDay(t time.Time) string {
	_, m, d := t.Date()
	return string([]byte{'-', '0' + byte(m/10), '0' + byte(m%10), '-', '0' + byte(d/10), '0' + byte(d%10)})
}

func isoWeek(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%s-W%02d", yearValue(y), w)
}

// partHours are the hours of the parts of a day, from midnight.
var partHours = map[part][2]int{
	morning: {6, 12}, midday: {11, 14}, afternoon: {12, 18}, evening: {18, 24}, night: {18, 30}, daytime: {6, 18},
}

// edtf is the point in EDTF. What EDTF has no name for (a week, the evening of
// a day, a decade before Christ) is an interval.
func (p point) edtf() string {
	y := edtfYear(p.first.Year())
	switch p.grain {
	case months:
		return y + monthDay(p.first)[:3]
	case seasons:
		return fmt.Sprintf("%s-%d", y, 20+p.nth)
	case quarters:
		return fmt.Sprintf("%s-%d", y, 32+p.nth)
	case halves:
		return fmt.Sprintf("%s-%d", y, 39+p.nth)
	case years:
		return y
	case decades, centuries, millennia:
		drop := map[unit]int{decades: 1, centuries: 2, millennia: 3}[p.grain]
		if p.first.Year() >= 0 {
			return y[:len(y)-drop] + strings.Repeat("X", drop)
		}
		return y + "/" + edtfYear(p.last().Year())
	case weeks, weekends:
		return edtfDay(p.first) + "/" + edtfDay(p.last())
	}
	return p.edtfTime()
}

func (p point) edtfTime() string {
	if p.hour >= 0 {
		t := p.first.Add(time.Duration(p.hour)*time.Hour + time.Duration(p.min)*time.Minute)
		v := edtfDay(t) + t.Format("T15:04")
		if p.utc {
			v += "Z"
		}
		return v
	}
	hours, ok := partHours[p.part]
	if !ok {
		return edtfDay(p.first)
	}
	from := p.first.Add(time.Duration(hours[0]) * time.Hour)
	to := p.first.Add(time.Duration(hours[1])*time.Hour - time.Minute)
	return edtfDay(from) + from.Format("T15:04/") + edtfDay(to) + to.Format("T15:04")
}

func edtfDay(t time.Time) string { return edtfYear(t.Year()) + monthDay(t) }

func edtfYear(y int) string {
	if y < 0 {
		return "-" + fourDigits(-y)
	}
	return fourDigits(y)
}
