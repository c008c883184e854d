package typeset

import (
	"sort"

	"casebound/notebook"
)

// Set answers which of many spans touch a stretch of text. It is immutable;
// the zero Set is empty. Spans keep the index they were given with.
type Set struct {
	spans []notebook.Span // in order of their start, then of their end
	index []int           // spans[i] was given as index[i]
	place []int           // index[place[i]] == i
	reach []int           // reach[i] is the furthest end among spans[:i+1]
	lane  []uint8         // by place in spans: no two that overlap share one
}

// mostLanes is where lanes begin to be shared: nobody tells more bands apart.
const mostLanes = 8

// NewSet sorts n spans; empty ones never touch anything.
func NewSet(n int, span func(i int) notebook.Span) Set {
	s := Set{spans: make([]notebook.Span, n), index: make([]int, n), place: make([]int, n), reach: make([]int, n), lane: make([]uint8, n)}
	for i := range n {
		s.index[i] = i
	}
	less := func(a, b notebook.Span) bool {
		return a.Start < b.Start || a.Start == b.Start && a.End < b.End
	}
	sorted := true
	for i := range n {
		s.spans[i] = span(i)
		sorted = sorted && (i == 0 || !less(s.spans[i], s.spans[i-1]))
	}
	if !sorted {
		sort.SliceStable(s.index, func(a, b int) bool { return less(span(s.index[a]), span(s.index[b])) })
		for i, from := range s.index {
			s.spans[i] = span(from)
		}
	}
	s.fill()
	return s
}

// fill computes reach and lane: a span takes the first lane that is free.
func (s *Set) fill() {
	furthest := 0
	var ends [mostLanes]int
	for i, span := range s.spans {
		furthest = max(furthest, span.End)
		s.reach[i] = furthest
		s.place[s.index[i]] = i
		lane := 0
		for lane < mostLanes-1 && ends[lane] > span.Start {
			lane++
		}
		ends[lane] = max(ends[lane], span.End)
		s.lane[i] = uint8(lane)
	}
}

// Len is the number of spans.
func (s Set) Len() int { return len(s.spans) }

// Touching calls visit with the index of every span that shares a byte with
// the stretch, in order of their starts.
func (s Set) Touching(stretch notebook.Span, visit func(i int)) {
	s.touching(stretch, func(at int) { visit(s.index[at]) })
}

func (s Set) touching(stretch notebook.Span, visit func(at int)) {
	first := sort.Search(len(s.reach), func(i int) bool { return s.reach[i] > stretch.Start })
	for i := first; i < len(s.spans) && s.spans[i].Start < stretch.End; i++ {
		if s.spans[i].Overlaps(stretch) && !s.spans[i].Empty() {
			visit(i)
		}
	}
}

// Band is a stretch of text that the same spans cover throughout. Those that
// overlap are painted as bands above each other, in the order of Members.
type Band struct {
	notebook.Span
	Members []int // indices of spans, in the order of their lanes
}

// Bands cuts the stretch wherever a span begins or ends. Parts that no span
// covers are left out.
func (s Set) Bands(stretch notebook.Span) []Band {
	var hits []int
	s.touching(stretch, func(at int) { hits = append(hits, at) })
	if len(hits) == 0 {
		return nil
	}
	edges := make([]int, 0, 2*len(hits))
	for _, at := range hits {
		part := s.spans[at].Intersect(stretch)
		edges = append(edges, part.Start, part.End)
	}
	sort.Ints(edges)
	sort.SliceStable(hits, func(a, b int) bool { return s.lane[hits[a]] < s.lane[hits[b]] })
	var bands []Band
	for i := 1; i < len(edges); i++ {
		if edges[i] == edges[i-1] {
			continue
		}
		band := Band{Span: notebook.Span{Start: edges[i-1], End: edges[i]}}
		for _, at := range hits {
			if s.spans[at].Covers(band.Span) {
				band.Members = append(band.Members, s.index[at])
			}
		}
		if len(band.Members) > 0 {
			bands = append(bands, band)
		}
	}
	return bands
}

// Span is the span that was given with the index.
func (s Set) Span(i int) notebook.Span {
	return s.spans[s.place[i]]
}

// FirstIn is the index of the first span that begins inside the stretch, or -1.
func (s Set) FirstIn(stretch notebook.Span) int {
	i := sort.Search(len(s.spans), func(i int) bool { return s.spans[i].Start >= stretch.Start })
	if i < len(s.spans) && s.spans[i].Start < stretch.End {
		return s.index[i]
	}
	return -1
}
