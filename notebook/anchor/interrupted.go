package anchor

import (
	"bytes"
	"slices"
)

const (
	// sideLead is how many letters of the neighbours lead to a quote that has
	// something in its middle.
	sideLead = 12
	// putInAtMost is how many letters may have been put into a quote: the
	// number and the running head of a page, an aside.
	putInAtMost = 160
)

// interrupted proposes the places where the whole quote stands between its
// neighbours with something put into it: a page ends in the middle of it.
func (f *Finder) interrupted(p *pattern, expected int) []place {
	if len(p.before) < sideLead || len(p.behind) < sideLead {
		return nil
	}
	before := slices.Clone(p.before[:sideLead])
	slices.Reverse(before)
	hits := occurrences(f.k.letters, before, expected)
	if len(hits) > piecesAtMost {
		return nil
	}
	var places []place
	for _, hit := range hits {
		from := hit + sideLead
		head := commonPrefix(p.letters, f.k.letters[from:])
		if head == len(p.letters) {
			continue // nothing put in
		}
		// What was put in may begin with a letter that the quote goes on with.
		for cut := head; cut > max(0, head-3); cut-- {
			rest := slices.Concat(p.letters[cut:], p.behind[:sideLead])
			end := min(f.k.len(), from+cut+putInAtMost+len(rest))
			i := bytes.Index(f.k.letters[from+cut:end], rest)
			if i < 0 {
				continue
			}
			to := from + cut + i + len(p.letters) - cut
			if f.k.wordEdge(from+cut) && f.k.wordEdge(from+cut+i) {
				places = append(places, f.weighPlace(p, from, to, withPutIn(len(p.letters), i)))
			}
			break
		}
	}
	return places
}

// withPutIn is how much of a quote stands where all n letters do and some more
// were put in: each of those weighs a quarter.
func withPutIn(n, more int) float64 { return share(4*n, 4*n+more) }
