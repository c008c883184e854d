package anchor

import (
	"slices"
	"strings"
	"unicode/utf8"

	"casebound/notebook"
)

// token is a word or a punctuation mark of a row. Words are equal when their
// folded letters are.
type token struct {
	notebook.Span
	key  string
	word bool
}

// tokens cuts a span into words and marks.
func (f *Finder) tokens(s notebook.Span) []token {
	var list []token
	text := f.text.At(s)
	for at := 0; at < len(text); {
		end := wordEnd(text, at)
		word := end > at
		if !word {
			_, size := utf8.DecodeRuneInString(text[at:])
			end = at + size
		}
		piece := text[at:end]
		t := token{Span: notebook.Span{Start: s.Start + at, End: s.Start + end}, key: piece, word: word}
		if word {
			t.key = wordKey(piece)
		}
		if strings.TrimSpace(piece) != "" {
			list = append(list, t)
		}
		at = end
	}
	return list
}

// wordEnd is where the word at the offset ends, the offset itself when none
// begins there. Apostrophes inside a word and soft hyphens belong to it, and so
// does what separates the digits of a number.
func wordEnd(text string, at int) int {
	if end := numberEnd(text, at); end > at {
		return end
	}
	end := at
	for i, r := range text[at:] {
		switch {
		case wordRune(r):
			end = at + i + utf8.RuneLen(r)
		case (isApostrophe(r) || r == 0xAD) && end > at:
		default:
			return end
		}
	}
	return end
}

// changes finds what differs between the two sides of a row.
func changes(fa, fb *Finder, row Difference, o DiffOptions, lost bool) []Change {
	if fa.text.At(row.A) == fb.text.At(row.B) {
		return nil
	}
	c := &comparison{fa: fa, fb: fb, row: row, o: o, lost: lost}
	c.a, c.b = apartFrom(fa.text, row.A, fb.text, row.B)
	c.as, c.bs = fa.tokens(c.a), fb.tokens(c.b)
	if o.IgnorePunctuation {
		c.as, c.bs = onlyWords(c.as), onlyWords(c.bs)
	}
	keys := func(list []token) []string {
		out := make([]string, len(list))
		for i, t := range list {
			out[i] = t.key
		}
		return out
	}
	ka, kb := keys(c.as), keys(c.bs)
	i, j := 0, 0
	for _, r := range append(trimmedDiff(ka, kb), run{a: len(ka), b: len(kb)}) {
		if r.n > 0 && c.startsWithMark(i, r.a, j, r.b, ka, kb) {
			// The same full stop ends the sentence before and the one put in:
			// what was put in is a sentence and its own full stop.
			c.pair(c.as[i], c.bs[j])
			i, j, r = i+1, j+1, run{a: r.a + 1, b: r.b + 1, n: r.n - 1}
		}
		c.hunk(i, r.a, j, r.b)
		for n := range r.n {
			c.pair(c.as[r.a+n], c.bs[r.b+n])
		}
		i, j = r.a+r.n, r.b+r.n
	}
	return c.list
}

// startsWithMark reports whether what one side has more begins with a mark that
// stands behind it too.
func (c *comparison) startsWithMark(a0, a1, b0, b1 int, ka, kb []string) bool {
	switch {
	case a0 == a1 && b0 < b1 && a0 < len(ka):
		return !c.bs[b0].word && kb[b0] == kb[b1]
	case b0 == b1 && a0 < a1 && b0 < len(kb):
		return !c.as[a0].word && ka[a0] == ka[a1]
	}
	return false
}

// trimmedDiff is diff that keeps the beginning and the end that two lists
// share even when what is between is too different to be compared.
func trimmedDiff(a, b []string) []run {
	head := 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	runs := []run{{n: head}}
	w := differ{work: 1 << 24}
	for _, r := range diff(a[head:len(a)-tail], b[head:len(b)-tail], diffEdits, &w) {
		runs = append(runs, run{a: head + r.a, b: head + r.b, n: r.n})
	}
	return append(runs, run{a: len(a) - tail, b: len(b) - tail, n: tail})
}

// apartFrom cuts off what two passages begin and end with, but for a word or
// two on each side: most rows of a long comparison differ in one place.
func apartFrom(ta notebook.Text, a notebook.Span, tb notebook.Text, b notebook.Span) (notebook.Span, notebook.Span) {
	left, right := ta.At(a), tb.At(b)
	n := 0
	for n < min(len(left), len(right)) && left[n] == right[n] {
		n++
	}
	for range 2 {
		n = strings.LastIndexByte(left[:max(n, 0)], ' ')
	}
	if n > 0 {
		a.Start, b.Start = a.Start+n, b.Start+n
		left, right = left[n:], right[n:]
	}
	m := 0
	for m < min(len(left), len(right)) && left[len(left)-1-m] == right[len(right)-1-m] {
		m++
	}
	tail := left[len(left)-m:]
	for range 2 {
		if i := strings.IndexByte(tail, ' '); i >= 0 {
			tail = tail[i+1:]
		} else {
			tail = ""
		}
	}
	a.End, b.End = a.End-len(tail), b.End-len(tail)
	return a, b
}

func onlyWords(list []token) []token {
	return slices.DeleteFunc(list, func(t token) bool { return !t.word })
}

// comparison collects the changes of one row.
type comparison struct {
	fa, fb *Finder
	row    Difference
	o      DiffOptions
	lost   bool // one of the texts has lost its punctuation
	a, b   notebook.Span
	as, bs []token // of a and b
	list   []Change
}

// hunk judges tokens that the two sides do not share.
func (c *comparison) hunk(a0, a1, b0, b1 int) {
	if a0 == a1 && b0 == b1 {
		return
	}
	change := Change{A: c.side(c.as, a0, a1, c.a), B: c.side(c.bs, b0, b1, c.b)}
	if left, right := joined(c.as[a0:a1]), joined(c.bs[b0:b1]); left == right || c.lost && sameDigits(left, right) {
		change.Kind = Punctuation
		if c.o.IgnorePunctuation {
			return
		}
	} else {
		c.callOut(&change)
	}
	c.list = append(c.list, change)
}

// side is the span of the tokens, or the place where they would stand.
func (c *comparison) side(list []token, from, to int, all notebook.Span) notebook.Span {
	switch {
	case from < to:
		return notebook.Span{Start: list[from].Start, End: list[to-1].End}
	case from > 0:
		return notebook.Span{Start: list[from-1].End, End: list[from-1].End}
	}
	return notebook.Span{Start: all.Start, End: all.Start}
}

func joined(list []token) string {
	var b strings.Builder
	for _, t := range list {
		if t.word {
			b.WriteString(t.key)
		}
	}
	return b.String()
}

// pair judges two tokens of the same letters.
func (c *comparison) pair(a, b token) {
	rawA, rawB := c.fa.text.At(a.Span), c.fb.text.At(b.Span)
	if rawA == rawB {
		return
	}
	change := Change{A: a.Span, B: b.Span, Kind: Words}
	bareA, bareB := strings.Map(dropMarks, rawA), strings.Map(dropMarks, rawB)
	switch {
	case strings.EqualFold(rawA, rawB):
		change.Kind = Case
		if c.o.IgnoreCase {
			return
		}
	case strings.EqualFold(bareA, bareB):
		change.Kind = Punctuation
		if c.o.IgnorePunctuation && (c.o.IgnoreCase || bareA == bareB) {
			return
		}
	default:
		c.callOut(&change)
	}
	c.list = append(c.list, change)
}

// dropMarks leaves letters and digits alone, for strings.Map.
func dropMarks(r rune) rune {
	if wordRune(r) {
		return r
	}
	return -1
}

// callOut marks what a reader must not overlook.
func (c *comparison) callOut(change *Change) {
	left, right := numbers(c.fa.text.At(change.A)), numbers(c.fb.text.At(change.B))
	change.Number = left != right && !(c.lost && sameDigits(left, right))
	change.Quotation = quoted(c.fa.text, c.row.A, change.A) || quoted(c.fb.text, c.row.B, change.B)
}

// quoted reports whether a change lies inside quotation marks of its row.
func quoted(t notebook.Text, row, change notebook.Span) bool {
	depth, straight := 0, false
	for i, r := range t.At(row) {
		if row.Start+i >= change.End {
			break
		}
		inside := depth > 0 || straight
		if inside && row.Start+i >= change.Start {
			return true
		}
		switch r {
		case '“', '„', '«':
			depth++
		case '”', '»':
			depth = max(0, depth-1)
		case '"':
			straight = !straight
		}
	}
	return change.Empty() && (depth > 0 || straight)
}
