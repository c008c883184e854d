package name

import (
	"unicode/utf8"

	"casebound/notebook"
)

// letters counts the ASCII letters of a passage: enough to tell how it is set.
type letters struct{ upper, lower int }

func countLetters(s string) (l letters) {
	for i := 0; i < len(s); i++ {
		l.upper += int(letterCase[s[i]] & 1)
		l.lower += int(letterCase[s[i]] >> 1)
	}
	return l
}

// letterCase is 1 for the capitals of ASCII and 2 for its small letters.
var letterCase = func() (of [256]uint8) {
	for b := range of {
		switch {
		case b >= 'A' && b <= 'Z':
			of[b] = 1
		case b >= 'a' && b <= 'z':
			of[b] = 2
		}
	}
	return of
}()

// inCapitals reports whether a passage shouts. It stops once small letters are
// so many that it cannot.
func inCapitals(s string) bool {
	var l letters
	for i := 0; i < len(s) && l.lower*5 <= len(s); i++ {
		l.upper += int(letterCase[s[i]] & 1)
		l.lower += int(letterCase[s[i]] >> 1)
	}
	return l.lower*5 <= len(s) && l.shouts()
}

// hasCase: capitals are used at all, in more than 0.5 % of the letters.
func (l letters) hasCase() bool { return l.upper*200 > l.upper+l.lower }

// shouts: nearly all letters are capitals.
func (l letters) shouts() bool { return l.upper > 8 && l.upper > 4*l.lower }

// window is how many tokens of caseless text, which has no sentences, are
// decoded at once.
const window = 400

// smallBlock is how many letters a block without any capital needs to be taken
// for caseless text inside a text that has case.
const smallBlock = 60

// passages cuts a part of the text into sequences, choosing passage by passage
// whether its case is to be trusted.
func (v *vocabulary) passages(text notebook.Text, blocks []notebook.Block, cased bool) []*Sequence {
	var out []*Sequence
	content := text.All()
	all := make([][]token, len(blocks))
	for i, b := range blocks {
		all[i] = tokenise(content, b.Start, b.End, make([]token, 0, b.Len()/4))
	}
	if cased {
		v.lostPossessives(content, all)
	}
	for i, b := range blocks {
		tokens := all[i]
		l := countLetters(text.At(b.Span))
		blockCased := cased || l.hasCase()
		if l.upper == 0 && l.lower > smallBlock || l.shouts() {
			blockCased = false
		}
		if !blockCased {
			out = v.windows(content, tokens, out)
			continue
		}
		for _, st := range sentences(content, tokens) {
			if inCapitals(content[st[0].start:st[len(st)-1].end]) {
				out = v.windows(content, st, out)
				continue
			}
			if s := v.cased(content, st); s.titleCase() {
				out = v.windows(content, st, out)
			} else {
				out = append(out, s)
			}
		}
	}
	return out
}

func (v *vocabulary) windows(content string, tokens []token, out []*Sequence) []*Sequence {
	tokens = v.cutCaseless(content, tokens)
	for len(tokens) > 0 {
		n := min(window, len(tokens))
		if n < len(tokens) {
			n = v.gap(content, tokens, n)
		}
		out = append(out, v.caseless(content, tokens[:n]))
		tokens = tokens[n:]
	}
	return out
}

// gap looks back from token n for a very common word to cut before, so that no
// name is cut in two.
func (v *vocabulary) gap(content string, tokens []token, n int) int {
	for k := n; k > n-40; k-- {
		if tokens[k].word && gapWords[hashLower(content[tokens[k].start:tokens[k].end])] {
			return k
		}
	}
	return n
}

var gapWords = hashes("that", "which", "was", "is", "were", "are", "has", "have", "had", "but", "with", "from", "by", "it", "he", "she", "they", "we")

// titleCase recognises a headline in capitals: many everyday words that are
// capitalised inside the sentence.
func (s *Sequence) titleCase() bool {
	capital, common, small := 0, 0, 0
	for i, t := range s.tokens {
		w := s.words[i]
		if w.punct || t.end-t.start < 4 || i == 0 {
			continue
		}
		switch {
		case !w.capital:
			small++
		case w.everyday():
			common++
			capital++
		default:
			capital++
		}
	}
	return common >= 3 && common*3 >= capital && small*6 <= capital
}

var letterA = hashLower("a")

// everyday: a frequent word that is seldom part of a name.
func (w *word) everyday() bool { return w.frequent(2) }

// filler: a frequent word that no name ends with but by running on.
func (w *word) filler() bool { return w.frequent(3) }

// surname: the word may be a last name.
func (w *word) surname() bool {
	const others = listOrgWords | listDemonyms | listTitles
	return !w.punct && !w.filler() && w.uses == 0 && w.lists&others == 0
}

// frequent: among the 16,384 commonest words, and no class prior above the bin.
func (w *word) frequent(bin uint64) bool {
	if w.low == letterA {
		return true // the lexicon lacks it
	}
	if !w.known || w.lex.rank() > 10 {
		return false
	}
	for k := 0; k < 5; k++ {
		if w.lex.prior()>>(3*k)&7 > bin {
			return false
		}
	}
	return true
}

// maxSentence bounds the work on text that never ends a sentence.
const maxSentence = 600

// sentences cuts the tokens of a block into sentences.
func sentences(s string, tokens []token) [][]token {
	var out [][]token
	from := 0
	for i := range tokens {
		if i+1 == len(tokens) || i-from >= maxSentence || endsSentence(s, tokens, i) {
			out = append(out, tokens[from:i+1])
			from = i + 1
		}
	}
	return signed(s, tokens, out)
}

// signed cuts who published it off a headline, of which list are the sentences:
// "Ferry Sold to Norwegians – The Harbour Times". What stands before the dash or
// the bar runs on into no name behind it.
func signed(s string, tokens []token, list [][]token) [][]token {
	const (
		longest  = 5 // words of a publisher's name
		shortest = 4 // tokens of a headline
	)
	end := len(tokens) - 1
	if end < 0 || !tokens[end].word {
		return list
	}
	last := list[len(list)-1]
	for i := end - 1; i >= max(shortest, end-longest, len(tokens)-len(last)); i-- {
		mark := s[tokens[i].start:tokens[i].end]
		if mark == "." || mark == "," || mark == ":" {
			break
		}
		if !IsDivider(mark) || s[tokens[i].start-1] != ' ' || s[tokens[i].end] != ' ' {
			continue
		}
		if isUpper(s[tokens[i+1].start]) {
			cut := i + 1 - (len(tokens) - len(last))
			return append(list[:len(list)-1], last[:cut], last[cut:])
		}
		break
	}
	return list
}

// IsDivider reports whether the mark sets the publisher off the headline of a
// page, where blanks are around it.
func IsDivider(mark string) bool {
	switch mark {
	case "-", "–", "—", "|", "·", "•", "»", "::":
		return true
	}
	return false
}

// endsSentence reports whether a sentence ends after token i.
func endsSentence(s string, tokens []token, i int) bool {
	gap := s[tokens[i].end:tokens[i+1].start]
	if gap == "" {
		return false
	}
	for k := 0; k < len(gap); k++ {
		if gap[k] == '\n' {
			return true
		}
	}
	stop := i
	for stop > 0 && closesQuote(s[tokens[stop].start:tokens[stop].end]) {
		stop--
	}
	mark := s[tokens[stop].start:tokens[stop].end]
	if mark != "." && mark != "!" && mark != "?" && mark != "…" {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[tokens[i+1].start:])
	if !startsSentence(next) {
		return false
	}
	if mark == "." && stop > 0 && tokens[stop-1].word {
		before := s[tokens[stop-1].start:tokens[stop-1].end]
		return !(len(before) == 1 && isUpper(before[0])) && !(isUpper(before[0]) && abbreviations[hashLower(before)] && !endAfter[hashLower(before)])
	}
	return true
}

// endAfter are abbreviations that end sentences as often as not.
var endAfter = hashes("inc", "corp", "co", "ltd", "jr", "sr", "etc", "usw")

func closesQuote(t string) bool {
	switch t {
	case "\"", "”", "'", "’", ")", "]", "»":
		return true
	}
	return false
}

func startsSentence(r rune) bool {
	switch {
	case r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r >= 0x80:
		return true
	}
	return r == '"' || r == '\'' || r == '('
}
