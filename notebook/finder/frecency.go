package finder

import (
	"math"
	"time"
)

// Again is the frecency after one more opening at the instant now.
func (f Frecency) Again(now time.Time) Frecency {
	return Frecency{Sum: f.Value(now) + 1, At: now}
}

// Value is the sum as it stands at the instant now. A clock that went
// backwards does not raise it.
func (f Frecency) Value(now time.Time) float64 {
	if f.Sum <= 0 {
		return 0
	}
	passed := max(0, now.Sub(f.At))
	return f.Sum * math.Exp2(-float64(passed)/float64(HalfLife))
}

// standing orders frecencies whatever the instant: the logarithm of what the
// sum would be at the epoch.
func (f Frecency) standing() float64 {
	if f.Sum <= 0 {
		return math.Inf(-1)
	}
	return math.Log2(f.Sum) + float64(f.At.Unix())/HalfLife.Seconds()
}
