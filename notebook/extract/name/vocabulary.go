package name

import "strings"

// Lexicon is everything known of words and names before any text is read.
type Lexicon struct {
	words *table // hash of a lower-case word → lexEntry
	lists *table // key of an entry → mask of lists
}

// vocabulary remembers the words met so far, so that each form is described
// once. It belongs to one goroutine.
type vocabulary struct {
	lx   *Lexicon
	seen []met  // an open-addressing table, half full at most
	met  int    // words in it
	last uint32 // number given to a word
	join bool   // words broken by a hyphen are read as one; not so in training

	documents int // read so far
	words     slab[*word]
	marks     slab[mark]
	numbers   slab[int]
}

// met is a word and the hash of its form.
type met struct {
	key  uint64
	word *word
}

// maxSeen bounds the memory of a vocabulary: some 30 MB.
const maxSeen = 1 << 15

func newVocabulary(lx *Lexicon) *vocabulary {
	return &vocabulary{lx: lx, seen: make([]met, 2*maxSeen), last: beyond.number}
}

func (v *vocabulary) word(text string, t token, flat bool) *word {
	if t.clitic {
		text, t = "'s", token{end: 2, word: true}
	}
	key := hashExact(text[t.start:t.end])
	if flat {
		key = mix(hashLower(text[t.start:t.end]), 1) // two hashes of FNV often differ by its prime
	}
	home := key * fnvPrime >> 32 % (2 * maxSeen)
	at := home
	for v.seen[at].word != nil {
		if v.seen[at].key == key {
			return v.seen[at].word
		}
		at = (at + 1) % (2 * maxSeen)
	}
	w := v.lx.describe(text, t, flat)
	if v.join && !w.known && w.lists == 0 {
		w = v.unbroken(w, text[t.start:t.end], flat)
	}
	v.last++
	w.number = v.last
	if v.met++; v.met > maxSeen {
		clear(v.seen)
		v.met, at = 1, home
	}
	v.seen[at] = met{key, w}
	return w
}

// unbroken is w, of an unknown form, or what is known of that form without its
// one hyphen: the end of a line may have broken "Wash-ington".
func (v *vocabulary) unbroken(w *word, form string, flat bool) *word {
	head, tail, ok := strings.Cut(form, "-")
	if !ok || len(head) < 2 || len(tail) < 2 || tail[0] < 'a' || tail[0] > 'z' || strings.Contains(tail, "-") {
		return w
	}
	whole := head + tail
	if joined := v.lx.describe(whole, token{end: len(whole), word: true}, flat); joined.known || joined.lists != 0 {
		return joined
	}
	return w
}
