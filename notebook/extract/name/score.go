package name

// offsets is how many tokens a word gives static features to.
const offsets = 2*reach + 1

// wordScores are the sums of a word's static features, one for each offset.
type wordScores [offsets]lanes

// scorer adds up what the model says of the tokens of sequences. It belongs to
// one goroutine, and so do the words it has scored.
type scorer struct {
	weights        *Weights
	before, beyond *wordScores
	buf            features
}

func (sc *scorer) word(w *word) *wordScores {
	if w.scores == nil {
		w.scores = sc.score(w)
	}
	return w.scores
}

func (sc *scorer) score(w *word) *wordScores {
	ws := &wordScores{}
	for k := range ws {
		sc.buf = sc.buf[:0]
		w.static(k-reach, &sc.buf)
		sc.weights.sum(sc.buf, &ws[k])
	}
	return ws
}

// at are the scores of word i of a sequence and of what is beyond its ends.
func (sc *scorer) at(s *Sequence, i int) *wordScores {
	switch {
	case i < 0:
		if sc.before == nil {
			sc.before = sc.score(before)
		}
		return sc.before
	case i >= len(s.words):
		if sc.beyond == nil {
			sc.beyond = sc.score(beyond)
		}
		return sc.beyond
	}
	return sc.word(s.words[i])
}

// quietAfter reports whether token i of a passage with case has only words in
// lower case and marks around it, as far as features reach: no name is there.
// Half of the tokens of a newspaper are quiet. It is asked for one token after
// the other, and loud is the last word found that is not so, -reach-1 at first.
func (s *Sequence) quietAfter(i int, loud *int) bool {
	if s.flat || !s.hasCapital {
		return false
	}
	from := i + reach
	if i == 0 {
		from = 0
	}
	for k := from; k <= i+reach && k < len(s.words); k++ {
		if s.words[k].loud {
			*loud = k
		}
	}
	return *loud < i-reach
}

var smallLetter, smallLetters = shape("x"), shape("xx")

// emissions fills the lattice with the label scores of the sequence, in units
// of the transitions.
func (sc *scorer) emissions(s *Sequence, l *lattice) {
	l.grow(s.Len())
	loud := -reach - 1
	for i := range l.emit {
		e := &l.emit[i]
		if s.quietAfter(i, &loud) {
			*e = silent
			continue
		}
		*e = scores{}
		var sum lanes
		for k := range offsets {
			sum.add(&sc.at(s, i+reach-k)[k])
		}
		sc.buf = sc.buf[:0]
		s.context(i, &sc.buf)
		if sum.n+len(sc.buf) > mostRows {
			sum.pour(e)
		}
		sc.weights.sum(sc.buf, &sum)
		sum.pour(e)
		for t := range e {
			e[t] *= fine
		}
		if s.marks[i].cut {
			for t := range e {
				if !Label(t).starts() {
					e[t] -= forbidden
				}
			}
		}
	}
}
