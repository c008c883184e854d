package when

// storyYear is the year of the last date in a narrative.
//
// Two traps: behind a date late in the year, a month early in it belongs to the
// next; and a bare year may have been mentioned in passing, so that the story
// goes on where it was.
func (r *resolver) storyYear(m meaning) int {
	month := int(m.month)
	if m.season > 0 {
		month = 3*int(m.season) + 1
	}
	if !r.known() || r.last.first.Year() != r.year {
		return r.year
	}
	switch {
	case r.last.grain <= seasons:
		return r.yearBehindMonth(m, month)
	case r.last.grain == years && r.thread.grain != noUnit:
		return r.yearBehindYear(m, month)
	}
	return r.year
}

// yearBehindMonth is the year of a month behind a date at least as fine as a
// season.
func (r *resolver) yearBehindMonth(m meaning, month int) int {
	if y, ok := r.asideFrom(month); ok {
		return y
	}
	back, gap := int(r.last.first.Month())-month, newYearGap
	if r.lastExplicit {
		gap = explicitGap
	}
	afterWinter := r.last.nth == 4 && r.last.grain == seasons && (m.season == 1 || m.season == 2)
	switch {
	case afterWinter, m.which == nextOne && back >= 0, back >= gap && m.season == 0 && !r.is(r.i-1, since):
		return r.year + 1
	case m.which == lastOne && back <= 0:
		return r.year - 1
	}
	return r.year
}

// yearBehindYear is the year of a month behind a bare year.
func (r *resolver) yearBehindYear(m meaning, month int) int {
	thread := r.thread.first.Year()
	passed := r.year - thread
	apart := month - int(r.thread.first.Month())
	switch {
	case passed == 0 && -apart >= newYearGap && m.season == 0:
		return r.year + 1
	case (passed < 0 || passed > 1) && -inStep <= apart && apart <= inStep:
		return thread
	case passed == 1 && m.day > 0 && r.thread.grain == days && r.soonAfter(m):
		return thread
	}
	return r.year
}

// asideFrom reports the year of the story when the last date, of another year,
// was an aside: the month follows the date before it far better.
func (r *resolver) asideFrom(month int) (y int, ok bool) {
	if !r.lastExplicit || r.prior.grain == noUnit || r.prior.first.Year() == r.year {
		return 0, false
	}
	here, there := month-int(r.last.first.Month()), month-int(r.prior.first.Month())
	if there < 0 || there > 1 || here >= 0 && here <= inStep {
		return 0, false
	}
	return r.prior.first.Year(), true
}

// soonAfter reports whether a day without a year follows the last one of the
// story within two weeks.
func (r *resolver) soonAfter(m meaning) bool {
	away := date(r.thread.first.Year(), int(m.month), int(m.day)).Sub(r.thread.first).Hours() / 24
	return away >= 0 && away <= 14
}

const (
	// newYearGap is how many months a story goes back only by way of New Year.
	newYearGap = 9
	// explicitGap is the same behind a date that names its year: it may have
	// looked back itself.
	explicitGap = 3
	// inStep is how many months lie between dates that follow each other.
	inStep = 2
)
