package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"casebound/notebook"
)

// How long a title should be, in code points: enough to say what happened,
// little enough for one row.
const (
	shortTitle = 45
	longTitle  = 110
	// longestTitle is how long one may be that would else lack its subject.
	longestTitle = 150
)

// eventClause is the part of a sentence that makes the title of the event dated
// by an expression: the clause around it, quoted as it stands. A sentence short
// enough is its own title.
//
// Every pair of a word to begin with and a word to end with is weighed: ends of
// sentences and clauses before commas, commas before mere gaps, a length that
// fits, and a verb inside, since "On 8 April" alone says nothing. The nearest
// event word stands before the date more often than behind it, so a verb there
// is worth more.
//
// others are the dates of other events in the sentence: each should stay in a
// title of its own.
func eventClause(text notebook.Text, sentence, expression notebook.Span, others []notebook.Span) notebook.Span {
	whole := trimClause(text, sentence, expression)
	if utf8.RuneCountInString(text.At(whole)) <= longTitle {
		return whole
	}
	words := clauseWords(text, whole, expression, others)
	best, most := whole, -1<<30
	for i, from := range words {
		if from.Start > expression.Start {
			break
		}
		for _, to := range words[i:] {
			if to.End < expression.End {
				continue
			}
			if score := from.begins + to.ends + pairScore(from, to); score > most {
				best, most = notebook.Span{Start: from.Start, End: to.End}, score
			}
		}
	}
	return trimClause(text, withSubject(text, best, words), expression)
}

// withSubject begins a title that begins with a word which leans on what stood
// before it ("who was elected in 1983") at the nearest place before that word
// where a phrase or a clause begins, if the title may grow so long.
func withSubject(text notebook.Text, title notebook.Span, words []clauseWord) notebook.Span {
	at := slices.IndexFunc(words, func(w clauseWord) bool { return w.Start == title.Start })
	if at < 0 || !leans(text.At(words[at].Span)) {
		return title
	}
	for k := at - 1; k >= 0; k-- {
		grown := notebook.Span{Start: words[k].Start, End: title.End}
		if utf8.RuneCountInString(text.At(grown)) > longestTitle {
			break
		}
		if words[k].begins >= edgeOfPhrase && !leans(text.At(words[k].Span)) {
			return grown
		}
	}
	return title
}

// leans reports whether a word wants what stands before it.
func leans(word string) bool {
	bare := strings.ToLower(strings.Trim(word, ".,;:'’\"“”()"))
	return subordinators[bare] || leaningWords[bare] || isEventVerb(bare) || strings.HasSuffix(bare, "ly")
}

// clauseWord is a word of a sentence with the marks it carries, and what it is
// worth to begin or to end a title with it.
type clauseWord struct {
	notebook.Span
	begins, ends int
	runes        int // code points of the sentence before it
	length       int // its own
	// verbsAhead and verbsBehind count the verbs up to and with it that stand
	// before and behind the expression.
	verbsAhead, verbsBehind int
	// others counts the other dates that begin before its end.
	others int
}

// The worth of places.
const (
	edgeOfSentence = 12
	edgeOfClause   = 10 // a semicolon, a dash, a comma with a word that begins a clause
	edgeOfComma    = 7
	edgeOfPhrase   = 2 // an article, a preposition before one
	verbAhead      = 14
	verbBehind     = 12
	dangles        = -12 // a last word that wants another
	otherDate      = -20 // each that the title holds besides its own
	verbDangles    = -8  // a verb, which wants its object
)

// pairScore weighs what lies between two words.
func pairScore(from, to clauseWord) int {
	score := otherDate * (to.others - from.others)
	switch n := to.runes + to.length - from.runes; {
	case n > longTitle:
		score -= 20 + (n-longTitle)*2
	case n < shortTitle:
		score -= 6 + (shortTitle-n)/2
	default:
		score += n / 25 // room is there to be used
	}
	switch {
	case to.verbsAhead > from.verbsAhead:
		score += verbAhead
	case to.verbsBehind > from.verbsBehind:
		score += verbBehind
	}
	return score
}

// clauseReach is how far from the expression a title may begin or end, in
// bytes.
const clauseReach = 3 * longTitle

// clauseWords are the words within reach of the expression.
func clauseWords(text notebook.Text, sentence, expression notebook.Span, others []notebook.Span) []clauseWord {
	spans := wordSpans(text, sentence)
	words := make([]clauseWord, 0, len(spans))
	var sum clauseWord
	for i, s := range spans {
		if s.End < expression.Start-clauseReach || s.Start > expression.End+clauseReach {
			continue
		}
		w := clauseWord{Span: s, begins: gapWorth(text, spans, i), ends: gapWorth(text, spans, i+1), length: utf8.RuneCountInString(text.At(s))}
		bare := strings.ToLower(strings.Trim(text.At(s), ".,;:'’\"“”()"))
		if subordinators[bare] {
			w.begins = min(w.begins, edgeOfPhrase)
		}
		switch {
		case danglingWords[bare], strings.HasSuffix(bare, "'s"), strings.HasSuffix(bare, "’s"), isFigure(bare) && s.End > expression.End && i+1 < len(spans):
			w.ends += dangles
		case isEventVerb(bare) && i+1 < len(spans):
			w.ends += verbDangles
		}
		w.runes, w.verbsAhead, w.verbsBehind = sum.runes, sum.verbsAhead, sum.verbsBehind
		if isEventVerb(bare) && s.End <= expression.Start {
			sum.verbsAhead++
		} else if isEventVerb(bare) && s.Start >= expression.End {
			sum.verbsBehind++
			w.verbsBehind++
		}
		sum.runes += w.length + 1
		w.others = sum.others
		for len(others) > 0 && others[0].Start < s.End {
			w.others++
			others = others[1:]
		}
		sum.others = w.others
		words = append(words, w)
	}
	return words
}

// gapWorth is how well a clause ends before words[i] and begins with it.
func gapWorth(text notebook.Text, words []notebook.Span, i int) int {
	if i == 0 || i == len(words) {
		return edgeOfSentence
	}
	before, after := text.At(words[i-1]), strings.ToLower(text.At(words[i]))
	switch last := before[len(before)-1]; {
	case last == ';' || last == ':' || strings.HasSuffix(before, "—") || strings.HasSuffix(before, "–"):
		return edgeOfClause
	case last == ',' && clauseOpeners[after]:
		return edgeOfClause
	case last == ',' || clauseOpeners[after]:
		return edgeOfComma
	case danglingWords[strings.ToLower(before)]:
		return 0
	case determiners[after], phraseOpeners[after] && i+1 < len(words) && determiners[strings.ToLower(text.At(words[i+1]))]:
		return edgeOfPhrase
	}
	return 0
}

// isFigure reports whether a word ends with a digit: its unit may follow.
func isFigure(w string) bool { return w != "" && w[len(w)-1] >= '0' && w[len(w)-1] <= '9' }

// isEventVerb reports whether a word looks like a finite verb.
func isEventVerb(lower string) bool {
	return eventVerbs[lower] || len(lower) > 4 && strings.HasSuffix(lower, "ed")
}

func hasEventVerb(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if isEventVerb(strings.Trim(w, ".,;:'\"’“”()")) {
			return true
		}
	}
	return false
}

// wordSpans are the words of a span with the marks they carry.
func wordSpans(text notebook.Text, s notebook.Span) []notebook.Span {
	var words []notebook.Span
	content := text.At(s)
	start := -1
	for i := 0; i <= len(content); i++ {
		space := i == len(content) || content[i] == ' ' || content[i] == '\n' || content[i] == '\t'
		if space && start >= 0 {
			words = append(words, notebook.Span{Start: s.Start + start, End: s.Start + i})
			start = -1
		} else if !space && start < 0 {
			start = i
		}
	}
	return words
}

// trimClause takes from both ends what does not belong to a quotation: space,
// marks, and a conjunction at the front. The expression stays.
func trimClause(text notebook.Text, s, expression notebook.Span) notebook.Span {
	for s.Start < expression.Start {
		front := text.At(notebook.Span{Start: s.Start, End: expression.Start})
		r, size := utf8.DecodeRuneInString(front)
		if word, _, ok := strings.Cut(front[:min(len(front), 12)], " "); ok && leadingWords[strings.ToLower(word)] {
			size = len(word)
		} else if !strings.ContainsRune(" \t\n,;:–—-•*)", r) {
			break
		}
		s.Start += size
	}
	for s.End > expression.End {
		r, size := utf8.DecodeLastRuneInString(text.At(notebook.Span{Start: expression.End, End: s.End}))
		if !strings.ContainsRune(" \t\n.,;:–—-(", r) {
			break
		}
		s.End -= size
	}
	return s
}

// oneLine writes a quotation in one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
