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
}

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
		if i+1 < len(s.words) && possessives[s.words[i+1].low] {
			st.possessive++
		}
	}
}

// tell writes the counts into the marks of a passage of the document.
func (d docStats) tell(s *Sequence) {
	for i, w := range s.words {
		if st := d[w.low]; st != nil {
			s.marks[i].doc = st.bits()
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
	return b
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
