package notebook

import (
	"fmt"
	"math"
	"time"
)

// Instant is a second on the proleptic Gregorian calendar, counted from
// 1970-01-01T00:00:00 as written (texts seldom name a zone, so none is kept).
// Years before Christ are astronomical: 1 BC is the year 0.
type Instant int64

// The ends of time: what an open interval is open to.
const (
	Beginning Instant = math.MinInt64
	End       Instant = math.MaxInt64
)

// InstantOf drops the zone of t and keeps what its clock shows.
func InstantOf(t time.Time) Instant {
	y, m, d := t.Date()
	return Instant(time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), 0, time.UTC).Unix())
}

// Time is the instant in UTC. It must not be an end of time.
func (i Instant) Time() time.Time { return time.Unix(int64(i), 0).UTC() }

// String prints 2020-04-03T00:00:00, a signed year of at least four digits
// outside 0 to 9999, and ".." for the ends of time.
func (i Instant) String() string {
	if i == Beginning || i == End {
		return ".."
	}
	t := i.Time()
	y, sign := t.Year(), ""
	if y < 0 {
		y, sign = -y, "-"
	}
	return fmt.Sprintf("%s%04d-%s", sign, y, t.Format("01-02T15:04:05"))
}

// Modifier says how loosely a time is meant, as TIMEX3's mod does.
type Modifier uint8

// The modifiers. The numbers are stored.
const (
	Exactly Modifier = iota
	About
	Early // the first third
	Mid
	Late
	Before
	After
)

// String is the English word; "" for Exactly.
func (m Modifier) String() string {
	names := [...]string{"", "about", "early", "mid", "late", "before", "after"}
	if int(m) < len(names) {
		return names[m]
	}
	return ""
}

// When is an uncertain time. The zero When is "not known".
//
// Earliest and Latest are both inside: a day runs from its 00:00:00 to its
// 23:59:59. Earliest ≤ Latest always (TestWhenLaws).
type When struct {
	EDTF             string // ISO 8601-2 (EDTF level 2 as far as texts need it)
	Earliest, Latest Instant
	Modifier         Modifier
	Words            string // the words it was read from
	Base             string // EDTF of the date it was read against, "" if none
}

// Known reports whether there is a time at all.
func (w When) Known() bool { return w.EDTF != "" }

// Granularity is the width of a When, coarsest that fits.
type Granularity uint8

// The granularities, from fine to coarse.
const (
	Second Granularity = iota
	Minute
	Hour
	Day
	Week
	Month
	Season
	Year
	Decade
	Century
	Millennium
)

// Granularity is read from the distance between earliest and latest.
func (w When) Granularity() Granularity {
	if w.Earliest == Beginning || w.Latest == End {
		return Millennium
	}
	const day = 24 * 60 * 60
	width := int64(w.Latest) - int64(w.Earliest) + 1
	for _, step := range []struct {
		most int64
		g    Granularity
	}{
		{1, Second},
		{60, Minute},
		{3600, Hour},
		{day, Day},
		{7 * day, Week},
		{31 * day, Month},
		{92 * day, Season},
		{366 * day, Year},
		{3653 * day, Decade},
		{36525 * day, Century},
	} {
		if width <= step.most {
			return step.g
		}
	}
	return Millennium
}
