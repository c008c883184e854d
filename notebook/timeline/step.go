package timeline

import (
	"math"
	"time"
)

// unit is what the distance between two ticks is counted in.
type unit uint8

const (
	minutes unit = iota
	hours
	days
	months
	years
)

// step is a distance between ticks.
type step struct {
	unit  unit
	count int
}

// steps are the distances that people find round, from fine to coarse.
var steps = []step{
	{minutes, 1},
	{minutes, 2},
	{minutes, 5},
	{minutes, 10},
	{minutes, 15},
	{minutes, 30},
	{hours, 1},
	{hours, 2},
	{hours, 3},
	{hours, 6},
	{hours, 12},
	{days, 1},
	{days, 2},
	{days, 5},
	{days, 10},
	{months, 1},
	{months, 2},
	{months, 3},
	{months, 6},
	{years, 1},
	{years, 2},
	{years, 5},
	{years, 10},
	{years, 20},
	{years, 50},
	{years, 100},
	{years, 200},
	{years, 500},
	{years, 1000},
	{years, 2000},
	{years, 5000},
	{years, 10_000},
	{years, 20_000},
	{years, 50_000},
	{years, 100_000},
	{years, 500_000},
}

// least is the shortest time between two ticks: February, and the years
// before 1, are short.
func (s step) least() float64 {
	n := float64(s.count)
	switch s.unit {
	case minutes:
		return n * 60
	case hours:
		return n * 60 * 60
	case days:
		return n * day
	case months:
		return n*30.4*day - 3*day
	}
	return n*365*day - 366*day*math.Min(1, n-1)
}

// floor is the tick at t or the last before it.
func (s step) floor(t time.Time) time.Time {
	y, m, d := t.Date()
	switch s.unit {
	case minutes:
		return time.Date(y, m, d, t.Hour(), t.Minute()/s.count*s.count, 0, 0, time.UTC)
	case hours:
		return time.Date(y, m, d, t.Hour()/s.count*s.count, 0, 0, 0, time.UTC)
	case days:
		return s.floorDay(y, m, d)
	case months:
		return time.Date(y, time.Month((int(m)-1)/s.count*s.count+1), 1, 0, 0, 0, 0, time.UTC)
	}
	return firstOf(s.yearAt(s.indexOf(y)))
}

// floorDay counts days anew in each month, so that labels stay round, and
// leaves a tick out that would stand too near to the next month's first.
func (s step) floorDay(y int, m time.Month, d int) time.Time {
	at := (d-1)/s.count*s.count + 1
	if at > 1 && !s.fits(y, m, at) {
		at -= s.count
	}
	return time.Date(y, m, at, 0, 0, 0, 0, time.UTC)
}

func (s step) fits(y int, m time.Month, d int) bool {
	last := time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return d+s.count <= last+1
}

// next is the tick after one.
func (s step) next(t time.Time) time.Time {
	switch s.unit {
	case minutes:
		return t.Add(time.Duration(s.count) * time.Minute)
	case hours:
		return t.Add(time.Duration(s.count) * time.Hour)
	case days:
		y, m, d := t.Date()
		if d += s.count; !s.fits(y, m, d) {
			d, m = 1, m+1
		}
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	case months:
		return t.AddDate(0, s.count, 0)
	}
	return firstOf(s.yearAt(s.indexOf(t.Year()) + 1))
}

// Years are counted as people do, without a year 0: ticks stand at 100 BC, at
// AD 1, at 100. The index of AD 1 is 0.
func (s step) yearAt(index int) int {
	if s.count == 1 {
		return index + 1
	}
	switch n := index * s.count; {
	case n > 0:
		return n
	case n == 0:
		return 1
	default:
		return 1 + n // 100 BC is the astronomical year -99
	}
}

// indexOf is the index of the tick at the beginning of the year or before it.
func (s step) indexOf(y int) int {
	if s.count == 1 {
		return y - 1
	}
	switch {
	case y >= 1:
		return y / s.count
	default:
		return int(math.Floor(float64(y-1) / float64(s.count)))
	}
}

func firstOf(y int) time.Time { return time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC) }

// major reports whether a tick begins a larger unit.
func (s step) major(t time.Time) bool {
	switch s.unit {
	case minutes, hours:
		return t.Hour() == 0 && t.Minute() == 0
	case days:
		return t.Day() == 1
	case months:
		return t.Month() == 1
	}
	y := t.Year()
	if y < 1 {
		y-- // BC: 100 BC is the astronomical year -99
	}
	return y == 1 || y%(10*s.count) == 0
}
