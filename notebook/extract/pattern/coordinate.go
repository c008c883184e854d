package pattern

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"casebound/notebook"
)

// coordinates are a latitude and a longitude: 48.8584, 2.2945 with at least
// three decimals each, or with degree signs and letters. ISO 6709 gives the
// order.
func coordinates(s *scanner, i int) (Found, bool) {
	if i > 0 && (isAlnum(s.s[i-1]) || strings.IndexByte(".-,$€£", s.s[i-1]) >= 0) {
		return none()
	}
	lat, at, ok := s.angle(i, "NSns", 90)
	if !ok {
		return none()
	}
	gap := at
	if s.at(at) == ',' || s.at(at) == ';' || s.at(at) == '/' {
		at++
	}
	if s.at(at) == ' ' {
		at++
	}
	if at == gap {
		return none()
	}
	lon, end, ok := s.angle(at, "EWOewo", 180)
	if !ok || lat.degrees != lon.degrees || !s.ends(end) {
		return none()
	}
	name := fmt.Sprintf("%.5f, %.5f", lat.value, lon.value)
	return s.hit(notebook.Coordinates, i, end, name, 0.95, "a latitude and a longitude")
}

type angle struct {
	value   float64
	degrees bool // written with a degree sign
}

// angle reads one coordinate of at most most degrees; letters are those of its
// directions, the second half negative ones.
func (s *scanner) angle(i int, letters string, most float64) (angle, int, bool) {
	var a angle
	sign := 1.0
	at := i
	if s.at(at) == '-' {
		sign, at = -1, at+1
	}
	v, at, decimals := s.float(at)
	if at == i || math.IsNaN(v) {
		return a, i, false
	}
	a.value = v
	if rest := s.s[at:]; strings.HasPrefix(rest, "°") {
		a.degrees = true
		at += len("°")
		at = s.sixtieths(at, &a.value)
		if s.at(at) == ' ' {
			at++
		}
		k := strings.IndexByte(letters, s.at(at))
		if s.at(at) == 0 || k < 0 {
			return a, i, false
		}
		if letters[k]|0x20 == 's' || letters[k]|0x20 == 'w' {
			sign = -1
		}
		at++
	} else if decimals < 3 {
		return a, i, false
	}
	a.value *= sign
	return a, at, math.Abs(a.value) <= most
}

// sixtieths adds minutes and seconds.
func (s *scanner) sixtieths(at int, value *float64) int {
	for _, part := range []struct {
		marks []string
		of    float64
	}{{[]string{"′", "'", "’"}, 60}, {[]string{"″", "\"", "”", "''", "′′"}, 3600}} {
		from := at
		if s.at(from) == ' ' {
			from++
		}
		v, to, _ := s.float(from)
		if to == from || v >= 60 {
			return at
		}
		for _, m := range part.marks {
			if strings.HasPrefix(s.s[to:], m) {
				*value += v / part.of
				at = to + len(m)
				break
			}
		}
		if at < to {
			return at
		}
	}
	return at
}

// float reads digits with an optional fraction; decimals is its length.
func (s *scanner) float(i int) (v float64, end, decimals int) {
	end = s.run(i, 4, isDigit)
	if end == i {
		return 0, i, 0
	}
	if s.at(end) == '.' && isDigit(s.at(end+1)) {
		dot := end
		end = s.run(end+1, 15, isDigit)
		decimals = end - dot - 1
	}
	v, err := strconv.ParseFloat(s.s[i:end], 64)
	if err != nil {
		return math.NaN(), i, 0
	}
	return v, end, decimals
}
