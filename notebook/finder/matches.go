package finder

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"casebound/notebook"
)

// result finds out which letters of the title answer. That is done for the
// few candidates shown, not for all that were scored.
func (s *search) result(b scored) Result {
	e := &s.x.entries[b.entry]
	r := Result{Candidate: e.Candidate, Score: b.points}
	var a answer
	a.fill(e, &s.q, s.graded)
	title, back := plainMapped(e.Title)
	hit := newBitset(len(title.text) + 1)
	for i := range s.q.tokens {
		if a.ref[i] >= 0 && s.overtaken(i, &a) {
			continue
		}
		if a.ref[i] >= 0 && e.refs[a.ref[i]].field > 0 {
			r.Via = e.Alternatives[e.refs[a.ref[i]].field-1]
		}
		s.mark(i, e, title, hit)
	}
	r.Matches = spans(e.Title, back, hit)
	return r
}

// overtaken reports whether a run-together token and its parts both answer
// and the other does it better.
func (s *search) overtaken(i int, a *answer) bool {
	for j := range s.q.tokens {
		w := &s.q.tokens[j]
		if w.parts == 0 || j != i && (i < w.whole || i >= w.whole+w.parts) {
			continue
		}
		sum := 0.0
		for p := w.whole; p < w.whole+w.parts; p++ {
			sum += a.points[p]
		}
		whole := a.points[j]*float64(w.parts) > sum
		return whole != (i == j)
	}
	return false
}

// mark sets the bytes of the title's plain text that answer the token.
func (s *search) mark(i int, e *entry, title plainText, hit bitset) {
	t := &s.q.tokens[i]
	var best *ref
	points := 0.0
	for r := range e.refs {
		ref := &e.refs[r]
		if p := float64(s.graded[i].of[ref.word]) * formShare[ref.form]; ref.field == 0 && p > points {
			best, points = ref, p
		}
	}
	switch {
	case best == nil && t.parts > 0:
	case best == nil:
		if at := scattered(t.text, title); len(at) > 0 {
			for _, p := range at {
				markRune(title.text, p, hit)
			}
		}
	case best.form == dated:
		for _, w := range title.words {
			if w.start >= int(best.start) && w.end <= int(best.end) {
				s.markDate(t, title.text, w, hit)
			}
		}
	case best.form == initials:
		markInitials(t.text, title, hit)
	default:
		markWord(t.text, title.text, int(best.start), int(best.end), hit)
	}
}

// markDate marks of a word of a date what was typed of it.
func (s *search) markDate(t *token, text string, w plainWord, hit bitset) {
	word := text[w.start:w.end]
	bare := strings.TrimLeft(word, "0")
	for _, typed := range s.q.tokens[t.whole : t.whole+t.parts] {
		n := 0
		switch {
		case digits(word):
			if bare == strings.TrimLeft(typed.text, "0") {
				markWord(bare, text, w.end-len(bare), w.end, hit)
			}
			continue
		case strings.HasPrefix(word, typed.text):
			n = len(typed.text)
		case strings.HasPrefix(typed.text, word):
			n = len(word)
		}
		markWord(word[:n], text, w.start, w.start+n, hit)
	}
}

func markRune(text string, at int, hit bitset) {
	_, size := utf8.DecodeRuneInString(text[at:])
	for i := range size {
		hit.add(int32(at + i))
	}
}

// markInitials marks the first letters of words, passing over small words
// that were left out.
func markInitials(token string, title plainText, hit bitset) {
	for _, w := range title.words {
		want, size := utf8.DecodeRuneInString(token)
		if first, _ := utf8.DecodeRuneInString(title.text[w.start:w.end]); token != "" && want == first {
			markRune(title.text, w.start, hit)
			token = token[size:]
		}
	}
}

// markWord sets the letters of a word that are also the token's: those of the
// token where it stands in the word, else the longest common subsequence, so
// that a slip leaves the wrong letter unmarked.
func markWord(token, text string, start, end int, hit bitset) {
	if at := strings.Index(text[start:end], token); at >= 0 {
		for i := range len(token) {
			hit.add(int32(start + at + i))
		}
		return
	}
	for _, at := range common(token, text[start:end]) {
		markRune(text, start+at, hit)
	}
}

// common are the byte positions in word of its longest common subsequence
// with token.
func common(token, word string) []int {
	a, b := []rune(token), []rune(word)
	width := len(b) + 1
	length := make([]int, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i*width+j] = 1 + length[(i+1)*width+j+1]
			} else {
				length[i*width+j] = max(length[(i+1)*width+j], length[i*width+j+1])
			}
		}
	}
	var at []int
	for i, j, byteAt := 0, 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			at = append(at, byteAt)
			byteAt += utf8.RuneLen(b[j])
			i, j = i+1, j+1
		case length[(i+1)*width+j] >= length[i*width+j+1]:
			i++
		default:
			byteAt += utf8.RuneLen(b[j])
			j++
		}
	}
	return at
}

// spans turns the bytes set in the plain text to ranges of the title, widened
// to whole letters as a reader sees them.
func spans(title string, back []uint16, hit bitset) []notebook.Span {
	var starts []int // of the source letters that are set, in order
	for i := range len(back) - 1 {
		if hit.has(int32(i)) {
			starts = append(starts, int(back[i]))
		}
	}
	if len(starts) == 0 {
		return nil
	}
	starts = slices.Compact(starts)
	var out []notebook.Span
	letters := graphemes.FromString(title)
	for letters.Next() && len(starts) > 0 {
		if starts[0] >= letters.End() {
			continue
		}
		for len(starts) > 0 && starts[0] < letters.End() {
			starts = starts[1:]
		}
		if n := len(out); n > 0 && out[n-1].End == letters.Start() {
			out[n-1].End = letters.End()
		} else {
			out = append(out, notebook.Span{Start: letters.Start(), End: letters.End()})
		}
	}
	return out
}
