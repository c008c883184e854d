package cli

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"casebound/notebook"
	"casebound/notebook/search"
	"casebound/storage"
)

// tongue makes words whose frequencies fall as those of a language do.
type tongue struct{ rank *rand.Zipf }

func newTongue() *tongue {
	return &tongue{rand.NewZipf(rand.New(rand.NewPCG(1, 1)), 1.2, 2.7, 149_999)}
}

var tongueSyllables = strings.Fields("ka re ti mo en sal der pin gor lu ba fex")

func (t *tongue) word() string {
	var b strings.Builder
	for v := t.rank.Uint64(); ; {
		b.WriteString(tongueSyllables[v%12])
		if v /= 12; v == 0 {
			return b.String()
		}
	}
}

// longWord is one of which the first four letters can be typed.
func (t *tongue) longWord() string {
	for {
		if w := t.word(); len(w) > 6 {
			return w
		}
	}
}

func (t *tongue) text(bytes int) string {
	var b strings.Builder
	for b.Len() < bytes {
		b.WriteString(t.word())
		b.WriteByte(' ')
	}
	return b.String()
}

// BenchmarkSearchOnDisk makes the index of 10,000 documents of 5 KB in a
// notebook on disk, closes it, opens it again and asks.
func BenchmarkSearchOnDisk(b *testing.B) {
	t, dir := newTongue(), filepath.Join(b.TempDir(), "case")
	store := openStore(b, dir)
	bytes := 0
	for i := range 10_000 {
		text := t.text(5000)
		bytes += len(text)
		id := notebook.ID{byte(i >> 8), byte(i), 1}
		must(b, store.PutText(id, notebook.PlainText(text), nil))
		must(b, store.Apply(notebook.Put(notebook.Document{ID: id, Title: t.text(30), Language: "en"})))
	}
	figures := map[string]float64{} // b.Loop forgets what was reported before it
	x, err := search.Open(store)
	must(b, err)
	began := time.Now()
	for more := true; more; {
		more, err = x.Upkeep(context.Background())
		must(b, err)
	}
	figures["MB/s"] = float64(bytes) / 1e6 / time.Since(began).Seconds()
	must(b, store.Close())
	store = openStore(b, dir)
	defer func() { must(b, store.Close()) }()
	began = time.Now()
	x, err = search.Open(store)
	must(b, err)
	figures["ms/open"] = milliseconds(time.Since(began))
	ask := func(query string) time.Duration {
		began := time.Now()
		_, err := x.Search(context.Background(), query, search.Options{NoFacets: true})
		must(b, err)
		return time.Since(began)
	}
	figures["ms/first-question"] = milliseconds(ask(t.word()))
	for name, query := range map[string]func() string{
		"word": t.word, "and": func() string { return t.word() + " " + t.word() },
		"prefix": func() string { return t.longWord()[:4] + "*" },
		"phrase": func() string { return `"` + t.word() + " " + t.word() + `"` },
	} {
		var took []time.Duration
		for range 200 {
			took = append(took, ask(query()))
		}
		slices.Sort(took)
		figures["ms-p95/"+name] = milliseconds(took[190])
	}
	for b.Loop() {
		ask(t.word())
	}
	for unit, n := range figures {
		b.ReportMetric(n, unit)
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func openStore(b *testing.B, dir string) *storage.Notebook {
	b.Helper()
	store, err := storage.Open(dir, storage.Options{})
	must(b, err)
	return store
}

func must(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}
