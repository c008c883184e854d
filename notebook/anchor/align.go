package anchor

import (
	"bytes"

	"casebound/notebook"
)

// Alignment says which letters of one text stand where in another. It is made
// on the skeletons, in time linear in their length and in bounded memory
// whatever the texts are. It takes about as much memory as the two texts.
//
// What the bounds give up is said by leaving it unaligned, never by aligning
// it wrongly: a stretch of more than 32,768 letters that does not say the same
// over and over and in which not four words in a row are the same once and only
// once in both texts (of very long texts only some such places are looked at,
// about one in 256 letters), and of the finer differences those that come after
// the work of four comparisons a letter is used up. What is aligned is letter
// for letter the same.
//
// An Alignment does not change and may be shared between goroutines.
type Alignment struct {
	a, b *Finder
	runs runs
	work int
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
		x.runs, x.work = alignLetters(b.k, a.k)
		x.runs = x.runs.inverse()
	} else {
		x.runs, x.work = alignLetters(a.k, b.k)
	}
	return x
}

// Work is what the alignment has cost, in comparisons of letters: little for
// texts that say the same, for unlike ones up to the square of their length.
func (x *Alignment) Work() int { return x.work }

// swapped puts the two sides into one order, whichever way they were given.
func swapped(a, b []byte) bool {
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	return bytes.Compare(a, b) > 0
}

// Inverse is the alignment seen from the other text.
func (x *Alignment) Inverse() *Alignment {
	return &Alignment{a: x.b, b: x.a, runs: x.runs.inverse(), work: x.work}
}

// Second is the finder of the second text.
func (x *Alignment) Second() *Finder { return x.b }

// Coverage is the share of each text's letters that stand in the other.
func (x *Alignment) Coverage() (a, b float64) {
	n := x.runs.letters()
	return share(n, x.a.k.len()), share(n, x.b.k.len())
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
	for j := x.runs.endingAfter(from); j < x.runs.len() && x.runs.at(j).a < to; j++ {
		piece := x.runs.at(j).clip(from, to)
		if now.n > 0 && !follows(x.runs.at(j-1), x.runs.at(j), to-from) {
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

// overlap counts the letters of [from, to) of the first text that are aligned.
func (x *Alignment) overlap(from, to int) int {
	n := 0
	for j := x.runs.endingAfter(from); j < x.runs.len() && x.runs.at(j).a < to; j++ {
		n += x.runs.at(j).clip(from, to).n
	}
	return n
}

// clip is the part of the run inside [from, to) of a.
func (r run) clip(from, to int) run {
	cut := max(0, from-r.a)
	end := min(r.n, to-r.a)
	return run{r.a + cut, r.b + cut, end - cut, r.moved}
}

// follows reports whether q continues p in b without more between them than
// an edit would put there, or the end of a page.
func follows(p, q run, length int) bool {
	gapA, gapB := q.a-p.a-p.n, q.b-p.b-p.n
	if gapA == 0 && gapB > 0 {
		return gapB <= max(putInAtMost/2, length/2)
	}
	return gapB >= 0 && gapB <= 2*gapA+max(24, length/2)
}

// headBefore is how many letters before the image belong to it because the
// letters from the range's start to its first aligned one were replaced.
func (x *Alignment) headBefore(j, from, imageFrom int) int {
	missing := x.runs.at(j).a - from
	if missing <= 0 {
		return 0
	}
	gapA, gapB := x.runs.at(j).a, x.runs.at(j).b
	if j > 0 {
		p := x.runs.at(j - 1)
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
	r := x.runs.at(j)
	missing := to - r.a - r.n
	if missing <= 0 {
		return 0
	}
	gapA, gapB := x.a.k.len()-r.a-r.n, x.b.k.len()-r.b-r.n
	if j+1 < x.runs.len() {
		q := x.runs.at(j + 1)
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
