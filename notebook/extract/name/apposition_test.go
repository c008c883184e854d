package name

import (
	"testing"

	"casebound/notebook"
)

func TestWhatIsSaidToBeAFirmIsOne(t *testing.T) {
	v := newVocabulary(&Lexicon{words: newTable(1), lists: newTable(1)})
	for text, want := range map[string]notebook.EntityKind{
		"Hartwell, a software firm based in Oslo, closed.": notebook.Organisation,
		"Hartwell, the German bank, closed.":               notebook.Organisation,
		"Hartwell, a bank clerk, slept.":                   notebook.Person,
		"Hartwell, a man of the firm, slept.":              notebook.Person,
	} {
		s := v.cased(text, tokenise(text, 0, len(text), nil))
		n := s.Len()
		r := reading{seq: s, labels: make([]Label, n), origin: make([]Origin, n), prob: make([]float32, n)}
		r.mark(0, 1, notebook.Person)
		r.appositions()
		if got := r.labels[0].Kind(); got != want {
			t.Errorf("%q: Hartwell is a %v, want %v", text, got, want)
		}
	}
}
