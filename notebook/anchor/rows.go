package anchor

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebound/notebook"
)

// cut is a place where both texts are cut into rows, in letters.
type cut struct{ a, b int }

// longRow is where a row is cut further at a sentence, so that two captures
// without paragraphs can be laid side by side too.
const longRow = 900

// cuts cuts two aligned texts at every edge of a block of either, wherever
// that falls in the other. The first cut is (0, 0), the last both ends.
func (x *Alignment) cuts() []cut {
	c := &cutter{x: x, edgesA: blockEdges(x.a), edgesB: blockEdges(x.b), list: []cut{{0, 0}}}
	end := cut{0, 0}
	for i := range x.runs.len() {
		r := x.runs.at(i)
		if r.moved {
			continue
		}
		c.gap(end, cut{r.a, r.b})
		c.inRun(r)
		end = cut{r.a + r.n, r.b + r.n}
	}
	last := cut{x.a.k.len(), x.b.k.len()}
	c.gap(end, last)
	c.list = append(c.list, last)
	return c.list
}

// blockEdges are the first letters of the blocks that have letters, but for
// the first.
func blockEdges(f *Finder) []int {
	var edges []int
	last := 0
	for _, b := range f.text.Blocks() {
		from, to := f.k.within(b.Span)
		if from < to && from > last {
			edges = append(edges, from)
		}
		if from < to {
			last = max(last, from)
		}
	}
	return edges
}

type cutter struct {
	x              *Alignment
	edgesA, edgesB []int
	list           []cut
}

// add appends a cut unless it would go back in either text.
func (c *cutter) add(at cut) {
	last := c.list[len(c.list)-1]
	if at.a >= last.a && at.b >= last.b && at != last {
		c.list = append(c.list, at)
	}
}

// take removes and returns the edges up to and including last.
func take(edges *[]int, last int) []int {
	n := sort.SearchInts(*edges, last+1)
	taken := (*edges)[:n]
	*edges = (*edges)[n:]
	return taken
}

// inRun cuts inside an aligned run, at the edges of both texts, and at
// sentences where these are far apart.
func (c *cutter) inRun(r run) {
	as, bs := take(&c.edgesA, r.a+r.n-1), take(&c.edgesB, r.b+r.n-1)
	at := 0
	for at < r.n {
		next := r.n
		if len(as) > 0 {
			next = as[0] - r.a
		}
		if len(bs) > 0 {
			next = min(next, bs[0]-r.b)
		}
		for next-at > longRow {
			n := c.sentence(r, at+longRow/2, min(at+longRow, next-1))
			if n == 0 {
				break
			}
			c.add(cut{r.a + n, r.b + n})
			at = n
		}
		if next == r.n {
			return
		}
		c.add(cut{r.a + next, r.b + next})
		at = next + 1
		for len(as) > 0 && as[0]-r.a <= next {
			as = as[1:]
		}
		for len(bs) > 0 && bs[0]-r.b <= next {
			bs = bs[1:]
		}
	}
}

// sentence finds a good place to cut a run between two of its letters; 0 when
// there is none: not even a space in both texts.
func (c *cutter) sentence(r run, from, to int) int {
	best, bestRank := 0, 0
	for i := from; i < to; i++ {
		a, b := cutRank(c.x.a.k, r.a+i), cutRank(c.x.b.k, r.b+i)
		if a == 0 || b == 0 {
			continue
		}
		if rank := max(a, b); rank > bestRank {
			best, bestRank = i, rank
		}
		if bestRank > 2 {
			break
		}
	}
	return best
}

// gap pairs the edges that lie between two runs: one by one when there are as
// many on both sides, otherwise what only a has before what only b has.
func (c *cutter) gap(from, to cut) {
	as, bs := take(&c.edgesA, to.a), take(&c.edgesB, to.b)
	switch {
	case len(as) == len(bs):
		for i := range as {
			c.add(cut{as[i], bs[i]})
		}
	case len(as) == 0:
		a := beside(c.x.a.k, from.a, to.a)
		for _, b := range bs {
			c.add(cut{a, b})
		}
	case len(bs) == 0:
		b := beside(c.x.b.k, from.b, to.b)
		for _, a := range as {
			c.add(cut{a, b})
		}
	default:
		for _, a := range as {
			c.add(cut{a, bs[0]})
		}
		for _, b := range bs {
			c.add(cut{as[len(as)-1], b})
		}
	}
}

// beside is where a text without an edge between two runs is cut at the other
// one's: behind the letters that it alone has there, which go on with what came
// before, unless they rather begin what comes next.
func beside(k *skeleton, from, to int) int {
	if cutRank(k, to) < cutRank(k, from) {
		return from
	}
	return to
}

// offset is the byte where a text is cut before letter i: at the block, or
// behind the punctuation that ends the sentence before.
func (f *Finder) offset(i int) int {
	if i <= 0 {
		return 0
	}
	if i >= f.k.len() {
		return f.text.Len()
	}
	first := f.k.at(i).Start
	block := f.text.Blocks()
	if n := f.text.BlockAt(first); n < len(block) && block[n].Start <= first && f.k.letterAt(block[n].Start) == i {
		return block[n].Start
	}
	between := f.k.between(i)
	if space := strings.IndexFunc(between, unicode.IsSpace); space >= 0 {
		return first - len(between) + space
	}
	return first
}

// rowSpan is the text between two cuts without the space around it. A text
// without a letter stands in the last row.
func (f *Finder) rowSpan(from, to int, last bool) notebook.Span {
	if f.k.len() == 0 && last {
		return f.trim(notebook.Span{End: f.text.Len()})
	}
	return f.trim(notebook.Span{Start: f.offset(from), End: f.offset(to)})
}

// trim takes the space off both ends of a span; an empty one becomes the zero
// Span.
func (f *Finder) trim(s notebook.Span) notebook.Span {
	all := f.text.All()
	for s.Start < s.End {
		r, size := utf8.DecodeRuneInString(all[s.Start:])
		if !unicode.IsSpace(r) {
			break
		}
		s.Start += size
	}
	for s.Start < s.End {
		r, size := utf8.DecodeLastRuneInString(all[:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.End -= size
	}
	if s.Empty() {
		return notebook.Span{}
	}
	return s
}
