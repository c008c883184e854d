package name

import "strings"

// Sequence is one passage ready for the model: a sentence of cased text, or a
// window of caseless text.
type Sequence struct {
	words  []*word
	marks  []mark
	tokens []token // where the words stand in the text
	idx    []int   // the words that are no punctuation
	flat   bool

	hasCapital bool // some word is capitalised
}

// mark is what is known of one token from its surroundings and its document.
type mark struct {
	first, inner, last uint32 // list entries of several words that begin, go on, end here
	start              bool   // first word of a sentence
	cut                bool   // no name runs across the gap before the token
	doc                uint16 // docStats bits
	runLen, runPos     uint8  // run of capitalised words the token is in
	runLast, runFirst  *word
}

// Len is the number of tokens.
func (s *Sequence) Len() int { return len(s.words) }

// Span is the bytes of token i in the text.
func (s *Sequence) Span(i int) (start, end int) { return s.tokens[i].start, s.tokens[i].end }

// Flat reports whether the passage is read without regard to case.
func (s *Sequence) Flat() bool { return s.flat }

// cased makes a sequence of the tokens of a sentence as they are written.
func (v *vocabulary) cased(text string, tokens []token) *Sequence {
	s := &Sequence{tokens: tokens}
	v.fill(s, text)
	first := true
	for i, w := range s.words {
		if !w.punct {
			s.marks[i].start = first
			first = false
		}
		s.hasCapital = s.hasCapital || w.capital
	}
	s.capitalRuns()
	return s
}

// caseless makes a sequence without case and punctuation. Where a full stop,
// comma or the like stood, no name may run across.
func (v *vocabulary) caseless(text string, tokens []token) *Sequence {
	s := &Sequence{flat: true}
	var cuts []int
	for k, t := range tokens {
		if !t.word {
			if separates(text, tokens, k) {
				cuts = append(cuts, len(s.tokens))
			}
			continue
		}
		s.tokens = runs(text, t, s.tokens)
	}
	v.fill(s, text)
	for _, c := range cuts {
		if c < len(s.marks) {
			s.marks[c].cut = true
		}
	}
	return s
}

// separates reports whether the punctuation mark k ends a name. A comma before
// "Inc" does not, nor does a full stop after an initial or a title.
func separates(text string, tokens []token, k int) bool {
	switch text[tokens[k].start:tokens[k].end] {
	case ";", "!", "?", "(", ")", "[", "]", ":", "\"", "“", "”", "|", "•", "—", "–":
		return true
	case ",":
		return k+1 >= len(tokens) || !continues[hashLower(text[tokens[k+1].start:tokens[k+1].end])]
	case ".":
		if k == 0 || !tokens[k-1].word {
			return true
		}
		before := tokens[k-1]
		return before.end-before.start > 2 && !abbreviations[hashLower(text[before.start:before.end])]
	}
	return false
}

func hashes(words ...string) map[uint64]bool {
	set := map[uint64]bool{}
	for _, w := range words {
		set[hashLower(w)] = true
	}
	return set
}

var continues = hashes("inc", "ltd", "llc", "llp", "plc", "corp", "co", "lp", "jr", "sr", "gmbh", "ag", "sa", "limited", "incorporated")

var abbreviations = hashes("mr", "mrs", "ms", "dr", "prof", "sen", "sens", "rep", "reps", "gov", "gen", "col",
	"lt", "sgt", "capt", "cpt", "adm", "rev", "hon", "st", "ste", "jr", "sr", "vs", "no", "maj", "messrs", "mme",
	"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
	"inc", "corp", "co", "ltd", "cos", "bros", "dept", "univ", "assn", "mt", "ft", "ave", "blvd", "rd", "fig", "art",
	"calif", "mass", "conn", "penn", "fla", "ariz", "colo", "wash", "ill", "mich", "minn", "tenn", "okla", "tex",
	"nr", "hr", "fr", "ing", "str", "bzw", "ca", "evtl", "ggf", "usw", "etc", "eg", "ie", "al", "op", "supt", "det", "insp", "cmdr", "pvt", "cpl", "brig", "amb", "pres", "atty")

// fill makes the words and marks of a sequence and looks its lists up.
func (v *vocabulary) fill(s *Sequence, text string) {
	s.words = v.words.take(len(s.tokens))
	s.marks = v.marks.take(len(s.tokens))
	s.idx = v.numbers.take(len(s.tokens))[:0]
	for i, t := range s.tokens {
		s.words[i] = v.word(text, t, s.flat)
		s.marks[i].cut = i > 0 && column(text[s.tokens[i-1].end:t.start])
		if !s.words[i].punct {
			s.idx = append(s.idx, i)
		}
	}
	v.lx.lookUp(s)
}

// capitalRuns marks the runs of capitalised words, small words like "of"
// inside them allowed: the last word of a run often tells what it names.
func (s *Sequence) capitalRuns() {
	for i := 0; i < len(s.words); {
		if !s.words[i].capital {
			i++
			continue
		}
		end := i + 1
		for end < len(s.words) {
			if s.words[end].capital {
				end++
				continue
			}
			if end+1 < len(s.words) && s.words[end].uses&isLink != 0 && s.words[end+1].capital {
				end += 2
				continue
			}
			break
		}
		for k := i; k < end; k++ {
			m := &s.marks[k]
			m.runLen, m.runPos = uint8(min(end-i, 6)), uint8(min(k-i, 6))
			m.runFirst, m.runLast = s.words[i], s.words[end-1]
		}
		i = end
	}
}

// column reports whether a gap separates the cells of a table: a tab or three
// blanks.
func column(gap string) bool {
	return len(gap) > 0 && (strings.IndexByte(gap, '\t') >= 0 || strings.Contains(gap, "   "))
}

var runLinks = hashes("of", "for", "de", "la", "du", "von", "van", "der", "den", "del", "and", "&", "the", "-", "'s", "’s")
