package finder

import (
	"context"
	"sync/atomic"
	"time"
)

const (
	tasks = 4 // into how many a full search is cut: more than cores, so that none waits long

	// A first answer looks at so many candidates at most; where more hold a
	// word that answers, it walks down the likeliest of all until it has met
	// firstMet of them.
	firstMost   = 4000
	firstMet    = 600
	firstWalked = 20000

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
	if limit <= 0 {
		return Answer{Complete: true}
	}
	if q.empty() {
		return x.likeliest(q, limit, now)
	}
	s := search{x: x, ctx: ctx, q: q, limit: limit, now: now}
	s.graded = x.gradeAll(q, true)
	s.byWords()
	if s.good < min(limit, enough) {
		s.byScatteredLetters()
	}
	if s.total == 0 && len(q.tokens) > 1 {
		s.forgiving = true
		s.byWords()
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
	if limit <= 0 {
		return Answer{}
	}
	if q.empty() {
		return x.likeliest(q, limit, now)
	}
	s := search{x: x, ctx: context.Background(), q: q, limit: limit, now: now}
	s.graded = x.gradeAll(q, false)
	s.byPromise()
	return Answer{Results: s.results(), Total: s.total}
}

func (x *Index) gradeAll(q query, deep bool) []grades {
	graded := make([]grades, len(q.tokens))
	jobs := make([]func(), len(q.tokens))
	for i, t := range q.tokens {
		jobs[i] = func() { graded[i] = x.words.grade(t, deep) }
	}
	x.run(jobs...)
	return graded
}

// search is the state of one query.
type search struct {
	x         *Index
	ctx       context.Context
	q         query
	limit     int
	now       time.Time
	graded    []grades
	forgiving bool // one word may be missing
	best      []scored
	total     int
	good      int // of total
	seen      bitset
}

// bitset holds numbers of entries.
type bitset []uint64

func newBitset(n int) bitset      { return make(bitset, (n+63)/64) }
func (b bitset) has(n int32) bool { return b[n>>6]&(1<<(n&63)) != 0 }
func (b bitset) add(n int32)      { b[n>>6] |= 1 << (n & 63) }

// byWords scores every candidate that holds a word for the rarest token.
func (s *search) byWords() {
	pool := s.pool()
	tops := make([]top, tasks)
	var stopped atomic.Bool
	jobs := make([]func(), tasks)
	for i := range tasks {
		part := pool[len(pool)*i/tasks : len(pool)*(i+1)/tasks]
		jobs[i] = func() { tops[i] = s.scoreAll(part, &stopped) }
	}
	s.x.run(jobs...)
	s.gather(tops)
}

func (s *search) gather(tops []top) {
	for _, t := range tops {
		s.best = append(s.best, t.list...)
		s.total += t.total
		s.good += t.good
	}
}

// pool are the candidates that hold a word for the token with the fewest
// such, or, when forgiving, for any token.
func (s *search) pool() []int32 {
	s.seen = newBitset(len(s.x.entries))
	var pool []int32
	for _, i := range s.pivots() {
		for _, word := range s.graded[i].found {
			for _, n := range s.x.words.holders[word] {
				if !s.seen.has(n) && s.q.asks(s.x.entries[n].Kind) {
					s.seen.add(n)
					pool = append(pool, n)
				}
			}
		}
	}
	return pool
}

// pivots are the tokens one of which every candidate holds: the rarest, with
// the run-together one that may stand in for it.
func (s *search) pivots() []int {
	least := -1
	var all []int
	for i, t := range s.q.tokens {
		if t.parts > 0 || t.optional {
			continue
		}
		all = append(all, i)
		if least < 0 || s.graded[i].cost < s.graded[least].cost {
			least = i
		}
	}
	if s.forgiving {
		return all
	}
	pivots := []int{least}
	for i, t := range s.q.tokens {
		if t.parts > 0 && least >= t.whole && least < t.whole+t.parts {
			pivots = append(pivots, i)
		}
	}
	return pivots
}

func (s *search) scoreAll(pool []int32, stopped *atomic.Bool) top {
	best := top{limit: s.limit}
	for i, n := range pool {
		if i&511 == 511 && (stopped.Load() || s.ctx.Err() != nil) {
			stopped.Store(true)
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

// byPromise scores what a first answer has time for.
func (s *search) byPromise() {
	cost := 0
	for _, i := range s.pivots() {
		cost += s.graded[i].cost
	}
	best := top{limit: s.limit}
	if cost <= firstMost {
		for _, n := range s.pool() {
			s.consider(n, &best)
		}
	} else {
		s.walk(&best)
	}
	s.gather([]top{best})
}

// walk goes down the ranks, the likeliest of every kind in turn, and takes in
// the candidates of which the query is a word or the whole title.
func (s *search) walk(best *top) {
	s.seen = newBitset(len(s.x.entries))
	meet := func(n int32) {
		if !s.seen.has(n) && s.q.asks(s.x.entries[n].Kind) {
			s.seen.add(n)
			s.consider(n, best)
		}
	}
	for _, n := range s.exact() {
		meet(n)
	}
	walked := 0
	for rank := 0; best.total < firstMet && walked < firstWalked; rank++ {
		more := false
		for k := range s.x.ranks {
			if list := s.x.ranks[k]; rank < len(list) {
				more = true
				walked++
				meet(list[rank])
			}
		}
		if !more {
			return
		}
	}
}

// exact are candidates that have the rarest token, or its being alone, to the
// letter, as far as there is time for them.
func (s *search) exact() []int32 {
	var list []int32
	for _, i := range s.pivots() {
		t := s.q.tokens[i]
		for _, word := range []string{string(rune(aloneMark)) + t.text, string(rune(initialsMark)) + t.text, t.text} {
			if n, ok := s.x.words.numbers[word]; ok {
				holders := s.x.words.holders[n]
				list = append(list, holders[:min(len(holders), firstMost/2)]...)
			}
		}
	}
	return list
}
