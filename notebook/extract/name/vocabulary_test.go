package name

import (
	"strconv"
	"testing"
)

func TestAFormIsOneWordInEachForm(t *testing.T) {
	v := newVocabulary(&Lexicon{words: newTable(1), lists: newTable(1)})
	forms := []string{"Oslo", "oslo"}
	for n := range 100 { // FNV hashes of such words often differ by its prime
		forms = append(forms, strconv.Itoa(n))
	}
	for _, flat := range []bool{false, true, false} { // the third time from memory
		for _, form := range forms {
			w := v.word(form, token{end: len(form), word: true}, flat)
			if w.low != hashLower(form) || w.flat != flat {
				t.Errorf("%q, without case %v, is taken for another word", form, flat)
			}
		}
	}
}
