package name

// lattice is the working memory of decoding one sequence.
type lattice struct {
	emit []scores
	best []scores
	from [][Labels]uint8
}

func (l *lattice) grow(n int) {
	if cap(l.emit) < n {
		l.emit, l.best, l.from = make([]scores, n), make([]scores, n), make([][Labels]uint8, n)
	}
	l.emit, l.best, l.from = l.emit[:n], l.best[:n], l.from[:n]
}

const never = -1 << 29

// forbidden is taken from labels that go on across a cut.
const forbidden = 1 << 20

// closed are the labels after which a new name or none may follow.
var closed = func() (list []int) {
	for l := Label(0); l < Labels; l++ {
		if Closed(l) {
			list = append(list, int(l))
		}
	}
	return list
}()

// viterbi appends the best legal labels of the sequence whose emissions are in
// l (Forney 1973).
func (l *lattice) viterbi(st *steps, out []Label) []Label {
	n := len(l.emit)
	if n == 0 {
		return out
	}
	for t := range Labels {
		l.best[0][t] = never
		if Label(t).starts() {
			l.best[0][t] = l.emit[0][t] + st[Labels][t]
		}
	}
	for i := 1; i < n; i++ {
		prev, cur, from := &l.best[i-1], &l.best[i], &l.from[i]
		for t := 0; t < Labels; t++ {
			best, arg := int32(2*never), 0
			if Label(t).starts() {
				for _, f := range closed {
					if x := prev[f] + st[f][t]; x > best {
						best, arg = x, f
					}
				}
			} else {
				b := 1 + (t-1)/4*4
				best, arg = prev[b]+st[b][t], b
				if x := prev[b+1] + st[b+1][t]; x > best {
					best, arg = x, b+1
				}
			}
			cur[t], from[t] = max(best+l.emit[i][t], never), uint8(arg)
		}
	}
	best, arg := int32(2*never), 0
	for _, t := range closed {
		if l.best[n-1][t] > best {
			best, arg = l.best[n-1][t], t
		}
	}
	from := len(out)
	out = append(out, make([]Label, n)...)
	for i := n - 1; i >= 0; i-- {
		out[from+i] = Label(arg)
		arg = int(l.from[i][arg])
	}
	return out
}
