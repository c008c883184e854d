package name

// offsets is how many tokens a word gives static features to.
const offsets = 2*reach + 1

// wordScores are the sums of a word's static features, one for each offset.
type wordScores [offsets]scores

// scorer adds up what the model says of the tokens of sequences. It belongs to
// one goroutine.
type scorer struct {
	weights *Weights
	known   map[*word]*wordScores
	buf     features
}

func (sc *scorer) word(w *word) *wordScores {
	if ws, ok := sc.known[w]; ok {
		return ws
	}
	if sc.known == nil || len(sc.known) >= maxSeen {
		sc.known = map[*word]*wordScores{}
	}
	ws := &wordScores{}
	for k := range ws {
		sc.buf = sc.buf[:0]
		w.static(k-reach, &sc.buf)
		sc.weights.sum(sc.buf, &ws[k])
	}
	sc.known[w] = ws
	return ws
}

// quiet reports whether token i of a passage with case has only words in lower
// case and marks around it, as far as features reach: no name is there. Half
// of the tokens of a newspaper are quiet.
func (s *Sequence) quiet(i int) bool {
	if s.flat || !s.hasCapital {
		return false
	}
	for k := max(0, i-reach); k <= min(len(s.words)-1, i+reach); k++ {
		if w := s.words[k]; !w.punct && w.shape != smallLetter && w.shape != smallLetters {
			return false
		}
	}
	return true
}

var smallLetter, smallLetters = shape("x"), shape("xx")

// emissions fills the lattice with the label scores of the sequence, in units
// of the transitions.
func (sc *scorer) emissions(s *Sequence, l *lattice) {
	n := s.Len()
	l.grow(n)
	clear(l.emit)
	for i := -reach; i < n+reach; i++ {
		ws := sc.word(s.at(i))
		for k := range ws {
			if j := i + k - reach; j >= 0 && j < n {
				e := &l.emit[j]
				for t := range e {
					e[t] += ws[k][t]
				}
			}
		}
	}
	for i := range n {
		if s.quiet(i) {
			l.emit[i][Outside] += forbidden
			continue
		}
		sc.buf = sc.buf[:0]
		s.context(i, &sc.buf)
		e := &l.emit[i]
		sc.weights.sum(sc.buf, e)
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
