package search

// phrase gathers the hits of several words next to each other, layer by layer
// and field by field: first the items that have all the words, then, of these
// alone, the positions.
func (e *evaluation) phrase(l *leaf) {
	type place struct {
		layer *layer
		field field
	}
	by := map[place][][]variant{}
	var order []place
	for i, variants := range l.forms {
		for _, v := range variants {
			at := place{v.layer, v.field}
			if by[at] == nil {
				if i > 0 {
					continue // the first word is not there
				}
				by[at] = make([][]variant, len(l.forms))
				order = append(order, at)
			}
			by[at][i] = append(by[at][i], v)
		}
	}
	for _, at := range order {
		e.phraseIn(l, at.layer, by[at], func(item uint32, starts []uint32, near bool) {
			n, ok := e.owner(at.layer, item, &l.words, false)
			if !ok || len(starts) == 0 {
				return
			}
			weight := fieldWeights[at.field] * float32(len(l.forms)) * float32(len(starts))
			if near {
				weight *= nearWeight
			}
			l.hits = append(l.hits, hit{n, weight})
			e.owns(n, at.field)
		})
	}
}

// phraseIn visits the items of a layer in which the words stand one behind the
// other, with the positions of the first.
func (e *evaluation) phraseIn(l *leaf, at *layer, forms [][]variant, visit func(item uint32, starts []uint32, near bool)) {
	items := newSet(len(at.slots))
	for i, variants := range forms {
		if len(variants) == 0 {
			return
		}
		having := newSet(len(at.slots))
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
		return
	}
	chain := map[uint32]*run{}
	for i, variants := range forms {
		here := e.positions(l, variants, items)
		if i == 0 {
			chain = here
			continue
		}
		for item, r := range chain {
			r.follow(here[item], uint32(i))
		}
	}
	items.each(func(item uint32) {
		if r := chain[item]; r != nil {
			visit(item, r.starts(), r.anyNear())
		}
	})
}

// itemsOf adds the items that have the variant.
func (e *evaluation) itemsOf(l *leaf, v variant, into set) {
	docs, err := v.layer.docs(v.term)
	e.fail(err)
	for p := (postings{docs: docs}); p.next(); {
		if _, ok := e.owner(v.layer, p.item, &l.words, v.stemmed); ok {
			into.add(p.item)
		}
	}
}

// run is the positions of a word, or of the first word of a phrase, in one
// item. near[i] says that a misspelt word is needed for at[i].
type run struct {
	at   []uint32
	near []bool
}

// positions reads where the variants stand in the given items.
func (e *evaluation) positions(l *leaf, variants []variant, items set) map[uint32]*run {
	found := map[uint32]*run{}
	var at []uint32
	for _, v := range variants {
		docs, err := v.layer.docs(v.term)
		e.fail(err)
		places, err := v.layer.places(v.term)
		e.fail(err)
		for p := (postings{docs: docs}); p.next(); {
			_, ok := e.owner(v.layer, p.item, &l.words, v.stemmed)
			if !ok || !items.has(p.item) {
				places = skipPlaces(places, p.often)
				continue
			}
			places, at = readPlaces(places, p.often, at[:0])
			r := found[p.item]
			if r == nil {
				r = &run{}
				found[p.item] = r
			}
			for _, position := range at {
				r.at = append(r.at, position)
				r.near = append(r.near, v.near)
			}
		}
	}
	return found
}

// follow keeps the positions that the next word, the i-th, follows.
func (r *run) follow(next *run, i uint32) {
	behind := map[uint32]bool{} // position → needs a misspelt word
	if next != nil {
		for k, p := range next.at {
			near, known := behind[p]
			behind[p] = next.near[k] && (!known || near)
		}
	}
	kept := run{}
	for k, p := range r.at {
		if near, ok := behind[p+i]; ok {
			kept.at = append(kept.at, p)
			kept.near = append(kept.near, r.near[k] || near)
		}
	}
	*r = kept
}

func (r *run) starts() []uint32 { return r.at }

func (r *run) anyNear() bool {
	for _, near := range r.near {
		if !near {
			return false
		}
	}
	return len(r.near) > 0
}
