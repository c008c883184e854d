package name

// Lexicon is everything known of words and names before any text is read.
type Lexicon struct {
	words *table // hash of a lower-case word → lexEntry
	lists *table // key of an entry → mask of lists
}

// vocabulary remembers the words met so far, so that each form is described
// once. It belongs to one goroutine.
type vocabulary struct {
	lx   *Lexicon
	seen map[uint64]*word

	documents int // read so far
	words     slab[*word]
	marks     slab[mark]
	numbers   slab[int]
}

// maxSeen bounds the memory of a vocabulary: some 25 MB.
const maxSeen = 1 << 15

func newVocabulary(lx *Lexicon) *vocabulary {
	return &vocabulary{lx: lx, seen: map[uint64]*word{}}
}

func (v *vocabulary) word(text string, t token, flat bool) *word {
	if t.clitic {
		text, t = "'s", token{end: 2, word: true}
	}
	key := hashExact(text[t.start:t.end])
	if flat {
		key = mix(hashLower(text[t.start:t.end]), 1) // two hashes of FNV often differ by its prime
	}
	if w, ok := v.seen[key]; ok {
		return w
	}
	if len(v.seen) >= maxSeen {
		v.seen = map[uint64]*word{}
	}
	w := v.lx.describe(text, t, flat)
	v.seen[key] = w
	return w
}
