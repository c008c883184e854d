package name

// Texts that went through careless conversion lose their apostrophes: "Zooms
// plans", "Chinas coast". When a text has no 's at all, a capitalised word that
// is some other, more frequent name of the text and an s is read as that name
// and its clitic.

// lostPossessives returns the tokens with such words cut in two.
func (v *vocabulary) lostPossessives(content string, blocks [][]token) {
	names := map[uint64]int{}
	var candidates int
	for _, tokens := range blocks {
		prev := uint64(0)
		for _, t := range tokens {
			if form := content[t.start:t.end]; form == "'s" || form == "’s" {
				return // apostrophes are kept
			}
			if !t.word || !isUpper(content[t.start]) {
				prev = 0
				continue
			}
			low := hashLower(content[t.start:t.end])
			names[low]++
			if prev != 0 {
				names[mix(prev, low)]++
			}
			prev = low
			if content[t.end-1] == 's' {
				candidates++
			}
		}
	}
	if candidates == 0 {
		return
	}
	for i, tokens := range blocks {
		blocks[i] = v.cutPossessives(content, tokens, names)
	}
}

func (v *vocabulary) cutPossessives(content string, tokens []token, names map[uint64]int) []token {
	var out []token
	prev := uint64(0)
	for i, t := range tokens {
		if !t.word || !isUpper(content[t.start]) {
			prev = 0
			if out != nil {
				out = append(out, t)
			}
			continue
		}
		if v.lostPossessive(content, t, prev, names) {
			if out == nil {
				out = append(out, tokens[:i]...)
			}
			out = appendCut(out, t)
			prev = 0
			continue
		}
		prev = hashLower(content[t.start:t.end])
		if out != nil {
			out = append(out, t)
		}
	}
	if out == nil {
		return tokens
	}
	return out
}

// appendCut appends a word that ends with a possessive s, and the s.
func appendCut(out []token, t token) []token {
	return append(out, t.withoutLast(), token{start: t.end - 1, end: t.end, word: true, clitic: true})
}

func (t token) withoutLast() token { return token{start: t.start, end: t.end - 1, word: true} }

// rareRank is the frequency bin from which a form with s is no plural one would
// expect: beyond the 32,768 commonest words.
const rareRank = 11

func (v *vocabulary) lostPossessive(content string, t token, prev uint64, names map[uint64]int) bool {
	if t.end-t.start < 4 || content[t.end-1] != 's' || content[t.end-2] == 's' {
		return false
	}
	with, base := hashLower(content[t.start:t.end]), hashLower(content[t.start:t.end-1])
	if prev != 0 && names[mix(prev, base)] >= 2 && names[mix(prev, base)] > names[mix(prev, with)] {
		return true
	}
	if names[base] < 2 || names[base] <= names[with] {
		return false
	}
	w := v.word(content, t, false)
	return w.lists&listDemonyms == 0 && (!w.known || w.lex.rank() >= rareRank)
}

// surelyNames are the lists of which a single word is a name wherever it stands,
// maybeNames those of which it is one when the text has it by itself too.
const (
	surelyNames = 1<<0 | listCountries | 1<<24 // large cities, countries and places, organisations
	maybeNames  = 1 << 25                      // organisations called by everyday words
)

// cutCaseless does the same in text without case, where a word that is no name
// and no plural one would expect is a name of the lists and an s: "chinas coast".
func (v *vocabulary) cutCaseless(content string, tokens []token) []token {
	var out []token
	var counts map[uint64]int
	for i, t := range tokens {
		if base := v.caselessBase(content, t); base != nil {
			if base.lists&surelyNames == 0 && counts == nil {
				counts = countWords(content, tokens)
			}
			if base.lists&surelyNames != 0 || counts[base.low] >= 2 && counts[base.low] > counts[hashLower(content[t.start:t.end])] {
				if out == nil {
					out = append(make([]token, 0, len(tokens)+8), tokens[:i]...)
				}
				out = appendCut(out, t)
				continue
			}
		}
		if out != nil {
			out = append(out, t)
		}
	}
	if out == nil {
		return tokens
	}
	return out
}

// caselessBase is the word of a name that may be in t with an s behind it, nil
// if none is.
func (v *vocabulary) caselessBase(content string, t token) *word {
	if !t.word || t.clitic || t.end-t.start < 5 || content[t.end-1]|0x20 != 's' || content[t.end-2]|0x20 == 's' {
		return nil
	}
	if w := v.word(content, t, true); w.lists != 0 || w.known && w.lex.rank() < rareRank {
		return nil
	}
	base := v.word(content, t.withoutLast(), true)
	if base.lists&(surelyNames|maybeNames) == 0 || base.lists&listDemonyms != 0 {
		return nil
	}
	return base
}

func countWords(content string, tokens []token) map[uint64]int {
	counts := map[uint64]int{}
	for _, t := range tokens {
		if t.word {
			counts[hashLower(content[t.start:t.end])]++
		}
	}
	return counts
}
