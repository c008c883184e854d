package search

import (
	"bufio"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
)

// lines reads a case file without its remarks.
func lines(t testing.TB, name string) [][]string {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var list [][]string
	for scan := bufio.NewScanner(file); scan.Scan(); {
		if line := scan.Text(); line != "" && !strings.HasPrefix(line, "# ") {
			list = append(list, strings.Split(line, " | "))
		}
	}
	return list
}

func formsOf(text string) []string {
	var forms []string
	for t := (tokens{text: text}); t.next(); {
		forms = append(forms, string(t.form))
	}
	return forms
}

func TestTextsAreTakenApartIntoWords(t *testing.T) {
	for _, c := range lines(t, "words.txt") {
		if got, want := formsOf(c[0]), strings.Fields(c[1]); !reflect.DeepEqual(append([]string{}, got...), append([]string{}, want...)) {
			t.Errorf("%q: %q, want %q", c[0], got, want)
		}
	}
}

func TestPhrasesDoNotReachAcrossRunsOfPairs(t *testing.T) {
	l := newLibrary(t)
	l.add(document(1, "apart"), "東京 京都")
	l.add(document(2, "whole"), "東京都")
	if got := titles(l.search("東京都")); !reflect.DeepEqual(got, []string{"whole"}) {
		t.Errorf("東京都 finds %q", got)
	}
}

// FuzzWordsStandInTheirText holds the law of tokens: in order, inside the text,
// on rune boundaries, positions rising; and reading may begin at any token.
func FuzzWordsStandInTheirText(f *testing.F) {
	for _, c := range lines(f, "words.txt") {
		f.Add(c[0])
	}
	f.Add("\xff\xfea\xffb 東\xff京")
	f.Add(strings.Repeat("long", 50) + " U.S.A.'s 'tis")
	f.Fuzz(func(t *testing.T, text string) {
		type seen struct {
			form           string
			start, end, at int
		}
		var all []seen
		end, at := 0, -1
		for k := (tokens{text: text}); k.next(); {
			if k.start < end && !unspacedAt(text, k.start) || k.start >= k.end || k.end > len(text) || k.token.at <= at {
				t.Fatalf("%q: word %q at [%d,%d), position %d", text, k.form, k.start, k.end, k.token.at)
			}
			if utf8.ValidString(text) && (!utf8.RuneStart(text[k.start]) || !utf8.ValidString(text[k.start:k.end])) {
				t.Fatalf("%q: word %q is cut inside a letter", text, k.form)
			}
			if len(k.form) > longestForm || len(k.form) == 0 {
				t.Fatalf("%q: word of %d bytes", text, len(k.form))
			}
			end, at = k.end, k.token.at
			all = append(all, seen{string(k.form), k.start, k.end, k.token.at})
			stem(string(k.form))
		}
		for i, w := range all {
			k := tokens{text: text, at: w.start, pos: w.at}
			if !k.next() || string(k.form) != w.form || k.start != w.start || k.token.at != w.at {
				t.Fatalf("%q: reading from word %d gives %q at %d, want %q at %d", text, i, k.form, k.token.at, w.form, w.at)
			}
		}
	})
}

func unspacedAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unspaced(r)
}

// TestStemsOfFormsThatBeginAlike holds that a form is looked for under its
// stem, however little of it was typed.
func TestStemsOfFormsThatBeginAlike(t *testing.T) {
	forms := strings.Fields("dying lying tying skies skis idly ugly early only singly news ying flies ties uses ised ing capability agency")
	ends := strings.Fields("s es ed ing ly y ies ied edly ingly tional ency ancy ably ently ization ational ator alism ality ally fulness ously iveness ivity bility bly ogy fully lessly alize icate icity ical ness ative ance er ic able ement ate ous ive ize sion e le eed")
	r := rand.New(rand.NewPCG(5, 5))
	for range 60_000 {
		form := make([]byte, 1+r.IntN(6))
		for i := range form {
			form[i] = "aeiouybcdlngst"[r.IntN(14)]
		}
		for range r.IntN(4) {
			form = append(form, ends[r.IntN(len(ends))]...)
		}
		forms = append(forms, string(form))
	}
	for _, form := range forms {
		s := stem(form)
		for n := 1; n <= len(form); n++ {
			if begin := form[:n]; !strings.HasPrefix(s, begin) && !slices.Contains(shortStems(begin), s) {
				t.Fatalf("the stem of %q is %q, not looked for under %q", form, s, begin)
			}
		}
	}
}

// TestOnlyFormsThatMayBeCutAre holds the short way past the stemmer to what the
// stemmer does.
func TestOnlyFormsThatMayBeCutAre(t *testing.T) {
	forms := strings.Fields("succeed proceed exceed inning outing canning herring earring skis dying news atlas gently early only")
	r := rand.New(rand.NewPCG(6, 6))
	for range 100_000 {
		form := make([]byte, 3+r.IntN(8))
		for i := range form {
			form[i] = "aeiouybcdfghjklmnopqrstuvwxyz"[r.IntN(29)]
		}
		forms = append(forms, string(form))
	}
	for _, form := range forms {
		if want := english.Stem(form, false); stem(form) != want {
			t.Fatalf("the stem of %q is %q, want %q", form, stem(form), want)
		}
	}
}

func FuzzMisspeltEqualsItsDefinition(f *testing.F) {
	for _, pair := range [][2]string{{"harbour", "harbuor"}, {"ledger", "ledgre"}, {"encryption", "encrypton"}, {"größe", "grosse"}, {"порта", "порто"}, {"connection", "conection"}, {"abcdefgh", "bacdefhg"}} {
		f.Add(pair[0], pair[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) || len(a) > longestForm || len(b) > longestForm {
			return
		}
		w := newMisspelt(a)
		if w == nil {
			return
		}
		w.like([]byte("otherwise")) // what is left of another word must not matter
		if got, want := w.like([]byte(b)), nearTo([]rune(a), []rune(b), slips(a)); got != want {
			t.Errorf("%q meant for %q: %v, want %v", b, a, got, want)
		}
	})
}
