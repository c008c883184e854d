package finder

import (
	"strings"
	"unicode/utf8"
)

// entry is a candidate as the index keeps it.
type entry struct {
	Candidate
	texts []string // plain: the title, then the alternatives
	refs  []ref
}

// ref is one occurrence of a word of the lexicon in a text of an entry.
type ref struct {
	word       uint32
	start, end uint16 // bytes of the text
	field      uint8  // which text; 0 is the title
	form       form
	at         uint8 // how many words stand before it, small ones not counted
}

// form says how a ref came about.
type form uint8

const (
	written  form = iota
	joined        // words with mere punctuation between them, run together
	part          // what begins at a hump, or is spelt with ae for ä
	initials      // of the words of the text
	alone         // the only word of its text
	dated         // of a date, see date.go
)

const (
	mostFields   = 12 // texts of one candidate that are searched
	mostInitials = 12
)

// newEntry reads a candidate into the lexicon's words.
func newEntry(c Candidate, words *lexicon) entry {
	e := entry{Candidate: c}
	e.read(c.Title, words)
	for _, other := range c.Alternatives {
		if len(e.texts) == mostFields {
			break
		}
		e.read(other, words)
	}
	return e
}

func (e *entry) read(s string, words *lexicon) {
	p := plain(s)
	field := uint8(len(e.texts))
	e.texts = append(e.texts, p.text)
	r := reader{entry: e, words: words, text: p.text, field: field}
	at := 0
	for i, w := range p.words {
		word := p.text[w.start:w.end]
		r.add(word, w.start, w.end, at, written)
		r.spellings(w, at)
		r.joined(p.words[i:], at)
		if !small[word] {
			at++
		}
	}
	r.initials(p.words)
	r.dates(p)
	if len(p.words) == 1 {
		r.add(aloneMark+p.text, 0, len(p.text), 0, alone)
	}
}

type reader struct {
	entry *entry
	words *lexicon
	text  string
	field uint8
}

func (r *reader) add(word string, start, end, at int, f form) {
	r.entry.refs = append(r.entry.refs, ref{
		word: r.words.number(word), start: uint16(start), end: uint16(end),
		field: r.field, form: f, at: uint8(min(at, 255)),
	})
}

// spellings adds the other words one may type for the same word.
func (r *reader) spellings(w plainWord, at int) {
	for _, hump := range w.humps {
		if digit := r.text[hump-1] >= '0' && r.text[hump-1] <= '9'; !digit && hump-w.start >= 2 && w.end-hump >= 2 || digit && w.end-hump >= 3 {
			r.add(r.text[hump:w.end], hump, w.end, at, part)
		}
	}
	word := r.text[w.start:w.end]
	if len(w.umlauts) > 0 {
		var b strings.Builder
		from := w.start
		for _, u := range w.umlauts {
			b.WriteString(r.text[from : u+1])
			b.WriteByte('e')
			from = u + 1
		}
		b.WriteString(r.text[from:w.end])
		r.add(b.String(), w.start, w.end, at, part)
	}
	if bare := strings.TrimLeft(word, "0"); bare != word && bare != "" && digits(word) {
		r.add(bare, w.end-len(bare), w.end, at, part)
	}
}

// joined adds "obrien" for "O'Brien" and "covid19" for "COVID-19": the first
// of the words with those glued to it.
func (r *reader) joined(words []plainWord, at int) {
	n := 1
	for n < len(words) && words[n].glued {
		n++
	}
	if !words[0].glued && n >= 2 && n <= 5 {
		start, end := words[0].start, words[n-1].end
		r.add(strings.ReplaceAll(r.text[start:end], " ", ""), start, end, at, joined)
	}
}

// initials adds "gtd" for "Getting Things Done". Small words are typed or
// left out as one likes, and what stands after a colon often is: "fi" and
// "foi" find "Freedom of Information: A Guide".
func (r *reader) initials(words []plainWord) {
	if len(words) < 2 || len(words) > mostInitials || unspacedAt(r.text) {
		return
	}
	seen := map[string]bool{}
	for _, few := range []func(i int, small bool) bool{
		func(int, bool) bool { return true },
		func(_ int, small bool) bool { return !small },
		func(i int, small bool) bool { return !small || i == 0 },
	} {
		r.addInitials(words, few, seen)
	}
}

func (r *reader) addInitials(words []plainWord, few func(int, bool) bool, seen map[string]bool) {
	letters := []byte(initialsMark)
	for i, w := range words {
		if w.clause && len(letters) > 2 {
			r.addOnce(string(letters), w.start-1, seen)
		}
		word := r.text[w.start:w.end]
		if few(i, small[word]) {
			_, size := utf8.DecodeRuneInString(word)
			letters = append(letters, word[:size]...)
		}
	}
	if len(letters) > 2 {
		r.addOnce(string(letters), len(r.text), seen)
	}
}

func (r *reader) addOnce(word string, end int, seen map[string]bool) {
	if !seen[word] {
		seen[word] = true
		r.add(word, 0, end, 0, initials)
	}
}

func unspacedAt(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unspaced(first)
}

// small are words that are left out of acronyms and may be left out of a
// title or put into a query without harm.
var small = set("a an and at by for from in of on or the to with de del der die das des du el et la le les und van von y")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
