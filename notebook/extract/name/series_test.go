package name

import (
	"testing"

	"casebound/notebook"
)

func TestMembersOfASeriesAreOfOneKind(t *testing.T) {
	v := newVocabulary(&Lexicon{words: newTable(1), lists: newTable(1)})
	text := "Hartwell, Kosta Mills and Sumire rose."
	organisation, person := notebook.Organisation, notebook.Person
	for _, c := range []struct {
		of   [3]notebook.EntityKind
		sure [3]float32
		want notebook.EntityKind // of the second
	}{
		{[3]notebook.EntityKind{organisation, person, organisation}, [3]float32{0.9, 0.5, 0.8}, organisation},
		{[3]notebook.EntityKind{organisation, person, organisation}, [3]float32{0.9, 0.9, 0.8}, person},
		{[3]notebook.EntityKind{organisation, person, notebook.PlaceName}, [3]float32{0.9, 0.5, 0.8}, person},
	} {
		s := v.cased(text, tokenise(text, 0, len(text), nil))
		n := s.Len()
		r := reading{seq: s, labels: make([]Label, n), origin: make([]Origin, n), prob: make([]float32, n)}
		for k, at := range [...][2]int{{0, 1}, {2, 2}, {5, 1}} {
			r.mark(at[0], at[1], c.of[k])
			r.prob[at[0]] = c.sure[k]
		}
		r.series()
		if got := r.labels[2].Kind(); got != c.want || !r.exactly(2, 4) {
			t.Errorf("%v, sure %v: the second is %v, want %v", c.of, c.sure, got, c.want)
		}
	}
}
