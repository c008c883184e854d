package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casebound/notebook"
	"casebound/notebook/extract/name"
)

// ambiguous finds the organisations whose names are everyday words (Time,
// Medium, Apple) by what stands beside them, and drops those for which
// nothing speaks. One good place in a text vouches for the others that are
// written as names.
func (d *document) ambiguous() {
	s := d.text.All()
	var places []notebook.Span
	good := map[string]bool{}
	for _, b := range d.text.Blocks() {
		for at := b.Start; at < b.End; {
			if s[at] == ' ' {
				at++
				continue
			}
			end := wordEnd(s, at, b.End)
			if end == at {
				_, n := utf8.DecodeRuneInString(s[at:])
				at += n
				continue
			}
			if d.facts.isDoubtful(s[at:end]) {
				span := notebook.Span{Start: at, End: end}
				places = append(places, span)
				if d.vouched(b.Span, span) {
					good[strings.ToLower(s[at:end])] = true
				}
			}
			at = end
		}
	}
	if len(good) == 0 {
		return
	}
	taken := d.taken(places)
	for i, p := range places {
		word := s[p.Start:p.End]
		key := strings.ToLower(word)
		if taken[i] || !good[key] {
			continue
		}
		b := d.text.Blocks()[d.text.BlockAt(p.Start)].Span
		vouched := d.vouched(b, p)
		if !vouched && !d.writtenAsName(b, p) {
			continue
		}
		f := d.facts.doubtful[key]
		if d.articleName(b, p) {
			p.Start -= len("The ")
		}
		m := mention{Span: p, kind: f.kind, form: word, key: normal(word), confidence: 0.85, flat: word == key, lists: "list of organisations", why: "words of speaking or reporting beside it"}
		if !vouched {
			m.confidence, m.why = 0.8, "written as a name, and sure elsewhere in the text"
		}
		d.list = append(d.list, m)
	}
}

// taken tells which of the places, in order, touch a name that was found.
func (d *document) taken(places []notebook.Span) []bool {
	out := make([]bool, len(places))
	k := 0
	for i, p := range places {
		for k < len(d.list) && (d.list[k].End <= p.Start || !d.list[k].kind.Named()) {
			k++
		}
		out[i] = k < len(d.list) && d.list[k].Overlaps(p)
	}
	return out
}

func wordEnd(s string, at, end int) int {
	for at < end {
		if alnum[s[at]] {
			at++
			continue
		}
		if s[at] < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		at += n
	}
	return at
}

// alnum are the letters and digits of ASCII.
var alnum = func() (is [256]bool) {
	for b := range is {
		is[b] = b|0x20 >= 'a' && b|0x20 <= 'z' && b < utf8.RuneSelf || b >= '0' && b <= '9'
	}
	return is
}()

var (
	told     = setOf("told tells telling informed")
	spoke    = setOf("said says announced declined confirmed denied argued warned")
	reported = setOf("reported reports wrote writes published publishes revealed")
)

// vouched: somebody told it, or it reported. In lower-case text "told" alone is
// believed: one does not tell an apple, but one tells time.
func (d *document) vouched(block, p notebook.Span) bool {
	s := d.text.All()
	left := lastWord(s[block.Start:p.Start])
	right, _ := nextWord(s[p.End:block.End])
	if told[left] {
		return true
	}
	if left == "to" {
		before := strings.TrimRight(s[block.Start:p.Start], " ")
		if n := len(before) - len("to"); n >= 0 && strings.EqualFold(before[n:], "to") {
			before = before[:n]
		}
		before = lastWord(before)
		return before == "statement" || before == "interview" || before == "spoke" || before == "email" || before == "mail"
	}
	if (reported[right] || spoke[right]) && !articles[left] {
		return true
	}
	if d.articleName(block, p) {
		return true
	}
	return (left == "on" || left == "at" || left == "in") && d.postedBefore(s[block.Start:p.Start]) && d.facts.doubtful[strings.ToLower(s[p.Start:p.End])].kind == notebook.Organisation && platform[strings.ToLower(s[p.Start:p.End])]
}

var (
	articles = setOf("the a an this that any some each every his her its their our my your no first last")
	platform = setOf("medium telegram signal slack discord zoom")
	posting  = setOf("posted post note published blog wrote essay article statement")
)

// articleName: a name that the lists write with "The", behind a "The" that is
// capitalised inside a sentence.
func (d *document) articleName(block, p notebook.Span) bool {
	s := d.text.All()
	if !strings.HasPrefix(d.facts.doubtful[strings.ToLower(s[p.Start:p.End])].form, "The ") || !strings.HasSuffix(s[block.Start:p.Start], "The ") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[p.Start:])
	before := strings.TrimRight(s[block.Start:p.Start-len("The ")], " ")
	return unicode.IsUpper(r) && before != "" && strings.IndexByte(".!?:\"”", before[len(before)-1]) < 0
}

// postedBefore: a word of posting among the four before "on".
func (d *document) postedBefore(s string) bool {
	if len(s) > 60 {
		s = s[len(s)-60:]
	}
	fields := strings.Fields(strings.ToLower(s))
	for _, f := range fields[max(0, len(fields)-5):] {
		if posting[f] {
			return true
		}
	}
	return false
}

// writtenAsName: capitalised inside a sentence, or set off at the end of a
// headline.
func (d *document) writtenAsName(block, p notebook.Span) bool {
	s := d.text.All()
	r, _ := utf8.DecodeRuneInString(s[p.Start:])
	if !unicode.IsUpper(r) {
		return false
	}
	if d.signs(block, p) {
		return true
	}
	left := lastWord(s[block.Start:p.Start])
	raw := strings.TrimRight(s[block.Start:p.Start], " ")
	return left != "" && !strings.HasSuffix(raw, ".") && !strings.HasSuffix(raw, "\"") && !strings.HasSuffix(raw, "“") && !strings.HasSuffix(raw, ":")
}

// signs: it stands behind a dash or a bar at the end of a headline, as who
// published it does.
func (d *document) signs(block, p notebook.Span) bool {
	s := d.text.All()
	before, spaced := strings.CutSuffix(s[block.Start:p.Start], " ")
	at := strings.LastIndexByte(before, ' ')
	return spaced && at >= 0 && name.IsDivider(before[at+1:]) && strings.TrimSpace(s[p.End:block.End]) == ""
}

// lastWord is the word at the end of s, in lower case; "" when punctuation
// stands between.
func lastWord(s string) string {
	s = strings.TrimRight(s, " \t")
	i := len(s)
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '\'' && r != '’' {
			break
		}
		i -= n
	}
	return strings.ToLower(s[i:])
}

// nextWord is the word at the start of s, in lower case, and where it ends;
// "" when punctuation stands between.
func nextWord(s string) (string, int) {
	i := 0
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	end := wordEnd(s, i, len(s))
	return strings.ToLower(s[i:end]), end
}
