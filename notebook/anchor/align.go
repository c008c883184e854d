package anchor

import (
	"bytes"
	"sort"

	"casebound/notebook"
)

// run is a stretch of n letters that stands at a in one skeleton and at b in
// the other. A moved one is out of order.
type run struct {
	a, b, n int
	moved   bool
}

// Alignment says which letters of one text stand where in another. It is made
// on the skeletons, in time linear in their length and in bounded memory
// whatever the texts are, so a stretch of damage without a landmark may stay
// unaligned; what is aligned is letter for letter the same.
//
// An Alignment does not change and may be shared between goroutines.
type Alignment struct {
	a, b *Finder
	// runs are sorted by a and disjoint in a and in b. Most are in the order
	// of b too; a moved passage is not.
	runs []run
	back []run // the same, sorted by b, with a and b exchanged
}

// Align aligns two texts. Align(a, b) and Align(b, a).Inverse() are the same
// (TestAlignmentIsSymmetric).
func Align(a, b notebook.Text) *Alignment {
	return AlignFinders(NewFinder(a), NewFinder(b))
}

// AlignFinders is Align for texts whose finders exist already.
func AlignFinders(a, b *Finder) *Alignment {
	x := &Alignment{a: a, b: b}
	if swapped(a.k.letters, b.k.letters) {
		x.back = alignLetters(b.k, a.k)
		x.runs = exchange(x.back)
	} else {
		x.runs = alignLetters(a.k, b.k)
		x.back = exchange(x.runs)
	}
	return x
}

// swapped puts the two sides into one order, whichever way they were given.
func swapped(a, b []byte) bool {
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	return bytes.Compare(a, b) > 0
}

func exchange(runs []run) []run {
	out := make([]run, len(runs))
	for i, r := range runs {
		out[i] = run{r.b, r.a, r.n, r.moved}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].a < out[j].a })
	return out
}

// Inverse is the alignment seen from the other text.
func (x *Alignment) Inverse() *Alignment {
	return &Alignment{a: x.b, b: x.a, runs: x.back, back: x.runs}
}

// Coverage is the share of each text's letters that stand in the other.
func (x *Alignment) Coverage() (a, b float64) {
	n := x.common()
	return share(n, x.a.k.len()), share(n, x.b.k.len())
}

func (x *Alignment) common() int {
	n := 0
	for _, r := range x.runs {
		n += r.n
	}
	return n
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Map is the place of a span of the first text in the second, and the share of
// its letters that stand there. The span is empty when none does. Replaced
// words at the edges are included when words stand in their place.
func (x *Alignment) Map(s notebook.Span) (notebook.Span, float32) {
	from, to := x.a.k.within(s)
	image := x.image(from, to)
	if image.n == 0 {
		return notebook.Span{}, 0
	}
	return x.b.k.span(image.from, image.to), float32(share(image.n, to-from))
}

// image is where letters [from, to) of the first skeleton stand in the second:
// a range of it and how many of the letters are there.
type image struct{ from, to, n int }

// image chooses, when the letters were torn apart, the part with most of them.
func (x *Alignment) image(from, to int) image {
	var best, now image
	bestFirst, bestLast, first := 0, 0, 0
	i := sort.Search(len(x.runs), func(i int) bool { return x.runs[i].a+x.runs[i].n > from })
	for j := i; j < len(x.runs) && x.runs[j].a < to; j++ {
		piece := x.runs[j].clip(from, to)
		if now.n > 0 && !follows(x.runs[j-1], x.runs[j], to-from) {
			now = image{}
		}
		if now.n == 0 {
			now.from, first = piece.b, j
		}
		now.to = piece.b + piece.n
		now.n += piece.n
		if now.n > best.n {
			best, bestFirst, bestLast = now, first, j
		}
	}
	if best.n == 0 {
		return best
	}
	best.from -= x.headBefore(bestFirst, from, best.from)
	best.to += x.tailAfter(bestLast, to, best.to)
	return best
}

// overlapping are the runs that hold a letter of [from, to) of the first text.
func (x *Alignment) overlapping(from, to int) []run {
	i := sort.Search(len(x.runs), func(i int) bool { return x.runs[i].a+x.runs[i].n > from })
	j := i + sort.Search(len(x.runs)-i, func(j int) bool { return x.runs[i+j].a >= to })
	return x.runs[i:j]
}

// clip is the part of the run inside [from, to) of a.
func (r run) clip(from, to int) run {
	cut := max(0, from-r.a)
	end := min(r.n, to-r.a)
	return run{r.a + cut, r.b + cut, end - cut, r.moved}
}

// follows reports whether q continues p in b without more between them than
// an edit would put there.
func follows(p, q run, length int) bool {
	gapA, gapB := q.a-p.a-p.n, q.b-p.b-p.n
	return gapB >= 0 && gapB <= 2*gapA+max(24, length/2)
}

// headBefore is how many letters before the image belong to it because the
// letters from the range's start to its first aligned one were replaced.
func (x *Alignment) headBefore(j, from, imageFrom int) int {
	missing := x.runs[j].a - from
	if missing <= 0 {
		return 0
	}
	gapA, gapB := x.runs[j].a, x.runs[j].b
	if j > 0 {
		p := x.runs[j-1]
		gapA, gapB = gapA-p.a-p.n, gapB-p.b-p.n
	}
	n := replacedLetters(missing, gapA, gapB)
	for n > 0 && n < gapB && n < missing*2 && !x.b.k.wordEdge(imageFrom-n) {
		n++
	}
	return n
}

// tailAfter is headBefore for the end.
func (x *Alignment) tailAfter(j, to, imageTo int) int {
	r := x.runs[j]
	missing := to - r.a - r.n
	if missing <= 0 {
		return 0
	}
	gapA, gapB := x.a.k.len()-r.a-r.n, x.b.k.len()-r.b-r.n
	if j+1 < len(x.runs) {
		q := x.runs[j+1]
		gapA, gapB = q.a-r.a-r.n, q.b-r.b-r.n
	}
	n := replacedLetters(missing, gapA, gapB)
	for n > 0 && n < gapB && n < missing*2 && !x.b.k.wordEdge(imageTo+n) {
		n++
	}
	return n
}

// replacedLetters shares out the letters of a replacement: missing of gapA
// letters were asked for, gapB stand there now. A replacement much longer or
// shorter than what it replaces is no replacement.
func replacedLetters(missing, gapA, gapB int) int {
	if gapB <= 0 || gapA <= 0 || gapB > 2*gapA+16 {
		return 0
	}
	return min(gapB, (missing*gapB+gapA/2)/gapA)
}
