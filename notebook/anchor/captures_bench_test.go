package anchor

import (
	"os"
	"strings"
	"testing"

	"casebound/notebook"
)

// BenchmarkCaptures aligns two captures of one article, the files that
// CASEBOUND_CAPTURES names with a colon between them, and looks for every
// sentence of each in the other. It says how many are found at exactly their
// letters, how many end as orphans and how many anywhere else.
func BenchmarkCaptures(b *testing.B) {
	paths := strings.Split(os.Getenv("CASEBOUND_CAPTURES"), ":")
	if len(paths) != 2 {
		return
	}
	var texts [2]notebook.Text
	for i, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		texts[i] = notebook.PlainText(string(raw))
	}
	var x *Alignment
	for b.Loop() {
		x = Align(texts[0], texts[1])
	}
	there, back := x.Coverage()
	b.ReportMetric(100*there, "%covered-of-first")
	b.ReportMetric(100*back, "%covered-of-second")
	for i, side := range []*Alignment{x, x.Inverse()} {
		name := [...]string{"-of-first", "-of-second"}[i]
		right, orphans, other := 0, 0, 0
		for _, s := range sentenceSpans(side) {
			found := side.Locate(Describe(side.a.text, s))
			switch {
			case found.State == Orphan:
				orphans++
			case found.State == Anchored && string(lettersOf(side.b.text.At(found.Span))) == string(lettersOf(side.a.text.At(s))):
				right++
			default:
				other++
				b.Logf("%q %v at %q", side.a.text.At(s), found.State, side.b.text.At(found.Span))
			}
		}
		b.ReportMetric(float64(right), "exactly-there"+name)
		b.ReportMetric(float64(orphans), "not-there"+name)
		b.ReportMetric(float64(other), "elsewhere"+name)
	}
}

// sentenceSpans are the sentences of the first text. A text that has lost its
// punctuation is cut where those of the second begin.
func sentenceSpans(x *Alignment) []notebook.Span {
	if x.a.unpunctuated() {
		var list []notebook.Span
		for _, s := range sentenceSpans(x.Inverse()) {
			if to, share := x.Inverse().Map(s); share == 1 {
				list = append(list, to)
			}
		}
		return list
	}
	var list []notebook.Span
	for _, block := range x.a.text.Blocks() {
		start := block.Start
		for i := block.Start; i < block.End; i++ {
			end := i + 1
			if end < block.End && !(strings.IndexByte(".?!", x.a.text.All()[i]) >= 0 && x.a.text.All()[end] == ' ') {
				continue
			}
			if s := x.a.trim(notebook.Span{Start: start, End: end}); len(lettersOf(x.a.text.At(s))) > 0 {
				list = append(list, s)
			}
			start = end
		}
	}
	return list
}
