package name

import "casebound/notebook"

// What a sentence lists is mostly of one kind: "Hartwell, Kosta and Sumire
// rose". A member of a list of whose kind the model is not sure takes that of
// the others.

// unsure is the probability below which a member of a series follows it.
const unsure = 0.7

// series makes the members of each list of names in a passage with case agree.
func (r *reading) series() {
	if r.seq.flat {
		return
	}
	var starts []int
	end := -1 // of the last member
	for a, b := range r.names {
		if len(starts) > 0 && !r.joins(end, a) {
			r.conform(starts)
			starts = starts[:0]
		}
		starts, end = append(starts, a), b
	}
	r.conform(starts)
}

// joins reports whether only a comma, "and" or both stand from i to a.
func (r *reading) joins(i, a int) bool {
	if a <= i || a > i+2 {
		return false
	}
	for _, w := range r.seq.words[i:a] {
		if !between[w.low] {
			return false
		}
	}
	return true
}

var between = hashes(",", "and", "or", "&")

// conform gives the members that start at the given tokens one kind, where
// most are of it and the others are unsure.
func (r *reading) conform(starts []int) {
	if len(starts) < 3 {
		return
	}
	var count [kinds]int
	var weight [kinds]float32
	for _, a := range starts {
		k := r.labels[a].Kind() - notebook.Person
		count[k]++
		weight[k] += r.prob[a]
	}
	best := 0
	for k := range count {
		if weight[k] > weight[best] {
			best = k
		}
	}
	kind := notebook.Person + notebook.EntityKind(best)
	if count[best]*2 <= len(starts) || kind == notebook.Misc {
		return
	}
	for _, a := range starts {
		if old := r.labels[a].Kind(); old == kind || old == notebook.Misc || r.prob[a] >= unsure {
			continue
		}
		b := a + 1
		for r.labels[b-1].open() {
			b++
		}
		r.mark(a, b-a, kind)
		r.origin[a] = Changed
	}
}
