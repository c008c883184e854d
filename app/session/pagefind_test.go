package session

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casebound/notebook"
)

func TestFindInThePageEqualsARegularExpression(t *testing.T) {
	dice := rand.New(rand.NewPCG(3, 4))
	words := []string{"Élan", "élan", "Zoom", "zoom", "zooms", "STRASSE", "a", "A.", "Ωmega", "ωmega", "12", "x\ny"}
	for range 300 {
		var b strings.Builder
		for range 40 {
			b.WriteString(words[dice.IntN(len(words))] + []string{" ", ", ", "", "-"}[dice.IntN(4)])
		}
		text := notebook.PlainText(b.String())
		finder := NewPageFinder(text)
		for _, word := range words {
			for _, matchCase := range []bool{false, true} {
				got, err := finder.Find(PageQuery{Text: word, Case: matchCase}, 1000)
				must(t, err)
				expr := regexp.QuoteMeta(word)
				if !matchCase {
					expr = "(?i)" + expr
				}
				var want []notebook.Span
				for _, at := range regexp.MustCompile(expr).FindAllStringIndex(text.All(), -1) {
					want = append(want, notebook.Span{Start: at[0], End: at[1]})
				}
				if !slices.Equal(got, want) {
					t.Fatalf("%q in %q, case %v: %v, want %v", word, text.All(), matchCase, got, want)
				}
			}
		}
	}
}

func TestWholeWordsAndPatterns(t *testing.T) {
	finder := NewPageFinder(notebook.PlainText("Zoom zooms; zoom-in, Zoomé."))
	for _, c := range []struct {
		query PageQuery
		want  int
	}{
		{PageQuery{Text: "zoom"}, 4},
		{PageQuery{Text: "zoom", Word: true}, 2},
		{PageQuery{Text: "zoom", Case: true}, 2},
		{PageQuery{Text: `zo+m\w`, Regex: true}, 1},
		{PageQuery{Text: ""}, 0},
	} {
		got, err := finder.Find(c.query, 100)
		must(t, err)
		if len(got) != c.want {
			t.Errorf("%+v: %d hits, want %d: %v", c.query, len(got), c.want, got)
		}
	}
	if _, err := finder.Find(PageQuery{Text: "(", Regex: true}, 1); err == nil {
		t.Error("a pattern that is none is no error")
	}
}

func BenchmarkFindInTenMegabytes(b *testing.B) {
	finder := NewPageFinder(notebook.PlainText(strings.Repeat("The harbour board met again in Varnholm. ", 250_000)))
	for b.Loop() {
		if _, err := finder.Find(PageQuery{Text: "varnholm"}, 100_000); err != nil {
			b.Fatal(err)
		}
	}
}
