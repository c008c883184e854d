package name

import "math"

// marginals works out how sure the model is of a name: the share of the
// probability of all labelings of a few tokens that lies with those that have
// just this name. What lies beyond these tokens is held fixed.
type marginals struct {
	alpha [][Labels]float64
}

// margin is how many tokens on each side of a name take part.
const margin = 2

// negligible is how far below the best a label's score may lie, in nats,
// before it is left out.
const negligible = 14

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
	prev := Labels
	if from > 0 {
		prev = int(labels[from-1])
	}
	next := -1
	if to < len(labels) {
		next = int(labels[to])
	}
	all := m.sum(l, w, from, to, prev, next, nil, 0)
	these := m.sum(l, w, from, to, prev, next, labels[a:b], a)
	return float32(math.Exp(math.Min(0, these-all)))
}

// sum is the logarithm of the summed weights of the labelings of tokens from
// to to; those of fixed, which begin at token at, are given when not nil.
func (m *marginals) sum(l *lattice, w *Weights, from, to, prev, next int, fixed []Label, at int) float64 {
	unit := w.scale / fine
	for len(m.alpha) < to-from {
		m.alpha = append(m.alpha, [Labels]float64{})
	}
	log := 0.0
	for i := from; i < to; i++ {
		row, emit := &m.alpha[i-from], &l.emit[i]
		most := emit[0]
		for _, e := range emit {
			most = max(most, e)
		}
		low, total := most-int32(negligible/unit), 0.0
		*row = [Labels]float64{}
		for t := range Labels {
			if fixed != nil && i >= at && i < at+len(fixed) {
				if fixed[i-at] != Label(t) {
					continue
				}
			} else if emit[t] < low {
				continue
			}
			x := 0.0
			if i > from {
				x = w.into(&m.alpha[i-1-from], t)
			} else if legalAfter(prev, t) {
				x = w.factors[prev][t]
			}
			if x > 0 {
				row[t] = x * math.Exp(float64(emit[t]-most)*unit)
				total += row[t]
			}
		}
		if total == 0 {
			return math.Inf(-1)
		}
		for t := range row {
			row[t] /= total
		}
		log += math.Log(total) + float64(most)*unit
	}
	return log + math.Log(w.out(&m.alpha[to-1-from], next))
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
