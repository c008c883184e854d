package name

import "math"

// marginals works out how sure the model is of a name: the share of the
// probability of all labelings of a few tokens that lies with those that have
// just this name. What lies beyond these tokens is held fixed.
type marginals struct {
	factor [][Labels]float64 // of the emissions, the best label's is 1
	all    [][Labels]float64 // forward sums over all labelings, each row adding up to 1
	these  [][Labels]float64 // the same over the labelings with the name
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
		m.factor, m.all, m.these = append(m.factor, [Labels]float64{}), append(m.all, [Labels]float64{}), append(m.these, [Labels]float64{})
	}
	for i := from; i < to; i++ {
		m.factors(i-from, &l.emit[i], w)
		if i >= a && i < b && m.factor[i-from][labels[i]] == 0 {
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

// factors fills row k with the emissions of a token as factors.
func (m *marginals) factors(k int, emit *scores, w *Weights) {
	unit := w.scale / fine
	most := emit[0]
	for _, e := range emit {
		most = max(most, e)
	}
	low := most - int32(negligible/unit)
	for t, e := range emit {
		m.factor[k][t] = 0
		if e >= low {
			m.factor[k][t] = math.Exp(float64(e-most) * unit)
		}
	}
}

// first fills the first row, after label prev, and returns its sum from
// before it is made 1.
func (m *marginals) first(w *Weights, prev int) float64 {
	for t, f := range m.factor[0] {
		m.all[0][t] = 0
		if f > 0 && legalAfter(prev, t) {
			m.all[0][t] = f * w.factors[prev][t]
		}
	}
	return normalise(&m.all[0])
}

// step fills row k of sums from the row before it.
func (m *marginals) step(sums [][Labels]float64, k int, w *Weights) float64 {
	for t, f := range m.factor[k] {
		sums[k][t] = 0
		if f > 0 {
			sums[k][t] = f * w.into(&sums[k-1], t)
		}
	}
	return normalise(&sums[k])
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

// normalise makes a row add up to 1 and returns what it added up to.
func normalise(row *[Labels]float64) float64 {
	sum := 0.0
	for _, x := range row {
		sum += x
	}
	if sum > 0 {
		for t := range row {
			row[t] /= sum
		}
	}
	return sum
}

// into is the summed weight of the steps to label t from the labels before it.
func (w *Weights) into(prev *[Labels]float64, t int) float64 {
	if !Label(t).starts() {
		b := 1 + (t-1)/4*4
		return prev[b]*w.factors[b][t] + prev[b+1]*w.factors[b+1][t]
	}
	x := 0.0
	for _, f := range closed {
		x += prev[f] * w.factors[f][t]
	}
	return x
}

// out is the summed weight of the steps to next, or to the end when it is -1.
func (w *Weights) out(last *[Labels]float64, next int) float64 {
	if next >= 0 {
		return w.into(last, next)
	}
	x := 0.0
	for _, f := range closed {
		x += last[f]
	}
	return x
}

func legalAfter(prev, t int) bool {
	if prev == Labels {
		return Label(t).starts()
	}
	return Legal(Label(prev), Label(t))
}
