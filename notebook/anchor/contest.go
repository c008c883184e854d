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
	agreeLeast, agreeMore = 0.2, 0.2
	// agreeMost is how far they agree when there is no need to look farther: as
	// far as those of one side can. proven is what it counts for that words stand
	// with what they alone had beside them.
	agreeMost, proven = 0.5, 0.85
	// provenShare is what proven words weigh more: one letter for so many.
	provenShare = 3
	// certain is the score from which, with both sides as they were, no other
	// place is looked for.
	certain = 0.97
)

// contest weighs every place of the same letters, and unless one is certain
// the places of similar ones.
func (f *Finder) contest(p *pattern) *contest {
	c := &contest{long: p.weight >= longEnough, expected: f.k.letterAt(min(p.anchor.Start, f.text.Len())), once: p.once}
	regions := f.regions(p, c.expected)
	c.seen = f.sight(p.anchor, regions...)
	c.told = c.seen.known()
	same, disproven := f.sameWords(p, c.expected)
	c.enterAll(same)
	c.disproven = disproven
	if p.word || c.best.full && c.best.score >= certain && (!c.told || c.best.agrees >= agreeMost) {
		return c
	}
	c.enterAll(f.similar(p, regions))
	c.enterAll(f.interrupted(p, c.expected))
	c.enterAll(f.led(p, c.seen))
	return c
}

// sameWords are the places of the same letters. The proof of one is good when no
// other place has as good a one; disproven says that several have.
func (f *Finder) sameWords(p *pattern, expected int) (places []place, disproven bool) {
	best, having := noProof, 0
	for _, from := range occurrences(f.k.letters, p.letters, expected) {
		to := from + len(p.letters)
		if !f.sameLetters(p, from, to) {
			continue
		}
		at := f.weighPlace(p, from, to, 1)
		if at.whole {
			at.proof = f.proof(p, from, to)
		}
		switch {
		case at.proof > best:
			best, having = at.proof, 1
		case at.proof == best:
			having++
		}
		places = append(places, at)
	}
	for i := range places {
		at := &places[i]
		if at.proof < best || having > 1 {
			at.proof = noProof
		}
		if at.proof > noProof && !p.word {
			at.score = at.evidence.score(p.weight + p.weight/provenShare)
		}
	}
	return places, having > 1 && (best == beyond || best == inParagraph)
}

// led proposes the place where the bearings have the quote, however much of it
// was replaced there.
func (f *Finder) led(p *pattern, seen sightings) []place {
	n := len(p.letters)
	from, agrees := seen.leads(n)
	if agrees < ledFrom || n < ledLetters || n > longQuote {
		return nil
	}
	r := stretch{max(0, from-n/2-ledWithin), min(f.k.len(), from+n+n/2+ledWithin)}
	if r.from >= r.to {
		return nil
	}
	var places []place
	for _, end := range approximately(f.k.letters[r.from:r.to], p.letters, n/2, 1) {
		places = f.propose(places, p, p.letters, 0, r.from, r.from+end)
	}
	return places
}

const (
	// ledFrom is how far bearings must agree with a place to lead there, ledWords
	// the share of its letters that a quote must have kept to be "check me" where
	// they do, and ledBoth the least sum of the two. They may err by ledWithin
	// letters.
	ledFrom, ledWords, ledBoth = 0.3, 0.45, 0.9
	ledWithin                  = 32
	// ledLetters is the least a quote needs to be known by half of its letters.
	ledLetters = 12
)

// contest keeps the best place and the best that does not overlap it. Equal
// scores go to the place nearer to where the anchor was.
type contest struct {
	long         bool // a quote that speaks for itself
	once         bool // the words stood in their text only once
	expected     int
	best, second place
	// disproven says that what had only the quote beside it stands beside the same
	// words in several places now.
	disproven bool
	// seen are the bearings, and told says that they tell something.
	seen sightings
	told bool
}

// elsewhere reports whether the bearings stand in the text, but not about the
// best place: another one of the same words is meant. Words that stood there
// only once may have moved away from all that was around them.
func (c *contest) elsewhere() bool {
	return c.told && c.best.agrees < agreeLeast && c.best.proof == noProof && !(c.once && c.best.evidence.words == 1)
}

// rank is what decides between places: the score, and of those with about the
// same the bearings and the proof. Bearings that are all gone tell neither way.
func (c *contest) rank(at place) float64 {
	agrees := at.agrees
	if !c.told {
		agrees = 0.5
	}
	if at.proof > noProof {
		agrees = max(agrees, proven)
	}
	return at.score * (1 + agrees) / 2
}

// doubtful reports whether another place comes too close. Only what stands
// around the quote can tell two places of the same words apart.
func (c *contest) doubtful() bool {
	switch {
	case c.disproven && c.best.agrees-c.second.agrees < agreeMost:
		return true
	case c.best.proof > noProof && c.second.evidence.words < nearlyAll:
		return c.second.score >= credible && c.second.agrees-c.best.agrees > agreeMost
	case c.best.proof > noProof:
		return c.second.score >= credible && c.second.agrees-c.best.agrees >= agreeMore
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

func (c *contest) enterAll(places []place) {
	for _, at := range places {
		c.enter(at)
	}
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
