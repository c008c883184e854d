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

func (f *features) add(template, value uint64) {
	*f = append(*f, uint32(mix(template*0x51ED270B27B4F3CF, value))&featureMask)
}

// static are the features a word gives to the token that stands offset words
// after it (before it when negative). They depend on the word alone, so their
// scores are summed once a word.
func (w *word) static(offset int, f *features) {
	at := uint64(offset + reach)
	f.add(tLow<<8|at, w.low)
	f.add(tCluster10<<8|at, w.place(10))
	if offset < -1 || offset > 1 {
		return
	}
	f.add(tCluster13<<8|at, w.place(13))
	if offset != 0 {
		f.add(tPrior<<8|at, w.lex.prior()<<1|bit(w.known))
		w.listBits(tList<<8|at, listFirst|listLast|listOwn|listDemonyms|listTitles|listOrgWords|listPlaces, f)
		return
	}
	w.own(f)
}

// own are the features a word gives to its own token.
func (w *word) own(f *features) {
	f.add(tBias, 1)
	f.add(tFormBias, bit(w.flat))
	f.add(tExact, w.exact)
	f.add(tShape, w.shape)
	f.add(tShapeCluster, mix(w.shape, w.place(10)))
	f.add(tShapeRank, mix(w.shape, w.lex.rank()))
	f.add(tCluster6, w.place(6))
	f.add(tRank, w.lex.rank())
	if w.punct {
		return
	}
	for k, h := range w.pre {
		if h != 0 {
			f.add(tPrefix<<4|uint64(k), h)
		}
	}
	for k, h := range w.suf {
		if h != 0 {
			f.add(tSuffix<<4|uint64(k), h)
		}
	}
	if w.known {
		f.add(tPrior, w.lex.prior())
		for k := uint64(0); k < 5; k++ {
			f.add(tPriorField<<4|k, w.lex.prior()>>(3*k)&7)
		}
	}
	if w.small() {
		return // a lower-case word of cased text is no name of a list
	}
	w.listBits(tList<<8, ^uint32(longer), f)
	if w.lists == 0 {
		f.add(tListNone, w.lex.rank())
		return
	}
	f.add(tListNone, 1<<20|uint64(w.lists))
	for m, b := w.lists, uint64(0); m != 0; m, b = m>>1, b+1 {
		if m&1 != 0 {
			f.add(tListRank, b<<8|w.lex.rank())
		}
	}
}

// small reports whether the word stands in lower case in text that has case.
func (w *word) small() bool { return !w.flat && !w.punct && w.first >= 'a' && w.first <= 'z' }

func (w *word) listBits(template uint64, of uint32, f *features) {
	for m, b := w.lists&of, uint64(0); m != 0; m, b = m>>1, b+1 {
		if m&1 != 0 {
			f.add(template, b)
		}
	}
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
	before = &word{low: 11, exact: 11, shape: 11, punct: true}
	beyond = &word{low: 13, exact: 13, shape: 13, punct: true}
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

// context are the features of token i that join it to its neighbours and its
// document.
func (s *Sequence) context(i int, f *features) {
	m2, m1, c, p1, p2 := s.at(i-2), s.at(i-1), s.words[i], s.at(i+1), s.at(i+2)
	rank := c.lex.rank()
	f.add(tLowPair, mix(m1.low, c.low))
	f.add(tLowPair<<4|1, mix(c.low, p1.low))
	f.add(tLowAround, mix(m1.low, p1.low))
	f.add(tClusterPair, m1.place(10)<<20^c.place(10))
	f.add(tClusterPair<<4|1, c.place(10)<<20^p1.place(10))
	f.add(tClusterTriple, mix(m1.place(6)<<20^c.place(6), p1.place(6)))
	f.add(tLowCluster, mix(c.low, p1.place(6)))
	f.add(tLowCluster<<4|1, mix(c.low, m1.place(6)))
	f.add(tRankTriple, m1.lex.rank()<<8|rank<<4|p1.lex.rank())
	s.entries(i, f)
	if c.known {
		p := c.lex.prior()
		f.add(tPriorPair, p<<16|p1.lex.prior())
		f.add(tPriorPair<<4|1, p<<16|m1.lex.prior())
		f.add(tPriorTriple, mix(p<<16|m1.lex.prior(), p1.lex.prior()))
	}
	doc := uint64(s.marks[i].doc)
	beside := doc >> 8
	doc &= 0xff
	f.add(tBeside, beside<<4|doc>>2&7<<1|bit(s.flat))
	f.add(tBesidePrior, mix(beside<<1|bit(s.flat), c.lex.prior()))
	f.add(tDoc, doc<<1|bit(s.flat))
	f.add(tDocRank, doc<<5|rank<<1|bit(s.flat))
	if s.flat {
		f.add(tDocPrior, mix(doc&0x7f, c.lex.prior()))
		f.add(tSkip, mix(m2.low, c.low))
		f.add(tSkip<<4|1, mix(c.low, p2.low))
		f.add(tLowTwo, mix(m2.low, m1.low))
		f.add(tLowTwo<<4|1, mix(p1.low, p2.low))
		f.add(tClusterSkip, m2.place(6)<<20^m1.place(10))
		f.add(tClusterSkip<<4|1, p1.place(10)<<20^p2.place(6))
		return
	}
	s.written(i, f)
}

// entries are the features of list entries of several words and of neighbours
// that stand in lists.
func (s *Sequence) entries(i int, f *features) {
	c, p1, m := s.words[i], s.at(i+1), &s.marks[i]
	if c.punct || c.small() && m.first|m.inner|m.last == 0 {
		return
	}
	each := func(template uint64, mask uint32, rank bool) {
		for b := uint64(0); mask != 0; mask, b = mask>>1, b+1 {
			if mask&1 != 0 {
				f.add(template, b)
				if rank {
					f.add(tEntryRank, template<<16|b<<8|c.lex.rank())
				}
			}
		}
	}
	each(tEntryFirst, m.first, true)
	each(tEntryInner, m.inner, false)
	each(tEntryLast, m.last, true)
	if c.lists != 0 && p1.lists != 0 {
		pair := c.nameClass()<<3 | p1.nameClass()
		f.add(tListPair, pair)
		f.add(tListPairRank, pair<<8|c.lex.rank()<<4|p1.lex.rank())
	}
}

// written are the features of how a passage with case is written.
func (s *Sequence) written(i int, f *features) {
	m2, m1, c, p1, p2 := s.at(i-2), s.at(i-1), s.words[i], s.at(i+1), s.at(i+2)
	m := &s.marks[i]
	f.add(tShapePair, mix(m1.shape, c.shape))
	f.add(tShapePair<<4|1, mix(c.shape, p1.shape))
	triple := mix(mix(m1.shape, c.shape), p1.shape)
	f.add(tShapeTriple, triple)
	f.add(tShapeFive, mix(mix(m2.shape, triple), p2.shape))
	f.add(tShapeLow, mix(c.shape, m1.low))
	f.add(tShapeLow<<4|1, mix(c.shape, p1.low))
	written := uint64(m.doc&3)<<1 | bit(m.start)
	f.add(tDocShape, mix(written, c.shape))
	f.add(tDocRank<<4|1, written<<4|c.lex.rank())
	f.add(tStart, c.low<<1^bit(m.start))
	if m.runLen < 2 {
		return
	}
	pos := uint64(m.runLen)<<4 | uint64(m.runPos)
	f.add(tRun, pos)
	f.add(tRunLast, m.runLast.low<<1^bit(m.runPos == 0))
	f.add(tRunFirst, m.runFirst.low<<1^bit(m.runPos == 0))
	f.add(tRunCluster, m.runLast.place(10)<<1|bit(m.runPos == 0))
	f.add(tRunCluster<<4|1, m.runLast.lex.prior()<<1|bit(m.runPos == 0))
}

// Features appends the features of token i to f.
func (s *Sequence) Features(i int, f []uint32) []uint32 {
	list := features(f)
	for offset := -reach; offset <= reach; offset++ {
		s.at(i-offset).static(offset, &list)
	}
	s.context(i, &list)
	return list
}
