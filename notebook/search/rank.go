package search

import "math"

// BM25F after Robertson and Zaragoza (2009): the weighted occurrences of a
// word in all fields of a thing are summed before they are dampened, and
// dampened the more the longer the thing is.
const (
	bm25K = 1.2
	bm25B = 0.75
)

// scores are the scores of the slots in found, by slot.
func (e *evaluation) scores(found set) []float32 {
	scores := e.room.floats.zeros(len(e.x.slots))
	sum := e.room.floats.zeros(len(e.x.slots))
	things := float64(e.census.things)
	having := e.room.slots.take(found.count())
	for _, l := range e.leaves {
		having = having[:0]
		for _, h := range l.hits {
			if found.has(h.slot) {
				if sum[h.slot] == 0 {
					having = append(having, h.slot)
				}
				sum[h.slot] += h.weight
			}
		}
		rarity := float32(math.Log(1 + (things-float64(l.count)+0.5)/(float64(l.count)+0.5)))
		for _, n := range having {
			scores[n] += rarity * sum[n] * (bm25K + 1) / (sum[n] + e.census.norms[n])
			sum[n] = 0
		}
	}
	return scores
}
