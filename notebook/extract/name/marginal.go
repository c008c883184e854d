package name

// marginals works out how sure the model is of a name: the share of the
// probability of all labelings of a few tokens that lies with those that have
// just this name. What lies beyond these tokens is held fixed.
type marginals struct {
	factor []factors
	all    [][Labels]float64  // forward sums over all labelings
	these  [2][Labels]float64 // two rows of the same over the labelings with the name
}

// factors are the emissions of a token, the best label's is 1. Labels far below
// the best have 0.
type factors [Labels]float64

// margin is how many tokens on each side of a name take part.
const margin = 2

// negligible is how far below the best a label's score may lie, in nats,
// before it is left out.
const negligible = 10

// of is the probability of the name of tokens a to b (end exclusive), given
// labels outside its margins.
func (m *marginals) of(l *lattice, w *Weights, labels []Label, a, b int) float32 {
	from, to := max(0, a-margin), min(len(labels), b+margin)
	for from > 0 && labels[from-1].open() {
		from--
	}
	for to < len(labels) && labels[to-1].open() {
		to++
	}
	for len(m.all) < to-from {
		m.factor, m.all = append(m.factor, factors{}), append(m.all, [Labels]float64{})
	}
	doubt := false
	for i := from; i < to; i++ {
		f := &m.factor[i-from]
		near := f.fill(&l.emit[i], w)
		if i >= a && i < b && f[labels[i]] == 0 {
			return 0
		}
		doubt = doubt || near > 1
	}
	if !doubt {
		return 1
	}
	prev, next := Labels, -1
	if from > 0 {
		prev = int(labels[from-1])
	}
	if to < len(labels) {
		next = int(labels[to])
	}
	return float32(min(1, m.share(w, labels[a:b], a-from, to-from, prev, next)))
}

// share is the share of the labelings of n tokens, of which those from token a
// on have the labels of the name.
func (m *marginals) share(w *Weights, labels []Label, a, n, prev, next int) float64 {
	m.first(w, prev)
	for k := 1; k <= a; k++ {
		w.step(&m.all[k], &m.all[k-1], &m.factor[k])
	}
	name := m.all[a][labels[0]]
	row, other := &m.these[0], &m.these[1]
	*row = [Labels]float64{}
	row[labels[len(labels)-1]] = 1
	for k := a + 1; k < n; k++ {
		w.step(&m.all[k], &m.all[k-1], &m.factor[k])
		if i := k - a; i < len(labels) {
			name *= m.factor[k][labels[i]] * w.into[labels[i]][labels[i-1]]
		} else {
			w.step(other, row, &m.factor[k])
			row, other = other, row
		}
		if k%unscaled == 0 {
			name /= scaled(&m.all[k])
		}
	}
	return name * w.out(row, next) / w.out(&m.all[n-1], next)
}

// unscaled is how many tokens are read before the sums are scaled, lest they
// vanish.
const unscaled = 16

// scaled makes a row add up to 1 and returns what it added up to.
func scaled(row *[Labels]float64) float64 {
	sum := 0.0
	for _, x := range row {
		sum += x
	}
	for t := range row {
		row[t] /= sum
	}
	return sum
}

// fill makes factors of the emissions of a token and returns how many are not 0.
func (f *factors) fill(emit *scores, w *Weights) int {
	most := emit[0]
	for _, e := range emit {
		most = max(most, e)
	}
	near := 0
	for t, e := range emit {
		f[t] = 0
		if d := uint32(most-e) / fine; d < uint32(len(w.decay)) {
			f[t] = w.decay[d]
			near++
		}
	}
	return near
}

// first fills the first row, after label prev.
func (m *marginals) first(w *Weights, prev int) {
	row, f := &m.all[0], &m.factor[0]
	for t := range row {
		row[t] = f[t] * w.into[t][prev]
	}
}

// step fills a row of sums from the row before it and the factors of its token.
// It is written out since much of the time of reading is spent here: Outside,
// Begin and Unit follow all labels that are closed, Inside and Last two labels.
func (w *Weights) step(row, prev *[Labels]float64, here *factors) {
	const p, o, l, m = 1, 5, 9, 13 // where the kinds begin
	var a, b, c, d, e, f, g, h, i float64
	for k, x := range [...]float64{prev[0], prev[p+Last], prev[p+Unit], prev[o+Last], prev[o+Unit], prev[l+Last], prev[l+Unit], prev[m+Last], prev[m+Unit]} {
		to := &w.opening[k]
		a += x * to[0]
		b += x * to[1]
		c += x * to[2]
		d += x * to[3]
		e += x * to[4]
		f += x * to[5]
		g += x * to[6]
		h += x * to[7]
		i += x * to[8]
	}
	row[Outside] = a * here[Outside]
	row[p+Begin], row[p+Unit] = b*here[p+Begin], c*here[p+Unit]
	row[o+Begin], row[o+Unit] = d*here[o+Begin], e*here[o+Unit]
	row[l+Begin], row[l+Unit] = f*here[l+Begin], g*here[l+Unit]
	row[m+Begin], row[m+Unit] = h*here[m+Begin], i*here[m+Unit]
	for k := range w.onward {
		x, y, on := prev[1+4*k+Begin], prev[1+4*k+Inside], &w.onward[k]
		row[1+4*k+Inside] = (x*on[0] + y*on[1]) * here[1+4*k+Inside]
		row[1+4*k+Last] = (x*on[2] + y*on[3]) * here[1+4*k+Last]
	}
}

// out is the summed weight of the steps to next, or to the end when it is -1.
func (w *Weights) out(last *[Labels]float64, next int) float64 {
	x := 0.0
	if next < 0 {
		for _, f := range closed {
			x += last[f]
		}
		return x
	}
	for f, p := range last {
		x += p * w.into[next][f]
	}
	return x
}
