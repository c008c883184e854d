package name

// docStats counts how the words of one document are used. A word that keeps
// coming back, is never written small, and takes no "a" or "its" before it is
// likely a name: the model learns how likely from these counts.
type docStats map[uint64]*wordStats

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

var (
	speaking = hashes("said", "says", "told", "tells", "wrote", "added", "announced", "reported", "declined", "denied", "argued", "warned", "called", "asked", "will", "has", "was", "is")
	where    = hashes("in", "from", "near", "outside", "across", "to", "northern", "southern", "eastern", "western", "central")
)

// maxStats bounds the memory of the counts; what comes later counts as unseen.
const maxStats = 1 << 17

var determiners = hashes("a", "an", "its", "his", "her", "their", "our", "my", "your", "this", "that", "these", "those",
	"any", "some", "no", "each", "every", "another", "such", "both", "ein", "eine", "einen", "einem", "einer", "seine", "ihre", "keine")

var possessives = hashes("'s", "’s", "s")

func (d docStats) of(low uint64) *wordStats {
	st := d[low]
	if st == nil {
		if len(d) >= maxStats {
			return &wordStats{}
		}
		st = &wordStats{}
		d[low] = st
	}
	return st
}

// count adds the words of a passage.
func (d docStats) count(s *Sequence) {
	for i, w := range s.words {
		if w.punct {
			continue
		}
		st := d.of(w.low)
		st.count++
		if !s.flat {
			if !w.capital() {
				st.small++
			} else if !s.marks[i].start {
				st.capital++
			}
		}
		if i > 0 && determiners[s.words[i-1].low] {
			st.determined++
		}
		st.beside |= s.beside(i)
		if i+1 < len(s.words) && possessives[s.words[i+1].low] {
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
	if prev.lists&listTitles != 0 && (prev.capital() || s.flat) {
		b |= afterTitle
	}
	if prev.lists&listFirst != 0 && (prev.capital() || s.flat) {
		b |= afterFirst
	}
	if speaking[next.low] {
		b |= beforeSaid
	}
	if where[prev.low] {
		b |= afterWhere
	}
	return b
}

var fullStop = hashLower(".")

// tell writes the counts into the marks of a passage of the document.
func (d docStats) tell(s *Sequence) {
	for i, w := range s.words {
		if st := d[w.low]; st != nil {
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
