package main

import (
	"context"
	"fmt"
	"log"
	"math/rand"
	"strings"

	"casebound/docs/train/ner/corpus"
	"casebound/notebook"
	"casebound/notebook/extract/name"
)

// relabel gives documents without trusted labels the names that a first model,
// trained on hand-labelled sets as they are written, finds in them.
func relabel(lx *name.Lexicon, hand, silver []corpus.Document, p *pools, o options) error {
	o.epochs = max(1, o.epochs*2/3)
	b := name.NewBuilder(lx)
	var all []passage
	for _, d := range hand {
		all = append(all, sentences(b, d)...)
	}
	weights, trans := train(all, func(epoch int) (fresh []passage) {
		for _, d := range renamed(hand, p, o.renamed, epoch) {
			fresh = append(fresh, sentences(b, d)...)
		}
		return fresh
	}, o)
	packed, rows := name.Quantise(weights, trans, float32(o.prune))
	log.Printf("first model: %d rows", rows)
	tagger, err := name.NewTagger(lx, packed)
	if err != nil {
		return err
	}
	for i := range silver {
		if err := label(tagger, &silver[i]); err != nil {
			return fmt.Errorf("label document %d: %w", i, err)
		}
	}
	return nil
}

// label replaces the names of a document by those the tagger finds.
func label(t *name.Tagger, d *corpus.Document) error {
	var b strings.Builder
	starts := make([]int, len(d.Lines))
	for i, l := range d.Lines {
		starts[i] = b.Len()
		b.WriteString(l.Text)
		b.WriteByte('\n')
		d.Lines[i].Names = nil
	}
	found, err := t.Tag(context.Background(), notebook.PlainText(b.String()), "en", nil)
	if err != nil {
		return err
	}
	i := 0
	for _, f := range found {
		for i+1 < len(starts) && starts[i+1] <= f.Start {
			i++
		}
		m := corpus.Mention{Start: f.Start - starts[i], End: f.End - starts[i], Kind: f.Kind}
		d.Lines[i].Names = append(d.Lines[i].Names, m)
	}
	return nil
}

// renamed are copies of a share of the documents with other names, others in
// each epoch.
func renamed(docs []corpus.Document, p *pools, share float64, epoch int) []corpus.Document {
	r := rand.New(rand.NewSource(int64(100 + epoch)))
	var out []corpus.Document
	for _, d := range docs {
		if r.Float64() < share {
			out = append(out, p.rename(d, r))
		}
	}
	return out
}
