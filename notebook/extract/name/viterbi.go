package name

// lattice is the working memory of decoding one sequence.
type lattice struct {
	emit []scores
	best [][Labels]score
	via  [][Labels]score // the best step to each label, before the emission

	quiet []bool // the tokens whose emissions are silent
}

func (l *lattice) grow(n int) {
	if cap(l.emit) < n {
		l.emit, l.best, l.via = make([]scores, n), make([][Labels]score, n), make([][Labels]score, n)
		l.quiet = make([]bool, n)
	}
	l.emit, l.best, l.via, l.quiet = l.emit[:n], l.best[:n], l.via[:n], l.quiet[:n]
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

// score is the sum of a path and, below it, the label it ends with, so that of
// two paths that are as good the one with the lower label is more.
type score int64

const (
	labelBits = 5
	lastLabel = 1<<labelBits - 1
	never     = -1 << 29 << labelBits
)

func (s score) label() uint8 { return uint8(lastLabel - s&lastLabel) }

// to is the score of going on to label l, whose emission is e.
func (s score) to(l int, e int32) score {
	return s&^lastLabel + score(e)<<labelBits + score(lastLabel-l)
}

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
	l.best[0] = nothing
	for _, t := range starting {
		l.best[0][t] = (score(w.steps[Labels][t]) << labelBits).to(t, l.emit[0][t])
	}
	for i := 1; i < n; i++ {
		l.advance(w, i)
	}
	best := score(2 * never)
	for _, t := range closed {
		best = max(best, l.best[n-1][t])
	}
	arg := best.label()
	for i := n - 1; i >= 0; i-- {
		out[i] = Label(arg)
		arg = l.via[i][arg].label()
	}
}

// advance fills the best scores at token i from those before it.
func (l *lattice) advance(w *Weights, i int) {
	const p, o, q, m = 1, 5, 9, 13 // where the kinds begin
	prev, cur, via, emit := &l.best[i-1], &l.best[i], &l.via[i], &l.emit[i]
	if l.quiet[i] && l.quiet[i-1] {
		*cur = nothing
		via[Outside] = prev[Outside] + w.enter[0][0]
		cur[Outside] = via[Outside].to(int(Outside), 0)
		return
	}
	x0, x1, x2, x3, x4 := prev[Outside], prev[p+Last], prev[p+Unit], prev[o+Last], prev[o+Unit]
	x5, x6, x7, x8 := prev[q+Last], prev[q+Unit], prev[m+Last], prev[m+Unit]
	for k := range w.enter {
		t, by := starting[k], &w.enter[k]
		best := max(x0+by[0], x1+by[1], x2+by[2], x3+by[3], x4+by[4], x5+by[5], x6+by[6], x7+by[7], x8+by[8])
		via[t], cur[t] = best, best.to(t, emit[t])
	}
	for k := range w.goOn {
		b, by := 1+4*k, &w.goOn[k]
		x, y := prev[b+Begin], prev[b+Inside]
		inside, last := max(x+by[0], y+by[1]), max(x+by[2], y+by[3])
		via[b+Inside], cur[b+Inside] = inside, inside.to(b+Inside, emit[b+Inside])
		via[b+Last], cur[b+Last] = last, last.to(b+Last, emit[b+Last])
	}
}

// nothing are the scores of labels none of which can be.
var nothing = func() (s [Labels]score) {
	for t := range s {
		s[t] = score(never).to(t, 0)
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
