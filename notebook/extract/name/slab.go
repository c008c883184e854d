package name

// slab hands out zeroed slices cut from larger ones, so that a sentence costs
// no allocation of its own. What it has handed out is never taken back.
type slab[T any] struct{ rest []T }

const slabSize = 2048

func (s *slab[T]) take(n int) []T {
	if len(s.rest) < n {
		s.rest = make([]T, max(n, slabSize))
	}
	out := s.rest[:n:n]
	s.rest = s.rest[n:]
	return out
}
