package finder

import (
	"math"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// Points of a score. How well the words answer gives up to 100; what follows
// orders candidates whose words answer alike. Frecency is bounded so that no
// habit hides an exact title.
const (
	pointsSame       = 40.0 // the query is the whole title
	pointsBegins     = 14.0 // the title begins with the query
	pointsBegun      = 10.0 // … and its last word goes on
	pointsPhrase     = 9.0  // the query stands in the title
	pointsInOrder    = 2.0
	pointsClose      = 3.0  // in order, with nothing but small words between
	pointsPairs      = 2.0  // the share of neighbours in the query that are neighbours in the title
	pointsMarks      = 6.0  // diacritics and punctuation as they were typed
	pointsFirst      = 3.0  // the first word of the title answers
	pointsCovered    = 12.0 // the share of the title that answers
	pointsWeight     = 4.0
	pointsFrecency   = 3.5 // for each doubling
	mostFrecency     = 14.0
	pointsNotNow     = -6.0 // unavailable
	otherField       = 0.93 // what an alternative counts against the title
	otherSpelling    = 0.8  // what a date counts that is written otherwise
	pointsDate       = 8.0  // a query that is nothing but a date asks for dates first
	lostOptional     = 40.0 // what a small word that is not there counts, of 100
	mostExtra        = pointsSame + pointsPairs + pointsMarks + pointsInOrder + pointsClose + pointsFirst + pointsCovered
	lengthPerByte    = 0.01
	missingWordShare = 0.45 // what is left of a score when one word is not there at all
)

var formShare = [...]float64{written: 1, joined: 0.98, part: 0.97, initials: 1, alone: 1, dated: 0.93}

// answer is how one candidate answers a query: for each token the best ref.
type answer struct {
	points [2 * mostTokens]float64 // of 100
	ref    [2 * mostTokens]int16   // -1: none
}

// grades fills in which refs answer which tokens.
func (a *answer) fill(e *entry, q *query, graded []grades) {
	for i := range q.tokens {
		a.points[i], a.ref[i] = 0, -1
	}
	for r := range e.refs {
		ref := &e.refs[r]
		for i := range q.tokens {
			grade := graded[i].of[ref.word]
			if grade == 0 {
				continue
			}
			points := float64(grade) / 2 * formShare[ref.form]
			if ref.field > 0 {
				points *= otherField
			}
			if points > a.points[i] {
				a.points[i], a.ref[i] = points, int16(r)
			}
		}
	}
}

// inTitle reports whether a word of the title itself answers.
func (a *answer) inTitle(e *entry, q *query) bool {
	for _, r := range a.ref[:len(q.tokens)] {
		if r >= 0 && e.refs[r].field == 0 {
			return true
		}
	}
	return false
}

// words is the score of the words alone: the weighted mean over the tokens of
// the query, of which a run-together one may take the place of its parts.
// missing counts the tokens that must be there and are not.
func (a *answer) words(q *query) (points float64, missing int) {
	var got, parts [2 * mostTokens]float64
	n := 0
	for i := range q.tokens {
		if q.tokens[i].parts > 0 {
			continue
		}
		got[i] = a.points[i]
		n++
	}
	for i := n; i < len(q.tokens); i++ {
		t := &q.tokens[i]
		sum := 0.0
		for p := t.whole; p < t.whole+t.parts; p++ {
			parts[p] = a.points[i]
			sum += got[p]
		}
		if a.points[i]*float64(t.parts) > sum {
			copy(got[t.whole:t.whole+t.parts], parts[t.whole:t.whole+t.parts])
		}
	}
	total := 0.0
	for i := range n {
		t := &q.tokens[i]
		switch {
		case got[i] > 0:
			points += t.weight * got[i]
		case t.optional:
			points += t.weight * lostOptional
		default:
			missing++
		}
		total += t.weight
	}
	return points / total, missing
}

// extra are the points for how the words lie in the title.
func (a *answer) extra(e *entry, q *query) float64 {
	l := a.lie(e, q)
	if l.field < 0 {
		return 0
	}
	points := pointsCovered * min(1, float64(l.covered)/float64(len(e.texts[l.field])))
	if l.inOrder {
		points += pointsInOrder
	}
	if l.inOrder && l.close {
		points += pointsClose
	}
	if l.first {
		points += pointsFirst
	}
	if n := len(q.tokens); n > 1 {
		points += pointsPairs * float64(l.pairs) / float64(n-1)
	}
	if l.initials {
		points += pointsBegins
	}
	return points - lengthPerByte*float64(len(e.texts[0])) + max(phrase(e, q), a.date(e, q)) + pointsMarks*marks(e, q)
}

// date are the points for a date of the query, of two words or more, standing
// in a text in whatever spelling.
func (a *answer) date(e *entry, q *query) (points float64) {
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.parts < 2 || t.other || t.text[0] != dateMark[0] || a.ref[i] < 0 {
			continue
		}
		r := &e.refs[a.ref[i]]
		worth := pointsPhrase
		if r.start == 0 {
			worth = pointsBegins
		}
		worth *= otherSpelling
		if r.field > 0 {
			worth *= otherField
		}
		if e.Kind == Date && q.isDate {
			worth += pointsDate
		}
		points = max(points, worth)
	}
	return points
}

// lie says how the words of a query lie in a text. Small words between them
// do not count.
type lie struct {
	field    int // the text it is about; -1: no word was found
	covered  int // bytes of the text that answer
	inOrder  bool
	close    bool // each word right behind the one before
	first    bool // one is the first of the text
	initials bool // the query is the initials of the text
	pairs    int  // words that stand right behind the one typed before
}

func (a *answer) lie(e *entry, q *query) lie {
	l := lie{field: -1, inOrder: true, close: true}
	last := -1
	for i := range q.tokens {
		t := &q.tokens[i]
		if a.ref[i] < 0 {
			continue
		}
		r := &e.refs[a.ref[i]]
		if l.field < 0 {
			l.field = a.mainField(e, q, int(r.field))
		}
		if int(r.field) != l.field {
			l.inOrder = false
			continue
		}
		l.first = l.first || r.at == 0
		if r.form == initials {
			l.covered += int(r.end)
			l.initials = t.runes >= 3 && len(q.tokens) == 1 && a.points[i] >= gradeInitials/2*otherField
		}
		if t.parts > 0 {
			continue
		}
		l.covered += min(len(t.text), int(r.end-r.start))
		if small[t.text] {
			continue
		}
		if last >= 0 && int(r.at) == last+1 {
			l.pairs++
		}
		if int(r.at) <= last {
			l.inOrder = false
		}
		l.close = l.close && (last < 0 || int(r.at) == last+1)
		last = int(r.at)
	}
	return l
}

// mainField is the text in which the lie is judged: the title if it has a word
// of the query, else the one of the first word.
func (a *answer) mainField(e *entry, q *query, first int) int {
	if a.inTitle(e, q) {
		return 0
	}
	return first
}

// marks is the share of the words typed with diacritics or punctuation that
// the title has as they were typed.
func marks(e *entry, q *query) float64 {
	if len(q.marked) == 0 {
		return 1
	}
	title, same := strings.ToLower(norm.NFC.String(e.Title)), 0
	for _, word := range q.marked {
		if strings.Contains(title, word) {
			same++
		}
	}
	return float64(same) / float64(len(q.marked))
}

// phrase are the points for the query standing in a text as it was typed.
func phrase(e *entry, q *query) float64 {
	same := marks(e, q)
	best, share := 0.0, 1.0
	for _, text := range e.texts {
		switch at := wordIndex(text, q.text); {
		case at < 0:
		case len(text) == len(q.text) && same == 1:
			best = max(best, share*pointsSame)
		case at == 0 && begunWord(text, len(q.text)):
			best = max(best, share*pointsBegun)
		case at == 0:
			best = max(best, share*pointsBegins)
		default:
			best = max(best, share*pointsPhrase)
		}
		share = otherField
	}
	return best
}

// begunWord reports whether the text goes on inside a word behind its first n
// bytes.
func begunWord(text string, n int) bool { return n < len(text) && text[n] != ' ' }

// wordIndex is where query stands in the text at the beginning of a word.
func wordIndex(text, query string) int {
	for from := 0; ; {
		at := strings.Index(text[from:], query)
		if at < 0 {
			return -1
		}
		at += from
		if at == 0 || text[at-1] == ' ' {
			return at
		}
		from = at + 1
	}
}

// prior are the points a candidate has before any letter is typed.
func (e *entry) prior(now time.Time) float64 {
	points := kindTable[e.Kind%kinds].weight + pointsWeight*float64(max(0, min(1, e.Weight)))
	if e.Opened.Sum > 0 {
		points += min(mostFrecency, pointsFrecency*math.Log2(1+e.Opened.Value(now)))
	}
	if e.Unavailable != "" {
		points += pointsNotNow
	}
	return points
}
