package search

import "slices"

// follower goes along the list of one variant while items are asked for in
// rising order. Of the items it passes it reads how often they have the term;
// their places it passes over only when others behind them are wanted, and
// then by whole groups.
type follower struct {
	variant
	docs   postings
	stands positions
	number uint32   // of the present item in the list
	often  []uint32 // of the last items, by number; as many as a power of two
}

// follow begins at the first item of a variant; false where there is none.
func (e *evaluation) follow(v variant) (f *follower, ok bool) {
	docs, err := v.layer.postings(v.term, e.room)
	e.fail(err)
	stands, err := v.layer.positions(v.term, e.room)
	e.fail(err)
	if e.err != nil {
		return nil, false
	}
	room := 1
	for room < groupItems && uint32(room) < v.term.count {
		room *= 2
	}
	f = &follower{variant: v, docs: docs, stands: stands, number: ^uint32(0), often: make([]uint32, room)}
	return f, f.next()
}

func (f *follower) next() bool {
	if !f.docs.next() {
		return false
	}
	f.number++
	f.often[f.number&uint32(len(f.often)-1)] = f.docs.often
	return true
}

// to moves to the first item that is not before the given one.
func (f *follower) to(item uint32) bool {
	if f.docs.item >= item {
		return true
	}
	if group := f.docs.leap(item); group > 0 {
		f.number = group*groupItems - 1
	}
	for f.docs.item < item {
		if !f.next() {
			return false
		}
	}
	return true
}

// stand is where a word stands in an item: the place, and in the lowest bit
// whether it stands there only by being taken for a misspelt one. So stands
// sort, the word as written first. Places stay far below 1<<31: they count the
// words of one text.
type stand = uint32

func placeOf(s stand) uint32 { return s >> 1 }
func isNear(s stand) bool    { return s&1 == 1 }

// standing tells for rising items where any of the variants of a word stands.
type standing struct {
	e     *evaluation
	words *words
	heap  []*follower // the one whose item is first on top
	count int
	item  uint32 // that of found, once anything was asked
	asked bool
	found []stand
	other []stand // of a second variant in the same item
	spare []stand
}

func (e *evaluation) standing(w *words, variants []variant) *standing {
	s := &standing{e: e, words: w}
	for _, v := range variants {
		s.count += int(v.term.count)
		if f, ok := e.follow(v); ok {
			s.heap = append(s.heap, f)
		}
	}
	for i := len(s.heap)/2 - 1; i >= 0; i-- {
		s.sink(i)
	}
	return s
}

// sink puts one follower below those whose items come before its own.
func (s *standing) sink(i int) {
	for {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(s.heap); child++ {
			if s.heap[child].docs.item < s.heap[least].docs.item {
				least = child
			}
		}
		if least == i {
			return
		}
		s.heap[i], s.heap[least] = s.heap[least], s.heap[i]
		i = least
	}
}

// to is the first item with the word that is not before the given one.
func (s *standing) to(item uint32) (next uint32, ok bool) {
	for len(s.heap) > 0 && s.heap[0].docs.item < item {
		s.settle(s.heap[0].to(item))
	}
	if len(s.heap) == 0 {
		return 0, false
	}
	return s.heap[0].docs.item, true
}

// settle puts the heap in order after its top has moved, or has come to its
// end.
func (s *standing) settle(more bool) {
	if !more {
		last := len(s.heap) - 1
		s.heap[0] = s.heap[last]
		s.heap = s.heap[:last]
	}
	if len(s.heap) > 1 {
		s.sink(0)
	}
}

// in is where the word stands in an item that is not before any asked for. It is
// valid until another is.
func (s *standing) in(item uint32) []stand {
	if s.asked && s.item == item {
		return s.found
	}
	s.asked, s.item = true, item
	s.found = s.found[:0]
	s.to(item)
	for len(s.heap) > 0 && s.heap[0].docs.item == item {
		s.take(s.heap[0])
		s.settle(s.heap[0].next())
	}
	return s.found
}

// take adds the places in the present item of a follower.
func (s *standing) take(f *follower) {
	if f.stemmed { // the item may be asked for because of another form
		if _, ok := s.e.owner(f.layer, f.docs.item, s.words, true); !ok {
			return
		}
	}
	if len(s.found) == 0 {
		s.found = f.read(s.found)
		return
	}
	s.other = f.read(s.other[:0])
	s.spare = mergeStands(s.found, s.other, s.spare[:0])
	s.found, s.spare = s.spare, s.found
}

// read appends the stands in the present item.
func (f *follower) read(into []stand) []stand {
	into = f.stands.of(f.number, f.often, into)
	near := uint32(bit(f.near))
	for i, at := range into {
		into[i] = at<<1 | near
	}
	return into
}

// mergeStands puts two lists in order. Where a word stands twice, as written
// and as a misspelt one, it stands as written.
func mergeStands(a, b, out []stand) []stand {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case placeOf(a[0]) == placeOf(b[0]):
			out = append(out, min(a[0], b[0]))
			a, b = a[1:], b[1:]
		case a[0] < b[0]:
			out, a = append(out, a[0]), a[1:]
		default:
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// row finds where words stand one behind the other. A word that is in it
// several times is read once.
type row struct {
	words []*standing // the rarest first
	order []rowWord   // so too: most items are done with the rarest alone
	found []stand
}

// rowWord is a place in the row: of which word, and how far behind the first.
type rowWord struct {
	word *standing
	far  stand
}

func (e *evaluation) row(w *words, forms [][]variant) *row {
	r := &row{}
	known := map[string]*standing{}
	for i, variants := range forms {
		form := w.formAt(i)
		if known[form] == nil {
			known[form] = e.standing(w, variants)
			r.words = append(r.words, known[form])
		}
		r.order = append(r.order, rowWord{known[form], stand(2 * i)})
	}
	slices.SortStableFunc(r.words, func(a, b *standing) int { return a.count - b.count })
	slices.SortStableFunc(r.order, func(a, b rowWord) int { return a.word.count - b.word.count })
	return r
}

// formAt is what is looked for at a place: the last form may be a beginning.
func (w *words) formAt(i int) string {
	if w.begins && i == len(w.forms)-1 {
		return w.forms[i] + "*"
	}
	return w.forms[i]
}

// next is the first item, behind all asked for before, that has all the words.
func (r *row) next() (item uint32, ok bool) {
	rarest := r.words[0]
	if item, ok = rarest.to(0); !ok {
		return 0, false
	}
	for n := 1; n < len(r.words); n++ {
		other, ok := r.words[n].to(item)
		if !ok {
			return 0, false
		}
		if other > item {
			if item, ok = rarest.to(other); !ok {
				return 0, false
			}
			n = 0
		}
	}
	return item, true
}

// in are the stands of the first word of the row in an item that is behind all
// asked for before; near where any of the words is. They are valid until the
// next.
func (r *row) in(item uint32) []stand {
	for n, p := range r.order {
		stands := p.word.in(item)
		if n == 0 {
			r.found = ahead(append(r.found[:0], stands...), p.far)
		} else {
			r.found = followed(r.found, stands, p.far)
		}
		if len(r.found) == 0 {
			return nil
		}
	}
	return r.found
}

// ahead moves stands so far to the front, in place, and leaves out those for
// which there is no room.
func ahead(stands []stand, far stand) []stand {
	if far == 0 {
		return stands
	}
	for len(stands) > 0 && stands[0] < far {
		stands = stands[1:]
	}
	for i := range stands {
		stands[i] -= far
	}
	return stands
}

// followed keeps, in place, the stands that have one of the others so far
// behind.
func followed(stands, others []stand, far stand) []stand {
	kept, k := 0, 0
	for _, s := range stands {
		want := (s + far) &^ 1
		for k < len(others) && others[k] < want {
			k++
		}
		if k == len(others) {
			break
		}
		if others[k]&^1 == want {
			stands[kept] = s | others[k]&1
			kept++
		}
	}
	return stands[:kept]
}
