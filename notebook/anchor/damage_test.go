package anchor

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebound/notebook"
)

// atom is a word or what stands between words; origin is its place in the
// document before the change, empty for what was put in.
type atom struct {
	origin notebook.Span
	text   string
}

func (a atom) word() bool {
	r, _ := utf8.DecodeRuneInString(a.text)
	return wordRune(r)
}

// atomsOf cuts a document into words and what is between them.
func atomsOf(s string) []atom {
	var list []atom
	for at := 0; at < len(s); {
		end := at
		first, _ := utf8.DecodeRuneInString(s[at:])
		for end < len(s) {
			r, size := utf8.DecodeRuneInString(s[end:])
			if wordRune(r) != wordRune(first) {
				break
			}
			end += size
		}
		list = append(list, atom{notebook.Span{Start: at, End: end}, s[at:end]})
		at = end
	}
	return list
}

// changed is a document after a change.
type changed struct {
	text  notebook.Text
	atoms []atom
}

func write(atoms []atom) changed {
	var b strings.Builder
	for _, a := range atoms {
		b.WriteString(a.text)
	}
	return changed{notebook.PlainText(b.String()), atoms}
}

// where is the place of an original span: the hull of its words' atoms, and
// how many of its words are still as they were.
func (c changed) where(original string, s notebook.Span) (at notebook.Span, kept, words int) {
	offset := 0
	at = notebook.Span{Start: -1}
	for _, a := range c.atoms {
		if !a.origin.Empty() && s.Overlaps(a.origin) && wordsIn(original[a.origin.Start:a.origin.End]) {
			if at.Start < 0 {
				at.Start = offset
			}
			at.End = offset + len(a.text)
			words++
			if string(lettersOf(a.text)) == string(lettersOf(original[a.origin.Start:a.origin.End])) {
				kept++
			}
		}
		offset += len(a.text)
	}
	return at, kept, words
}

func wordsIn(s string) bool { return strings.ContainsFunc(s, wordRune) }

// damage is one of the ten kinds of change. quote is the span under trial.
type damage struct {
	name  string
	apply func(r *rand.Rand, atoms []atom, quote notebook.Span) []atom
}

var damages = []damage{
	{"case and punctuation lost", func(_ *rand.Rand, atoms []atom, _ notebook.Span) []atom {
		return eachAtom(atoms, func(a atom) string {
			if a.word() {
				return strings.ToLower(a.text)
			}
			return " "
		})
	}},
	{"apostrophes lost", func(_ *rand.Rand, atoms []atom, _ notebook.Span) []atom {
		return eachAtom(atoms, func(a atom) string { return strings.NewReplacer("'", "", "’", "").Replace(a.text) })
	}},
	{"OCR confusions", func(r *rand.Rand, atoms []atom, _ notebook.Span) []atom {
		return eachAtom(atoms, func(a atom) string { return misread(r, a.text) })
	}},
	{"hyphenation", func(r *rand.Rand, atoms []atom, _ notebook.Span) []atom { return hyphenate(atoms) }},
	{"paragraphs moved", func(r *rand.Rand, atoms []atom, _ notebook.Span) []atom {
		parts := split(atoms, "\n\n")
		r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		var out []atom
		for _, p := range parts {
			out = append(append(out, p...), atom{text: "\n\n"})
		}
		return out
	}},
	{"sentences inserted", func(r *rand.Rand, atoms []atom, quote notebook.Span) []atom {
		var out []atom
		for _, a := range atoms {
			out = append(out, a)
			if strings.Contains(a.text, ". ") && !quote.Overlaps(a.origin) && r.IntN(3) == 0 {
				out = append(out, atom{text: sentence(r) + " "})
			}
		}
		return out
	}},
	{"words replaced", func(r *rand.Rand, atoms []atom, _ notebook.Span) []atom {
		return eachAtom(atoms, func(a atom) string {
			if a.word() && r.IntN(12) == 0 {
				return invented[r.IntN(len(invented))]
			}
			return a.text
		})
	}},
	{"quote deleted", func(_ *rand.Rand, atoms []atom, quote notebook.Span) []atom {
		var out []atom
		for _, a := range atoms {
			if !quote.Overlaps(a.origin) {
				out = append(out, a)
			}
		}
		return out
	}},
	{"quote duplicated", func(r *rand.Rand, atoms []atom, quote notebook.Span) []atom {
		var copied string
		var places []int
		for i, a := range atoms {
			if quote.Overlaps(a.origin) {
				copied += a.text
			} else if a.text == " " {
				places = append(places, i)
			}
		}
		if len(places) == 0 {
			return atoms // a text without a space
		}
		at := places[r.IntN(len(places))]
		out := append([]atom(nil), atoms[:at]...)
		out = append(out, atom{text: " " + copied})
		return append(out, atoms[at:]...)
	}},
	{"encoding damage", func(r *rand.Rand, atoms []atom, _ notebook.Span) []atom {
		return eachAtom(atoms, func(a atom) string { return misencode(r, a.text) })
	}},
}

func eachAtom(atoms []atom, change func(atom) string) []atom {
	out := make([]atom, len(atoms))
	for i, a := range atoms {
		out[i] = atom{a.origin, change(a)}
	}
	return out
}

func split(atoms []atom, at string) [][]atom {
	parts := [][]atom{nil}
	for _, a := range atoms {
		if strings.Contains(a.text, at) {
			parts = append(parts, nil)
			continue
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], a)
	}
	return parts
}

// misread confuses about one letter in thirty as a bad scan does.
func misread(r *rand.Rand, s string) string {
	pairs := [...][2]string{{"rn", "m"}, {"m", "rn"}, {"l", "1"}, {"o", "0"}, {"e", "c"}, {"h", "b"}, {"cl", "d"}, {"i", "l"}, {"S", "5"}, {"u", "n"}, {"t", "f"}}
	var out strings.Builder
	for i := 0; i < len(s); {
		size := 1
		if r.IntN(30) == 0 {
			start := r.IntN(len(pairs))
			for k := range pairs {
				if p := pairs[(start+k)%len(pairs)]; strings.HasPrefix(s[i:], p[0]) {
					out.WriteString(p[1])
					size = -len(p[0])
					break
				}
			}
		}
		if size > 0 {
			out.WriteByte(s[i])
		}
		i += max(size, -size)
	}
	return out.String()
}

// hyphenate sets the text in lines of 58 letters, breaking words.
func hyphenate(atoms []atom) []atom {
	column := 0
	return eachAtom(atoms, func(a atom) string {
		if i := strings.LastIndex(a.text, "\n"); i >= 0 {
			column = len(a.text) - i - 1
			return a.text
		}
		column += len(a.text)
		if column < 58 {
			return a.text
		}
		if !a.word() {
			column = 0
			return strings.Replace(a.text, " ", "\n", 1)
		}
		cut := len(a.text) / 2
		for cut > 0 && !utf8.RuneStart(a.text[cut]) {
			cut--
		}
		if cut < 2 {
			return a.text
		}
		column = len(a.text) - cut
		return a.text[:cut] + "-\n" + a.text[cut:]
	})
}

// misencode reads UTF-8 as Windows-1252, after the typographer has been at the
// apostrophes, and loses a letter now and then.
func misencode(r *rand.Rand, s string) string {
	s = strings.NewReplacer("'", "’", ` "`, " “", `"`, "”").Replace(s)
	var out strings.Builder
	for _, c := range s {
		switch {
		case c < utf8.RuneSelf && unicode.IsLetter(c) && r.IntN(80) == 0:
			out.WriteString("\uFFFD")
		case c < utf8.RuneSelf:
			out.WriteRune(c)
		default:
			for _, b := range []byte(string(c)) {
				out.WriteRune(asWindows1252(b))
			}
		}
	}
	return out.String()
}

func asWindows1252(b byte) rune {
	for _, r := range "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ" {
		if c, _ := windows1252(r); c == b {
			return r
		}
	}
	return rune(b)
}

var invented = strings.Fields(`lantern quarrel seldom brass meadow whisper copper Thursday borrowed
	ledger kindly northern parcel winter eleven stubborn velvet market almost ferry candle river
	honest pepper gallery orchard silence custom engine feather`)

func sentence(r *rand.Rand) string {
	words := make([]string, 6+r.IntN(9))
	for i := range words {
		words[i] = invented[r.IntN(len(invented))]
	}
	s := strings.Join(words, " ")
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// drawQuote chooses so many words of one paragraph.
func drawQuote(r *rand.Rand, content string, atoms []atom, words int) (notebook.Span, bool) {
	for range 200 {
		i := r.IntN(len(atoms))
		if !atoms[i].word() {
			continue
		}
		n, end := 0, i
		for j := i; j < len(atoms) && n < words && !strings.Contains(atoms[j].text, "\n\n"); j++ {
			if atoms[j].word() {
				n, end = n+1, j
			}
		}
		if n == words {
			return notebook.Span{Start: atoms[i].origin.Start, End: atoms[end].origin.End}, true
		}
	}
	return notebook.Span{}, false
}
