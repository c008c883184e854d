package name

// A feature is a 23-bit number: the hash of a template and of what fills it.
// Features that collide share a weight, which training takes into account.
const (
	// FeatureBits is the width of a feature.
	FeatureBits = 23
	featureMask = 1<<FeatureBits - 1
)

// reach is how far the features of a token look to each side.
const reach = 2

// templates of features, one number each; some take an offset or a list.
const (
	tBias = iota + 1
	tLow
	tExact
	tShape
	tShapeCluster
	tShapeRank
	tPrefix
	tSuffix
	tCluster13
	tCluster10
	tCluster6
	tRank
	tPrior
	tPriorField
	tList
	tListRank
	tListNone
	tFormBias

	tLowPair
	tLowAround
	tClusterPair
	tClusterTriple
	tLowCluster
	tRankTriple
	tEntryFirst
	tEntryInner
	tEntryLast
	tEntryRank
	tListPair
	tListPairRank
	tPriorPair
	tPriorTriple
	tShapePair
	tShapeTriple
	tShapeFive
	tShapeLow
	tStart
	tDoc
	tDocShape
	tDocRank
	tDocPrior
	tBeside
	tBesidePrior
	tSkip
	tLowTwo
	tClusterSkip
	tRun
	tRunLast
	tRunFirst
	tRunCluster
)

type features []uint32

// feature is the number of a template filled with value.
func feature(template, value uint64) uint32 {
	return uint32(mix(template*0x51ED270B27B4F3CF, value)) & featureMask
}

// static are the features a word gives to the token that stands offset words
// after it (before it when negative). They depend on the word alone, so their
// scores are summed once a word.
func (w *word) static(offset int, f features) features {
	at := uint64(offset + reach)
	f = append(f,
		feature(tLow<<8|at, w.low),
		feature(tCluster10<<8|at, w.place(10)))
	if offset < -1 || offset > 1 {
		return f
	}
	f = append(f, feature(tCluster13<<8|at, w.place(13)))
	if offset != 0 {
		f = append(f, feature(tPrior<<8|at, w.lex.prior()<<1|bit(w.known)))
		return w.listBits(tList<<8|at, listFirst|listLast|listOwn|listDemonyms|listTitles|listOrgWords|listPlaces, f)
	}
	return w.own(f)
}

// own are the features a word gives to its own token.
func (w *word) own(f features) features {
	rank, prior := w.lex.rank(), w.lex.prior()
	f = append(f,
		feature(tBias, 1),
		feature(tFormBias, bit(w.flat)),
		feature(tExact, w.exact),
		feature(tShape, w.shape),
		feature(tShapeCluster, mix(w.shape, w.place(10))),
		feature(tShapeRank, mix(w.shape, rank)),
		feature(tCluster6, w.place(6)),
		feature(tRank, rank))
	if w.punct {
		return f
	}
	for k, h := range w.pre {
		if h != 0 {
			f = append(f, feature(tPrefix<<4|uint64(k), h))
		}
	}
	for k, h := range w.suf {
		if h != 0 {
			f = append(f, feature(tSuffix<<4|uint64(k), h))
		}
	}
	if w.known {
		f = append(f, feature(tPrior, prior))
		for k := uint64(0); k < 5; k++ {
			f = append(f, feature(tPriorField<<4|k, prior>>(3*k)&7))
		}
	}
	if w.small() {
		return f // a lower-case word of cased text is no name of a list
	}
	f = w.listBits(tList<<8, ^uint32(longer), f)
	if w.lists == 0 {
		return append(f, feature(tListNone, rank))
	}
	f = append(f, feature(tListNone, 1<<20|uint64(w.lists)))
	for m, b := w.lists, uint64(0); m != 0; m, b = m>>1, b+1 {
		if m&1 != 0 {
			f = append(f, feature(tListRank, b<<8|rank))
		}
	}
	return f
}

// small reports whether the word stands in lower case in text that has case.
func (w *word) small() bool { return !w.flat && !w.punct && w.first >= 'a' && w.first <= 'z' }

func (w *word) listBits(template uint64, of uint32, f features) features {
	for m, b := w.lists&of, uint64(0); m != 0; m, b = m>>1, b+1 {
		if m&1 != 0 {
			f = append(f, feature(template, b))
		}
	}
	return f
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// names of people, first and last, and of places: the classes of list pairs.
func (w *word) nameClass() uint64 {
	return bit(w.lists&listFirst != 0) | bit(w.lists&listLast != 0)<<1 | bit(w.lists&listPlaces != 0)<<2
}

var (
	before = &word{number: 1, low: 11, exact: 11, shape: 11, punct: true}
	beyond = &word{number: 2, low: 13, exact: 13, shape: 13, punct: true}
)

func (s *Sequence) at(i int) *word {
	if i < 0 {
		return before
	}
	if i >= len(s.words) {
		return beyond
	}
	return s.words[i]
}

// inDocument are the features a word gives to its own token when the document
// says doc of it; start tells whether it is the first of its sentence.
func (w *word) inDocument(doc uint16, start bool, f features) features {
	rank, flat, prior := w.lex.rank(), bit(w.flat), w.lex.prior()
	beside, counts := uint64(doc>>8), uint64(doc&0xff)
	f = append(f,
		feature(tBeside, beside<<4|counts>>2&7<<1|flat),
		feature(tBesidePrior, mix(beside<<1|flat, prior)),
		feature(tDoc, counts<<1|flat),
		feature(tDocRank, counts<<5|rank<<1|flat))
	if w.flat {
		return append(f, feature(tDocPrior, mix(counts&0x7f, prior)))
	}
	written := uint64(doc&3)<<1 | bit(start)
	return append(f,
		feature(tDocShape, mix(written, w.shape)),
		feature(tDocRank<<4|1, written<<4|rank),
		feature(tStart, w.low<<1^bit(start)))
}

// lastOfRun are the features the last word of a run of capitals gives to those
// in it; first is 1 for the first of the run and else 0.
func (w *word) lastOfRun(first uint64, f features) features {
	return append(f,
		feature(tRunLast, w.low<<1^first),
		feature(tRunCluster, w.place(10)<<1|first),
		feature(tRunCluster<<4|1, w.lex.prior()<<1|first))
}

// firstOfRun are those the first word of a run gives.
func (w *word) firstOfRun(first uint64, f features) features {
	return append(f, feature(tRunFirst, w.low<<1^first))
}

// run is where in a run of capitals a token stands.
func (m *mark) run() uint64 { return uint64(m.runLen)<<4 | uint64(m.runPos) }

// inRun: two words with capitals at least make a run.
func (m *mark) inRun() bool { return m.runLen >= 2 }

// firstOfPair are the features that two words, the second behind the first, give
// to the token of the first.
func firstOfPair(a, b *word, f features) features {
	f = append(f,
		feature(tLowPair<<4|1, mix(a.low, b.low)),
		feature(tClusterPair<<4|1, a.place(10)<<20^b.place(10)),
		feature(tLowCluster, mix(a.low, b.place(6))))
	if a.known {
		f = append(f, feature(tPriorPair, a.lex.prior()<<16|b.lex.prior()))
	}
	if a.flat {
		return f
	}
	return append(f,
		feature(tShapePair<<4|1, mix(a.shape, b.shape)),
		feature(tShapeLow<<4|1, mix(a.shape, b.low)))
}

// secondOfPair are those they give to the token of the second.
func secondOfPair(a, b *word, f features) features {
	f = append(f,
		feature(tLowPair, mix(a.low, b.low)),
		feature(tClusterPair, a.place(10)<<20^b.place(10)),
		feature(tLowCluster<<4|1, mix(b.low, a.place(6))))
	if b.known {
		f = append(f, feature(tPriorPair<<4|1, b.lex.prior()<<16|a.lex.prior()))
	}
	if b.flat {
		return f
	}
	return append(f,
		feature(tShapePair, mix(a.shape, b.shape)),
		feature(tShapeLow, mix(b.shape, a.low)))
}

// beforePair are those they give to the token before them in text without case.
func beforePair(a, b *word, f features) features {
	return append(f,
		feature(tLowTwo<<4|1, mix(a.low, b.low)),
		feature(tClusterSkip<<4|1, a.place(10)<<20^b.place(6)))
}

// afterPair are those they give to the token behind them in such text.
func afterPair(a, b *word, f features) features {
	return append(f,
		feature(tLowTwo, mix(a.low, b.low)),
		feature(tClusterSkip, a.place(6)<<20^b.place(10)))
}

// context are the other features of token i that join it to its neighbours.
func (s *Sequence) context(i int, f features) features {
	m1, c, p1 := s.at(i-1), s.words[i], s.at(i+1)
	f = append(f,
		feature(tLowAround, mix(m1.low, p1.low)),
		feature(tClusterTriple, mix(m1.place(6)<<20^c.place(6), p1.place(6))),
		feature(tRankTriple, m1.lex.rank()<<8|c.lex.rank()<<4|p1.lex.rank()))
	f = s.entries(i, f)
	if c.known {
		f = append(f, feature(tPriorTriple, mix(c.lex.prior()<<16|m1.lex.prior(), p1.lex.prior())))
	}
	if s.flat {
		return append(f,
			feature(tSkip, mix(s.at(i-2).low, c.low)),
			feature(tSkip<<4|1, mix(c.low, s.at(i+2).low)))
	}
	triple := mix(mix(m1.shape, c.shape), p1.shape)
	return append(f,
		feature(tShapeTriple, triple),
		feature(tShapeFive, mix(mix(s.at(i-2).shape, triple), s.at(i+2).shape)))
}

// entries are the features of list entries of several words and of neighbours
// that stand in lists.
func (s *Sequence) entries(i int, f features) features {
	c, p1, m := s.words[i], s.at(i+1), &s.marks[i]
	if c.punct || c.small() && m.first|m.inner|m.last == 0 {
		return f
	}
	rank := c.lex.rank()
	for mask, b := m.first, uint64(0); mask != 0; mask, b = mask>>1, b+1 {
		if mask&1 != 0 {
			f = append(f, feature(tEntryFirst, b), feature(tEntryRank, tEntryFirst<<16|b<<8|rank))
		}
	}
	for mask, b := m.inner, uint64(0); mask != 0; mask, b = mask>>1, b+1 {
		if mask&1 != 0 {
			f = append(f, feature(tEntryInner, b))
		}
	}
	for mask, b := m.last, uint64(0); mask != 0; mask, b = mask>>1, b+1 {
		if mask&1 != 0 {
			f = append(f, feature(tEntryLast, b), feature(tEntryRank, tEntryLast<<16|b<<8|rank))
		}
	}
	if c.lists != 0 && p1.lists != 0 {
		pair := c.nameClass()<<3 | p1.nameClass()
		f = append(f, feature(tListPair, pair), feature(tListPairRank, pair<<8|rank<<4|p1.lex.rank()))
	}
	return f
}

// Features appends the features of token i to f.
func (s *Sequence) Features(i int, f []uint32) []uint32 {
	list := features(f)
	for offset := -reach; offset <= reach; offset++ {
		list = s.at(i-offset).static(offset, list)
	}
	c, m := s.words[i], &s.marks[i]
	list = c.inDocument(m.doc, m.start, list)
	if m.inRun() {
		first := bit(m.runPos == 0)
		list = append(list, feature(tRun, m.run()))
		list = m.runFirst.firstOfRun(first, m.runLast.lastOfRun(first, list))
	}
	list = secondOfPair(s.at(i-1), c, firstOfPair(c, s.at(i+1), list))
	if s.flat {
		list = afterPair(s.at(i-2), s.at(i-1), beforePair(s.at(i+1), s.at(i+2), list))
	}
	return s.context(i, list)
}
