package typeset

import (
	"sort"

	"golang.org/x/text/unicode/bidi"
)

// pairs are the bidi paired brackets of Unicode, opening before closing.
const pairs = "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯" +
	"⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"

var closing, opening = bracketTables()

func bracketTables() (closing, opening map[rune]rune) {
	closing, opening = map[rune]rune{}, map[rune]rune{}
	list := []rune(pairs)
	for i := 0; i < len(list); i += 2 {
		closing[list[i]] = canonical(list[i+1])
		opening[list[i+1]] = canonical(list[i])
	}
	return closing, opening
}

// canonical makes the two code points of the angle bracket one.
func canonical(r rune) rune {
	switch r {
	case 0x2329:
		return 0x3008
	case 0x232a:
		return 0x3009
	}
	return r
}

// brackets is rule N0.
func (s *sequence) brackets() {
	type pair struct{ open, close int }
	type waiting struct {
		close rune
		at    int
	}
	var found []pair
	var stack []waiting
	for i, at := range s.at {
		r := s.p.runes[at]
		if s.class(i) != bidi.ON {
			continue
		}
		if c, ok := closing[r]; ok {
			if len(stack) == 63 { // BD16 gives up here
				break
			}
			stack = append(stack, waiting{c, i})
		} else if _, ok := opening[r]; ok {
			for k := len(stack) - 1; k >= 0; k-- {
				if stack[k].close == canonical(r) {
					found = append(found, pair{stack[k].at, i})
					stack = stack[:k]
					break
				}
			}
		}
	}
	sort.Slice(found, func(a, b int) bool { return found[a].open < found[b].open })
	for _, f := range found {
		s.resolve(f.open, f.close)
	}
}

// resolve gives a pair of brackets the direction of what it holds, or of what
// stands before it.
func (s *sequence) resolve(open, close int) {
	embedding := direction(s.level)
	other := false
	for i := open + 1; i < close; i++ {
		c, ok := asStrong(s.class(i))
		if ok && c == embedding {
			s.pair(open, close, embedding)
			return
		}
		other = other || ok
	}
	if !other {
		return
	}
	context := s.sos
	for i := open - 1; i >= 0; i-- {
		if c, ok := asStrong(s.class(i)); ok {
			context = c
			break
		}
	}
	if context == embedding {
		s.pair(open, close, embedding)
		return
	}
	s.pair(open, close, context)
}

// pair sets both brackets, and the marks that sit on them.
func (s *sequence) pair(open, close int, c bidi.Class) {
	for _, i := range []int{open, close} {
		s.set(i, c)
		for k := i + 1; k < len(s.at) && s.p.given[s.at[k]] == bidi.NSM; k++ {
			s.set(k, c)
		}
	}
}
