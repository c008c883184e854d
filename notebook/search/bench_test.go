package search

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"casebound/notebook"
)

// tongue makes words of syllables whose frequencies fall as those of a natural
// language do (Zipf's law), short words being the frequent ones.
type tongue struct {
	words []string
	rank  *rand.Zipf
	r     *rand.Rand
}

func newTongue(seed uint64) *tongue {
	r := rand.New(rand.NewPCG(seed, 1))
	syllables := strings.Fields("a an be con da de dis e en er es fe ga hu i im in ing ka la le li ly ma men mi na ne no o or pa per pre pro ra re ri ro sa se si so ta te ti tion to tor tu u un va ve vi")
	seen := map[string]bool{}
	t := &tongue{r: r, rank: rand.NewZipf(r, 1.2, 2.7, 149_999)}
	for len(t.words) < 150_000 {
		most := 1 + int(math.Log2(float64(len(t.words)+2))/4)
		var b strings.Builder
		for range 1 + r.IntN(most) {
			b.WriteString(syllables[r.IntN(len(syllables))])
		}
		if w := b.String(); !seen[w] && len(w) > 1 {
			seen[w] = true
			t.words = append(t.words, w)
		} else if r.IntN(50) == 0 {
			syllables = append(syllables, w)
		}
	}
	return t
}

func (t *tongue) word() string { return t.words[t.rank.Uint64()] }

// text makes about so many bytes.
func (t *tongue) text(bytes int) string {
	var b strings.Builder
	for b.Len() < bytes {
		for i := range 5 + t.r.IntN(20) {
			w := t.word()
			if i == 0 {
				w = strings.ToUpper(w[:1]) + w[1:]
			}
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w)
		}
		b.WriteString(". ")
		if t.r.IntN(5) == 0 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// shelf is the notebook of the benchmarks: 10,000 documents of 5 KB.
func shelf(b *testing.B, documents, size int) (*library, *tongue, int) {
	b.Helper()
	t := newTongue(1)
	l := &library{t: b, store: newLibrary(b).store, texts: map[notebook.ID]string{}}
	bytes := 0
	for n := range documents {
		text := t.text(size)
		bytes += len(text)
		d := notebook.Document{ID: id(n + 1), Title: t.text(40), Language: "en"}
		if err := l.store.PutText(d.ID, notebook.PlainText(text), nil); err != nil {
			b.Fatal(err)
		}
		if err := l.store.Apply(notebook.Put(d)); err != nil {
			b.Fatal(err)
		}
	}
	l.reopen()
	return l, t, bytes
}

func (l *library) indexBytes() (n uint64) {
	for _, s := range l.index.meta.segments {
		n += s.total()
	}
	return n
}

// epoch is when the benchmarks began.
var epoch = time.Now()

// BenchmarkIndexing makes the index of 50 MB of text, on one core; cpu-MB/s is
// by processor time.
func BenchmarkIndexing(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	l, _, bytes := shelf(b, 10_000, 5000)
	b.ResetTimer()
	began := threadClock()
	for b.Loop() {
		if err := l.index.Rebuild(context.Background()); err != nil {
			b.Fatal(err)
		}
		l.settle()
	}
	b.ReportMetric(float64(bytes)*float64(b.N)/1e6/(threadClock()-began).Seconds(), "cpu-MB/s")
	b.ReportMetric(float64(bytes)*float64(b.N)/1e6/b.Elapsed().Seconds(), "MB/s")
	b.ReportMetric(float64(l.indexBytes())/float64(bytes), "index/text")
	b.ReportMetric(float64(len(l.index.meta.segments)), "segments")
}

func BenchmarkQuery(b *testing.B) {
	l, t, _ := shelf(b, 10_000, 5000)
	l.settle()
	one := func(from, to int) string { return t.words[from+t.r.IntN(to-from)] }
	typo := func(w string) string {
		i := 2 + t.r.IntN(len(w)-3)
		return w[:i] + w[i+1:i+2] + w[i:i+1] + w[i+2:]
	}
	for _, c := range []struct {
		name string
		make func() string
	}{
		{"rare", func() string { return one(20_000, 100_000) }},
		{"common", func() string { return one(20, 400) }},
		{"and", func() string { return one(100, 2000) + " " + one(100, 2000) }},
		{"prefix", func() string { w := one(1000, 20_000); return w[:min(4, len(w))] + "*" }},
		{"phrase", func() string { return `"` + one(0, 60) + " " + one(10, 600) + `"` }},
		{"typo", func() string {
			for {
				if w := one(1000, 20_000); len(w) > 5 {
					return typo(w) + "~"
				}
			}
		}},
		{"facets", func() string { return one(20, 400) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			var took, cost []time.Duration
			hits := 0
			for b.Loop() {
				query := c.make()
				start, began := time.Now(), threadClock()
				r, err := l.index.Search(context.Background(), query, Options{NoFacets: c.name != "facets"})
				took, cost = append(took, time.Since(start)), append(cost, threadClock()-began)
				if err != nil {
					b.Fatal(query, err)
				}
				hits += r.Hits
			}
			slices.Sort(took)
			slices.Sort(cost)
			b.ReportMetric(float64(cost[len(cost)*95/100].Microseconds())/1000, "cpu-ms-p95")
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-p50")
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "ms-p95")
			b.ReportMetric(float64(hits)/float64(len(took)), "hits")
		})
	}
}

// BenchmarkFacets asks for facets where 40,000 people, organisations and places
// are mentioned, 40 in each of 10,000 documents.
func BenchmarkFacets(b *testing.B) {
	l, t, _ := shelf(b, 10_000, 5000)
	who := rand.NewZipf(t.r, 1.1, 5, 39_999)
	for n := range 40_000 {
		l.put(notebook.Entity{ID: id(100_000 + n), Kind: notebook.EntityKind(1 + n%3), Name: fmt.Sprint("Name ", n)})
	}
	for n := range 10_000 {
		m := notebook.Mentions{Document: id(n + 1)}
		for at := range 40 {
			m.List = append(m.List, notebook.Mention{Entity: id(100_000 + int(who.Uint64())), Span: notebook.Span{Start: at, End: at + 1}})
		}
		l.put(m)
	}
	l.settle()
	for _, c := range []struct {
		name     string
		from, to int
	}{{"common", 20, 400}, {"rare", 20_000, 100_000}} {
		b.Run(c.name, func(b *testing.B) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			var cost []time.Duration
			for b.Loop() {
				began := threadClock()
				if _, err := l.index.Search(context.Background(), t.words[c.from+t.r.IntN(c.to-c.from)], Options{}); err != nil {
					b.Fatal(err)
				}
				cost = append(cost, threadClock()-began)
			}
			slices.Sort(cost)
			b.ReportMetric(float64(cost[len(cost)*95/100].Microseconds())/1000, "cpu-ms-p95")
		})
	}
}

// BenchmarkAddOne adds one document of 5 KB to 10,000.
func BenchmarkAddOne(b *testing.B) {
	l, t, _ := shelf(b, 10_000, 5000)
	l.settle()
	n := 20_000
	for b.Loop() {
		n++
		l.add(notebook.Document{ID: id(n), Title: fmt.Sprint("New ", n)}, t.text(5000))
		if _, err := l.index.Upkeep(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen opens the index of 10,000 documents, asks the first question,
// and one for a misspelt word, which reads all words; MB-more is what the index
// then keeps in memory.
func BenchmarkOpen(b *testing.B) {
	l, t, _ := shelf(b, 10_000, 5000)
	l.settle()
	ask := func(query string) time.Duration {
		start := time.Now()
		if _, err := l.index.Search(context.Background(), query, Options{}); err != nil {
			b.Fatal(err)
		}
		return time.Since(start)
	}
	l.index = nil
	before := heap()
	var open, first, near []time.Duration
	for b.Loop() {
		start := time.Now()
		l.reopen()
		open = append(open, time.Since(start))
		first = append(first, ask(t.words[20+t.r.IntN(400)]))
		near = append(near, ask("habrour~"))
	}
	for range 300 { // fill what it keeps
		ask(t.word() + " OR " + t.word() + "*")
		ask(`"` + t.word() + " " + t.word() + `"`)
	}
	b.ReportMetric(float64(heap()-before)/1e6, "MB-more")
	for name, took := range map[string][]time.Duration{"open": open, "first-question": first, "first-near-miss": near} {
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/"+name)
	}
	runtime.KeepAlive(l)
}

// heap is how many bytes are in use.
func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
