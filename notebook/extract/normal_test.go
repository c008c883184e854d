package extract

import "testing"

func TestNormalFormsCompareNames(t *testing.T) {
	for form, want := range map[string]string{
		"U.S.": "us", "u s": "us", "The U.S. Navy": "us navy", "the the x": "the x", "The": "the",
		"Sotheby's": "sotheby", "Ada's": "ada", "x's": "xs", "5's": "5 s", "A.B. s": "abs",
		"O'Brien & Sons, Ltd.": "o brien sons ltd", "Mother-in-Law": "mother in law", "": "", "…": "",
	} {
		if got := normal(form); got != want {
			t.Errorf("normal(%q) is %q, want %q", form, got, want)
		}
	}
}

// FuzzNormalInOnePass: the short way for ASCII gives what the long way gives.
func FuzzNormalInOnePass(f *testing.F) {
	for _, s := range []string{"The U.S. Navy's", "the the s s", "a b's", "der Der 5 s", "x y z's s", "Die s", "9 a b", "''s"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if key, ok := normalASCII(s); ok && key != normalWords(wordsOf(s)) {
			t.Errorf("%q: %q, want %q", s, key, normalWords(wordsOf(s)))
		}
	})
}
