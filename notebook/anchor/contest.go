package anchor

import "bytes"

const (
	// occurrencesAtMost is how many places of the same letters are weighed on
	// each side of where the anchor was: a text may be one word ten thousand
	// times.
	occurrencesAtMost = 1 << 12
	// doubt is how close the neighbours of a second place may come to those of
	// the first before the first is only "check me", and doubtNear the same for
	// one that lies nearer to where the anchor was: the neighbours of the right
	// place may have been damaged.
	doubt, doubtNear = 0.03, 0.15
	// credible is the least score of a second place that raises a doubt: other
	// words where the neighbours of one side have stayed raise none.
	credible = 0.5
	// nearlyAll is the share of a long quote's letters that a second place must
	// have to raise a doubt about one that has them all and a whole side.
	nearlyAll = 0.95
	// stayed is the number of letters within which an anchor has hardly moved.
	stayed = 200
	// certain is the score from which, with both sides as they were, no other
	// place is looked for.
	certain = 0.97
)

// contest weighs every place of the same letters, and unless one is certain
// the places of similar ones.
func (f *Finder) contest(p *pattern) *contest {
	c := &contest{long: p.weight >= longEnough, expected: f.k.letterAt(min(p.anchor.Start, f.text.Len()))}
	for _, from := range occurrences(f.k.letters, p.letters, c.expected) {
		to := from + len(p.letters)
		if f.sameLetters(p, from, to) {
			c.enter(f.weighPlace(p, from, to, 1))
		}
	}
	if p.word || c.best.full && c.best.score >= certain {
		return c
	}
	for _, at := range f.similar(p, c.expected) {
		c.enter(at)
	}
	for _, at := range f.interrupted(p, c.expected) {
		c.enter(at)
	}
	return c
}

// contest keeps the best place and the best that does not overlap it. Equal
// scores go to the place nearer to where the anchor was.
type contest struct {
	long         bool // a quote that speaks for itself
	expected     int
	best, second place
}

// doubtful reports whether another place comes too close. Only what stands
// around the quote can tell two places of the same words apart.
func (c *contest) doubtful() bool {
	if c.second.score < credible || c.best.full && !c.second.full {
		return false
	}
	if best := c.best.evidence; c.long && best.words == 1 && max(best.before, best.behind) == 1 && c.second.evidence.words < nearlyAll {
		return false
	}
	margin := doubt
	near, far := c.distance(c.best), c.distance(c.second)
	switch {
	case far < near:
		margin = doubtNear
	case near < stayed && far > 8*near+2*stayed:
		margin = 0 // hardly moved, and the other one is far off
	}
	return c.best.evidence.score(0)-c.second.evidence.score(0) < margin
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
