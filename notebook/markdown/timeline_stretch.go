package markdown

import (
	"strings"

	"casebound/notebook"
)

// stretch is what of a time stands on a calendar: from the first to the last
// second, both inside. Of an open interval it is the end that is known, and
// exact is false for all that is not one day or a time in it.
type stretch struct {
	from, to notebook.Instant
	exact    bool
}

const daySeconds = 24 * 60 * 60

// stretchOf is false for a time that is not known at all.
func stretchOf(w notebook.When) (stretch, bool) {
	if !w.Known() {
		return stretch{}, false
	}
	s := stretch{from: w.Earliest, to: w.Latest}
	if from, to, ok := strings.Cut(w.EDTF, "/"); ok && (s.from == notebook.Beginning || s.to == notebook.End) {
		side := from
		if s.from == notebook.Beginning {
			side = to
		}
		known, err := notebook.ParseEDTF(side)
		if err != nil {
			return s, false
		}
		s.from, s.to = known.Earliest, known.Latest
		return s, s.bounded()
	}
	if !s.bounded() {
		return s, false
	}
	s.exact = w.Modifier == notebook.Exactly && !strings.ContainsAny(w.EDTF, "?~%") && s.to-s.from < daySeconds && s.from.Time().YearDay() == s.to.Time().YearDay()
	return s, true
}

func (s stretch) bounded() bool { return s.from != notebook.Beginning && s.to != notebook.End }

// wholeDays reports whether the stretch begins and ends with a day.
func (s stretch) wholeDays() bool {
	return mod(s.from, daySeconds) == 0 && mod(s.to, daySeconds) == daySeconds-1
}

func (s stretch) wholeMonths() bool {
	return s.wholeDays() && s.from.Time().Day() == 1 && (s.to+1).Time().Day() == 1
}

func (s stretch) wholeYears() bool {
	return s.wholeMonths() && s.from.Time().Month() == 1 && (s.to+1).Time().Month() == 1
}

func mod(i notebook.Instant, n int64) int64 { return ((int64(i) % n) + n) % n }
