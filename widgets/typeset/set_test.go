package typeset

import (
	"reflect"
	"testing"

	"casebound/notebook"
)

func spansOf(pairs ...int) []notebook.Span {
	var spans []notebook.Span
	for i := 0; i < len(pairs); i += 2 {
		spans = append(spans, notebook.Span{Start: pairs[i], End: pairs[i+1]})
	}
	return spans
}

func setOf(spans []notebook.Span) Set {
	return NewSet(len(spans), func(i int) notebook.Span { return spans[i] })
}

func TestOverlappingSpansLieInBandsWhereTheyOverlap(t *testing.T) {
	set := setOf(spansOf(20, 40, 0, 30, 25, 28))
	want := []Band{
		{notebook.Span{Start: 5, End: 20}, []int{1}},
		{notebook.Span{Start: 20, End: 25}, []int{1, 0}},
		{notebook.Span{Start: 25, End: 28}, []int{1, 0, 2}},
		{notebook.Span{Start: 28, End: 30}, []int{1, 0}},
		{notebook.Span{Start: 30, End: 35}, []int{0}},
	}
	if got := set.Bands(notebook.Span{Start: 5, End: 35}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSpansOfASetKeepTheirIndex(t *testing.T) {
	spans := spansOf(20, 40, 0, 30, 25, 28)
	set := setOf(spans)
	for i, want := range spans {
		if got := set.Span(i); got != want {
			t.Errorf("span %d: got %v, want %v", i, got, want)
		}
	}
	if got := set.FirstIn(notebook.Span{Start: 1, End: 26}); got != 0 {
		t.Errorf("the first that begins in [1,26) is %d, want 0", got)
	}
	if got := set.FirstIn(notebook.Span{Start: 41, End: 90}); got != -1 {
		t.Errorf("none begins in [41,90), got %d", got)
	}
}

func FuzzSetsFindWhatLookingAtEverySpanFinds(f *testing.F) {
	f.Add([]byte{20, 40, 0, 30, 25, 28}, 5, 35)
	f.Add([]byte{0, 255, 1, 2, 9, 3}, 3, 9)
	f.Add([]byte{}, 0, 1)
	f.Fuzz(func(t *testing.T, pairs []byte, from, to int) {
		var spans []notebook.Span
		for i := 0; i+1 < len(pairs); i += 2 {
			spans = append(spans, notebook.Span{Start: int(min(pairs[i], pairs[i+1])), End: int(max(pairs[i], pairs[i+1]))})
		}
		stretch := notebook.Span{Start: min(from, to), End: max(from, to)}
		set := setOf(spans)
		found := map[int]bool{}
		set.Touching(stretch, func(i int) { found[i] = true })
		covered := map[int]int{} // byte → how many cover it
		for i, s := range spans {
			if want := s.Overlaps(stretch) && !s.Empty(); want != found[i] {
				t.Fatalf("%v touches %v: got %v, want %v", s, stretch, found[i], want)
			}
			for at := max(s.Start, stretch.Start); at < min(s.End, stretch.End); at++ {
				covered[at]++
			}
		}
		for _, b := range set.Bands(stretch) {
			for at := b.Start; at < b.End; at++ {
				if covered[at] != len(b.Members) {
					t.Fatalf("byte %d is covered by %d spans, its band has %v", at, covered[at], b.Members)
				}
				delete(covered, at)
			}
		}
		if len(covered) > 0 {
			t.Fatalf("bytes %v are covered and in no band", covered)
		}
	})
}
