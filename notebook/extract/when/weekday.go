package when

import (
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
	p := dayPoint(from.AddDate(0, 0, step))
	r.mention(p, r.words(), r.i)
	return r.relatively(p.withTime(m), against)
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
