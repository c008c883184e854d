package when

// begins is the kinds of expression a word may begin. Most words of a text begin no time expression, and most of
// the others only one kind. What a word may begin is worked out once for the
// lexicon, so that a text is read at the speed of looking its words up.
type begins uint8

const (
	beginsDate begins = 1 << iota
	beginsLength
	beginsSet
	beginsClock
	beginsVague
)

// begin fills in what an entry may begin. It must name every role that one of
// the readings accepts at its first token; TestWordsBeginWhatTheyCan holds it
// to that.
func (e *entry) begin() {
	const date = the | this | that | last | next | coming | past | previous | following | same | current |
		early | late | mid | earlier | later | latter | ending | beginning | middle | before | after | fiscal | roughly | adWord
	const length = the | article | this | that | last | next | coming | past | previous | following | many | couple | half | recent | agoBefore | multiple
	for k, d := range wordDates {
		if d.begins(e) {
			e.dates |= 1 << k
		}
	}
	named := e.month > 0 || e.weekday > 0 || e.season > 0 || e.days > 0 || e.decade > 0 || e.part != noPart
	if named || e.class&(date|opens) != 0 || e.ordinal > 0 || e.number > 0 || e.unit >= weeks {
		e.begins |= beginsDate
	}
	if e.class&(length|opens) != 0 || e.number > 0 || e.ordinal == 1 || e.unit != noUnit || e.length != noUnit {
		e.begins |= beginsLength
	}
	if e.every != "" || e.class&(each|per) != 0 || e.weekday > 0 || e.unit == weekends {
		e.begins |= beginsSet
	}
	if e.part == noon || e.part == midnight || e.number > 0 || e.unit == quarters || e.class&(half|article) != 0 {
		e.begins |= beginsClock
	}
	if e.vague != "" || e.class&(the|opens) != 0 || e.unit == years {
		e.begins |= beginsVague
	}
}

// expression reads the longest expression of any kind at i.
func (p *parser) expression(i int) (best meaning, end int) {
	may := p.mayBegin(i)
	for _, r := range expressions {
		if may&r.kind == 0 {
			continue
		}
		if m, e := r.read(p, i); e > end {
			best, end = m, e
		}
	}
	return best, end
}

// mayBegin is the one look that most tokens get.
func (p *parser) mayBegin(i int) begins {
	t := p.at(i)
	switch {
	case t.kind == number:
		return beginsDate | beginsLength | beginsClock
	case t.kind == word && t.capital && t.end-t.start <= 2 && p.number(i+1): // Q3
		return t.word.begins | beginsDate
	case t.kind == mark && t.mark == '\'':
		return beginsDate
	}
	return t.word.begins
}
