// Package when finds the time expressions of a text and works out which time
// they mean.
//
// A scanner makes tokens and looks each word up once (lexicon); a parser reads
// what expressions say, with the longest reading winning (meaning); a resolver
// goes through them in order and works out what they mean, against the
// document's date or the dates mentioned before (point). Types and values are
// those of TIMEX3. All words are data: a language is one table.
//
// The design follows what HeidelTime (Strötgen and Gertz, 2010) and SUTime
// (Chang and Manning, 2012) found to work, without their regular expressions.
package when

import (
	"casebound/notebook"
)

// Options say what a text's time expressions are read against.
type Options struct {
	// Base is the date of the document; the zero When leaves relative
	// expressions undated.
	Base notebook.When
	// Narrative chooses between the document's date and the last date
	// mentioned.
	Narrative notebook.Narrative
	// Language is a BCP 47 tag; English when it is "" or not known here.
	Language string
}

// Find returns the time expressions of a text: in order, apart, on rune
// boundaries. The work grows with the length of the text and no faster.
func Find(text notebook.Text, o Options) []notebook.Timex {
	lex := lexiconOf(o.Language)
	p := newParser(text.All(), scan(text, lex), lex)
	found := p.all()
	r := &resolver{parser: p, base: baseOf(o.Base)}
	r.story = o.Narrative == notebook.NarrativeStory || o.Narrative == notebook.NarrativeGuess && tellsStory(found, r.base)
	timexes := make([]notebook.Timex, 0, len(found))
	for k, e := range found {
		r.ahead = found[k+1:]
		if t, ok := r.timex(e); ok {
			timexes = append(timexes, t)
		}
		r.previous = e.end
	}
	return timexes
}

// expression is a meaning at its tokens [start, end).
type expression struct {
	meaning
	start, end int
}

// all reads the whole text.
func (p *parser) all() []expression {
	var found []expression
	for i := 0; i < len(p.tokens); {
		if p.mayBegin(i) == 0 {
			i++
			continue
		}
		if _, end := p.phrase(i, idiom); end > 0 {
			i = end
			continue
		}
		if _, end := p.phrase(i, event); end > 0 {
			i = end
			continue
		}
		m, end := p.expression(i)
		if end == 0 {
			i++
			continue
		}
		found = append(found, expression{m, i + int(m.lead), end})
		i = end
		if second, ok := p.secondOfRange(m, i); ok {
			found = append(found, second)
			i = second.end
		}
	}
	return found
}

// secondOfRange reads the second end of a range that leaves out what it
// shares with the first: June 4-7, 1976-80.
func (p *parser) secondOfRange(m meaning, i int) (e expression, ok bool) {
	slash := p.mark(i, '/') && p.glued(i) // 1998/99
	if m.form != calendar || !p.mark(i, '-') && !slash && !(p.is(i, until|and) && m.day > 0) || !p.number(i+1) {
		return e, false
	}
	second := p.at(i + 1)
	switch {
	case m.day > 0 && m.month > 0:
		end, ok := p.dayRange(i, int(m.day))
		if !ok && p.is(i, and) {
			end, ok = p.secondDay(i, int(m.day))
		}
		if !ok || p.month(end) > 0 || !p.number(i-1) && !p.mark(i-1, '.') {
			return e, false
		}
		m.day, m.weekday = int8(second.value), 0
		if y, isBC, e := p.yearAfter(p.skipMark(end, ',')); e > 0 {
			m.year, m.hasYear, m.bc = y, true, isBC
			end = e
		}
		return expression{m, i + 1, end}, true
	case (p.mark(i, '-') || slash) && m.hasYear && !m.bc && m.month == 0 && m.season == 0 && m.span == noUnit:
		short := int(second.value)
		if !p.glued(i) || !p.glued(i+1) || second.digits != 2 || short <= m.year%100 || short-m.year%100 >= 30 || slash && short != m.year%100+1 {
			return e, false
		}
		m.year = m.year/100*100 + short
		return expression{m, i + 1, i + 2}, true
	}
	return e, false
}

// secondDay reads the 5 of May 4 and 5, when nothing follows that it could
// count.
func (p *parser) secondDay(i, from int) (end int, ok bool) {
	t, next := p.at(i+1), p.at(i+2)
	if t.kind != number || t.digits > 2 || t.grouped || int(t.value) <= from || t.value > 31 || t.suffix == 's' {
		return 0, false
	}
	counts := next.kind == word && next.word.tense == noTense && !next.is(inside|upon|at|the|and)
	return i + 2, t.suffix == 't' || !counts
}
