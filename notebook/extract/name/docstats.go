package name

// docStats counts how the words of one document are used. A word that keeps
// coming back, is never written small, and takes no "a" or "its" before it is
// likely a name: the model learns how likely from these counts.
type docStats struct {
	of map[uint64]*wordStats // by the word in lower case
	// number tells the documents of a vocabulary apart, whose words remember
	// their counts in the last of them.
	number int
}

func (v *vocabulary) newStats() *docStats {
	v.documents++
	return &docStats{map[uint64]*wordStats{}, v.documents}
}

type wordStats struct {
	count      int // all occurrences
	small      int // written in lower case (cased passages)
	capital    int // capitalised inside a sentence (cased passages)
	determined int // after "a", "its", "these" …
	possessive int // before 's
	beside     uint16
}

// What a word stands beside somewhere in the document.
const (
	afterTitle = 1 << iota
	afterFirst // after a first name of the lists
	beforeSaid
	afterWhere // after "in", "from", "near"
)

// maxStats bounds the memory of the counts; what comes later counts as unseen.
const maxStats = 1 << 17

// What a word does to the words beside it.
const (
	isDeterminer = 1 << iota
	isPossessive
	isSpeaking
	isWhere
	isLink // stands inside names: "of"
)

// uses are the words that do so.
var uses = func() map[uint64]uint8 {
	of := map[uint64]uint8{}
	enter := func(use uint8, words map[uint64]bool) {
		for w := range words {
			of[w] |= use
		}
	}
	enter(isDeterminer, hashes("a", "an", "its", "his", "her", "their", "our", "my", "your", "this", "that", "these", "those",
		"any", "some", "no", "each", "every", "another", "such", "both", "ein", "eine", "einen", "einem", "einer", "seine", "ihre", "keine"))
	enter(isPossessive, hashes("'s", "’s", "s"))
	enter(isSpeaking, hashes("said", "says", "told", "tells", "wrote", "added", "announced", "reported", "declined", "denied", "argued", "warned", "called", "asked", "will", "has", "was", "is"))
	enter(isWhere, hashes("in", "from", "near", "outside", "across", "to", "northern", "southern", "eastern", "western", "central"))
	enter(isLink, runLinks)
	return of
}()

// word are the counts of a word of the document, nil where there are too many
// words.
func (d *docStats) word(w *word) *wordStats {
	if w.document == d.number {
		return w.stats
	}
	st := d.of[w.low]
	if st == nil {
		if len(d.of) >= maxStats {
			return nil
		}
		st = &wordStats{}
		d.of[w.low] = st
	}
	w.document, w.stats = d.number, st
	return st
}

// count adds the words of a passage.
func (d *docStats) count(s *Sequence) {
	for i, w := range s.words {
		if w.punct {
			continue
		}
		st := d.word(w)
		if st == nil {
			continue
		}
		st.count++
		if !s.flat {
			if !w.capital {
				st.small++
			} else if !s.marks[i].start {
				st.capital++
			}
		}
		if i > 0 && s.words[i-1].uses&isDeterminer != 0 {
			st.determined++
		}
		st.beside |= s.beside(i)
		if i+1 < len(s.words) && s.words[i+1].uses&isPossessive != 0 {
			st.possessive++
		}
	}
}

// beside is what token i stands beside.
func (s *Sequence) beside(i int) (b uint16) {
	prev, next := s.at(i-1), s.at(i+1)
	if prev.punct && i > 1 && prev.low == fullStop {
		prev = s.at(i - 2) // "Mr."
	}
	if prev.lists&listTitles != 0 && (prev.capital || s.flat) {
		b |= afterTitle
	}
	if prev.lists&listFirst != 0 && (prev.capital || s.flat) {
		b |= afterFirst
	}
	if next.uses&isSpeaking != 0 {
		b |= beforeSaid
	}
	if prev.uses&isWhere != 0 {
		b |= afterWhere
	}
	return b
}

var fullStop = hashLower(".")

// seen are the counts of a word of the document, nil when it was not counted.
func (d *docStats) seen(w *word) *wordStats {
	if w.document == d.number {
		return w.stats
	}
	return d.of[w.low]
}

// tell writes the counts into the marks of a passage of the document.
func (d *docStats) tell(s *Sequence) {
	for i, w := range s.words {
		if st := d.seen(w); st != nil {
			s.marks[i].doc = st.bits()
			if s.flat { // trained without passages that have case around them
				s.marks[i].doc &^= seenSmall | seenCapital
			}
		}
	}
}

// The bits of wordStats.
const (
	seenSmall   = 1 << 0
	seenCapital = 1 << 1
)

func (st *wordStats) bits() uint16 {
	var b uint16
	if st.small > 0 {
		b |= seenSmall
	}
	if st.capital > 0 {
		b |= seenCapital
	}
	b |= countBin(st.count) << 2
	switch {
	case st.determined == 0:
	case st.determined*4 < st.count:
		b |= 1 << 5
	default:
		b |= 2 << 5
	}
	if st.possessive > 0 {
		b |= 1 << 7
	}
	return b | st.beside<<8
}

func countBin(n int) uint16 {
	switch {
	case n <= 3:
		return uint16(max(n-1, 0))
	case n <= 5:
		return 3
	case n <= 9:
		return 4
	case n <= 16:
		return 5
	}
	return 6
}
