package search

import (
	"math/bits"
	"unicode/utf8"
)

// outline is what rules most words out at a glance.
type outline struct {
	// letters has a bit for each letter, and above these one for each that
	// occurs again.
	letters uint64
	length  uint8 // runes; longestForm+1 for more
}

func outlineOf[word string | []byte](form word) outline {
	o := outline{}
	runes := 0
	for i := 0; i < len(form); runes++ {
		if c := form[i]; c < utf8.RuneSelf {
			o.add(rune(c))
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(string(form[i:min(len(form), i+utf8.UTFMax)]))
		o.add(r)
		i += size
	}
	o.length = uint8(min(runes, longestForm+1))
	return o
}

func (o *outline) add(r rune) {
	bit := letterBit(r)
	o.letters |= bit | o.letters&bit<<32
}

// letterBit is the bit of a letter: one for each of a to z, and the rest
// shared by chance.
func letterBit(r rune) uint64 {
	if r >= 'a' && r <= 'z' {
		return 1 << (r - 'a')
	}
	return 1 << (26 + uint32(r)*2654435761>>16%6)
}

// glances are the words of a field, sorted by length, with their outlines: a
// misspelt word looks through those of about its own length alone, and through
// nothing of most but one number.
type glances struct {
	begin   [longestForm + 3]int32 // of each length
	letters []uint64
	numbers []uint32 // which terms: the block, times blockTerms, and the place in it
	ends    []uint32 // of the forms in text
	text    string
}

// glancesOf are those of a field, read once.
func (s *segment) glancesOf(f field) (*glances, error) {
	s.looking.Lock()
	defer s.looking.Unlock()
	if g, ok := s.looks[f]; ok {
		return g, nil
	}
	g, err := s.readGlances(f)
	if err != nil {
		return nil, err
	}
	if s.looks == nil {
		s.looks = map[field]*glances{}
	}
	s.looks[f] = g
	return g, nil
}

// readGlances reads all words of a field, past the pages that are kept.
func (s *segment) readGlances(f field) (*glances, error) {
	list, err := s.list()
	if err != nil {
		return nil, err
	}
	var r blockReader
	from := blocksFrom(list, f, "")
	w := newWordList(list[from:], f)
	pages := scroll{store: s.store, segment: s.number, stream: termsStream}
	for n := from; n < len(list) && list[n].field == f; n++ {
		if n == from {
			if err := pages.seek(list[n].at, s.size(termsStream)); err != nil {
				return nil, err
			}
		}
		in, err := pages.take(int(list[n].size))
		if err != nil {
			return nil, err
		}
		r.open(&list[n], in)
		for i := 0; r.next(); i++ {
			w.add(r.form, uint32(n*blockTerms+i))
		}
		if err := r.err(); err != nil {
			return nil, err
		}
	}
	return w.sort(), nil
}

// wordList is the words of a field as they are read.
type wordList struct {
	text     []byte
	ends     []uint32
	numbers  []uint32
	outlines []outline
}

// newWordList has room for the words of the first blocks, those of the field.
func newWordList(list []block, f field) *wordList {
	n := 0
	for i := 0; i < len(list) && list[i].field == f; i++ {
		n += int(list[i].terms)
	}
	return &wordList{
		text: make([]byte, 0, 10*n), ends: make([]uint32, 0, n),
		numbers: make([]uint32, 0, n), outlines: make([]outline, 0, n),
	}
}

func (w *wordList) add(form []byte, number uint32) {
	w.text = append(w.text, form...)
	w.ends, w.numbers = append(w.ends, uint32(len(w.text))), append(w.numbers, number)
	w.outlines = append(w.outlines, outlineOf(form))
}

func (w *wordList) sort() *glances {
	n := len(w.ends)
	g := &glances{letters: make([]uint64, n), numbers: make([]uint32, n), ends: make([]uint32, n)}
	for _, o := range w.outlines {
		g.begin[o.length+1]++
	}
	for n := 1; n < len(g.begin); n++ {
		g.begin[n] += g.begin[n-1]
	}
	next, order := g.begin, make([]int32, n)
	for i, o := range w.outlines {
		order[next[o.length]] = int32(i)
		next[o.length]++
	}
	text := make([]byte, 0, len(w.text))
	for at, i := range order {
		from := uint32(0)
		if i > 0 {
			from = w.ends[i-1]
		}
		text = append(text, w.text[from:w.ends[i]]...)
		g.letters[at], g.numbers[at], g.ends[at] = w.outlines[i].letters, w.numbers[i], uint32(len(text))
	}
	g.text = string(text)
	return g
}

func (g *glances) form(n int) string {
	if n == 0 {
		return g.text[:g.ends[0]]
	}
	return g.text[g.ends[n-1]:g.ends[n]]
}

// possible visits the words that can be like the word: a mistake takes away at
// most one letter and brings at most one.
func (g *glances) possible(w *misspelt, visit func(n int)) {
	from := g.begin[max(0, int(w.outline.length)-w.most)]
	to := g.begin[min(len(g.begin)-1, int(w.outline.length)+w.most+1)]
	letters, most := w.outline.letters, w.most
	for i, other := range g.letters[from:to] {
		if different := letters ^ other; bits.OnesCount64(different) <= 2*most &&
			bits.OnesCount64(letters&different) <= most && bits.OnesCount64(other&different) <= most {
			visit(int(from) + i)
		}
	}
}
