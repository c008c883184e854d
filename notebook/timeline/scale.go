// Package timeline is the arithmetic of a line of time: it turns instants into
// pixels and back, chooses the ticks of the axis, and decides for every event
// whether it is a point, a bar, part of a cluster or in the tray, and where its
// label has room. It draws nothing and knows no toolkit.
//
// Read Scale first, then Line.
package timeline

import (
	"math"

	"casebound/notebook"
)

// The bounds of the line. Instants beyond a million years are drawn at its
// ends; a float64 tells seconds apart far beyond that.
const (
	day   = 24 * 60 * 60
	year  = 365.2425 * day
	bound = 1e6 * year

	finest   = 10                // pixels of a second: a minute is 600 wide
	coarsest = 1.0 / (20 * year) // ten thousand years are 500 wide
	farthest = coarsest / 100    // as far as fitting all events may go
	leastFit = 4 * day           // what a single day is shown amid
	air      = 0.09              // of the width, left and right of what is fitted
)

// Scale maps time to pixels: linearly, so that a stretch of time is as long
// wherever it stands. The zero Scale is not usable; begin with Fit or Between.
//
// A time survives the way to pixels and back (FuzzTimePixelTime).
type Scale struct {
	Start  float64 // seconds since 1970 at x = 0
	Second float64 // pixels of one second
}

// Between shows from the one instant to the other over a width in pixels, with
// some air at both ends. Ends of time are left out of sight.
func Between(from, to notebook.Instant, width float32) Scale {
	first, last := seconds(from), seconds(to)
	switch {
	case from == notebook.Beginning && to == notebook.End:
		first, last = 0, 0
	case from == notebook.Beginning:
		first = last
	case to == notebook.End:
		last = first
	}
	if last < first {
		first, last = last, first
	}
	middle, length := (first+last)/2, math.Max(last-first, leastFit)
	w := math.Max(float64(width), 1)
	s := Scale{Second: math.Min(math.Max(w*(1-2*air)/length, farthest), finest)}
	s.Start = middle - w/2/s.Second
	return s
}

// X is where an instant stands, in pixels. The ends of time stand far outside
// of every view.
func (s Scale) X(i notebook.Instant) float64 { return (seconds(i) - s.Start) * s.Second }

// At is the instant at a pixel.
func (s Scale) At(x float64) notebook.Instant {
	return notebook.Instant(math.Round(math.Min(math.Max(s.Start+x/s.Second, -bound), bound)))
}

// Zoom makes everything wider by the factor and keeps the time at the pixel
// where it is. It stops at minutes and at ten thousand years.
func (s Scale) Zoom(around, factor float64) Scale {
	fixed := s.Start + around/s.Second
	least := math.Min(coarsest, s.Second) // a fit may have gone farther out
	s.Second = math.Min(math.Max(s.Second*factor, least), finest)
	s.Start = fixed - around/s.Second
	return s.bounded()
}

// Pan moves what is shown to the right by pixels.
func (s Scale) Pan(dx float64) Scale {
	s.Start -= dx / s.Second
	return s.bounded()
}

func (s Scale) bounded() Scale {
	s.Start = math.Min(math.Max(s.Start, -bound), bound)
	return s
}

func seconds(i notebook.Instant) float64 {
	return math.Min(math.Max(float64(i), -bound), bound)
}
