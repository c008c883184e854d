package name

import "math"

// marginals works out how sure the model is of a name: the share of the
// probability of all labelings of a few tokens that lies with those that have
// just this name. What lies beyond these tokens is held fixed.
type marginals struct {
	factor []factors
	all    [][Labels]float64  // forward sums over all labelings, each row adding up to 1
	these  [2][Labels]float64 // two rows of the same over the labelings with the name
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
		m.factor, m.all = append(m.factor, factors{}), append(m.all, [Labels]float64{})
	}
	for i := from; i < to; i++ {
		m.factor[i-from].fill(&l.emit[i], w)
		if i >= a && i < b && m.factor[i-from].of[labels[i]] == 0 {
			return 0
		}
	}
	prev, next := Labels, -1
	if from > 0 {
		prev = int(labels[from-1])
	}
	if to < len(labels) {
		next = int(labels[to])
	}
	// Logarithms, counted from where the two part.
	all, these := 0.0, 0.0
	for k := range to - from {
		x := 1.0
		if k == 0 {
			m.first(w, prev)
		} else {
			x = w.step(&m.all[k], &m.all[k-1], &m.factor[k-1], &m.factor[k])
		}
		if i := from + k; i > a {
			all += math.Log(x)
		}
	}
	name := m.all[a-from][labels[a]]
	for i := a + 1; i < b; i++ {
		name *= m.factor[i-from].of[labels[i]] * w.factors[labels[i-1]][labels[i]]
	}
	row, other := &m.these[0], &m.these[1]
	*row = [Labels]float64{}
	row[labels[b-1]] = 1
	for i := b; i < to; i++ {
		name *= w.step(other, row, &m.factor[i-1-from], &m.factor[i-from])
		row, other = other, row
	}
	these = math.Log(name * w.out(row, next))
	all += math.Log(w.out(&m.all[to-1-from], next))
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

// first fills the first row, after label prev.
func (m *marginals) first(w *Weights, prev int) {
	m.all[0] = [Labels]float64{}
	for _, t := range m.factor[0].near {
		if legalAfter(prev, int(t)) {
			m.all[0][t] = m.factor[0].of[t] * w.factors[prev][t]
		}
	}
	normalise(&m.all[0], m.factor[0].near)
}

// step fills a row of sums from the row before it, where before are the
// factors of that one, and returns what the row added up to.
func (w *Weights) step(row, prev *[Labels]float64, before, here *factors) float64 {
	var into [Labels]float64
	for _, f := range before.near {
		x := prev[f]
		if x == 0 {
			continue
		}
		steps := &w.factors[f]
		for _, t := range after[f] {
			into[t] += x * steps[t]
		}
	}
	*row = [Labels]float64{}
	for _, t := range here.near {
		row[t] = into[t] * here.of[t]
	}
	return normalise(row, here.near)
}

// after are the labels that may follow each.
var after = func() (table [Labels][]uint8) {
	for f := range Label(Labels) {
		for t := range Label(Labels) {
			if Legal(f, t) {
				table[f] = append(table[f], uint8(t))
			}
		}
	}
	return table
}()

// normalise makes a row, of which only the given labels may be more than 0,
// add up to 1 and returns what it added up to.
func normalise(row *[Labels]float64, near []uint8) float64 {
	sum := 0.0
	for _, t := range near {
		sum += row[t]
	}
	if sum > 0 {
		by := 1 / sum
		for _, t := range near {
			row[t] *= by
		}
	}
	return sum
}

// out is the summed weight of the steps to next, or to the end when it is -1.
func (w *Weights) out(last *[Labels]float64, next int) float64 {
	x := 0.0
	for f, p := range last {
		switch {
		case next < 0 && Closed(Label(f)):
			x += p
		case next >= 0 && p > 0 && Legal(Label(f), Label(next)):
			x += p * w.factors[f][next]
		}
	}
	return x
}

func legalAfter(prev, t int) bool {
	if prev == Labels {
		return Label(t).starts()
	}
	return Legal(Label(prev), Label(t))
}
