package when

import "strings"

// role is what a phrase of several words does in the grammar.
type role uint8

const (
	// quantifier stands before a number and belongs to it: more than.
	quantifier role = iota
	// afterthought stands behind a length and belongs to it: or so.
	afterthought
	// fromNow stands behind a length and leads to the future.
	fromNow
	// clockZone stands behind a time of day: local time.
	clockZone
	// vagueNow, vaguePast and vagueFuture are whole expressions.
	vagueNow
	vaguePast
	vagueFuture
	// thePast is one if no length follows it: in the past.
	thePast
	// christ and afterChrist stand behind a year.
	christ
	afterChrist
	// idiom holds words of time and means none: now and then.
	idiom
	// event is the name of a day that stands for what happened on it, or of
	// something else that only looks like a date: Bloody Sunday.
	event

	roles = iota
)

// phrase is a run of words. Words before outside belong to the phrase but not
// to the extent of the expression: [at] the moment.
type phrase struct {
	words   []string
	outside int
}

// phrases reads one phrase a line, and files it under its role and its first
// word; words in brackets lie outside the extent.
func (b builder) phrases(l *language) (all [roles]map[*entry][]phrase) {
	for r, lines := range l.phrases {
		all[r] = map[*entry][]phrase{}
		for line := range strings.Lines(lines) {
			var p phrase
			for _, w := range strings.Fields(line) {
				bare := strings.Trim(w, "[]")
				if bare != w {
					p.outside++
				}
				p.words = append(p.words, bare)
			}
			if len(p.words) == 0 {
				continue
			}
			b.each(p.words[0], func(e *entry) { e.class |= opens })
			first := b.words[p.words[0]]
			first.roles |= 1 << r
			all[r][first] = append(all[r][first], p)
		}
	}
	return all
}

// phrase matches the longest phrase of a role at i: the tokens it covers
// inside its extent are [start, end); end is 0 when there is none.
func (p *parser) phrase(i int, r role) (start, end int) {
	first := p.at(i).word
	if first.roles>>r&1 == 0 {
		return 0, 0
	}
	for _, ph := range p.lex.phrases[r][first] {
		if e := i + len(ph.words); e > end && p.reads(i, ph.words) {
			start, end = i+ph.outside, e
		}
	}
	return start, end
}

// reads reports whether the words stand at i, whatever their case. A hyphen or
// an apostrophe is a word of its own.
func (p *parser) reads(i int, words []string) bool {
	for k, w := range words {
		if !p.spells(i+k, w) {
			return false
		}
	}
	return true
}

// spells reports whether token i is the word, given in lower case.
func (p *parser) spells(i int, lower string) bool {
	t := p.at(i)
	if int(t.end-t.start) != len(lower) {
		return t.kind == mark && len(lower) == 1 && t.mark == lower[0]
	}
	if t.kind == edge {
		return false
	}
	for k, c := range []byte(p.text[t.start:t.end]) {
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c != lower[k] {
			return false
		}
	}
	return true
}
