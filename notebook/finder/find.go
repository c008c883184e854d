package finder

import (
	"context"
	"slices"
	"time"
)

const (
	tasks = 4 // into how many a full search is cut: more than cores, so that none waits long

	// A query that very many candidates answer (one letter, mostly) is scored
	// on the likeliest of them alone: so many for a full answer, so many for a
	// first one.
	mostScored = 6000
	mostFirst  = 800

	// Scattered letters are looked for when fewer than enough candidates hold
	// whole or begun words, goodPoints of them or more.
	enough     = 12
	goodPoints = 70
)

// Find gives the full answer. When ctx is cancelled it stops within a
// millisecond or so and the answer is empty: ask ctx.
func (x *Index) Find(ctx context.Context, query string, limit int, now time.Time) Answer {
	x.mu.RLock()
	defer x.mu.RUnlock()
	q := parse(query)
	if q.empty() {
		return x.likeliest(q, limit, now)
	}
	s := search{x: x, ctx: ctx, q: q, limit: limit, most: mostScored, now: now}
	s.gradeAll()
	defer s.forget()
	s.byWords(s.answering())
	if s.good == 0 && q.quoted { // no highlight: the marks may be a title's own
		s.q.only, s.best, s.total = kinds, nil, 0
		s.byWords(s.answering())
	}
	if s.good < min(limit, enough) {
		s.byScatteredLetters()
	}
	if s.total == 0 && len(q.tokens) > 1 {
		s.forgiving = true
		s.byWords(s.nearlyAnswering())
	}
	if ctx.Err() != nil {
		return Answer{}
	}
	return Answer{Results: s.results(), Total: s.total, Complete: true}
}

// First answers within milliseconds, however many candidates there are, by
// looking at the most promising alone. It does not see typing errors or
// scattered letters.
func (x *Index) First(query string, limit int, now time.Time) Answer {
	x.mu.RLock()
	defer x.mu.RUnlock()
	q := parse(query)
	if q.empty() {
		return x.likeliest(q, limit, now)
	}
	s := search{x: x, ctx: context.Background(), q: q, limit: limit, most: mostFirst, now: now}
	s.gradeBegun()
	defer s.forget()
	s.byWords(s.answering())
	return Answer{Results: s.results(), Total: s.total}
}

// search is the state of one query.
type search struct {
	x         *Index
	ctx       context.Context
	q         query
	limit     int
	most      int // candidates to score
	now       time.Time
	graded    []grades  // by token
	seen      bitset    // what byWords found
	begins    letterSet // the first letters of the tokens
	forgiving bool      // one word may be missing
	best      []scored
	total     int
	good      int // of total
}

// gradeAll grades the lexicon for every token, a part of it in each task.
func (s *search) gradeAll() {
	words := &s.x.words
	s.graded = make([]grades, len(s.q.tokens))
	found := make([][]uint32, tasks*len(s.graded))
	for i := range s.graded {
		s.graded[i].of = s.x.blank()
	}
	s.share(len(words.words), func(task, from, to int) {
		for i := range s.q.tokens {
			found[i*tasks+task] = words.grade(&s.q.tokens[i], from, to, s.graded[i].of)
		}
	})
	for i := range s.graded {
		s.graded[i].found = slices.Concat(found[i*tasks : (i+1)*tasks]...)
	}
}

// gradeBegun grades only the words that begin like a token.
func (s *search) gradeBegun() {
	words := &s.x.words
	s.graded = make([]grades, len(s.q.tokens))
	for i := range s.graded {
		s.graded[i].of = s.x.blank()
		s.graded[i].found = words.gradeBegun(&s.q.tokens[i], s.graded[i].of)
	}
}

// blank has a zero for every word of the lexicon.
func (x *Index) blank() []uint8 {
	if of, ok := x.blanks.Get().(*[]uint8); ok && len(*of) >= len(x.words.words) {
		return *of
	}
	return make([]uint8, len(x.words.words)+len(x.words.words)/8)
}

// forget gives the grades back, blank again.
func (s *search) forget() {
	for i := range s.graded {
		of := s.graded[i].of
		for _, n := range s.graded[i].found {
			of[n] = 0
		}
		s.x.blanks.Put(&of)
	}
}

// share cuts n things into parts and runs them as tasks.
func (s *search) share(n int, part func(task, from, to int)) {
	if n < 1000 {
		part(0, 0, n)
		return
	}
	jobs := make([]func(), tasks)
	for i := range tasks {
		jobs[i] = func() {
			if s.ctx.Err() == nil {
				part(i, n*i/tasks, n*(i+1)/tasks)
			}
		}
	}
	s.x.run(jobs...)
}

// answering is the set of candidates that hold a word for every token that
// must be there.
func (s *search) answering() bitset {
	var all bitset
	for i, t := range s.q.tokens {
		if t.parts > 0 || t.optional {
			continue
		}
		holders := newBitset(len(s.x.entries))
		s.holders(i, holders)
		for j, whole := range s.q.tokens {
			if whole.parts > 0 && whole.whole <= i && i < whole.whole+whole.parts {
				s.holders(j, holders)
			}
		}
		if all == nil {
			all = holders
		} else {
			all.keep(holders)
		}
	}
	return s.ofKind(all)
}

// nearlyAnswering is the set of those that hold a word for any token.
func (s *search) nearlyAnswering() bitset {
	any := newBitset(len(s.x.entries))
	for i := range s.q.tokens {
		s.holders(i, any)
	}
	return s.ofKind(any)
}

func (s *search) holders(token int, into bitset) {
	for _, word := range s.graded[token].found {
		for _, n := range s.x.words.holders[word] {
			into.add(n)
		}
	}
}

// ofKind leaves in the set what the prefix of the query asks for.
func (s *search) ofKind(all bitset) bitset {
	if s.q.only == kinds {
		return all
	}
	wanted := newBitset(len(s.x.entries))
	for _, n := range s.x.ranks[s.q.only] {
		wanted.add(n)
	}
	all.keep(wanted)
	return all
}

// byWords scores a set of candidates, or the most promising of them.
func (s *search) byWords(all bitset) {
	s.seen = all
	count := all.count()
	list := s.promising(all, count)
	tops := make([]top, tasks)
	s.share(len(list), func(task, from, to int) { tops[task] = s.score(list[from:to]) })
	s.gather(tops)
	if len(list) < count {
		s.total = count
	}
}

func (s *search) gather(tops []top) {
	for _, t := range tops {
		s.best = append(s.best, t.list...)
		s.total += t.total
		s.good += t.good
	}
}

func (s *search) score(list []int32) top {
	best := top{limit: s.limit}
	for i, n := range list {
		if i&511 == 511 && s.ctx.Err() != nil {
			break
		}
		s.consider(n, &best)
	}
	return best
}

// consider scores one candidate and counts it if it answers the query.
func (s *search) consider(n int32, best *top) {
	e := &s.x.entries[n]
	var a answer
	a.fill(e, &s.q, s.graded)
	if e.Kind == Heading && !a.inTitle(e, &s.q) {
		return // the document's title alone answers: that is the document
	}
	points, missing := a.words(&s.q)
	switch {
	case missing == 0:
	case missing == 1 && s.forgiving && points > 0:
		points *= missingWordShare
	default:
		return
	}
	best.total++
	if points >= goodPoints {
		best.good++
	}
	points += e.prior(s.now)
	if points+mostExtra >= best.least() {
		best.offer(s.x, scored{n, points + a.extra(e, &s.q)})
	}
}

// promising lists the set, or, where it is too large, the candidates that
// have a token to the letter and the likeliest of the rest, all kinds in turn.
func (s *search) promising(all bitset, count int) []int32 {
	if count <= s.most {
		return all.list(count)
	}
	taken := newBitset(len(s.x.entries))
	list := make([]int32, 0, s.most)
	take := func(n int32) {
		if all.has(n) && !taken.has(n) {
			taken.add(n)
			list = append(list, n)
		}
	}
	s.exact(s.most/2, take)
	for rank, more := 0, true; more && len(list) < s.most; rank++ {
		more = false
		for k := range s.x.ranks {
			if ranked := s.x.ranks[k]; rank < len(ranked) {
				more = true
				take(ranked[rank])
			}
		}
	}
	return list
}

// exact offers up to most candidates that have a token, as their title, as
// initials or as a word, to the letter.
func (s *search) exact(most int, take func(int32)) {
	for _, mark := range []string{aloneMark, initialsMark, ""} {
		for _, t := range s.q.tokens {
			if n, ok := s.x.words.numbers[mark+t.text]; ok && !t.optional {
				holders := s.x.words.holders[n]
				holders = holders[:min(len(holders), most)]
				most -= len(holders)
				for _, n := range holders {
					take(n)
				}
			}
		}
	}
}
