package name

// lattice is the working memory of decoding one sequence.
type lattice struct {
	emit []scores
	best []scores
	from [][Labels]uint8

	quiet []bool // the tokens whose emissions are silent
}

func (l *lattice) grow(n int) {
	if cap(l.emit) < n {
		l.emit, l.best, l.from = make([]scores, n), make([]scores, n), make([][Labels]uint8, n)
		l.quiet = make([]bool, n)
	}
	l.emit, l.best, l.from, l.quiet = l.emit[:n], l.best[:n], l.from[:n], l.quiet[:n]
}

// silent are the emissions of a token that is surely in no name.
var silent = func() (s scores) {
	for t := range s {
		if Label(t) != Outside {
			s[t] = -forbidden
		}
	}
	return s
}()

const never = -1 << 29

// forbidden is taken from labels that go on across a cut.
const forbidden = 1 << 20

// closed are the labels after which a new name or none may follow.
var closed = func() (list [1 + 2*kinds]int) {
	n := 0
	for l := Label(0); l < Labels; l++ {
		if Closed(l) {
			list[n] = int(l)
			n++
		}
	}
	return list
}()

// viterbi fills out with the best legal labels of the sequence whose emissions
// are in l (Forney 1973).
func (l *lattice) viterbi(w *Weights, out []Label) {
	n := len(l.emit)
	if n == 0 {
		return
	}
	for t := range Labels {
		l.best[0][t] = never
		if Label(t).starts() {
			l.best[0][t] = l.emit[0][t] + w.steps[Labels][t]
		}
	}
	for i := 1; i < n; i++ {
		l.advance(w, i)
	}
	best, arg := int32(2*never), 0
	for _, t := range closed {
		if l.best[n-1][t] > best {
			best, arg = l.best[n-1][t], t
		}
	}
	for i := n - 1; i >= 0; i-- {
		out[i] = Label(arg)
		arg = int(l.from[i][arg])
	}
}

// advance fills the best scores at token i from those before it.
func (l *lattice) advance(w *Weights, i int) {
	prev, cur, from, emit := &l.best[i-1], &l.best[i], &l.from[i], &l.emit[i]
	if l.quiet[i] && l.quiet[i-1] {
		*cur = nothing
		cur[Outside], from[Outside] = prev[Outside]+w.steps[Outside][Outside], uint8(Outside)
		return
	}
	var buf [len(starting)]int
	some := w.candidates(prev, buf[:0])
	first := some[0]
	steps := &w.steps[first]
	for _, t := range starting {
		cur[t], from[t] = prev[first]+steps[t], uint8(first)
	}
	for _, f := range some[1:] {
		steps := &w.steps[f]
		for _, t := range starting {
			if x := prev[f] + steps[t]; x > cur[t] {
				cur[t], from[t] = x, uint8(f)
			}
		}
	}
	for b := 1; b < Labels; b += 4 { // Begin of each kind
		for _, t := range [...]int{b + Inside, b + Last} {
			cur[t], from[t] = prev[b]+w.steps[b][t], uint8(b)
			if x := prev[b+Inside] + w.steps[b+Inside][t]; x > cur[t] {
				cur[t], from[t] = x, uint8(b+Inside)
			}
		}
	}
	for t, e := range emit {
		cur[t] = max(cur[t]+e, never)
	}
}

// nothing are the scores of labels none of which can be.
var nothing = func() (s scores) {
	for t := range s {
		s[t] = never
	}
	return s
}()

// starting are the labels of tokens where a name starts or none is.
var starting = func() (list [1 + 2*kinds]int) {
	n := 0
	for l := Label(0); l < Labels; l++ {
		if l.starts() {
			list[n] = int(l)
			n++
		}
	}
	return list
}()

// candidates appends the closed labels from which a best path to the start of
// a name or to no name can come: those that at their best step are no worse
// than another at its worst. Mostly it is one.
func (w *Weights) candidates(prev *scores, out []int) []int {
	bound := int32(2 * never)
	for _, f := range closed {
		bound = max(bound, prev[f]+w.reach[f].least)
	}
	for _, f := range closed {
		if prev[f]+w.reach[f].most >= bound {
			out = append(out, f)
		}
	}
	return out
}
