package widgets

import (
	"fmt"
	"math"
	"time"

	"casebound/notebook"
)

// timeScale puts time on a line of pixels: seconds since 1970 against x. It is
// linear, so a stretch of time keeps its length wherever it is.
type timeScale struct {
	start  float64 // seconds at x = 0
	second float64 // pixels of one second; never 0
}

// The bounds of zooming: a minute as wide as 600 pixels, and 2000 years as
// wide as one.
const (
	mostPerSecond  = 600.0 / 60
	leastPerSecond = 1.0 / (2000 * yearSeconds)
	daySeconds     = 24 * 60 * 60
	yearSeconds    = 365.2425 * daySeconds
)

func (s timeScale) x(seconds float64) float32     { return float32((seconds - s.start) * s.second) }
func (s timeScale) seconds(x float32) float64     { return s.start + float64(x)/s.second }
func (s timeScale) at(i notebook.Instant) float32 { return s.x(float64(i)) }

// zoomed keeps the time under x where it is and makes everything wider.
func (s timeScale) zoomed(by float64, x float32) timeScale {
	fixed := s.seconds(x)
	s.second = math.Min(math.Max(s.second*by, leastPerSecond), mostPerSecond)
	s.start = fixed - float64(x)/s.second
	return s
}

// panned moves what is shown to the right by pixels.
func (s timeScale) panned(dx float32) timeScale {
	s.start -= float64(dx) / s.second
	return s
}

// fitted shows from first to last over a width, with air at both ends.
func fitted(first, last float64, width float32) timeScale {
	span := math.Max(last-first, 4*daySeconds)
	middle := (first + last) / 2
	air := 0.82
	s := timeScale{second: float64(max(width, 1)) * air / span}
	s.second = math.Min(math.Max(s.second, leastPerSecond), mostPerSecond)
	s.start = middle - float64(width)/2/s.second
	return s
}

// tick is a mark of the axis.
type tick struct {
	x     float32
	label string
	major bool // begins a larger unit: a year among months, a day among hours
}

// step is a distance between ticks.
type step struct {
	unit  unit
	count int
}

type unit uint8

const (
	minutes unit = iota
	hours
	days
	months
	years
)

var unitSeconds = [...]float64{60, 3600, daySeconds, 30.44 * daySeconds, yearSeconds}

var steps = []step{
	{minutes, 1}, {minutes, 5}, {minutes, 15}, {minutes, 30}, {hours, 1}, {hours, 3}, {hours, 6}, {hours, 12},
	{days, 1}, {days, 2}, {days, 5}, {days, 10}, {months, 1}, {months, 2}, {months, 3}, {months, 6},
	{years, 1}, {years, 2}, {years, 5}, {years, 10}, {years, 20}, {years, 50}, {years, 100}, {years, 200},
	{years, 500}, {years, 1000}, {years, 2000}, {years, 5000}, {years, 10000}, {years, 50000}, {years, 200000},
}

func (s step) seconds() float64 { return float64(s.count) * unitSeconds[s.unit] }

const tickRoom = 84 // pixels between labels, at least

// step is the finest step whose labels have room.
func (s timeScale) step() step {
	for _, st := range steps {
		if st.seconds()*s.second >= tickRoom {
			return st
		}
	}
	return steps[len(steps)-1]
}

// ticks are the marks in view of a width.
func (s timeScale) ticks(width float32) []tick {
	st := s.step()
	var out []tick
	at := st.floor(calendar(s.seconds(0)))
	for range 400 {
		x := s.x(float64(at.Unix()))
		if x > width {
			break
		}
		if x >= 0 {
			out = append(out, tick{x: x, label: st.label(at, len(out) == 0), major: st.major(at)})
		}
		at = st.next(at)
	}
	return out
}

// calendar is the time at a second, kept to the years that Go's calendar and
// people can use.
func calendar(seconds float64) time.Time {
	const most = 1e6 * yearSeconds
	return time.Unix(int64(math.Min(math.Max(seconds, -most), most)), 0).UTC()
}

// floor is the mark at or before t.
func (s step) floor(t time.Time) time.Time {
	y, m, d := t.Date()
	switch s.unit {
	case minutes:
		return time.Date(y, m, d, t.Hour(), t.Minute()/s.count*s.count, 0, 0, time.UTC)
	case hours:
		return time.Date(y, m, d, t.Hour()/s.count*s.count, 0, 0, 0, time.UTC)
	case days:
		return time.Date(y, m, (d-1)/s.count*s.count+1, 0, 0, 0, 0, time.UTC)
	case months:
		return time.Date(y, time.Month((int(m)-1)/s.count*s.count+1), 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(int(math.Floor(float64(y)/float64(s.count)))*s.count, 1, 1, 0, 0, 0, 0, time.UTC)
}

// next is the mark after one. Steps of days begin anew each month, so that the
// labels stay round.
func (s step) next(t time.Time) time.Time {
	switch s.unit {
	case minutes:
		return t.Add(time.Duration(s.count) * time.Minute)
	case hours:
		return t.Add(time.Duration(s.count) * time.Hour)
	case days:
		next := t.AddDate(0, 0, s.count)
		if first := time.Date(t.Year(), t.Month()+1, 1, 0, 0, 0, 0, time.UTC); s.count > 1 && first.Sub(next).Hours() < 24*float64(s.count)/2 {
			return first
		}
		return next
	case months:
		return t.AddDate(0, s.count, 0)
	}
	return t.AddDate(s.count, 0, 0)
}

func (s step) major(t time.Time) bool {
	switch s.unit {
	case minutes, hours:
		return t.Hour() == 0 && t.Minute() == 0
	case days:
		return t.Day() == 1
	case months:
		return t.Month() == 1
	}
	return false
}

// label is what stands below a mark; the first in view says more.
func (s step) label(t time.Time, first bool) string {
	switch {
	case s.unit <= hours && (first || s.major(t)):
		return t.Format("2 Jan 15:04")
	case s.unit <= hours:
		return t.Format("15:04")
	case s.unit == days && (first || t.Month() == 1 && t.Day() == 1):
		return t.Format("2 Jan ") + yearLabel(t.Year())
	case s.unit == days:
		return t.Format("2 Jan")
	case s.unit == months && (first || s.major(t)):
		return t.Format("Jan ") + yearLabel(t.Year())
	case s.unit == months:
		return t.Format("Jan")
	}
	return yearLabel(t.Year())
}

// yearLabel writes astronomical years as people count them.
func yearLabel(y int) string {
	if y < 1 {
		return fmt.Sprintf("%d BC", 1-y)
	}
	return itoa(y)
}
