package finder

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// mostTokens bounds the work of a pasted page: what comes after is not looked
// at.
const mostTokens = 12

// query is what was typed, taken apart.
type query struct {
	only    Kind // the kind asked for; kinds means any
	text    string
	tokens  []token
	letters letterSet // of all tokens that must be there
	// marked are the words that were typed with diacritics or punctuation, as
	// they were typed: they find titles without, but prefer those with.
	marked []string
	isDate bool // nothing but a date
	quoted bool // between quotation marks, of which the first asked for highlights
}

// token is one word of a query.
type token struct {
	text    string
	runes   int
	letters letterSet
	optional,
	digits,
	wide, // of a script without spaces
	dense bool // of syllables: two make a name
	// weight is how much the token counts in the score: longer words say more.
	weight float64
	// whole is the first of the tokens that this one runs together ("email"
	// for "e-mail"), and parts how many they are; 0 for a word of the query.
	whole, parts int
	other        bool // it stands for the second way to read a date
}

// parse never fails: whatever is typed asks for something.
func parse(s string) query {
	q := query{only: kinds}
	s = strings.TrimLeft(s, " \t\n")
	for k := range kinds {
		if p := k.Prefix(); p != "" && strings.HasPrefix(s, p) {
			q.only, s = k, s[len(p):]
			break
		}
	}
	q.quoted = q.only == Highlight && strings.Contains(s, Highlight.Prefix())
	p := plain(s)
	if len(p.words) > mostTokens {
		p.words = p.words[:mostTokens]
		p.text = p.text[:p.words[mostTokens-1].end]
	}
	q.text = p.text
	for _, word := range strings.Fields(strings.ToLower(norm.NFC.String(s))) {
		if plain(word).text != word && len(q.marked) < mostTokens {
			q.marked = append(q.marked, word)
		}
	}
	for _, w := range p.words {
		q.tokens = append(q.tokens, newToken(p.text[w.start:w.end]))
	}
	q.settleOptional()
	for _, t := range q.tokens {
		if !t.optional {
			q.letters |= t.letters
		}
	}
	q.runTogether(p.words)
	q.dates(p, strings.Contains(s, "/"))
	return q
}

func newToken(s string) token {
	first, _ := utf8.DecodeRuneInString(s)
	t := token{
		text: s, runes: utf8.RuneCountInString(s), letters: lettersOf(s),
		optional: small[s], digits: digits(s), wide: unspaced(first), dense: unicode.Is(unicode.Hangul, first),
	}
	t.weight = 1 + float64(min(t.runes, 8))
	if t.optional {
		t.weight = 1
	}
	return t
}

// settleOptional demands the small words where there is no other.
func (q *query) settleOptional() {
	for _, t := range q.tokens {
		if !t.optional {
			return
		}
	}
	for i := range q.tokens {
		q.tokens[i].optional = false
	}
}

// runTogether adds to the tokens those that stand for several glued ones.
func (q *query) runTogether(words []plainWord) {
	n := len(words)
	for i := 0; i < n; {
		end := i + 1
		for end < n && words[end].glued {
			end++
		}
		if end-i >= 2 {
			whole := newToken(strings.ReplaceAll(q.text[words[i].start:words[end-1].end], " ", ""))
			whole.whole, whole.parts = i, end-i
			q.tokens = append(q.tokens, whole)
		}
		i = end
	}
}

// empty reports whether no word was typed.
func (q *query) empty() bool { return len(q.tokens) == 0 }

// asks reports whether the query wants candidates of the kind.
func (q *query) asks(k Kind) bool { return q.only == kinds || q.only == k }
