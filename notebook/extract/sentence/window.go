package sentence

import (
	"strings"

	"casebound/notebook"
)

// What counts as too long, and how long the windows of such text are. A
// sentence of prose hardly ever has 500 bytes; a window of 15 to 40 words can
// be read at a glance.
const (
	longest     = 600
	fewestWords = 15
	mostWords   = 40
)

// windows cuts text that has no sentences. Each cut is made where a clause most
// likely begins within reach; a text of one endless word is cut at its letters.
func windows(text string, s notebook.Span, to []notebook.Span) []notebook.Span {
	words := fields(text, s)
	for len(words) > mostWords {
		n := cut(text, words)
		to = append(to, notebook.Span{Start: words[0].Start, End: words[n-1].End})
		words = words[n:]
	}
	if len(words) > 0 {
		to = append(to, notebook.Span{Start: words[0].Start, End: words[len(words)-1].End})
	}
	return to
}

// fields are the words of a span; one that is longer than any sentence comes in
// pieces.
func fields(text string, s notebook.Span) []notebook.Span {
	var words []notebook.Span
	for i := s.Start; i < s.End; {
		for i < s.End && isSpace(text[i]) {
			i++
		}
		start := i
		for i < s.End && !isSpace(text[i]) && (i-start < longest || !runeStart(text[i])) {
			i++
		}
		if i > start {
			words = append(words, notebook.Span{Start: start, End: i})
		}
	}
	return words
}

func runeStart(c byte) bool { return c&0xC0 != 0x80 }

// cut is how many of the words go into the next window.
func cut(text string, words []notebook.Span) int {
	best, most := mostWords, 0
	for n := fewestWords; n < mostWords; n++ {
		if score := openness(word(text, words[n-1]), word(text, words[n])); score >= most {
			best, most = n, score
		}
	}
	return best
}

func word(text string, s notebook.Span) string {
	if s.Len() > 32 {
		return ""
	}
	return strings.ToLower(text[s.Start:s.End])
}

// openness is how likely a clause begins between two words.
func openness(before, after string) int {
	if strings.ContainsAny(before[max(0, len(before)-1):], ".!?;:") {
		return 6
	}
	if strings.HasSuffix(before, ",") {
		return 4
	}
	if bound[strings.Trim(before, ",.;:")] {
		return 0
	}
	switch {
	case turns[after]:
		return 5
	case subjects[after]:
		return 3
	case fronts[after]:
		return 2
	case after == "the" || after == "a" || after == "an" || after == "der" || after == "die" || after == "das":
		return 1
	}
	return 0
}

// turns begin a clause wherever they stand.
var turns = set(`but however although though because while meanwhile whereas nevertheless moreover despite unless until
	when after before once according aber jedoch obwohl weil während dagegen sondern denn nachdem bevor`)

// subjects begin one unless the word before binds them.
var subjects = set(`he she they we i it this these those there who multiple several er sie wir ich es dies`)

// fronts may begin one: a fronted adverbial.
var fronts = set(`in on at during since under over if as and so yet im am auf bei seit unter wenn als und`)

// bound words want what follows them.
var bound = set(`the a an of in on at to for by with from and or as is are was were be been has have had not no its his
	her their our your my this that these those which who into onto than over under between about such more most very
	said says say told that if der die das den dem des ein eine einen einem einer im am auf aus bei mit nach von vor zu
	und oder`)
