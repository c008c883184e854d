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
