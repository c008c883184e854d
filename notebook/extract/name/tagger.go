// Package name finds the names of people, organisations, places and other
// things in a text. A linear-chain conditional random field reads passages,
// with or without case, with features of the words, of a lexicon made from
// word vectors and of name lists; then all places of a name in a document are
// made to agree. Its model is trained by docs/train/ner.
//
// The package looks at words and their surroundings only: which mentions are
// one entity is decided by package extract. Read Tagger first.
package name

import (
	"context"
	"fmt"
	"io/fs"
	"sync"
	"unicode/utf8"

	"casebound/notebook"
)

// Tagger finds names. It may be used from several goroutines at once.
type Tagger struct {
	lx      *Lexicon
	weights *Weights
	scratch sync.Pool // *worker
}

// Found is one name in a text.
type Found struct {
	notebook.Span
	Kind notebook.EntityKind
	// Probability is the model's, of this span and kind in its passage.
	Probability float32
	Lists       uint32 // lists the name, or its first word, stands in
	Flat        bool   // read without regard to case
	Origin      Origin
	// Supported: the model is all but sure of the same name and kind in another
	// place of the text.
	Supported bool
	// Surname: the first word may be a last name, being none of everyday
	// language and none that organisations, places or peoples are named with.
	Surname bool
}

// Origin says how a name was found.
type Origin uint8

// The origins.
const (
	FromModel    Origin = iota // by the model in its passage
	FromDocument               // because the name was found elsewhere in the text
	Changed                    // kind or extent set by the rest of the text
	FromKnown                  // because the notebook knows the name
	FromList                   // by a list alone
	FromRule                   // by a rule for caseless text

	Origins // how many there are
)

// Load reads the model files.
func Load(models fs.FS) (*Tagger, error) {
	lx := &Lexicon{}
	var weights *Weights
	var err error
	load := func(file string, read func([]byte) error) {
		if err != nil {
			return
		}
		var data []byte
		if data, err = fs.ReadFile(models, file); err == nil {
			err = read(data)
		}
		if err != nil {
			err = fmt.Errorf("load name model: %s: %w", file, err)
		}
	}
	load("words.bin", func(b []byte) (err error) { lx.words, err = unpack(b); return })
	load("names.bin", func(b []byte) (err error) { lx.lists, err = unpack(b); return })
	load("weights.bin", func(b []byte) (err error) { weights, err = readWeights(b); return })
	if err != nil {
		return nil, err
	}
	return newTagger(lx, weights), nil
}

func newTagger(lx *Lexicon, weights *Weights) *Tagger {
	t := &Tagger{lx: lx, weights: weights}
	t.scratch.New = func() any {
		v := newVocabulary(lx)
		v.join = true
		return &worker{v: v, sc: scorer{weights: weights}}
	}
	return t
}

// worker is the memory one goroutine tags with.
type worker struct {
	v  *vocabulary
	sc scorer
	l  lattice
	m  marginals

	labels  slab[Label]
	origins slab[Origin]
	probs   slab[float32]
}

// part is about how many bytes of text are tagged together: enough for any
// article or chapter to agree with itself, and a bound on memory.
const part = 1 << 19

// Tag returns the names of a text in order; they do not overlap. language is
// "de" for German, which is read by rules, or anything else for English. known
// are names to be looked for besides. It fails only when ctx is cancelled.
func (t *Tagger) Tag(ctx context.Context, text notebook.Text, language string, known []Known) ([]Found, error) {
	w := t.scratch.Get().(*worker)
	defer t.scratch.Put(w)
	cased := countLetters(text.All()).hasCase()
	var found []Found
	for _, blocks := range parts(text) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		found = w.tag(text, blocks, cased, language, known, found)
	}
	return found, nil
}

// parts groups blocks, and cuts those that are longer than a part at white
// space, or at any rune when there is none near.
func parts(text notebook.Text) [][]notebook.Block {
	var out [][]notebook.Block
	var group []notebook.Block
	size := 0
	for _, b := range text.Blocks() {
		for b.Len() > part {
			head := b
			head.End = cutBefore(text.All(), b.Start+part)
			out = append(out, append(group, head))
			group, size = nil, 0
			b.Start = head.End
		}
		group = append(group, b)
		if size += b.Len(); size >= part {
			out = append(out, group)
			group, size = nil, 0
		}
	}
	if len(group) > 0 {
		out = append(out, group)
	}
	return out
}

// cutBefore is a place to cut a long block, at most 200 bytes before at.
func cutBefore(s string, at int) int {
	for i := at; i > at-200; i-- {
		if s[i] == ' ' {
			return i
		}
	}
	for !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}

func (w *worker) tag(text notebook.Text, blocks []notebook.Block, cased bool, language string, known []Known, found []Found) []Found {
	seqs := w.v.passages(text, blocks, cased)
	stats := w.v.newStats()
	for _, s := range seqs {
		stats.count(s)
	}
	readings := make([]reading, len(seqs))
	for i, s := range seqs {
		stats.tell(s)
		r := &readings[i]
		r.seq = s
		if language == "de" {
			w.rules(text.All(), r)
		} else {
			w.decode(r)
			r.appositions()
			r.series()
			r.trim()
			r.mend()
			r.fromLists()
			r.attributive()
			if r.seq.flat {
				r.flatRules()
				r.unlikely()
				r.calledSo()
			}
		}
	}
	if language != "de" {
		refusePhrases(readings)
	}
	agree(readings, known)
	sure := map[uint64]int{}
	for i := range readings {
		readings[i].sure(sure)
	}
	for i := range readings {
		found = readings[i].found(text, sure, found)
	}
	return found
}

// decode labels a passage by the model.
func (w *worker) decode(r *reading) {
	w.sc.emissions(r.seq, &w.l)
	n := r.seq.Len()
	r.labels, r.origin, r.prob = w.labels.take(n), w.origins.take(n), w.probs.take(n)
	w.l.viterbi(w.sc.weights, r.labels)
	for a, b := range r.names {
		r.prob[a] = w.m.of(&w.l, w.sc.weights, r.labels, a, b)
	}
}

// rules labels a passage by the rules for German.
func (w *worker) rules(content string, r *reading) {
	r.labels = german(content, r.seq)
	r.origin = make([]Origin, len(r.labels))
	r.prob = make([]float32, len(r.labels))
	for a := range r.names {
		r.prob[a] = ruled
	}
}
