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
			out = append(out, token{start: t.start, end: t.end - 1, word: true}, token{start: t.end - 1, end: t.end, word: true, clitic: true})
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
