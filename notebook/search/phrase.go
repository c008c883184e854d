package search

import (
	"slices"
)

// place is one place in a layer where a word stands: the item in the upper
// half, the position in the lower, so that places sort and the word next to
// one is found by adding 1.
type place struct {
	key  uint64
	near bool // only by taking a word for a misspelt one
}

func (p place) item() uint32 { return uint32(p.key >> 32) }
func (p place) at() uint32   { return uint32(p.key) }

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
// that have all the words, then, of these alone, the places.
func (e *evaluation) phrase(l *leaf) {
	order, by := byField(l.forms)
	for _, at := range order {
		items := newSet(len(at.layer.slots))
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
		if items.count() == 0 {
			continue
		}
		places := e.standing(l, by[at], items)
		if l.stands == nil {
			l.stands = map[fieldOfLayer][]place{}
		}
		l.stands[at] = places
		e.phraseHits(l, at, places)
	}
}

// phraseHits turns the places of a phrase to hits, one for each item.
func (e *evaluation) phraseHits(l *leaf, at fieldOfLayer, places []place) {
	for len(places) > 0 {
		n, near := 0, true
		for n < len(places) && places[n].item() == places[0].item() {
			near = near && places[n].near
			n++
		}
		if slot, ok := e.owner(at.layer, places[0].item(), &l.words, false); ok {
			weight := fieldWeights[at.field] * float32(len(l.forms)*n)
			if near {
				weight *= nearWeight
			}
			l.hits = append(l.hits, hit{slot: slot, weight: weight})
			e.owns(slot, at.field)
		}
		places = places[n:]
	}
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

// standing are the places, in the given items, where the forms stand one
// behind the other: that of the first word, in order.
func (e *evaluation) standing(l *leaf, forms [][]variant, items set) []place {
	places := e.places(l, forms[0], items)
	for i := 1; i < len(forms) && len(places) > 0; i++ {
		places = followed(places, e.places(l, forms[i], items), uint64(i))
	}
	return places
}

// followed keeps the places that have one of next so many words behind.
func followed(places, next []place, behind uint64) []place {
	kept := places[:0]
	k := 0
	for _, p := range places {
		for k < len(next) && next[k].key < p.key+behind {
			k++
		}
		if k < len(next) && next[k].key == p.key+behind {
			p.near = p.near || next[k].near
			kept = append(kept, p)
		}
	}
	return kept
}

// places reads where the variants stand in the given items, which the words
// may be found in, in order. Where
// two stand in one place, the one that is not misspelt counts.
func (e *evaluation) places(l *leaf, variants []variant, items set) []place {
	lists := make([][]place, 0, len(variants))
	for _, v := range variants {
		if list := e.placesOf(l, v, items); len(list) > 0 {
			lists = append(lists, list)
		}
	}
	// A word has few forms and one of them is the frequent one: the short
	// lists are merged first.
	slices.SortFunc(lists, func(a, b []place) int { return len(a) - len(b) })
	for len(lists) > 1 {
		lists[1] = mergePlaces(lists[0], lists[1])
		lists = lists[1:]
	}
	if len(lists) == 0 {
		return nil
	}
	return lists[0]
}

// placesOf reads the places of one variant.
func (e *evaluation) placesOf(l *leaf, v variant, items set) []place {
	p, err := v.layer.postings(v.term)
	e.fail(err)
	stands, err := v.layer.positions(v.term)
	e.fail(err)
	out := make([]place, 0, stands.about()*min(items.count(), int(v.term.count))/max(1, int(v.term.count))+16)
	var at []uint32
	for last := items.last(); p.next() && p.item <= last; {
		if !items.has(p.item) {
			stands.skip(p.often)
			continue
		}
		if v.stemmed { // the item may be there for another form
			if _, ok := e.owner(v.layer, p.item, &l.words, true); !ok {
				stands.skip(p.often)
				continue
			}
		}
		at = stands.read(p.often, at[:0])
		for _, position := range at {
			out = append(out, place{uint64(p.item)<<32 | uint64(position), v.near})
		}
	}
	return out
}

func mergePlaces(a, b []place) []place {
	out := make([]place, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].key < b[0].key:
			out, a = append(out, a[0]), a[1:]
		case a[0].key > b[0].key:
			out, b = append(out, b[0]), b[1:]
		default:
			out = append(out, place{a[0].key, a[0].near && b[0].near})
			a, b = a[1:], b[1:]
		}
	}
	return append(append(out, a...), b...)
}
