package session

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebound/notebook"
)

// PageQuery is what to find in one document.
type PageQuery struct {
	Text              string
	Case, Word, Regex bool
}

// PageFinder finds in one document. It folds the text once, at the first
// question that ignores case, and then looks for bytes: 10 MB take a few
// milliseconds a question. A regular expression is slower.
type PageFinder struct {
	text   string
	folded string // the same length as text, or "" while nobody asked
}

// NewPageFinder returns a finder for a text.
func NewPageFinder(text notebook.Text) *PageFinder { return &PageFinder{text: text.All()} }

// Find lists at most limit hits in order, apart. It fails on a regular
// expression that is none.
func (f *PageFinder) Find(q PageQuery, limit int) ([]notebook.Span, error) {
	if q.Text == "" {
		return nil, nil
	}
	if q.Regex {
		return f.pattern(q, limit)
	}
	text, words := f.text, q.Text
	if !q.Case {
		if f.folded == "" {
			f.folded = foldInPlace(f.text)
		}
		text, words = f.folded, foldInPlace(q.Text)
	}
	var hits []notebook.Span
	for from := 0; len(hits) < limit; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			break
		}
		at := notebook.Span{Start: from + i, End: from + i + len(words)}
		from = at.End
		if !q.Word || f.wholeWord(at) {
			hits = append(hits, at)
		}
	}
	return hits, nil
}

func (f *PageFinder) pattern(q PageQuery, limit int) ([]notebook.Span, error) {
	expr := q.Text
	if q.Word {
		expr = `\b(?:` + expr + `)\b`
	}
	if !q.Case {
		expr = "(?i)" + expr
	}
	pattern, err := regexp.Compile(expr)
	if err != nil {
		return nil, err
	}
	var hits []notebook.Span
	for _, at := range pattern.FindAllStringIndex(f.text, limit) {
		if at[1] > at[0] {
			hits = append(hits, notebook.Span{Start: at[0], End: at[1]})
		}
	}
	return hits, nil
}

// wholeWord reports whether no letter or digit touches the span.
func (f *PageFinder) wholeWord(at notebook.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(f.text[:at.Start])
	after, _ := utf8.DecodeRuneInString(f.text[at.End:])
	return !wordRune(before) && !wordRune(after)
}

// foldInPlace makes letters small where the small letter takes as many bytes,
// so that every offset stays what it was.
func foldInPlace(s string) string {
	out := []byte(s)
	for i := 0; i < len(out); {
		c := out[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				out[i] = c + 'a' - 'A'
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if small := unicode.ToLower(r); small != r && utf8.RuneLen(small) == size {
			utf8.EncodeRune(out[i:], small)
		}
		i += size
	}
	return string(out)
}
