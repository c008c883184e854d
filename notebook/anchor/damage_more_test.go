package anchor

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"casebound/notebook"
)

// furtherDamages are what captures do to a text beyond the ten kinds of the
// trial.
var furtherDamages = []damage{
	{"typographer's marks", func(_ *rand.Rand, atoms []atom, _ notebook.Span) []atom {
		open := false
		return eachAtom(atoms, func(a atom) string {
			var out strings.Builder
			for _, c := range a.text {
				switch c {
				case '"':
					open = !open
					out.WriteString(map[bool]string{true: "„", false: "“"}[open])
				case '“', '”':
					out.WriteString(map[rune]string{'“': "« ", '”': " »"}[c])
				case '\'':
					out.WriteString("’")
				case '-':
					out.WriteString("–")
				default:
					out.WriteRune(c)
				}
			}
			return strings.ReplaceAll(out.String(), "...", "…")
		})
	}},
	{"ligatures", func(_ *rand.Rand, atoms []atom, _ notebook.Span) []atom {
		ligatures := strings.NewReplacer("ffi", "ﬃ", "ffl", "ﬄ", "ff", "ﬀ", "fi", "ﬁ", "fl", "ﬂ", "st", "ﬆ")
		return eachAtom(atoms, func(a atom) string { return ligatures.Replace(a.text) })
	}},
	{"characters of no width", func(r *rand.Rand, atoms []atom, _ notebook.Span) []atom {
		return eachAtom(atoms, func(a atom) string {
			var out strings.Builder
			for i, c := range a.text {
				if i > 0 && a.word() && r.IntN(4) == 0 {
					out.WriteString([...]string{"\u200b", "\u00ad", "\u2060", "\ufeff", "\u200d"}[r.IntN(5)])
				}
				out.WriteRune(c)
			}
			return out.String()
		})
	}},
	{"decomposed letters", func(_ *rand.Rand, atoms []atom, _ notebook.Span) []atom {
		return eachAtom(atoms, func(a atom) string { return norm.NFD.String(a.text) })
	}},
	{"wide spaces and wrapped lines", func(r *rand.Rand, atoms []atom, _ notebook.Span) []atom {
		return eachAtom(atoms, func(a atom) string {
			if a.word() || !strings.Contains(a.text, " ") {
				return a.text
			}
			return strings.Replace(a.text, " ", [...]string{"  ", "\n", " \n    ", "\u00a0", "\t", " "}[r.IntN(6)], 1)
		})
	}},
	{"page numbers inside sentences", func(r *rand.Rand, atoms []atom, _ notebook.Span) []atom {
		var out []atom
		words, page := 0, 1+r.IntN(400)
		for _, a := range atoms {
			if out = append(out, a); a.word() {
				words++
			}
			if words > 90+r.IntN(60) && a.text == " " {
				out = append(out, atom{text: "\n\n" + strconv.Itoa(page) + "\n\n"})
				words, page = 0, page+1
			}
		}
		return out
	}},
	{"running heads inside sentences", func(r *rand.Rand, atoms []atom, _ notebook.Span) []atom {
		var out []atom
		words, page := 0, 1+r.IntN(400)
		for _, a := range atoms {
			if out = append(out, a); a.word() {
				words++
			}
			if words > 90+r.IntN(60) && a.text == " " {
				out = append(out, atom{text: "\n\n" + strconv.Itoa(page) + "   Proceedings of the Ferry Trust\n\n"})
				words, page = 0, page+1
			}
		}
		return out
	}},
	{"sentences exchanged", func(r *rand.Rand, atoms []atom, quote notebook.Span) []atom {
		parts := sentencesOf(atoms, quote)
		for i := 0; i+1 < len(parts); i += 2 {
			if r.IntN(2) == 0 {
				parts[i], parts[i+1] = parts[i+1], parts[i]
			}
		}
		var out []atom
		for _, p := range parts {
			out = append(out, p...)
		}
		return out
	}},
	{"British and American spelling", func(_ *rand.Rand, atoms []atom, _ notebook.Span) []atom {
		spelling := strings.NewReplacer("our", "or", "ise", "ize", "isa", "iza", "isi", "izi", "tre", "ter", "ogue", "og", "ence", "ense", "lled", "led", "lling", "ling")
		return eachAtom(atoms, func(a atom) string { return spelling.Replace(a.text) })
	}},
	{"a footnote mark at words", func(r *rand.Rand, atoms []atom, _ notebook.Span) []atom {
		n := 0
		return eachAtom(atoms, func(a atom) string {
			if a.word() && r.IntN(25) == 0 {
				n++
				return a.text + "[" + strconv.Itoa(n) + "]"
			}
			return a.text
		})
	}},
}

// sentencesOf cuts a document after its sentences, but not inside the quote.
func sentencesOf(atoms []atom, quote notebook.Span) [][]atom {
	parts := [][]atom{nil}
	for i, a := range atoms {
		n := len(parts) - 1
		parts[n] = append(parts[n], a)
		inside := i+1 < len(atoms) && quote.Overlaps(atoms[i].origin) && quote.Overlaps(atoms[i+1].origin)
		if strings.ContainsAny(a.text, ".?!") && strings.ContainsAny(a.text, " \n") && !inside {
			parts = append(parts, nil)
		}
	}
	return parts
}
