package name

import "math"

// marginals works out how sure the model is of a name: the share of the
// probability of all labelings of a few tokens that lies with those that have
// just this name. What lies beyond these tokens is held fixed.
type marginals struct {
	factor []factors
	all    [][Labels]float64 // forward sums over all labelings, each row adding up to 1
	these  [][Labels]float64 // the same over the labelings with the name
}

// factors are the emissions of a token, the best label's is 1. Few labels are
// so near to the best that they count.
type factors struct {
	of   [Labels]float64
	near []uint8 // the labels that are not 0, in order
	room [Labels]uint8
}

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
		m.factor, m.all, m.these = append(m.factor, factors{}), append(m.all, [Labels]float64{}), append(m.these, [Labels]float64{})
	}
	for i := from; i < to; i++ {
		m.factor[i-from].fill(&l.emit[i], w)
		if i >= a && i < b && m.factor[i-from].of[labels[i]] == 0 {
			return 0
		}
	}
	next := -1
	if to < len(labels) {
		next = int(labels[to])
	}
	all, these := 0.0, 0.0 // logarithms from token a on: before it the two are the same
	for i := from; i < to; i++ {
		k := i - from
		var x, y float64
		if i == from {
			prev := Labels
			if from > 0 {
				prev = int(labels[from-1])
			}
			x = m.first(w, prev)
			m.these[0] = m.all[0]
			y = x
			if i >= a {
				y = m.only(0, labels[i])
			}
		} else {
			x = m.step(m.all, k, w)
			if i < a {
				m.these[k], y = m.all[k], x
			} else if y = m.step(m.these, k, w); i < b {
				y *= m.only(k, labels[i])
			}
		}
		if i >= a {
			if y == 0 {
				return 0
			}
			all, these = all+math.Log(x), these+math.Log(y)
		}
		if i == from && i >= a {
			these += math.Log(x)
		}
	}
	all += math.Log(w.out(&m.all[to-1-from], next))
	these += math.Log(w.out(&m.these[to-1-from], next))
	return float32(math.Exp(math.Min(0, these-all)))
}

// fill makes factors of the emissions of a token.
func (f *factors) fill(emit *scores, w *Weights) {
	most := emit[0]
	for _, e := range emit {
		most = max(most, e)
	}
	low := most - int32(len(w.decay)-1)
	f.of, f.near = [Labels]float64{}, f.room[:0]
	for t, e := range emit {
		if e >= low {
			f.of[t] = w.decay[most-e]
			f.near = append(f.near, uint8(t))
		}
	}
}

// first fills the first row, after label prev, and returns its sum from
// before it is made 1.
func (m *marginals) first(w *Weights, prev int) float64 {
	m.all[0] = [Labels]float64{}
	for _, t := range m.factor[0].near {
		if legalAfter(prev, int(t)) {
			m.all[0][t] = m.factor[0].of[t] * w.factors[prev][t]
		}
	}
	return normalise(&m.all[0], m.factor[0].near)
}

// step fills row k of sums from the row before it.
func (m *marginals) step(sums [][Labels]float64, k int, w *Weights) float64 {
	f := &m.factor[k]
	sums[k] = [Labels]float64{}
	for _, t := range f.near {
		sums[k][t] = f.of[t] * w.into(&sums[k-1], m.factor[k-1].near, int(t))
	}
	return normalise(&sums[k], f.near)
}

// only keeps one label in row k of these and returns its share.
func (m *marginals) only(k int, l Label) float64 {
	share := m.these[k][l]
	m.these[k] = [Labels]float64{}
	if share > 0 {
		m.these[k][l] = 1
	}
	return share
}

// normalise makes a row, of which only the given labels may be more than 0,
// add up to 1 and returns what it added up to.
func normalise(row *[Labels]float64, near []uint8) float64 {
	sum := 0.0
	for _, t := range near {
		sum += row[t]
	}
	if sum > 0 {
		for _, t := range near {
			row[t] /= sum
		}
	}
	return sum
}

// into is the summed weight of the steps to label t from the given labels
// before it.
func (w *Weights) into(prev *[Labels]float64, near []uint8, t int) float64 {
	if !Label(t).starts() {
		b := 1 + (t-1)/4*4
		return prev[b]*w.factors[b][t] + prev[b+1]*w.factors[b+1][t]
	}
	x := 0.0
	for _, f := range near {
		if Closed(Label(f)) {
			x += prev[f] * w.factors[f][t]
		}
	}
	return x
}

// out is the summed weight of the steps to next, or to the end when it is -1.
func (w *Weights) out(last *[Labels]float64, next int) float64 {
	if next >= 0 {
		return w.into(last, every, next)
	}
	x := 0.0
	for _, f := range closed {
		x += last[f]
	}
	return x
}

// every label there is.
var every = func() (list []uint8) {
	for l := range uint8(Labels) {
		list = append(list, l)
	}
	return list
}()

func legalAfter(prev, t int) bool {
	if prev == Labels {
		return Label(t).starts()
	}
	return Legal(Label(prev), Label(t))
}
