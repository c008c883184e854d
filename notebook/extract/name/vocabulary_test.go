package name

import "testing"

func TestAFormIsOneWordInEachForm(t *testing.T) {
	v := newVocabulary(&Lexicon{words: newTable(1), lists: newTable(1)})
	forms := []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "15", "for", "fox", "foe", "Oslo", "oslo"}
	for _, flat := range []bool{false, true, false} { // the third time from memory
		for _, form := range forms {
			w := v.word(form, token{end: len(form), word: true}, flat)
			if w.low != hashLower(form) || w.flat != flat {
				t.Errorf("%q, without case %v, is taken for another word", form, flat)
			}
		}
	}
}
