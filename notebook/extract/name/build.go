package name

import (
	"math/rand"
	"strings"
)

// This file is what the trainer (docs/train/ner) needs and nobody else.

// LexiconWord is a word of the lexicon; they are given in order of frequency,
// the most frequent first.
type LexiconWord struct {
	Form           string
	Cluster, Prior uint32
}

// NewLexicon makes a lexicon of words and of the entries of each list.
func NewLexicon(words []LexiconWord, lists [Lists][]string) *Lexicon {
	packedWords, packedLists := PackLexicon(words, lists)
	lx := &Lexicon{}
	var err error
	if lx.words, err = unpack(packedWords); err == nil {
		lx.lists, err = unpack(packedLists)
	}
	if err != nil {
		panic("name: a lexicon just packed cannot be read: " + err.Error())
	}
	return lx
}

// PackLexicon makes the two files that Load reads a lexicon from.
func PackLexicon(words []LexiconWord, lists [Lists][]string) (packedWords, packedLists []byte) {
	entries := map[uint32]uint32{}
	for i, w := range words {
		k := fold(hashLower(w.Form))
		if _, ok := entries[k]; !ok {
			entries[k] = uint32(newLexEntry(w.Cluster, w.Prior, rankBin(i)))
		}
	}
	masks := map[uint32]uint32{}
	for list, names := range lists {
		for _, n := range names {
			addEntry(masks, entries, n, list)
		}
	}
	return pack(entries), pack(masks)
}

// addEntry puts a name into the masks. A single very common word says nothing
// and is left out, but for countries and the project's own lists.
func addEntry(masks, words map[uint32]uint32, entry string, list int) {
	var lows []uint64
	for _, t := range tokenise(entry, 0, len(entry), nil) {
		if !t.word {
			continue
		}
		for _, r := range runs(entry, t, nil) {
			lows = append(lows, hashLower(entry[r.start:r.end]))
		}
	}
	the := hashLower("the")
	for len(lows) > 1 && lows[0] == the {
		lows = lows[1:]
	}
	if len(lows) == 0 || len(lows) > maxEntry {
		return
	}
	own := strings.HasPrefix(ListFiles[list][len(ListFiles[list])-1], "+")
	if len(lows) == 1 && !own && list != 3 && list != 4 {
		if e, ok := words[fold(lows[0])]; ok && lexEntry(e).rank() <= 4 {
			return
		}
	}
	key := entryKey(0, 0)
	for i, low := range lows {
		key = entryKey(key, low)
		if i+1 < len(lows) {
			masks[fold(key)] |= longer
		}
	}
	masks[fold(key)] |= 1 << list
}

// NewTagger makes a tagger of a lexicon and of weights as Quantise packs them.
func NewTagger(lx *Lexicon, packed []byte) (*Tagger, error) {
	weights, err := readWeights(packed)
	if err != nil {
		return nil, err
	}
	return newTagger(lx, weights), nil
}

// Builder makes sequences for training.
type Builder struct{ v *vocabulary }

// NewBuilder returns a builder of sequences over the lexicon.
func NewBuilder(lx *Lexicon) *Builder { return &Builder{newVocabulary(lx)} }

// Passages makes the sequences of one document: one a passage, read in the
// given form. The words of a document know its counts.
func (b *Builder) Passages(passages []string, flat bool) []*Sequence {
	v := b.v
	stats := v.newStats()
	out := make([]*Sequence, len(passages))
	for i, p := range passages {
		tokens := tokenise(p, 0, len(p), nil)
		if flat {
			out[i] = v.caseless(p, tokens)
		} else {
			out[i] = v.cased(p, tokens)
		}
		stats.count(out[i])
	}
	for _, s := range out {
		stats.tell(s)
	}
	return out
}

var unknown = hashLower("\x01unknown")

// Forget returns a copy of the sequence in which some words have lost their
// identity and some of these also what the lexicon and the lists say: the
// words of tomorrow's news are words never seen.
func (s *Sequence) Forget(r *rand.Rand, identity, everything float64) *Sequence {
	out := *s
	out.words = append([]*word(nil), s.words...)
	out.marks = append([]mark(nil), s.marks...)
	for i, w := range out.words {
		if w.punct {
			continue
		}
		x := r.Float64()
		if x >= identity+everything {
			continue
		}
		copied := *w
		copied.low, copied.exact = unknown, unknown
		if w.flat {
			copied.exact = flatShape
		}
		if x >= identity {
			copied.known, copied.lex, copied.lists = false, 0, 0
			m := &out.marks[i]
			m.first, m.inner, m.last = 0, 0, 0
		}
		out.words[i] = &copied
	}
	return &out
}
