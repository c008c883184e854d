package anchor

import (
	"math/rand/v2"
	"strings"
	"testing"

	"casebound/notebook"
)

// editedPair is a document of so many words and a version in which one word in
// fifty was replaced.
func editedPair(words int) (a, b notebook.Text) {
	r, v := rand.New(rand.NewPCG(1, 9)), vocabulary(20000)
	s := prose(r, v, words)
	list := strings.Fields(s)
	for i := range list {
		if r.IntN(50) == 0 {
			list[i] = v[r.IntN(len(v))]
		}
	}
	return notebook.PlainText(s), notebook.PlainText(strings.Join(list, " "))
}

func BenchmarkAlign(b *testing.B) {
	for _, c := range []struct {
		name  string
		words int
	}{{"article", 1000}, {"book", 100000}, {"archive", 1500000}} {
		b.Run(c.name, func(b *testing.B) {
			old, now := editedPair(c.words)
			b.SetBytes(int64(old.Len() + now.Len()))
			b.ReportAllocs()
			var x *Alignment
			for b.Loop() {
				x = Align(old, now)
			}
			covered, _ := x.Coverage()
			b.ReportMetric(100*covered, "%covered")
		})
	}
}

func BenchmarkLocate(b *testing.B) {
	old, now := editedPair(100000) // half a megabyte
	f, x := NewFinder(now), Align(old, now)
	present := Describe(old, notebook.Span{Start: old.Len() / 2, End: old.Len()/2 + 80})
	gone := describedIn("The keeper of the lamp wrote down every ship that passed the island before the winter of that year.")
	for _, c := range []struct {
		name   string
		locate func() Found
	}{
		{"present", func() Found { return f.Locate(present) }},
		{"gone", func() Found { return f.Locate(gone) }},
		{"across", func() Found { return x.Locate(present) }},
		{"finder", func() Found { return NewFinder(now).Locate(present) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				c.locate()
			}
		})
	}
}

func describedIn(s string) notebook.Anchor {
	return Describe(notebook.PlainText(s), notebook.Span{Start: 20, End: 70})
}

// BenchmarkHostile aligns pairs without a landmark.
func BenchmarkHostile(b *testing.B) {
	line := "The committee met again and nothing was decided about the bridge. "
	for _, c := range []struct{ name, a, b string }{
		{"one letter", strings.Repeat("a", 1<<20) + "b" + strings.Repeat("a", 1<<19), strings.Repeat("a", 1<<19) + "b" + strings.Repeat("a", 1<<20)},
		{"ten thousand repeats", strings.Repeat(line, 10000), "And then? " + strings.Repeat(line, 9000) + "Oh. " + strings.Repeat(line, 900)},
	} {
		b.Run(c.name, func(b *testing.B) {
			old, now := notebook.PlainText(c.a), notebook.PlainText(c.b)
			b.SetBytes(int64(old.Len() + now.Len()))
			for b.Loop() {
				Align(old, now)
			}
		})
	}
}

func BenchmarkDifferences(b *testing.B) {
	old, now := editedPair(100000)
	x := Align(old, now)
	b.SetBytes(int64(old.Len() + now.Len()))
	for b.Loop() {
		Differences(x, DiffOptions{})
	}
}
