package name

import "casebound/notebook"

// reading is a passage with what was decided about it.
type reading struct {
	seq    *Sequence
	labels []Label
	origin []Origin
	prob   []float32 // of the name that starts at the token
	said   []int     // first tokens of names that the passage says to be firms
}

// surely is the probability from which one place of a name speaks for others.
const surely = 0.9

// sure counts the places of each name and kind that the model is all but sure
// of.
func (r *reading) sure(count map[uint64]int) {
	for a, b := range r.names {
		if r.origin[a] == FromModel && r.prob[a] >= surely {
			count[r.senseKey(a, b)]++
		}
	}
}

// senseKey hashes the name of tokens a to b and its kind.
func (r *reading) senseKey(a, b int) uint64 {
	return mix(r.key(a, b), uint64(r.labels[a].Kind()))
}

// supported reports whether another place than a is sure.
func (r *reading) supported(a, b int, sure map[uint64]int) bool {
	n := sure[r.senseKey(a, b)]
	if r.origin[a] == FromModel && r.prob[a] >= surely {
		n--
	}
	return n > 0
}

// names yields the first and the end token of each name.
func (r *reading) names(yield func(a, b int) bool) {
	for a := 0; a < len(r.labels); a++ {
		if r.labels[a] == Outside {
			continue
		}
		b := a + 1
		for b < len(r.labels) && r.labels[b-1].open() {
			b++
		}
		if !yield(a, b) {
			return
		}
		a = b - 1
	}
}

// found appends the names of the reading.
func (r *reading) found(text notebook.Text, sure map[uint64]int, out []Found) []Found {
	for a, b := range r.names {
		f := Found{
			Span: notebook.Span{Start: r.seq.tokens[a].start, End: r.seq.tokens[b-1].end},
			Kind: r.labels[a].Kind(), Probability: r.prob[a], Flat: r.seq.flat, Origin: r.origin[a],
			Supported: r.supported(a, b, sure),
			Lists:     r.seq.words[a].lists | r.seq.marks[a].first,
			Surname:   r.seq.words[a].surname(),
		}
		if r.seq.flat {
			f.End = withLastDot(text.All(), f.Span)
		}
		f.End = lastDot(text.All(), f.Span)
		out = append(out, f)
	}
	return out
}

// withLastDot gives an initialism read without punctuation ("u.s") its last
// dot back.
func withLastDot(s string, at notebook.Span) int {
	if at.End < len(s) && s[at.End] == '.' && at.Len() >= 3 && s[at.End-2] == '.' {
		return at.End + 1
	}
	return at.End
}

// key hashes the tokens a to b of a passage.
func (r *reading) key(a, b int) uint64 {
	key := uint64(7)
	for _, w := range r.seq.words[a:b] {
		key = mix(key, w.low)
	}
	return key
}

// mayBeName: in cased text a name is capitalised; in caseless text a single
// very common word is left alone.
func (r *reading) mayBeName(i, n int) bool {
	w := r.seq.words[i]
	if !r.seq.flat {
		return w.capital || w.first >= 0x80
	}
	return n > 1 || w.lex.rank() == 0 || w.lex.rank() > 6
}

// exactly reports whether tokens a to b make one name.
func (r *reading) exactly(a, b int) bool {
	for i := a; i < b; i++ {
		l := r.labels[i]
		if l == Outside || (i > a) == l.starts() || (i == b-1) == l.open() {
			return false
		}
	}
	return true
}

// holds reports whether a person's name ends at b and nothing else that was
// found reaches into tokens a to b: "von der [Leyen]".
func (r *reading) holds(a, b int) bool {
	if b < len(r.labels) && r.labels[b-1].open() || r.labels[b-1].Kind() != notebook.Person || !r.labels[a].starts() {
		return false
	}
	for _, l := range r.labels[a:b] {
		if l != Outside && l.Kind() != notebook.Person {
			return false
		}
	}
	return true
}

func (r *reading) free(a, b int) bool {
	for _, l := range r.labels[a:b] {
		if l != Outside {
			return false
		}
	}
	return true
}

// mark labels tokens i to i+n as one name of the kind.
func (r *reading) mark(i, n int, kind notebook.EntityKind) {
	for k := range n {
		place := Inside
		switch {
		case n == 1:
			place = Unit
		case k == 0:
			place = Begin
		case k == n-1:
			place = Last
		}
		r.labels[i+k] = LabelOf(kind, place)
	}
}

// label gives tokens i to i+n one label.
func (r *reading) label(i, n int, l Label) {
	for k := range n {
		r.labels[i+k] = l
	}
}
