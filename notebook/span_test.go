package notebook

import "testing"

// FuzzSpansAreSetsOfBytes compares the operations with what they mean, byte by
// byte.
func FuzzSpansAreSetsOfBytes(f *testing.F) {
	f.Add(int8(0), int8(4), int8(2), int8(6))
	f.Add(int8(0), int8(2), int8(2), int8(4))
	f.Add(int8(3), int8(3), int8(0), int8(9))
	f.Fuzz(func(t *testing.T, a, b, c, d int8) {
		s, u := Span{int(a), int(b)}, Span{int(c), int(d)}
		if s.Len() < 0 || u.Len() < 0 {
			return
		}
		inside, both, shared := 0, s.Intersect(u), 0
		for at := -128; at < 128; at++ {
			if s.Contains(at) {
				inside++
			}
			if s.Contains(at) && u.Contains(at) {
				shared++
			}
			if both.Contains(at) != (s.Contains(at) && u.Contains(at)) {
				t.Fatalf("%v and %v: byte %d, intersection %v", s, u, at, both)
			}
			if s.Shift(3).Contains(at+3) != s.Contains(at) {
				t.Fatalf("%v shifted is %v", s, s.Shift(3))
			}
		}
		if inside != s.Len() || s.Empty() != (inside == 0) {
			t.Fatalf("%v holds %d bytes, Len %d, Empty %v", s, inside, s.Len(), s.Empty())
		}
		if !s.Empty() && !u.Empty() && s.Overlaps(u) != (shared > 0) {
			t.Fatalf("%v overlaps %v: %v, with %d bytes shared", s, u, s.Overlaps(u), shared)
		}
		if s.Overlaps(u) != u.Overlaps(s) {
			t.Fatalf("%v and %v overlap one way only", s, u)
		}
		if !u.Empty() && s.Covers(u) != (shared == u.Len()) {
			t.Fatalf("%v covers %v: %v, with %d bytes shared", s, u, s.Covers(u), shared)
		}
	})
}

func TestSpansPrintAsHalfOpen(t *testing.T) {
	if got := (Span{3, 8}).String(); got != "[3,8)" {
		t.Errorf("got %s", got)
	}
}
