package finder

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/sahilm/fuzzy"
)

// typed are the queries of the benchmarks, each entered letter by letter, then
// taken back, then pasted whole.
var typed = []string{"harbour ledger", "lindqvist", "annual report 2021", "kestrel hold", "regular market", "crpun", "encrypton keys", "of the"}

// keystrokes lists what stands in the box after every key.
func keystrokes() []string {
	var list []string
	for _, q := range typed {
		for i := 1; i <= len(q); i++ {
			list = append(list, q[:i])
		}
		for i := len(q) - 1; i > 0; i -= 3 {
			list = append(list, q[:i])
		}
		list = append(list, q)
	}
	return list
}

// both runs tasks on all cores.
func both(tasks ...func()) {
	var wait sync.WaitGroup
	for _, task := range tasks {
		wait.Go(task)
	}
	wait.Wait()
}

// perKey reports how long ask takes for a key at the median and at the 95th
// percentile.
func perKey(b *testing.B, ask func(query string)) {
	keys := keystrokes()
	var took []time.Duration
	b.ResetTimer()
	for b.Loop() {
		for _, key := range keys {
			start := time.Now()
			ask(key)
			took = append(took, time.Since(start))
		}
	}
	slices.Sort(took)
	report := func(at int, unit string) { b.ReportMetric(float64(took[len(took)*at/100].Microseconds())/1000, unit) }
	report(50, "ms-p50/key")
	report(95, "ms-p95/key")
	report(99, "ms-p99/key")
}

func BenchmarkKeystroke(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000, 1_000_000} {
		if n == 1_000_000 && testing.Short() {
			continue
		}
		x := indexOf(cast(b, "candidates.txt"), crowd(n, 7))
		x.run = both
		b.Run(fmt.Sprintf("first/%d", n), func(b *testing.B) {
			perKey(b, func(q string) { x.First(q, 50, noon) })
		})
		b.Run(fmt.Sprintf("full/%d", n), func(b *testing.B) {
			perKey(b, func(q string) { x.Find(context.Background(), q, 50, noon) })
		})
	}
}

// BenchmarkMatcherAlone is the same typing through sahilm/fuzzy with nothing
// around it.
func BenchmarkMatcherAlone(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		var titles []string
		for _, c := range append(cast(b, "candidates.txt"), crowd(n, 7)...) {
			titles = append(titles, c.Title)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			perKey(b, func(q string) { fuzzy.Find(q, titles) })
		})
	}
}

// BenchmarkCases reports how many cases come first, for the finder and for
// the matcher alone.
func BenchmarkCases(b *testing.B) {
	list := cases(b, "cases.txt")
	for _, n := range []int{10, 5000, 50_000} {
		x := indexOf(cast(b, "candidates.txt"), crowd(n, 7))
		b.Run(fmt.Sprintf("finder/%d", n), func(b *testing.B) {
			for b.Loop() {
				first, five, _ := tally(b, x, list)
				b.ReportMetric(100*float64(first)/float64(len(list)), "%first")
				b.ReportMetric(100*float64(five)/float64(len(list)), "%five")
			}
		})
		b.Run(fmt.Sprintf("matcher/%d", n), func(b *testing.B) {
			var titles []string
			for _, c := range append(cast(b, "candidates.txt"), crowd(n, 7)...) {
				titles = append(titles, c.Title)
			}
			for b.Loop() {
				first, five := 0, 0
				for _, c := range list {
					found := fuzzy.Find(c.query, titles)
					for i := range min(5, len(found)) {
						if found[i].Str == c.want {
							five++
							if i == 0 {
								first++
							}
							break
						}
					}
				}
				b.ReportMetric(100*float64(first)/float64(len(list)), "%first")
				b.ReportMetric(100*float64(five)/float64(len(list)), "%five")
			}
		})
	}
}

// BenchmarkBuild is how long it takes to read a notebook's titles.
func BenchmarkBuild(b *testing.B) {
	list := crowd(100_000, 7)
	for b.Loop() {
		indexOf(list)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(list)), "ns/candidate")
}

// BenchmarkChange is the price of one renamed document among many.
func BenchmarkChange(b *testing.B) {
	x := indexOf(crowd(100_000, 7))
	c := Candidate{Kind: Document, ID: "changed"}
	for i := 0; b.Loop(); i++ {
		c.Title = fmt.Sprintf("The report of day %d", i)
		x.Put(c)
	}
}
