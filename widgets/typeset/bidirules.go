package typeset

import "golang.org/x/text/unicode/bidi"

// sequence is an isolating run sequence (BD13): indices of runes that the
// rules from W1 on see as if they stood side by side.
type sequence struct {
	p        *bidiText
	at       []int
	level    uint8
	sos, eos bidi.Class
}

// sequences is rule X10.
func (p *bidiText) sequences() []sequence {
	runs := p.levelRuns()
	runOf := make(map[int]int, len(runs)) // by first index
	for i, run := range runs {
		runOf[run[0]] = i
	}
	var all []sequence
	for _, run := range runs {
		if p.given[run[0]] == bidi.PDI && p.match[run[0]] >= 0 {
			continue // continues another
		}
		s := sequence{p: p, level: p.level[run[0]]}
		for {
			s.at = append(s.at, run...)
			last := run[len(run)-1]
			next, ok := 0, false
			if isInitiator(p.given[last]) && p.match[last] >= 0 {
				next, ok = runOf[p.match[last]]
			}
			if !ok {
				break
			}
			run = runs[next]
		}
		s.bounds()
		all = append(all, s)
	}
	return all
}

func isInitiator(c bidi.Class) bool { return c == bidi.LRI || c == bidi.RLI || c == bidi.FSI }

// levelRuns is BD7, without what X9 removed.
func (p *bidiText) levelRuns() [][]int {
	var runs [][]int
	last := -1
	for i := range p.runes {
		if p.removed[i] {
			continue
		}
		if last < 0 || p.level[i] != p.level[last] {
			runs = append(runs, nil)
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], i)
		last = i
	}
	return runs
}

func direction(level uint8) bidi.Class {
	if level&1 == 1 {
		return bidi.R
	}
	return bidi.L
}

// bounds sets sos and eos.
func (s *sequence) bounds() {
	before, after := s.p.base, s.p.base
	for i := s.at[0] - 1; i >= 0; i-- {
		if !s.p.removed[i] {
			before = s.p.level[i]
			break
		}
	}
	last := s.at[len(s.at)-1]
	if !isInitiator(s.p.given[last]) || s.p.match[last] >= 0 {
		for i := last + 1; i < len(s.p.runes); i++ {
			if !s.p.removed[i] {
				after = s.p.level[i]
				break
			}
		}
	}
	s.sos, s.eos = direction(max(before, s.level)), direction(max(after, s.level))
}

func (s *sequence) class(i int) bidi.Class      { return s.p.class[s.at[i]] }
func (s *sequence) set(i int, c bidi.Class)     { s.p.class[s.at[i]] = c }
func (s *sequence) is(i int, c bidi.Class) bool { return i < len(s.at) && s.class(i) == c }
func isolating(c bidi.Class) bool               { return isInitiator(c) || c == bidi.PDI }
func isNeutral(c bidi.Class) bool {
	return c == bidi.B || c == bidi.S || c == bidi.WS || c == bidi.ON || isolating(c)
}

// weak is rules W1 to W7.
func (s *sequence) weak() {
	before := s.sos
	for i := range s.at { // W1
		if s.class(i) == bidi.NSM {
			if isolating(before) {
				s.set(i, bidi.ON)
			} else {
				s.set(i, before)
			}
		}
		before = s.class(i)
	}
	strong := s.sos
	for i := range s.at { // W2, W3
		switch s.class(i) {
		case bidi.L, bidi.R:
			strong = s.class(i)
		case bidi.AL:
			strong = bidi.AL
			s.set(i, bidi.R)
		case bidi.EN:
			if strong == bidi.AL {
				s.set(i, bidi.AN)
			}
		}
	}
	for i := 1; i < len(s.at)-1; i++ { // W4
		last, next := s.class(i-1), s.class(i+1)
		switch c := s.class(i); {
		case (c == bidi.ES || c == bidi.CS) && last == bidi.EN && next == bidi.EN:
			s.set(i, bidi.EN)
		case c == bidi.CS && last == bidi.AN && next == bidi.AN:
			s.set(i, bidi.AN)
		}
	}
	for i := 0; i < len(s.at); i++ { // W5, W6
		end := i
		for s.is(end, bidi.ET) {
			end++
		}
		if end > i {
			c := bidi.Class(bidi.ON)
			if i > 0 && s.class(i-1) == bidi.EN || s.is(end, bidi.EN) {
				c = bidi.EN
			}
			for ; i < end; i++ {
				s.set(i, c)
			}
		}
		if i < len(s.at) && (s.class(i) == bidi.ES || s.class(i) == bidi.CS) {
			s.set(i, bidi.ON)
		}
	}
	strong = s.sos
	for i := range s.at { // W7
		switch s.class(i) {
		case bidi.L, bidi.R:
			strong = s.class(i)
		case bidi.EN:
			if strong == bidi.L {
				s.set(i, bidi.L)
			}
		}
	}
}

// asStrong is how the N rules see a class: numbers count as R.
func asStrong(c bidi.Class) (bidi.Class, bool) {
	switch c {
	case bidi.L:
		return bidi.L, true
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R, true
	}
	return bidi.ON, false
}

// neutral is rules N1 and N2.
func (s *sequence) neutral() {
	for i := 0; i < len(s.at); {
		if !isNeutral(s.class(i)) {
			i++
			continue
		}
		end := i
		for end < len(s.at) && isNeutral(s.class(end)) {
			end++
		}
		before, after := s.sos, s.eos
		if i > 0 {
			before, _ = asStrong(s.class(i - 1))
		}
		if end < len(s.at) {
			after, _ = asStrong(s.class(end))
		}
		c := direction(s.level)
		if before == after {
			c = before
		}
		for ; i < end; i++ {
			s.set(i, c)
		}
	}
}

// implicit is rules I1 and I2.
func (s *sequence) implicit() {
	for i, at := range s.at {
		switch c := s.class(i); {
		case s.level&1 == 0 && c == bidi.R:
			s.p.level[at]++
		case s.level&1 == 0 && (c == bidi.AN || c == bidi.EN):
			s.p.level[at] += 2
		case s.level&1 == 1 && (c == bidi.L || c == bidi.AN || c == bidi.EN):
			s.p.level[at]++
		}
	}
}
