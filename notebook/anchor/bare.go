package anchor

import (
	"strings"

	"casebound/notebook"
)

// locateBare finds a quote that came without a place and without neighbours.
// Whole words go before parts of words, the exact characters before the same
// letters.
func (f *Finder) locateBare(p *pattern) Found {
	ways := [...]struct {
		exact, whole bool
		score        float64
	}{{true, true, 1}, {false, true, 0.95}, {true, false, AnchoredFrom - 0.01}}
	var first [len(ways)]place
	var count [len(ways)]int
	for _, from := range occurrences(f.k.letters, p.letters, 0) {
		to := from + len(p.letters)
		if !f.sameLetters(p, from, to) {
			continue
		}
		at := f.weighPlace(p, from, to, 1)
		whole := f.k.wordEdge(from) && f.k.wordEdge(to)
		for i, w := range ways {
			if (at.exact || !w.exact) && (whole || !w.whole) {
				if count[i]++; count[i] == 1 {
					first[i] = at
				}
				break
			}
		}
	}
	for i, w := range ways {
		if count[i] == 1 {
			return foundAt(first[i].span, w.score, first[i].how())
		} else if count[i] > 1 {
			return foundAt(first[i].span, min(w.score, AnchoredFrom-0.01), first[i].how())
		}
	}
	return Found{}
}

// locateMarks finds a quote without a letter, such as a dash: only where the
// text is the same to the character, with both sides.
func (f *Finder) locateMarks(a notebook.Anchor) Found {
	if a.Quote == "" {
		return Found{}
	}
	whole := a.Prefix + a.Quote + a.Suffix
	all := f.text.All()
	at := strings.Index(all, whole)
	if at < 0 {
		return Found{}
	}
	start := at + len(a.Prefix)
	score := 1.0
	if strings.Contains(all[at+1:], whole) {
		score = AnchoredFrom - 0.01
	}
	return foundAt(notebook.Span{Start: start, End: start + len(a.Quote)}, score, ExactWords)
}
