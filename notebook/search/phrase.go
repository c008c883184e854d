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

// phrase gathers the hits of several words next to each other: first the items
// that have all the words, then, in these alone, the places.
func (e *evaluation) phrase(l *leaf) {
	order, by := byField(l.forms)
	for _, at := range order {
		var items set
		for i, variants := range by[at] {
			having := newSet(len(at.layer.slots))
			for _, v := range variants {
				e.itemsOf(l, v, having)
			}
			if i == 0 {
				items = having
			} else {
				items.keep(having)
			}
		}
		e.inRow(l, by[at], items, func(item uint32, stands []stand) { e.phraseHit(l, at, item, stands) })
	}
}

// inRow visits the items in which the forms stand one behind the other.
func (e *evaluation) inRow(l *leaf, forms [][]variant, items set, visit func(item uint32, stands []stand)) {
	if items.count() == 0 {
		return
	}
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

// itemsOf adds the items that have the variant.
func (e *evaluation) itemsOf(l *leaf, v variant, into set) {
	p, err := v.layer.postings(v.term)
	e.fail(err)
	for p.next() {
		if _, ok := e.owner(v.layer, p.item, &l.words, v.stemmed); ok {
			into.add(p.item)
		}
	}
}
