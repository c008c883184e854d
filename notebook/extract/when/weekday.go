package when

import (
	"time"

	"casebound/notebook"
)

// onWeekday resolves Thursday: without a word for its direction the last one
// up to and including the document's date, unless the verb speaks of the
// future. (Of plain weekdays in news that fall on the weekday of writing, 132
// of 134 meant that very day.)
func (r *resolver) onWeekday(m meaning) answer {
	from, against := r.base.first, document
	if r.story && r.known() && r.last.grain == days {
		from, against = r.last.first, textBefore
	} else if m.anchor == mentioned && m.which == nextOne && r.justTold(days) { // the following Tuesday
		from, against = r.last.first, textBefore
	} else if !r.base.tells(days) {
		return undated("XXXX-WXX-"+string('0'+rune(m.weekday)), m)
	}
	now, want := isoWeekday(from), int(m.weekday)
	back, ahead := (now-want+7)%7, (want-now+7)%7
	step := 0
	switch {
	case m.relative: // Friday of last week
		step = want - now + 7*m.years
	case m.which == lastOne:
		step = -back
		if back == 0 {
			step = -7
		}
	case m.which == nextOne:
		step = ahead
		if ahead == 0 {
			step = 7
		}
	case m.which == thisOne:
		step = want - now
	case r.tense(r.i, r.j) == futureTense || r.deadline():
		step = ahead
	default:
		step = -back
	}
	if until, ok := r.afterWeekday(m, from.AddDate(0, 0, step)); ok {
		step += until
	}
	p := dayPoint(from.AddDate(0, 0, step))
	r.mention(p, r.words(), r.i)
	return r.relatively(p.withTime(m), against)
}

// afterWeekday is how many days to move a weekday so that it follows the one
// it is joined to: Monday to Friday, Sunday and Monday. What is joined by "and"
// stays on its side of the writing.
func (r *resolver) afterWeekday(m meaning, day time.Time) (move int, ok bool) {
	joined := r.i == r.previous+1 && r.last.grain == days && r.lastToken >= r.i-8
	if !joined || m.which != anyOne || m.relative || !r.last.first.After(day) {
		return 0, false
	}
	if r.is(r.i-1, until) || r.mark(r.i-1, '-') {
		return 7, true
	}
	return 7, r.is(r.i-1, and) && r.last.first.After(r.base.first)
}

// deadline reads until Monday to decide, which is yet to come.
func (r *resolver) deadline() bool {
	return r.is(r.i-1, until) && !r.is(r.i-1, infinitive) && r.is(r.j, infinitive)
}

// relatively finishes an answer that was counted from another date.
func (r *resolver) relatively(p point, from source) answer {
	a := answer{value: p.value(), point: p, source: from, dating: notebook.FromDocument}
	if from == textBefore {
		a.dating = notebook.FromText
	}
	return a
}
