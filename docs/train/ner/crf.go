package main

import (
	"math"

	"casebound/notebook/extract/name"
)

const labels = name.Labels

// crf is a linear-chain conditional random field (Lafferty, McCallum & Pereira
// 2001) trained by AdaGrad (Duchi, Hazan & Singer 2011) on the log-likelihood,
// one sequence a step.
type crf struct {
	weights, squares []float32 // a row of labels a feature; squares of gradients
	trans, transSq   transitions
	rate             float32

	emit        []float32
	alpha, beta []float64
	exp         []float64
	scale       []float64
	post        []float32
	step        [labels + 1][labels]float64
}

// transitions are the weights from label to label; the last row is from the
// start of a sequence.
type transitions = [labels + 1][labels]float32

func newCRF(rate float32) *crf {
	n := labels << name.FeatureBits
	return &crf{weights: make([]float32, n), squares: make([]float32, n), rate: rate}
}

// example is one sequence with its features and right answers.
type example struct {
	features [][]uint32
	gold     []name.Label

	rows [][]uint32 // memory for the features
}

// next are the labels that may follow each, and those that may begin a
// sequence; last are those that may stand before each.
var next, last = func() (next [labels + 1][]uint8, last [labels][]uint8) {
	for t := range name.Label(labels) {
		for f := range name.Label(labels) {
			if name.Legal(f, t) {
				next[f] = append(next[f], uint8(t))
				last[t] = append(last[t], uint8(f))
			}
		}
		if name.Legal(name.Outside, t) {
			next[labels] = append(next[labels], uint8(t))
		}
	}
	return next, last
}()

// learn takes one step and returns the loss before it.
func (c *crf) learn(x example) float64 {
	n := len(x.features)
	c.grow(n)
	c.emissions(x)
	logZ := c.forward(n)
	c.backward(n)
	loss := logZ - c.posterior(x)
	c.updateTransitions(x)
	c.updateWeights(x)
	return loss
}

func (c *crf) grow(n int) {
	if len(c.emit) >= n*labels {
		return
	}
	c.emit, c.post = make([]float32, n*labels), make([]float32, n*labels)
	c.alpha, c.beta, c.exp = make([]float64, n*labels), make([]float64, n*labels), make([]float64, n*labels)
	c.scale = make([]float64, n)
}

func (c *crf) emissions(x example) {
	for i, fs := range x.features {
		row := (*[labels]float32)(c.emit[i*labels:])
		*row = [labels]float32{}
		for _, f := range fs {
			w := (*[labels]float32)(c.weights[int(f)*labels:])
			for k := range row {
				row[k] += w[k]
			}
		}
	}
}

// forward fills alpha, each position scaled to sum one, and returns log Z.
func (c *crf) forward(n int) float64 {
	for f := range c.step {
		for _, t := range next[f] {
			c.step[f][t] = math.Exp(float64(c.trans[f][t]))
		}
	}
	logZ := 0.0
	for i := range n {
		row := c.emit[i*labels : (i+1)*labels]
		most := row[0]
		for _, x := range row {
			most = max(most, x)
		}
		logZ += float64(most)
		sum := 0.0
		for t, x := range row {
			e := math.Exp(float64(x - most))
			c.exp[i*labels+t] = e
			a := 0.0
			if i == 0 {
				a = c.step[labels][t]
			} else {
				before := (*[labels]float64)(c.alpha[(i-1)*labels:])
				for _, f := range last[t] {
					a += before[f] * c.step[f][t]
				}
			}
			c.alpha[i*labels+t] = a * e
			sum += a * e
		}
		c.scale[i] = sum
		for t := range labels {
			c.alpha[i*labels+t] /= sum
		}
		logZ += math.Log(sum)
	}
	closed := 0.0
	for t := range labels {
		if name.Closed(name.Label(t)) {
			closed += c.alpha[(n-1)*labels+t]
		}
	}
	return logZ + math.Log(closed)
}

func (c *crf) backward(n int) {
	for t := range labels {
		c.beta[(n-1)*labels+t] = 0
		if name.Closed(name.Label(t)) {
			c.beta[(n-1)*labels+t] = 1
		}
	}
	var onward [labels]float64
	for i := n - 2; i >= 0; i-- {
		for t := range labels {
			onward[t] = c.exp[(i+1)*labels+t] * c.beta[(i+1)*labels+t] / c.scale[i+1]
		}
		for f := range labels {
			b := 0.0
			for _, t := range next[f] {
				b += c.step[f][t] * onward[t]
			}
			c.beta[i*labels+f] = b
		}
	}
}

// posterior fills post with P(label) - [label is right] and returns the score
// of the right answers.
func (c *crf) posterior(x example) float64 {
	score := 0.0
	prev := labels
	for i, g := range x.gold {
		score += float64(c.emit[i*labels+int(g)] + c.trans[prev][g])
		prev = int(g)
		sum := 0.0
		for t := range labels {
			sum += c.alpha[i*labels+t] * c.beta[i*labels+t]
		}
		for t := range labels {
			p := float32(c.alpha[i*labels+t] * c.beta[i*labels+t] / sum)
			if t == int(g) {
				p--
			}
			c.post[i*labels+t] = p
		}
	}
	return score
}

func (c *crf) updateTransitions(x example) {
	n := len(x.gold)
	var grad [labels + 1][labels]float64
	for t := range labels {
		grad[labels][t] = float64(c.post[t])
	}
	closed := 0.0
	for t := range labels {
		closed += c.alpha[(n-1)*labels+t] * c.beta[(n-1)*labels+t]
	}
	for i := 1; i < n; i++ {
		for f := range labels {
			a := c.alpha[(i-1)*labels+f] / closed / c.scale[i]
			if a < 1e-9 {
				continue
			}
			for _, t := range next[f] {
				grad[f][t] += a * c.step[f][t] * c.exp[i*labels+int(t)] * c.beta[i*labels+int(t)]
			}
		}
		grad[x.gold[i-1]][x.gold[i]]--
	}
	for f := range grad {
		for t, g := range grad[f] {
			if g == 0 {
				continue
			}
			descend(&c.trans[f][t], &c.transSq[f][t], float32(g), c.rate)
		}
	}
}

// descend is one AdaGrad step.
func descend(w, squares *float32, g, rate float32) {
	*squares += g * g
	*w -= rate * g / (float32(math.Sqrt(float64(*squares))) + 1e-6)
}

// Gradients below these are left out: they cost time and change nothing.
const (
	sure  = 0.005
	least = 0.002
	decay = 1e-6 // L2
)

func (c *crf) updateWeights(x example) {
	for i, fs := range x.features {
		post := (*[labels]float32)(c.post[i*labels:])
		if x.gold[i] == name.Outside && post[0] > -sure {
			continue
		}
		var moved [labels]int
		m := moved[:0]
		for t, g := range post {
			if g <= -least || g >= least {
				m = append(m, t)
			}
		}
		for _, f := range fs {
			c.update(f, post, m)
		}
	}
}

// update moves the weights of one feature for the given labels.
func (c *crf) update(f uint32, post *[labels]float32, moved []int) {
	w := (*[labels]float32)(c.weights[int(f)*labels:])
	sq := (*[labels]float32)(c.squares[int(f)*labels:])
	for _, t := range moved {
		descend(&w[t], &sq[t], post[t]+decay*w[t], c.rate)
	}
}
