package name

import "math"

// marginals works out how sure the model is of a name: the share of the
// probability of all labelings of a few tokens that lies with those that have
// just this name. What lies beyond these tokens is held fixed.
type marginals struct {
	alpha [][Labels]float64
}

// margin is how many tokens on each side of a name take part.
const margin = 3

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
		row := &m.alpha[i-from]
		most := l.emit[i][0]
		for _, e := range l.emit[i] {
			most = max(most, e)
		}
		total := 0.0
		for t := range Labels {
			row[t] = 0
			if fixed != nil && i >= at && i < at+len(fixed) && fixed[i-at] != Label(t) {
				continue
			}
			x := 0.0
			if i == from {
				if legalAfter(prev, t) {
					x = w.exp(prev, t)
				}
			} else {
				for f, p := range m.alpha[i-1-from] {
					if p > 0 && Legal(Label(f), Label(t)) {
						x += p * w.exp(f, t)
					}
				}
			}
			if x > 0 {
				row[t] = x * math.Exp(float64(l.emit[i][t]-most)*unit)
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
	end := 0.0
	for f, p := range m.alpha[to-1-from] {
		switch {
		case p == 0:
		case next < 0 && Closed(Label(f)):
			end += p
		case next >= 0 && Legal(Label(f), Label(next)):
			end += p * w.exp(f, next)
		}
	}
	return log + math.Log(end)
}

func legalAfter(prev, t int) bool {
	if prev == Labels {
		return Label(t).starts()
	}
	return Legal(Label(prev), Label(t))
}

// exp is the transition weight as a factor.
func (w *Weights) exp(from, to int) float64 { return w.factors[from][to] }
