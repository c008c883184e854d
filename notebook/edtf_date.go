package notebook

import (
	"strconv"
	"strings"
	"time"
)

// edtfDate is one date of EDTF in its parts, qualifiers taken off. Month and
// day are "" when not written and may hold X for a digit not known; month is
// also a season (21 to 41).
type edtfDate struct {
	low, high  int64 // the years it may mean
	month, day string
	clock      string // what follows T
}

// parseEDTFDate reads a date, or says in words why it is none.
func parseEDTFDate(s string) (e extent, why string) {
	d, why := splitEDTFDate(s)
	if why != "" {
		return e, why
	}
	if d.month == "" {
		return extent{startOfDay(d.low, 1, 1), startOfDay(d.high+1, 1, 1) - 1}, ""
	}
	if first, ok := edtfSeasons[d.month]; ok {
		if d.day != "" {
			return e, "a season has no days"
		}
		return extent{
			startOfDay(d.low, first.month, 1),
			startOfDay(d.high, first.month+first.months, 1) - 1,
		}, ""
	}
	e, ok := d.days()
	if !ok {
		return e, "there is no such day"
	}
	if d.clock != "" {
		return clockExtent(e, d.clock)
	}
	return e, ""
}

// season is a run of months; the winter of a year begins in its December.
type season struct {
	month  int
	months int
}

var edtfSeasons = map[string]season{
	"21": {3, 3}, "22": {6, 3}, "23": {9, 3}, "24": {12, 3},
	"25": {3, 3}, "26": {6, 3}, "27": {9, 3}, "28": {12, 3}, // northern
	"29": {9, 3}, "30": {12, 3}, "31": {3, 3}, "32": {6, 3}, // southern
	"33": {1, 3}, "34": {4, 3}, "35": {7, 3}, "36": {10, 3}, // quarters
	"37": {1, 4}, "38": {5, 4}, "39": {9, 4},
	"40": {1, 6}, "41": {7, 6}, // halves
}

// mostYear keeps every instant inside 64 bits of seconds.
const mostYear = 99_999_999_999

// splitEDTFDate takes a date apart. ?, ~ and % may stand before or behind each
// part, as level 2 has it.
func splitEDTFDate(s string) (d edtfDate, why string) {
	date, clock, timed := strings.Cut(s, "T")
	if timed && clock == "" {
		return d, "nothing follows the T"
	}
	d.clock = clock
	sign := ""
	if rest, ok := strings.CutPrefix(date, "Y-"); ok {
		sign, date = "-", "Y"+rest
	} else if rest, ok := strings.CutPrefix(date, "-"); ok {
		if sign, date = "-", rest; strings.HasPrefix(rest, "Y") {
			return d, "the sign of a long year stands after its Y"
		}
	}
	parts := strings.Split(date, "-")
	if len(parts) > 3 {
		return d, "a date has at most year, month and day"
	}
	for i, part := range parts {
		if parts[i], why = unqualified(part); why != "" {
			return d, why
		}
	}
	if d.low, d.high, why = years(sign, parts[0]); why != "" {
		return d, why
	}
	if parts[0][0] == 'Y' && len(parts) > 1 {
		return d, "a long year stands alone"
	}
	if len(parts) > 1 {
		d.month = parts[1]
	}
	if len(parts) > 2 {
		d.day = parts[2]
	}
	if timed && (d.day == "" || strings.Contains(date, "X")) {
		return d, "a time of day needs a whole date"
	}
	for _, part := range parts[1:] {
		if len(part) != 2 || !digitsOrX(part) {
			return d, "month and day have two digits"
		}
	}
	return d, ""
}

func unqualified(part string) (bare, why string) {
	const qualifiers = "?~%"
	bare = part
	if bare != "" && strings.IndexByte(qualifiers, bare[0]) >= 0 {
		bare = bare[1:]
	}
	if n := len(bare); n > 0 && strings.IndexByte(qualifiers, bare[n-1]) >= 0 {
		bare = bare[:n-1]
	}
	if bare == "" {
		return "", "a part is empty"
	}
	return bare, ""
}

func digitsOrX(s string) bool {
	return s != "" && strings.Trim(s, "0123456789X") == ""
}

// years reads 2004, 199X, 19XX, 1950S2, Y170000 and Y17E7, sign apart.
func years(sign, s string) (low, high int64, why string) {
	const wrong = "a year has four digits (X where one is not known), or more after a Y"
	digits, significant, precise := strings.Cut(s, "S")
	long := strings.HasPrefix(digits, "Y")
	digits = strings.TrimPrefix(digits, "Y")
	digits, zeros, scaled := strings.Cut(digits, "E")
	if scaled {
		n, err := strconv.Atoi(zeros)
		if !long || err != nil || n < 0 || n > 11 || zeros[0] == '+' {
			return 0, 0, wrong
		}
		digits += strings.Repeat("0", n)
	}
	if !digitsOrX(digits) || !long && len(digits) != 4 || long && len(digits) > 11 {
		return 0, 0, wrong
	}
	if precise {
		n, err := strconv.Atoi(significant)
		if err != nil || n < 1 || n > len(digits) || significant[0] == '+' {
			return 0, 0, "S needs the number of digits that count"
		}
		digits = digits[:n] + strings.Repeat("X", len(digits)-n)
	}
	if long && !scaled && !precise && (len(digits) < 5 || strings.Contains(digits, "X")) {
		return 0, 0, wrong
	}
	low, _ = strconv.ParseInt(strings.ReplaceAll(digits, "X", "0"), 10, 64)
	high, _ = strconv.ParseInt(strings.ReplaceAll(digits, "X", "9"), 10, 64)
	if sign == "-" {
		low, high = -high, -low
		if high == 0 && low == 0 {
			return 0, 0, "there is no year -0000"
		}
	}
	if low < -mostYear || high > mostYear {
		return 0, 0, "the year is too far away"
	}
	return low, high, ""
}

// days is the first and the last day that fits year, month and day. A day such
// as XXXX-02-29 is not in every year, so years are tried from both ends; four
// hundred of them hold every pattern there is.
func (d edtfDate) days() (e extent, ok bool) {
	for y := d.low; y <= d.high && y < d.low+400 && !ok; y++ {
		for m := 1; m <= 12 && !ok; m++ {
			if first, _, fits := d.daysOf(y, m); fits {
				e.earliest, ok = startOfDay(y, m, first), true
			}
		}
	}
	if !ok {
		return e, false
	}
	for y := d.high; y >= d.low; y-- {
		for m := 12; m >= 1; m-- {
			if _, last, fits := d.daysOf(y, m); fits {
				e.latest = startOfDay(y, m, last+1) - 1
				return e, true
			}
		}
	}
	return e, false
}

// daysOf is the first and the last day of one month that fit.
func (d edtfDate) daysOf(year int64, month int) (first, last int, ok bool) {
	if !fitsDigits(month, d.month) {
		return 0, 0, false
	}
	length := daysIn(year, month)
	if d.day == "" {
		return 1, length, true
	}
	for day := 1; day <= length; day++ {
		if fitsDigits(day, d.day) {
			if first == 0 {
				first = day
			}
			last = day
		}
	}
	return first, last, first > 0
}

func fitsDigits(n int, pattern string) bool {
	tens, ones := byte('0'+n/10), byte('0'+n%10)
	return (pattern[0] == 'X' || pattern[0] == tens) && (pattern[1] == 'X' || pattern[1] == ones)
}

func daysIn(year int64, month int) int {
	return time.Date(int(leapAlike(year)), time.Month(month+1), 0, 0, 0, 0, 0, time.UTC).Day()
}

// leapAlike is a year near 2000 with the same calendar: the Gregorian one
// repeats every 400 years, to the day of the week.
func leapAlike(year int64) int64 { return 2000 + ((year%400)+400)%400 }

// startOfDay counts whole 400-year cycles by hand, since package time does not
// reach as far as EDTF does. Month and day may overflow, as in time.Date.
func startOfDay(year int64, month, day int) Instant {
	const cycle = 146097 * 24 * 60 * 60 // seconds in 400 years
	alike := leapAlike(year)
	t := time.Date(int(alike), time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return Instant(t.Unix() + (year-alike)/400*cycle)
}
