package finder

import (
	"slices"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

const (
	// longestPattern is where patterns for the matcher are cut: its bonus for
	// neighbours triples with every letter and overflows at forty.
	longestPattern = 32
	// finest is how many scattered matches of a task are aligned with care;
	// the matcher's own score chooses them.
	finest = 300

	mostScattered  = 70.0 // points of letters in unbroken runs at word starts
	leastScattered = 18.0 // below, the likeness is an accident

	// longestScattered is up to which length a title is looked through for
	// scattered letters: a sentence has any letters in any order.
	longestScattered = 100
)

// outline is what rules most titles out without touching them: the letters of
// the title and those that begin its words. A title too long for scattered
// letters has none.
type outline struct{ letters, begin letterSet }

func outlineOf(title string) outline {
	if len(title) > longestScattered {
		return outline{}
	}
	o := outline{letters: lettersOf(title)}
	last := ' '
	for _, r := range title {
		if last == ' ' {
			o.begin |= letterBit(r)
		}
		last = r
	}
	return o
}

// byScatteredLetters adds the candidates whose titles hold all letters of the
// query in order: "crpun" finds "Crime and Punishment". The matcher is
// sahilm/fuzzy.
func (s *search) byScatteredLetters() {
	if s.q.letters == 0 || longestToken(s.q) < 2 {
		return
	}
	for _, t := range s.q.tokens {
		if first, _ := utf8.DecodeRuneInString(t.text); t.parts == 0 && !t.optional {
			s.begins |= letterBit(first)
		}
	}
	tops := make([]top, tasks)
	s.share(len(s.x.entries), func(task, from, to int) { tops[task] = s.scatterAll(from, to) })
	s.gather(tops)
}

func longestToken(q query) int {
	most := 0
	for _, t := range q.tokens {
		most = max(most, t.runes)
	}
	return most
}

// titles is what the matcher looks through.
type titles struct {
	x    *Index
	list []int32
}

func (t titles) String(i int) string { return t.x.entries[t.list[i]].texts[0] }
func (t titles) Len() int            { return len(t.list) }

func (s *search) scatterAll(from, to int) top {
	best := top{limit: s.limit}
	list := s.possible(from, to)
	liking := make([]int, len(list)) // the matcher's scores, summed
	for i := range s.q.tokens {
		t := &s.q.tokens[i]
		if t.parts > 0 || t.optional || t.runes < 2 {
			continue
		}
		list, liking = s.match(t, list, liking)
	}
	list = mostLiked(list, liking)
	for _, n := range list {
		if points := s.scatterScore(n); points > 0 {
			best.total++
			best.offer(s.x, scored{n, points})
		}
	}
	return best
}

// possible are the entries not found yet that have all the letters in order.
// This is quickly seen and spares the matcher most titles.
func (s *search) possible(from, to int) []int32 {
	var list []int32
	for n := from; n < to; n++ {
		o := &s.x.outline[n]
		if o.letters.missing(s.q.letters) == 0 && o.begin.missing(s.begins) == 0 && !s.seen.has(int32(n)) &&
			s.q.asks(s.x.entries[n].Kind) && s.inOrder(s.x.entries[n].texts[0]) {
			list = append(list, int32(n))
		}
	}
	return list
}

func (s *search) inOrder(title string) bool {
	for i := range s.q.tokens {
		if t := &s.q.tokens[i]; t.parts == 0 && !t.optional && !subsequence(t.text, title) {
			return false
		}
	}
	return true
}

func subsequence(short, long string) bool {
	i := 0
	for j := 0; i < len(short) && j < len(long); j++ {
		if short[i] == long[j] {
			i++
		}
	}
	return i == len(short)
}

// match keeps those of the list that hold the letters of the token in order.
func (s *search) match(t *token, list []int32, liking []int) ([]int32, []int) {
	if s.ctx.Err() != nil {
		return nil, nil
	}
	matches := fuzzy.FindFromNoSort(cutRunes(t.text, longestPattern), titles{s.x, list})
	kept, scores := make([]int32, len(matches)), make([]int, len(matches))
	for i, m := range matches {
		kept[i] = list[m.Index]
		scores[i] = liking[m.Index] + m.Score
	}
	return kept, scores
}

func cutRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func mostLiked(list []int32, liking []int) []int32 {
	if len(list) <= finest {
		return list
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return liking[b] - liking[a] })
	kept := make([]int32, finest)
	for i := range kept {
		kept[i] = list[order[i]]
	}
	return kept
}

// scatterScore judges an entry of which the matcher holds that it matches; 0
// when the letters lie there by accident.
func (s *search) scatterScore(n int32) float64 {
	e := &s.x.entries[n]
	title := plainText{text: e.texts[0], words: e.titleWords()}
	var a answer
	a.fill(e, &s.q, s.graded)
	got, total := 0.0, 0.0
	for i := range s.q.tokens {
		t := &s.q.tokens[i]
		if t.parts > 0 {
			continue
		}
		points := a.points[i]
		switch {
		case points > 0:
		case t.optional:
			points = lostOptional
		default:
			_, points = align(t.text, title)
			if points < leastScattered {
				return 0
			}
		}
		got += t.weight * points
		total += t.weight
	}
	return got/total + e.prior(s.now) - lengthPerByte*float64(len(e.texts[0]))
}

func (e *entry) titleWords() []plainWord {
	var words []plainWord
	for _, r := range e.refs {
		if r.field == 0 && (r.form == written || r.form == part) {
			words = append(words, plainWord{start: int(r.start), end: int(r.end)})
		}
	}
	return words
}

// scattered are the bytes of the title where the letters of the token lie
// best, nil where they do not.
func scattered(token string, title plainText) []int {
	at, points := align(token, title)
	if points < leastScattered {
		return nil
	}
	return at
}
