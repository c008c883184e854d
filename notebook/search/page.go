package search

import (
	"cmp"
	"slices"
)

// page makes one page of an answer out of what was found.
type page struct {
	x       *Index
	options Options
	results Results
	passes  [2]pass // as written, and nearly so
	groups  []foundGroup
	hits    [][]foundHit // of the groups that are shown
	byKey   []int32      // by slot: the number of its group, counted from 1
}

// pass is what one evaluation found.
type pass struct {
	*evaluation
	found  set
	scores []float32
}

type foundHit struct {
	slot  uint32
	score float32
	pass  int
}

// foundGroup is a document with its best hit, or a note without a document.
type foundGroup struct {
	slot  uint32 // of the document; of the note where there is none
	score float32
	pass  int32
}

// add takes in what an evaluation found; near ones come second.
func (p *page) add(e *evaluation, found set, number int) {
	scores := e.scores(found)
	p.passes[number] = pass{e, found, scores}
	if p.byKey == nil {
		p.byKey = e.room.numbers.zeros(len(p.x.slots))
	}
	if p.groups == nil {
		p.groups = e.room.groups.take(found.count())[:0]
	}
	found.each(func(n uint32) {
		p.results.Hits++
		if number > 0 {
			p.results.Near++
		}
		key := e.groupOf(n)
		if i := p.byKey[key]; i == 0 {
			p.groups = append(p.groups, foundGroup{slot: key, score: scores[n], pass: int32(number)})
			p.byKey[key] = int32(len(p.groups))
		} else if g := &p.groups[i-1]; int(g.pass) == number {
			g.score = max(g.score, scores[n])
		}
	})
}

// groupOf is the slot under which a hit is shown. Most are texts, which need no
// look at their slot to tell.
func (e *evaluation) groupOf(n uint32) uint32 {
	if e.census.marks[n].in() == InText {
		return n
	}
	if s := &e.x.slots[n]; len(s.documents) > 0 {
		return s.documents[0]
	}
	return n
}

// make sorts, counts and cuts, and reads the passages of what is left.
func (p *page) make() error {
	p.results.Documents = len(p.groups)
	p.groups = first(p.groups, p.options.Skip+p.options.Limit, p.compareGroups)
	p.groups = p.groups[min(p.options.Skip, len(p.groups)):]
	p.gatherHits()
	return p.write()
}

// first are the n first elements in order; sorting all would take longer than
// finding them.
func first[T any](list []T, n int, compare func(a, b T) int) []T {
	if n <= 0 {
		return nil
	}
	kept := make([]T, 0, min(len(list), 4*n+64))
	var last T // the n-th when some were cut
	cut := false
	for _, x := range list {
		if cut && compare(x, last) > 0 {
			continue
		}
		if len(kept) == 4*n+64 {
			slices.SortFunc(kept, compare)
			kept, last, cut = kept[:n], kept[n-1], true
		}
		kept = append(kept, x)
	}
	slices.SortFunc(kept, compare)
	return kept[:min(n, len(kept))]
}

// compareGroups orders by relevance or by date. Equal ones keep the order of
// their ids, which is that of their making.
func (p *page) compareGroups(a, b foundGroup) int {
	if a.pass != b.pass {
		return int(a.pass - b.pass)
	}
	s, t := &p.x.slots[a.slot], &p.x.slots[b.slot]
	if p.options.Sort == ByDate && (s.dated || t.dated) {
		switch {
		case !t.dated:
			return -1
		case !s.dated:
			return 1
		case s.from != t.from:
			return cmp.Compare(t.from, s.from)
		}
	}
	if a.score != b.score {
		return cmp.Compare(b.score, a.score)
	}
	return slices.Compare(s.id[:], t.id[:])
}

// gatherHits finds the hits of the groups that are left, the best first.
func (p *page) gatherHits() {
	clear(p.byKey)
	p.hits = make([][]foundHit, len(p.groups))
	for i, g := range p.groups {
		p.byKey[g.slot] = int32(i + 1)
	}
	for number := range p.passes {
		if p.passes[number].evaluation == nil {
			continue
		}
		p.passes[number].found.each(func(n uint32) {
			if i := p.byKey[p.passes[number].groupOf(n)]; i > 0 {
				p.hits[i-1] = append(p.hits[i-1], foundHit{n, p.passes[number].scores[n], number})
			}
		})
	}
	for _, hits := range p.hits {
		slices.SortFunc(hits, p.compareHits)
	}
}

func (p *page) compareHits(a, b foundHit) int {
	s, t := &p.x.slots[a.slot], &p.x.slots[b.slot]
	return cmp.Or(a.pass-b.pass, cmp.Compare(b.score, a.score), cmp.Compare(s.in, t.in), slices.Compare(s.id[:], t.id[:]))
}

// write fills in the groups that are shown.
func (p *page) write() error {
	for i, g := range p.groups {
		p.results.Groups = append(p.results.Groups, p.writeGroup(g, p.hits[i]))
	}
	passages := p.passages()
	found, err := p.gather(passages)
	if err != nil {
		return err
	}
	p.mark(found)
	return p.cut(passages, found)
}

func (p *page) writeGroup(g foundGroup, hits []foundHit) Group {
	s := &p.x.slots[g.slot]
	group := Group{Title: s.title, Score: float64(g.score)}
	if s.in == InText {
		group.Document = s.id
	}
	for _, h := range hits {
		group.Hits = append(group.Hits, p.writeHit(h))
	}
	return group
}

func (p *page) writeHit(h foundHit) Hit {
	s := &p.x.slots[h.slot]
	hit := Hit{In: s.in, Score: float64(h.score), Near: h.pass > 0}
	switch s.in {
	case InText:
		hit.Document = s.id
	case InComment:
		hit.Highlight = s.id
	case InNote:
		hit.Note = s.id
	}
	if s.in != InText && len(s.documents) > 0 {
		hit.Document = p.x.slots[s.documents[0]].id
	}
	return hit
}

// mark counts the places of each hit, and marks those in titles.
func (p *page) mark(found [2]occurrencesIn) {
	for i, hits := range p.hits {
		group := &p.results.Groups[i]
		for j, h := range hits {
			s, in := &p.x.slots[h.slot], found[h.pass]
			group.Hits[j].Count = len(in.body[h.slot])
			if s.in == InComment {
				group.Hits[j].Count += len(in.quote[h.slot])
			}
			if h.slot == p.groups[i].slot && s.in == InText {
				group.Marks = spansOf(s.title, nil, in.title[h.slot])
			}
		}
	}
}
