package anchor

import (
	"bytes"
	"strings"

	"casebound/notebook"
)

const (
	// occurrencesAtMost is how many places of the same letters are weighed on
	// each side of where the anchor was: a text may be one word ten thousand
	// times.
	occurrencesAtMost = 1 << 12
	// doubt is how close a second place may come before the first is only
	// "check me".
	doubt = 0.03
)

// Locate finds an anchor. It tries, in this order and only as far as needed:
// the place it was made at, verified against quote and neighbours; the same
// letters anywhere, weighed by their neighbours; similar words, at most two
// letters in five of quote and neighbours edited.
//
// Two places that are equally good are never told apart by chance: the answer
// is then at most Check. Where the neighbours stand joined together without
// the quote, it was deleted, and the same words elsewhere are not it.
func (f *Finder) Locate(a notebook.Anchor) Found {
	if found, ok := f.whereItWas(a); ok {
		return found
	}
	p := newPattern(a)
	if len(p.letters) == 0 {
		return f.locateMarks(a)
	}
	best, second := f.best(p)
	if best.to == 0 {
		return Found{}
	}
	score := best.score
	if second.to != 0 && score-second.score < doubt {
		score = min(score, AnchoredFrom-0.01)
	}
	if f.deleted(p) {
		score = min(score, p.ceilingDeleted(best))
	}
	return foundAt(best.span, score, best.how())
}

// how names the way a place was found.
func (at place) how() string {
	switch {
	case at.exact:
		return ExactWords
	case at.evidence.words == 1:
		return SameLetters
	}
	return SimilarWords
}

// whereItWas verifies the anchor's own place: the quote to the letter and one
// whole side. Both sides make it certain.
func (f *Finder) whereItWas(a notebook.Anchor) (Found, bool) {
	if a.Empty() || !f.text.Valid(a.Span) || f.text.At(a.Span) != a.Quote {
		return Found{}, false
	}
	all := f.text.All()
	before := strings.HasSuffix(all[:a.Start], a.Prefix)
	behind := strings.HasPrefix(all[a.End:], a.Suffix)
	switch {
	case before && behind:
		return foundAt(a.Span, 1, WhereItWas), true
	case before && a.Prefix != "", behind && a.Suffix != "":
		return foundAt(a.Span, 0.95, WhereItWas), !f.deleted(newPattern(a))
	}
	return Found{}, false
}

// best weighs every place of the same letters, and when none convinces the
// places of similar ones. second is the best of those apart from best.
func (f *Finder) best(p *pattern) (best, second place) {
	s := &contest{expected: f.k.letterAt(min(p.anchor.Start, f.text.Len()))}
	for _, from := range occurrences(f.k.letters, p.letters, s.expected) {
		to := from + len(p.letters)
		if f.sameLetters(p, from, to) {
			s.enter(f.weighPlace(p, from, to, 1))
		}
	}
	if s.best.score < AnchoredFrom && !p.word {
		for _, at := range f.similar(p, s.expected) {
			s.enter(at)
		}
	}
	return s.best, s.second
}

// contest keeps the best place and the best that does not overlap it. Equal
// scores go to the place nearer to where the anchor was.
type contest struct {
	expected     int
	best, second place
}

func (c *contest) enter(at place) {
	switch {
	case c.best.to == 0:
		c.best = at
	case at.from < c.best.to && c.best.from < at.to:
		if at.score > c.best.score {
			c.best = at
		}
	case at.score > c.best.score || at.score == c.best.score && c.distance(at) < c.distance(c.best):
		c.best, c.second = at, c.best
	case at.score > c.second.score:
		c.second = at
	}
}

func (c *contest) distance(at place) int { return max(at.from-c.expected, c.expected-at.from) }

// occurrences are the places of the same letters, those nearest to where they
// are expected when there are very many.
func occurrences(letters, want []byte, expected int) []int {
	var found []int
	expected = min(expected, len(letters))
	for at := expected; len(found) < occurrencesAtMost; at++ {
		i := bytes.Index(letters[at:], want)
		if i < 0 {
			break
		}
		at += i
		found = append(found, at)
	}
	end := min(expected+len(want)-1, len(letters))
	for n := 0; n < occurrencesAtMost && end > 0; n++ {
		i := bytes.LastIndex(letters[:end], want)
		if i < 0 {
			break
		}
		found = append(found, i)
		end = i + len(want) - 1
	}
	return found
}

// sameLetters makes sure that equal bytes are equal letters. ASCII letters
// always are.
func (f *Finder) sameLetters(p *pattern, from, to int) bool {
	return p.folded == "" || foldedString(f.text.At(f.k.span(from, to))) == p.folded
}

// deleted reports whether the neighbours stand side by side without the quote
// between them.
func (f *Finder) deleted(p *pattern) bool {
	before, behind := min(len(p.before), wholeSide), min(len(p.behind), wholeSide)
	if before < 6 || behind < 6 || before+behind < wholeSide {
		return false
	}
	joined := make([]byte, 0, before+behind)
	for i := before - 1; i >= 0; i-- {
		joined = append(joined, p.before[i])
	}
	joined = append(joined, p.behind[:behind]...)
	return bytes.Contains(f.k.letters, joined)
}

// ceilingDeleted is the most that a place may score when the quote was deleted
// from between its neighbours. A long quote, or one with its neighbours, may
// have been put there instead: that is for the reader to say.
func (p *pattern) ceilingDeleted(at place) float64 {
	if at.evidence.words == 1 && (p.weight >= 40 || at.evidence.before+at.evidence.behind == 2) {
		return AnchoredFrom - 0.01
	}
	return CheckFrom - 0.01
}

// locateMarks finds a quote without a letter, such as a dash: only where the
// text is the same to the character, with both sides.
func (f *Finder) locateMarks(a notebook.Anchor) Found {
	if a.Quote == "" || a.Prefix == "" && a.Suffix == "" {
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
