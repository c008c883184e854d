package when

// tense is the time the verbs around an expression speak of.
type tense uint8

const (
	noTense tense = iota
	pastTense
	futureTense
)

// How far to look for a verb. Behind the expression a verb counts one token
// further away than before it.
const (
	verbsBefore = 13
	verbsBehind = 11
)

// tense finds the nearest verb that tells past from future in the sentence
// around the tokens [i, j). "to" before a word counts as a hint of the future.
func (p *parser) tense(i, j int) tense {
	nearest, distance := noTense, verbsBefore+verbsBehind
	look := func(k, d int) bool {
		t := p.at(k)
		switch {
		case t.kind == edge || t.kind == mark && p.endsSentence(k):
			return false
		case t.word.tense == futureTense:
			if d < distance {
				nearest, distance = futureTense, d
			}
			return false
		case t.is(infinitive) && k < i && p.at(k+1).kind == word && p.at(k+1).word == &unknown && !p.at(k+1).capital:
			if d+2 < distance {
				nearest, distance = futureTense, d+2
			}
		case t.word.tense == pastTense:
			if d < distance {
				nearest, distance = pastTense, d
			}
			return false
		}
		return true
	}
	for d := 1; d <= verbsBefore && look(i-d, d); d++ {
	}
	for d := 0; d < verbsBehind-1 && look(j+d, d+2); d++ {
	}
	return nearest
}

// endsSentence reports whether the mark at k closes a sentence, and not an
// abbreviation.
func (p *parser) endsSentence(k int) bool {
	switch p.at(k).mark {
	case '.', '!', '?', ';':
	default:
		return false
	}
	next, prev := p.at(k+1), p.at(k-1)
	if !next.gap || next.kind == word && !next.capital {
		return false
	}
	return !(prev.capital && prev.end-prev.start <= 3)
}
