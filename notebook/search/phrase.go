package search

import (
	"slices"
)

// fieldOfLayer is where the words of a phrase must all stand.
type fieldOfLayer struct {
	layer *layer
	field field
}

// byField sorts variants by where they stand, with, for each
// form, those that stand for it; places that lack a form are left out.
func byField(forms [][]variant) (order []fieldOfLayer, by map[fieldOfLayer][][]variant) {
	by = map[fieldOfLayer][][]variant{}
	for i, variants := range forms {
		for _, v := range variants {
			at := fieldOfLayer{v.layer, v.field}
			if by[at] == nil {
				if i > 0 {
					continue
				}
				by[at] = make([][]variant, len(forms))
				order = append(order, at)
			}
			by[at][i] = append(by[at][i], v)
		}
	}
	order = slices.DeleteFunc(order, func(at fieldOfLayer) bool {
		return slices.ContainsFunc(by[at], func(variants []variant) bool { return len(variants) == 0 })
	})
	return order, by
}

// phrase gathers the hits of several words next to each other.
func (e *evaluation) phrase(l *leaf) {
	order, by := byField(l.forms)
	for _, at := range order {
		for r := e.row(&l.words, by[at]); ; {
			item, ok := r.next()
			if !ok {
				break
			}
			if stands := r.in(item); len(stands) > 0 {
				e.phraseHit(l, at, item, stands)
			}
		}
	}
}

// inRow visits those of the given items in which the forms stand one behind
// the other.
func (e *evaluation) inRow(l *leaf, forms [][]variant, items set, visit func(item uint32, stands []stand)) {
	r := e.row(&l.words, forms)
	items.each(func(item uint32) {
		if stands := r.in(item); len(stands) > 0 {
			visit(item, stands)
		}
	})
}

// phraseHit notes that a phrase stands in an item.
func (e *evaluation) phraseHit(l *leaf, at fieldOfLayer, item uint32, stands []stand) {
	slot, ok := e.owner(at.layer, item, &l.words, false)
	if !ok {
		return
	}
	weight := fieldWeights[at.field] * float32(len(l.forms)*len(stands))
	if !slices.ContainsFunc(stands, func(s stand) bool { return !isNear(s) }) {
		weight *= nearWeight
	}
	l.hits = append(l.hits, hit{slot: slot, weight: weight})
	e.owns(slot, at.field)
}
