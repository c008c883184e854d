package name

// Two words that stand side by side do so often. What they give together to
// their own tokens, and in text without case to the tokens before and behind
// them, is summed once they are met a second time, and remembered for a while.

// pairScores are the sums of a pair of words.
type pairScores struct {
	key                          uint64 // the numbers of the words
	first, second, before, after lanes
}

// How many pairs are remembered, and how many are known to have been met, each
// in the one place it can be in: some 3 MB.
const (
	pairBits = 14
	metBits  = 15
)

// pairing is what is remembered of pairs, and which pairs of the sequence that
// is being read are not.
type pairing struct {
	scores  []pairScores
	met     []uint64
	missing []bool // by the first word of the pair, from two before the sequence on
}

// pair returns the scores of two words, which hold until the next pair, or nil
// when they are met for the first time.
func (sc *scorer) pair(a, b *word, flat bool) *pairScores {
	if sc.pairs.scores == nil {
		sc.pairs.scores, sc.pairs.met = make([]pairScores, 1<<pairBits), make([]uint64, 1<<metBits)
	}
	key := uint64(a.number)<<32 | uint64(b.number)
	hash := key * 0x9E3779B97F4A7C15
	p := &sc.pairs.scores[hash>>(64-pairBits)]
	if p.key == key {
		return p
	}
	if met := &sc.pairs.met[hash>>(64-metBits)]; *met != key {
		*met = key
		return nil
	}
	p.key = key
	p.first = sc.sum(firstOfPair(a, b, sc.buf[:0]))
	p.second = sc.sum(secondOfPair(a, b, sc.buf[:0]))
	if flat {
		p.before = sc.sum(beforePair(a, b, sc.buf[:0]))
		p.after = sc.sum(afterPair(a, b, sc.buf[:0]))
	}
	return p
}

// addPairs adds the remembered scores of the pairs of a sequence to those of its
// tokens that are not quiet, and notes which are missing.
func (sc *scorer) addPairs(s *Sequence, quiet []bool, sums []lanes) {
	n := len(s.words)
	for len(sc.pairs.missing) < n+3 {
		sc.pairs.missing = append(sc.pairs.missing, false)
	}
	from, to := -1, n // the first words of the pairs
	if s.flat {
		from, to = -2, n+1
	}
	for i := from; i < to; i++ {
		loud, next := i >= 0 && i < n && !quiet[i], i+1 >= 0 && i+1 < n && !quiet[i+1]
		if !s.flat && !loud && !next {
			continue
		}
		p := sc.pair(s.at(i), s.at(i+1), s.flat)
		sc.pairs.missing[i+2] = p == nil
		if p == nil {
			continue
		}
		if loud {
			sums[i].add(&p.first)
		}
		if next {
			sums[i+1].add(&p.second)
		}
		if s.flat && i > 0 {
			sums[i-1].add(&p.before)
		}
		if s.flat && i+2 < n {
			sums[i+2].add(&p.after)
		}
	}
}

// missingPairs appends the features of token i of the pairs that are missing.
func (sc *scorer) missingPairs(s *Sequence, i int, f features) features {
	missing := sc.pairs.missing[i:] // from the pair two before the token on
	if missing[1] {
		f = secondOfPair(s.at(i-1), s.words[i], f)
	}
	if missing[2] {
		f = firstOfPair(s.words[i], s.at(i+1), f)
	}
	if !s.flat {
		return f
	}
	if missing[0] {
		f = afterPair(s.at(i-2), s.at(i-1), f)
	}
	if missing[3] {
		f = beforePair(s.at(i+1), s.at(i+2), f)
	}
	return f
}
