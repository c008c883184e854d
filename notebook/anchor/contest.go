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
	// agreeLeast is how far the bearings must agree with a place while they stand
	// in the text at all, and agreeMore how much more than with a second one for
	// that to be out of the question.
	agreeLeast, agreeMore = 0.2, 0.25
	// certain is the score from which, with both sides as they were, no other
	// place is looked for.
	certain = 0.97
)

// contest weighs every place of the same letters, and unless one is certain
// the places of similar ones.
func (f *Finder) contest(p *pattern) *contest {
	c := &contest{long: p.weight >= longEnough, expected: f.k.letterAt(min(p.anchor.Start, f.text.Len())), once: p.once}
	c.seen = f.sight(p.anchor, f.regions(p, c.expected)...)
	c.told = c.seen.known()
	for _, from := range occurrences(f.k.letters, p.letters, c.expected) {
		to := from + len(p.letters)
		if f.sameLetters(p, from, to) {
			c.enter(f.weighPlace(p, from, to, 1))
		}
	}
	if p.word || c.best.full && c.best.score >= certain && !c.elsewhere() {
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
	once         bool // the words stood in their text only once
	expected     int
	best, second place
	// seen are the bearings, and told says that they tell something.
	seen sightings
	told bool
}

// elsewhere reports whether the bearings stand in the text, but not about the
// best place: another one of the same words is meant. Words that stood there
// only once may have moved away from all that was around them.
func (c *contest) elsewhere() bool {
	return c.told && c.best.agrees < agreeLeast && !(c.once && c.best.evidence.words == 1)
}

// rank is what decides between places: the score, and of those with about the
// same the bearings.
func (c *contest) rank(at place) float64 {
	if !c.told {
		return at.score
	}
	return at.score * (1 + at.agrees) / 2
}

// doubtful reports whether another place comes too close. Only what stands
// around the quote can tell two places of the same words apart.
func (c *contest) doubtful() bool {
	switch {
	case c.elsewhere():
		return true
	case c.told && c.best.agrees-c.second.agrees >= agreeMore:
		return false
	case c.told && c.second.agrees > c.best.agrees && c.second.score >= credible:
		return true
	case c.second.score < credible || c.best.full && !c.second.full:
		return false
	}
	best, second := c.best.evidence, c.second.evidence
	if exact := best.words == 1 && second.words < nearlyAll; exact &&
		(c.once || min(best.before, best.behind) >= 0.95 || c.long && max(best.before, best.behind) == 1) {
		return false // words that were there once, and are
	}
	margin := doubt
	near, far := c.distance(c.best), c.distance(c.second)
	switch {
	case far < near:
		margin = doubtNear
	case near < stayed && far > 8*near+2*stayed:
		margin = 0 // hardly moved, and the other one is far off
	}
	return best.score(0)-second.score(0) < margin
}

func (c *contest) enter(at place) {
	if c.told {
		at.agrees = c.seen.agree(at.from, at.to)
	}
	rank, best := c.rank(at), c.rank(c.best)
	switch {
	case c.best.to == 0:
		c.best = at
	case at.from < c.best.to && c.best.from < at.to:
		if rank > best {
			c.best = at
		}
	case rank > best || rank == best && c.distance(at) < c.distance(c.best):
		c.best, c.second = at, c.best
	case rank > c.rank(c.second):
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
