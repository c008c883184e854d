package name

import (
	"unicode"
	"unicode/utf8"
)

// word is what is known of a word form by itself. The same form in cased and
// in caseless text makes two words.
type word struct {
	number  uint32 // of its own in its vocabulary
	low     uint64 // hash in lower case
	exact   uint64 // hash as written; one value for all caseless words
	shape   uint64
	pre     [3]uint64 // prefixes of 2 to 4 runes
	suf     [3]uint64
	parts   []uint64 // its runs of letters and digits, for the lists
	lex     lexEntry
	lists   uint32 // lists that hold it as a one-word entry
	known   bool
	punct   bool
	flat    bool // read from caseless text
	first   rune
	uses    uint8  // what it does to the words beside it
	capital bool   // a word of cased text that begins with a capital
	loud    bool   // no mark and not in lower case
	begins  uint64 // the key of the entries of several words that begin so, 0 for none

	// What the one vocabulary and scorer that meet the word remember of it.
	scores   *wordScores
	stats    *wordStats // in the document of that number
	document int
}

const flatShape = 5

// describe fills w for the form text[t.start:t.end].
func (lx *Lexicon) describe(text string, t token, flat bool) *word {
	form := text[t.start:t.end]
	w := &word{low: hashLower(form), punct: !t.word, flat: flat}
	w.first, _ = utf8.DecodeRuneInString(form)
	if flat {
		w.shape, w.exact = flatShape+digits(form), flatShape
	} else {
		w.shape, w.exact = shape(form), hashExact(form)
	}
	w.uses = uses[w.low]
	if w.punct {
		return w
	}
	w.capital = !flat && unicode.IsUpper(w.first)
	w.loud = w.shape != smallLetter && w.shape != smallLetters
	w.affixes(form)
	w.parts = wordParts(text, t)
	if e, ok := lx.words.get(fold(w.low)); ok {
		w.lex, w.known = lexEntry(e), true
	}
	key := entryKey(0, 0)
	for i, p := range w.parts {
		key = entryKey(key, p)
		mask, ok := lx.lists.get(fold(key))
		if !ok {
			break
		}
		if i == len(w.parts)-1 {
			w.lists = mask &^ longer
			if mask&longer != 0 {
				w.begins = key
			}
		}
	}
	return w
}

// wordParts hashes the runs of a word.
func wordParts(text string, t token) []uint64 {
	var buf [8]token
	var parts []uint64
	for _, r := range runs(text, t, buf[:0]) {
		parts = append(parts, hashLower(text[r.start:r.end]))
		if len(parts) > maxEntry {
			break
		}
	}
	return parts
}

func (w *word) affixes(form string) {
	i, j := 0, len(form)
	for k := 0; k < 4 && i < len(form); k++ {
		_, n := utf8.DecodeRuneInString(form[i:])
		i += n
		_, n = utf8.DecodeLastRuneInString(form[:j])
		j -= n
		if k > 0 {
			w.pre[k-1], w.suf[k-1] = hashLower(form[:i]), hashLower(form[j:])
		}
	}
}

// shape folds a word to its pattern of upper case, lower case, digits and
// marks, runs shortened to two.
func shape(form string) uint64 {
	h := uint64(3)
	var last rune
	run := 0
	for _, r := range form {
		c := r
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLower(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		}
		if c != last {
			run = 0
		}
		if run++; run > 2 {
			continue
		}
		last = c
		h = mix(h, uint64(c))
	}
	return h
}

// digits tells apart words with no, some and only digits.
func digits(form string) uint64 {
	n := 0
	for i := 0; i < len(form); i++ {
		if isDigit(form[i]) {
			n++
		}
	}
	switch n {
	case 0:
		return 0
	case len(form):
		return uint64(1 + min(n, 5))
	}
	return 1
}

// place is where the word stands in the tree of clusters, to so many bits.
func (w *word) place(bits uint) uint64 {
	switch {
	case w.known:
		return w.lex.cluster(bits) + 1
	case w.punct:
		return 1 << 40
	}
	return 1 << 41
}
