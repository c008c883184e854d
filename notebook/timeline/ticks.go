package timeline

import (
	"math"
	"strconv"
	"time"

	"casebound/notebook"
)

// Tick is one mark of the axis.
type Tick struct {
	X     float32 // in pixels; the label is centred on it
	At    notebook.Instant
	Label string
	Major bool // it begins a larger unit: a month among days
}

// tickGap is the least room between two labels, in pixels.
const tickGap = 14

// Words are the parts of a date as one language writes them on the axis.
type Words struct {
	Months [12]string // short
	Before string     // "BC"
	First  string     // "AD", set before the year 1 alone
	// MonthFirst writes "Apr 3" and not "3 Apr".
	MonthFirst bool
}

// English is what Ticks writes.
var English = Words{
	Months: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	Before: "BC", First: "AD",
}

// Ticks are the marks in view of a width, in order, with labels in English that
// never overlap (FuzzTicks). measure is the width of a label in pixels. The
// first label in view says more than the others.
func (s Scale) Ticks(width float32, measure func(string) float32) []Tick {
	return s.TicksIn(English, width, measure)
}

// TicksIn are the same in other words.
func (s Scale) TicksIn(words Words, width float32, measure func(string) float32) []Tick {
	st := s.step(words, width, measure)
	var ticks []Tick
	at := st.floor(s.At(0).Time())
	for {
		x := s.X(notebook.Instant(at.Unix()))
		if x > float64(width) || math.IsNaN(x) {
			return ticks
		}
		if x >= 0 && at.Unix() >= -bound {
			ticks = append(ticks, Tick{
				X: float32(x), At: notebook.Instant(at.Unix()),
				Label: words.label(st, at, len(ticks) == 0), Major: st.major(at),
			})
		}
		at = st.next(at)
		if at.Unix() >= bound {
			return ticks
		}
	}
}

// step is the finest one whose labels all have room. It looks at the widest
// label that could stand in view, not at those that do, so that panning never
// changes it within a century.
func (s Scale) step(words Words, width float32, measure func(string) float32) step {
	wide := words.widestMonth(measure)
	for _, st := range steps {
		room := st.least() * s.Second
		if room < 2*tickGap {
			continue
		}
		need := float32(0)
		for _, end := range []notebook.Instant{s.At(0), s.At(float64(width))} {
			y := end.Time().Year()
			for _, t := range []time.Time{time.Date(y, wide, 28, 20, 48, 0, 0, time.UTC), time.Date(y, wide, 28, 0, 0, 0, 0, time.UTC)} {
				need = max(need, measure(words.label(st, t, true)))
			}
		}
		if room >= float64(need)+tickGap {
			return st
		}
	}
	return steps[len(steps)-1]
}

func (w Words) widestMonth(measure func(string) float32) time.Month {
	widest, most := time.January, float32(0)
	for i, name := range w.Months {
		if n := measure(name); n > most {
			widest, most = time.Month(i+1), n
		}
	}
	return widest
}

// label is what stands at a tick.
func (w Words) label(s step, t time.Time, first bool) string {
	newYear := t.Month() == 1 && t.Day() == 1
	midnight := t.Hour() == 0 && t.Minute() == 0
	switch {
	case s.unit <= hours && !midnight && first:
		return w.date(t) + " " + t.Format("15:04")
	case s.unit <= hours && !midnight:
		return t.Format("15:04")
	case s.unit <= days && (first || newYear):
		return w.date(t) + " " + w.year(t.Year())
	case s.unit <= days:
		return w.date(t)
	case s.unit == months && (first || newYear):
		return w.Months[t.Month()-1] + " " + w.year(t.Year())
	case s.unit == months:
		return w.Months[t.Month()-1]
	}
	return w.year(t.Year())
}

func (w Words) date(t time.Time) string {
	if w.MonthFirst {
		return w.Months[t.Month()-1] + " " + strconv.Itoa(t.Day())
	}
	return strconv.Itoa(t.Day()) + " " + w.Months[t.Month()-1]
}

// year writes an astronomical year as people count: 0 is 1 BC.
func (w Words) year(y int) string {
	switch {
	case y < 1:
		return strconv.Itoa(1-y) + " " + w.Before
	case y == 1:
		return w.First + " 1"
	}
	return strconv.Itoa(y)
}
