package main

import (
	"log"
	"math/rand"
	"strings"

	"casebound/docs/train/ner/corpus"
	"casebound/notebook/extract/name"
)

type options struct {
	epochs, least, repeat int
	rate, renamed, prune  float64
	all                   bool
}

// passage is a sequence with its right labels, before its features are made.
type passage struct {
	seq  *name.Sequence
	gold []name.Label
}

// Shares of words that lose their identity, and all but their spelling.
const (
	forgetIdentity   = 0.15
	forgetEverything = 0.10
)

// train learns from passages, each epoch from fresh ones besides, and returns
// the weights, averaged over the ends of the later epochs (Ruppert 1988, Polyak
// & Juditsky 1992).
func train(fixed []passage, fresh func(epoch int) []passage, o options) ([]float32, transitions) {
	r := rand.New(rand.NewSource(1))
	count := countFeatures(append(fixed[:len(fixed):len(fixed)], fresh(0)...))
	c := newCRF(float32(o.rate))
	var mean average
	var x example
	for epoch := range o.epochs {
		all, tokens := append(fixed[:len(fixed):len(fixed)], fresh(epoch)...), 0
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		loss := 0.0
		for _, ps := range all {
			x.fill(ps, ps.seq.Forget(r, forgetIdentity, forgetEverything), count, o)
			loss += c.learn(x)
			tokens += ps.seq.Len()
		}
		log.Printf("epoch %d: %d tokens, loss %.4f a token", epoch+1, tokens, loss/float64(tokens))
		if epoch >= o.epochs/2 {
			mean.add(c)
		}
	}
	return mean.weights()
}

// average is the mean of weights at several times.
type average struct {
	n     float32
	sum   []float32
	trans transitions
}

func (a *average) add(c *crf) {
	if a.sum == nil {
		a.sum = make([]float32, len(c.weights))
	}
	a.n++
	for i, w := range c.weights {
		a.sum[i] += w
	}
	for f := range c.trans {
		for t, w := range c.trans[f] {
			a.trans[f][t] += w
		}
	}
}

func (a *average) weights() ([]float32, transitions) {
	for i := range a.sum {
		a.sum[i] /= a.n
	}
	for f := range a.trans {
		for t := range a.trans[f] {
			a.trans[f][t] /= a.n
		}
	}
	return a.sum, a.trans
}

// sentences reads a document as it is written.
func sentences(b *name.Builder, d corpus.Document) []passage {
	texts := make([]string, len(d.Lines))
	for i, l := range d.Lines {
		texts[i] = l.Text
	}
	var out []passage
	for i, s := range b.Passages(texts, false) {
		if s.Len() > 0 {
			out = append(out, passage{s, gold(s, d.Lines[i].Names)})
		}
	}
	return out
}

// windows reads a document without case and punctuation, some sentences run
// together.
func windows(b *name.Builder, d corpus.Document, r *rand.Rand) []passage {
	var texts []string
	var names [][]corpus.Mention
	for i := 0; i < len(d.Lines); {
		n := 1 + r.Intn(8)
		var run strings.Builder
		var ms []corpus.Mention
		for ; i < len(d.Lines) && n > 0; i, n = i+1, n-1 {
			for _, m := range d.Lines[i].Names {
				ms = append(ms, corpus.Mention{Start: run.Len() + m.Start, End: run.Len() + m.End, Kind: m.Kind})
			}
			run.WriteString(d.Lines[i].Text)
			run.WriteByte(' ')
		}
		texts, names = append(texts, run.String()), append(names, ms)
	}
	var out []passage
	for i, s := range b.Passages(texts, true) {
		if s.Len() > 0 {
			out = append(out, passage{s, gold(s, names[i])})
		}
	}
	return out
}

// countFeatures counts each feature, up to 255.
func countFeatures(all []passage) []uint8 {
	count := make([]uint8, 1<<name.FeatureBits)
	var fs []uint32
	for _, x := range all {
		for i := range x.seq.Len() {
			fs = x.seq.Features(i, fs[:0])
			for _, f := range fs {
				if count[f] < 255 {
					count[f]++
				}
			}
		}
	}
	return count
}

// fill makes the features of a passage, reusing the memory of the last.
func (x *example) fill(ps passage, s *name.Sequence, count []uint8, o options) {
	if n := s.Len() - len(x.rows); n > 0 {
		x.rows = append(x.rows, make([][]uint32, n)...)
	}
	x.features, x.gold = x.rows[:s.Len()], ps.gold
	for i := range x.features {
		fs := s.Features(i, x.features[i][:0])
		kept := fs[:0]
		for _, f := range fs {
			if int(count[f]) >= o.least {
				kept = append(kept, f)
			}
		}
		x.features[i] = kept
	}
}
