package anchor

import (
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casebound/notebook"
)

// largePair is a pair of texts for the size trial.
type largePair struct {
	name string
	make func(bytes int) (a, b string)
}

var largePairs = []largePair{
	{"edited", func(bytes int) (string, string) {
		p := paragraphs(1, bytes)
		return strings.Join(p, "\n"), strings.Join(edited(p), "\n")
	}},
	{"stripped", func(bytes int) (string, string) {
		a := strings.Join(paragraphs(1, bytes), "\n")
		return a, strings.NewReplacer(".", "", "\n", " ").Replace(a)
	}},
	{"reversed by paragraphs", func(bytes int) (string, string) {
		p := paragraphs(1, bytes)
		q := slices.Clone(p)
		slices.Reverse(q)
		return strings.Join(p, "\n"), strings.Join(q, "\n")
	}},
	{"nothing in common", func(bytes int) (string, string) {
		return strings.Join(paragraphs(1, bytes), "\n"), strings.Join(paragraphs(2, bytes), "\n")
	}},
	{"one letter", func(bytes int) (string, string) {
		return strings.Repeat("a", bytes), strings.Repeat("a", bytes-99)
	}},
	{"one letter, one other", func(bytes int) (string, string) {
		return strings.Repeat("a", bytes/2) + "b" + strings.Repeat("a", bytes/2),
			strings.Repeat("a", bytes/3) + "b" + strings.Repeat("a", bytes/3)
	}},
	{"repeats", func(bytes int) (string, string) {
		line := "The committee met again and nothing was decided about the bridge. "
		n := bytes / len(line)
		return strings.Repeat(line, n), "And then? " + strings.Repeat(line, n-n/9) + "Oh. " + strings.Repeat(line, n/11)
	}},
}

// paragraphs are invented prose of about so many bytes.
func paragraphs(seed uint64, bytes int) []string {
	r, v := rand.New(rand.NewPCG(seed, 9)), vocabulary(20000)
	var list []string
	for bytes > 0 {
		list = append(list, strings.TrimSpace(prose(r, v, 40+r.IntN(80))))
		bytes -= len(list[len(list)-1]) + 1
	}
	return list
}

// edited replaces a word in every second paragraph and drops one in 200.
func edited(p []string) []string {
	r := rand.New(rand.NewPCG(3, 3))
	var list []string
	for _, s := range p {
		switch {
		case r.IntN(200) == 0:
		case r.IntN(2) == 0:
			words := strings.Split(s, " ")
			words[r.IntN(len(words))] = "northward"
			list = append(list, strings.Join(words, " "))
		default:
			list = append(list, s)
		}
	}
	return list
}

// largeBytes is the size of each text of the size trial: 100 MB, or as many as
// CASEBOUND_LARGE says.
func largeBytes(b *testing.B) int {
	mb := 100
	if s := os.Getenv("CASEBOUND_LARGE"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			b.Fatalf("CASEBOUND_LARGE is a number of megabytes: %v", err)
		}
		mb = n
	}
	return mb * 1e6
}

// BenchmarkLarge aligns pairs of very long texts. Beside the time it says how
// much memory was asked for in all, and how much the alignment holds, as
// shares of the two texts.
func BenchmarkLarge(b *testing.B) {
	for _, p := range largePairs {
		b.Run(p.name, func(b *testing.B) {
			ca, cb := p.make(largeBytes(b))
			old, now := notebook.PlainText(ca), notebook.PlainText(cb)
			var before, behind runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			b.ResetTimer()
			var x *Alignment
			for range b.N {
				x = Align(old, now)
			}
			b.StopTimer()
			runtime.ReadMemStats(&behind)
			texts := float64(old.Len() + now.Len())
			b.ReportMetric(float64(behind.TotalAlloc-before.TotalAlloc)/float64(b.N)/texts, "allocated/text")
			runtime.GC()
			runtime.ReadMemStats(&behind)
			b.ReportMetric(float64(behind.HeapAlloc-before.HeapAlloc)/texts, "held/text")
			covered, _ := x.Coverage()
			b.ReportMetric(100*covered, "%covered")
			runtime.KeepAlive(x)
		})
	}
}

// BenchmarkLargeCompare lays two very long texts side by side, and
// BenchmarkLargeLocate looks for one quote.
func BenchmarkLargeCompare(b *testing.B) {
	ca, cb := largePairs[0].make(largeBytes(b))
	x := Align(notebook.PlainText(ca), notebook.PlainText(cb))
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		Differences(x, DiffOptions{})
	}
}

func BenchmarkLargeLocate(b *testing.B) {
	ca, cb := largePairs[0].make(largeBytes(b))
	old, f := notebook.PlainText(ca), NewFinder(notebook.PlainText(cb))
	x := AlignFinders(NewFinder(old), f)
	at := strings.IndexByte(ca[len(ca)/2:], ' ') + len(ca)/2 + 1
	present := Describe(old, notebook.Span{Start: at, End: at + 80})
	gone := describedIn("The keeper of the lamp wrote down every ship that passed the island before the winter of that year.")
	b.Run("present", func(b *testing.B) {
		for range b.N {
			f.Locate(present)
		}
	})
	b.Run("gone", func(b *testing.B) {
		for range b.N {
			f.Locate(gone)
		}
	})
	b.Run("across", func(b *testing.B) {
		for range b.N {
			x.Locate(present)
		}
	})
}
