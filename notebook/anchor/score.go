package anchor

import "math"

// evidence is what speaks for one place: how much of the quote stands there,
// and how much of what stood on each side stands beside it. All are between 0
// and 1.
type evidence struct {
	words          float64
	before, behind float64
}

// score is how sure a place is, for a quote of n letters. It grows with every
// part of the evidence (TestBetterEvidenceNeverScoresLess).
//
// A long quote speaks for itself and needs no neighbours; three words need
// one side, and a word all the help there is. Words that are only similar
// speak for themselves much less: formulas are repeated with one word changed.
// Neighbours on both sides outweigh words replaced between them.
func (e evidence) score(n int) float64 {
	alone := 0.9 * (1 - math.Exp(-float64(n)*max(0, 1-3*(1-e.words))/21))
	beside := (1 - (1-0.9*e.before)*(1-0.9*e.behind)) / 0.99
	words := e.words + (1-e.words)*0.5*math.Sqrt(e.before*e.behind)
	return (alone + (1-alone)*beside) * words
}

// wholeSide is how many letters in a row, right beside the quote, are as good
// as the whole side.
const wholeSide = 16

// sideEvidence compares the letters that stood on one side of a quote with
// those that stand beside a place. Both are given outwards from the quote, and
// near may be longer. atEnd says that the text ended where the side ends.
func sideEvidence(side, near []byte, atEnd bool) float64 {
	if atEnd && len(side) == len(near) && commonPrefix(side, near) == len(side) {
		return 1
	}
	if len(side) == 0 {
		return 0
	}
	inRow := commonPrefix(side, near)
	if inRow >= wholeSide {
		return 1
	}
	v := max(0, float64(inRow-2)/(wholeSide-2))
	near = near[:min(len(near), len(side)+len(side)/4)]
	alike := 1 - float64(prefixDistance(side, near))/float64(len(side))
	size := min(1, float64(len(side))/wholeSide)
	return max(v, min(0.95, (alike-0.42)/0.5)*size)
}

// prefixDistance is the fewest edits that turn side into a prefix of near.
func prefixDistance(side, near []byte) int {
	row := make([]int, len(near)+1)
	for j := range row {
		row[j] = j
	}
	for i := range side {
		diagonal := row[0]
		row[0] = i + 1
		for j := range near {
			change := diagonal
			if side[i] != near[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	best := row[0]
	for _, d := range row {
		best = min(best, d)
	}
	return best
}
