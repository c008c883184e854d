package search

import "sync"

// room is memory that an evaluation works in: lists as long as the notebook has
// things, of which a question needs a handful. Made anew for each, they would
// keep the garbage collector at work for as long as the questions take.
type room struct {
	floats  slab[float32]
	numbers slab[int32]
	slots   slab[uint32]
	hits    slab[hit]
	groups  slab[foundGroup]
	bytes   slab[byte]
}

// newBytes takes bytes from the room, or makes them where there is none.
func (r *room) newBytes(n int) []byte {
	if r == nil {
		return make([]byte, n)
	}
	return r.bytes.take(n)
}

// slab hands out pieces of one block.
type slab[T any] struct{ block []T }

// zeros returns n zero values, good until the room is left.
func (s *slab[T]) zeros(n int) []T {
	piece := s.take(n)
	clear(piece)
	return piece
}

// take returns n values of any kind, to be written first.
func (s *slab[T]) take(n int) []T {
	if len(s.block)+n > cap(s.block) {
		s.block = make([]T, 0, max(2*cap(s.block), n)) // who has pieces of the old block keeps it
	}
	from := len(s.block)
	s.block = s.block[:from+n]
	return s.block[from : from+n : from+n]
}

// empty takes all pieces back, and gives the block up when it holds more values
// than the next evaluation is likely to need.
func (s *slab[T]) empty(most int) {
	if s.block = s.block[:0]; cap(s.block) > most {
		s.block = nil
	}
}

// rooms are those that nobody is in. They go with their index: what was read in
// them must not outlive a notebook that is locked, as it would in a sync.Pool,
// which the runtime holds until the garbage was collected twice.
type rooms struct {
	mu   sync.Mutex
	free []*room
}

// mostRooms are kept: as many as a question of a few words uses.
const mostRooms = 4

func (r *rooms) enter() *room {
	r.mu.Lock()
	defer r.mu.Unlock()
	last := len(r.free) - 1
	if last < 0 {
		return &room{}
	}
	one := r.free[last]
	r.free = r.free[:last]
	return one
}

// leave gives the room to the next who enters. Nothing taken from it may be
// used any more.
func (r *rooms) leave(one *room) {
	const most = 128 << 10 // of things; a list of postings takes a few bytes for each
	one.floats.empty(most)
	one.numbers.empty(most)
	one.slots.empty(most)
	one.hits.empty(most)
	one.groups.empty(most)
	one.bytes.empty(16 * most)
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.free) < mostRooms {
		r.free = append(r.free, one)
	}
}
