package name

// offsets is how many tokens a word gives static features to.
const offsets = 2*reach + 1

// wordScores are what is summed once of the features a word gives to tokens:
// those it always gives, by offset, and those it gives to its own token in a
// document that says of it what the last one said, by whether it starts a
// sentence.
type wordScores struct {
	static [offsets]lanes
	told   [2]struct {
		lanes
		doc uint16
		yes bool
	}
	runs *runScores
}

// runScores are those a word gives as the first or the last of a run of
// capitals, to the first token of the run (1) and to the others (0).
type runScores struct {
	first, last       [2]lanes
	hasFirst, hasLast [2]bool
}

// scorer adds up what the model says of the tokens of sequences. It belongs to
// one goroutine, and so do the words it has scored.
type scorer struct {
	weights        *Weights
	before, beyond *wordScores
	buf            features
	pairs          pairing
	sums           []lanes
	places         [1 << 7]struct { // in runs of capitals
		lanes
		yes bool
	}
}

func (sc *scorer) word(w *word) *wordScores {
	if w.scores == nil {
		w.scores = sc.score(w)
	}
	return w.scores
}

// inDocument are the scores of what the document says of a word.
func (sc *scorer) inDocument(w *word, m *mark) *lanes {
	told := &sc.word(w).told[bit(m.start)]
	if !told.yes || told.doc != m.doc {
		told.lanes, told.doc, told.yes = sc.sum(w.inDocument(m.doc, m.start, sc.buf[:0])), m.doc, true
	}
	return &told.lanes
}

// addRun adds the scores of the run of capitals a token stands in.
func (sc *scorer) addRun(m *mark, sum *lanes) {
	place := &sc.places[m.run()]
	if !place.yes {
		place.lanes, place.yes = sc.sum(append(sc.buf[:0], feature(tRun, m.run()))), true
	}
	sum.add(&place.lanes)
	at := bit(m.runPos == 0)
	first, last := sc.ends(m.runFirst), sc.ends(m.runLast)
	if !first.hasFirst[at] {
		first.first[at], first.hasFirst[at] = sc.sum(m.runFirst.firstOfRun(at, sc.buf[:0])), true
	}
	sum.add(&first.first[at])
	if !last.hasLast[at] {
		last.last[at], last.hasLast[at] = sc.sum(m.runLast.lastOfRun(at, sc.buf[:0])), true
	}
	sum.add(&last.last[at])
}

func (sc *scorer) ends(w *word) *runScores {
	ws := sc.word(w)
	if ws.runs == nil {
		ws.runs = &runScores{}
	}
	return ws.runs
}

// sum adds the rows of the features, whose memory it keeps.
func (sc *scorer) sum(f features) (l lanes) {
	sc.weights.sum(f, &l)
	sc.buf = f
	return l
}

func (sc *scorer) score(w *word) *wordScores {
	ws := &wordScores{}
	for k := range ws.static {
		ws.static[k] = sc.sum(w.static(k-reach, sc.buf[:0]))
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
	n, loud := s.Len(), -reach-1
	l.grow(n)
	if n == 0 {
		return
	}
	for i := range l.quiet {
		l.quiet[i] = s.quietAfter(i, &loud)
	}
	if len(sc.sums) < n {
		sc.sums = make([]lanes, n)
	}
	clear(sc.sums[:n])
	sc.addPairs(s, l.quiet, sc.sums)
	for i := range l.emit {
		e := &l.emit[i]
		if l.quiet[i] {
			*e = silent
			continue
		}
		sum := sc.sums[i]
		for k := range offsets {
			sum.add(&sc.at(s, i+reach-k).static[k])
		}
		m := &s.marks[i]
		sum.add(sc.inDocument(s.words[i], m))
		if m.inRun() {
			sc.addRun(m, &sum)
		}
		sc.buf = s.context(i, sc.missingPairs(s, i, sc.buf[:0]))
		*e = scores{}
		if sum.n+2*len(sc.buf) > mostRows {
			sum.pour(e)
		}
		sc.weights.sum(sc.buf, &sum)
		sum.pour(e)
		for t := range e {
			e[t] *= fine
		}
		if m.cut {
			for t := range e {
				if !Label(t).starts() {
					e[t] -= forbidden
				}
			}
		}
	}
}
