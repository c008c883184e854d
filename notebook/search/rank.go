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
func (e *evaluation) scores(found set) map[uint32]float64 {
	scores := make(map[uint32]float64, found.count())
	found.each(func(n uint32) { scores[n] = 0 })
	things := float64(e.all.count())
	lengths := e.meanLengths()
	sum := map[uint32]float32{}
	for _, l := range e.leaves {
		clear(sum)
		for _, h := range l.hits {
			if found.has(h.slot) {
				sum[h.slot] += h.weight
			}
		}
		rarity := math.Log(1 + (things-float64(l.count)+0.5)/(float64(l.count)+0.5))
		for n, often := range sum {
			s := &e.x.slots[n]
			tf := float64(often)
			norm := 1 - bm25B + bm25B*float64(s.length)/lengths[s.in]
			scores[n] += rarity * tf * (bm25K + 1) / (tf + bm25K*norm)
		}
	}
	return scores
}

// meanLengths are the mean numbers of words of documents, comments and notes.
func (e *evaluation) meanLengths() (mean [len(inNames)]float64) {
	var sum, count [len(inNames)]float64
	e.all.each(func(n uint32) {
		s := &e.x.slots[n]
		sum[s.in] += float64(s.length)
		count[s.in]++
	})
	for in := range mean {
		mean[in] = max(1, sum[in]/max(1, count[in]))
	}
	return mean
}
