package when

import "math"

// yearForMonth finds the year of a month or a day without one.
func (r *resolver) yearForMonth(m meaning) (y int, from source, ok bool) {
	switch {
	case m.relative:
		return r.relativeTo(m)
	case r.story && r.hasYear:
		return r.storyYear(m), textBefore, true
	case !r.base.tells(years):
		return 0, itself, false
	case r.base.grain == years:
		return r.base.first.Year(), document, true
	}
	now := r.base.first
	if m.anchor == mentioned && m.which == nextOne && r.justTold(months) { // the following January
		now, from = r.last.first, textBefore
	}
	y = now.Year()
	switch m.which {
	case lastOne:
		if int(m.month) >= int(now.Month()) {
			y--
		}
	case nextOne:
		if int(m.month) <= int(now.Month()) {
			y++
		}
	case thisOne:
	default:
		y = r.likelyYear(m)
	}
	if from == itself {
		from = document
	}
	return y, from, true
}

// The cost of taking a date to lie so far from the writing, by tense: dates of
// the past are mentioned most, so that the future costs more than its
// distance, and the tense shifts the balance without deciding it.
type slope struct{ factor, start float64 }

var (
	monthCosts = map[tense][2]slope{ // past, future; per month
		noTense:     {{1, 0.2}, {1.8, 0}},
		pastTense:   {{1, 0.2}, {3, 1}},
		futureTense: {{3, 3.6}, {0.5, 0}},
	}
	dayCosts = map[tense][2]slope{ // per day
		noTense:     {{1, 0}, {1, 0}},
		pastTense:   {{1, 0}, {2.5, 10}},
		futureTense: {{2, 10}, {0.5, 0}},
	}
)

// likelyYear is the year that puts a month or a day nearest to the writing, in
// the sense of the costs.
func (r *resolver) likelyYear(m meaning) int {
	if second, ok := r.rangeEnd(); ok { // between January and March: as the later of them
		y := r.yearNear(second.meaning, second.start, second.end)
		if m.month > second.month || m.month == second.month && m.day > second.day {
			y--
		}
		return y
	}
	return r.yearNear(m, r.i, r.j)
}

func (r *resolver) yearNear(m meaning, i, j int) int {
	now, verb := r.base.first, r.tense(i, j)
	costs := monthCosts[verb]
	if m.day > 0 {
		costs = dayCosts[verb]
	}
	return nearestYear(now.Year(), costs, func(y int) float64 {
		if m.day > 0 && r.base.grain == days {
			return date(y, int(m.month), int(m.day)).Sub(now).Hours() / 24
		}
		return float64(y*12 + int(m.month) - now.Year()*12 - int(now.Month()))
	})
}

// rangeEnd is the other end of the range that the expression at hand begins, if
// that names a month and no year.
func (r *resolver) rangeEnd() (e expression, ok bool) {
	if !r.is(r.i-1, between) || len(r.ahead) == 0 || r.ahead[0].start-r.j > 2 || !r.is(r.j, and|until) {
		return e, false
	}
	e = r.ahead[0]
	return e, e.form == calendar && e.month > 0 && !e.hasYear && !e.relative && e.which == anyOne
}

// nearestYear is the year of least cost among three, given how far from the
// writing each would be.
func nearestYear(now int, costs [2]slope, away func(year int) float64) int {
	best, least := now, math.Inf(1)
	for y := now - 1; y <= now+1; y++ {
		far := away(y)
		cost := costs[0].start - far*costs[0].factor
		if far > 0 {
			cost = costs[1].start + far*costs[1].factor
		}
		if cost < least {
			best, least = y, cost
		}
	}
	return best
}

func (r *resolver) inSeason(m meaning) answer {
	y, from := m.year, itself
	if !m.hasYear {
		var ok bool
		if y, from, ok = r.yearForSeason(m); !ok {
			return undated("XXXX-"+seasonCodes[m.season], m)
		}
	}
	p := seasonPoint(y, int(m.season))
	r.mention(p, r.words(), r.i)
	r.mentionYear(y)
	return r.dated(p, from)
}

// yearForSeason counts the winter to the year it begins in.
func (r *resolver) yearForSeason(m meaning) (y int, from source, ok bool) {
	switch {
	case m.relative:
		return r.relativeTo(m)
	case r.story && r.hasYear:
		return r.storyYear(m), textBefore, true
	case !r.base.tells(months):
		return 0, itself, false
	}
	now, want := seasonOf(int(r.base.first.Month())), int(m.season)
	year := r.base.first.Year()
	y = year
	if r.base.first.Month() <= 2 {
		y--
	}
	switch {
	case m.which == thisOne:
		y = year
	case m.which == nextOne && want <= now:
		y++
	case m.which == lastOne && want >= now:
		y--
	case m.which == anyOne:
		y = nearestYear(y, monthCosts[r.tense(r.i, r.j)], func(y int) float64 {
			return float64(4*y+want-4*(year-count(r.base.first.Month() <= 2))-now) * 3
		})
	}
	return y, document, true
}

// seasonOf is the season of a month: spring begins in March.
func seasonOf(month int) int {
	if month < 3 {
		return 4
	}
	return month / 3
}

func (r *resolver) inQuarter(m meaning) answer {
	y, from := m.year, itself
	if !m.hasYear {
		var ok bool
		if y, from, ok = r.yearForQuarter(m); !ok {
			return undated("XXXX-Q"+string('0'+rune(m.quarter)), m)
		}
	}
	p := quarterPoint(y, int(m.quarter))
	if !r.base.tells(years) || y >= r.base.first.Year()-1 && !p.first.Before(r.quarter.first) {
		r.quarter = p
	}
	r.quarterAt = r.i
	return r.dated(p, from)
}

func (r *resolver) yearForQuarter(m meaning) (y int, from source, ok bool) {
	switch {
	case m.relative:
		return r.relativeTo(m)
	case r.story && r.hasYear:
		return r.year, textBefore, true
	case !r.base.tells(months):
		return 0, itself, false
	}
	now, want := (int(r.base.first.Month())+2)/3, int(m.quarter)
	y = r.base.first.Year()
	switch {
	case m.which == lastOne && want >= now:
		y--
	case m.which == nextOne && want <= now:
		y++
	case m.which != anyOne:
	case r.tense(r.i, r.j) == futureTense:
		if want < now-1 {
			y++
		}
	case want > now:
		y--
	}
	return y, document, true
}
