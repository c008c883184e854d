package cli

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"casebound/app/task"
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

// benchEpoch is when the benchmarks began.
var benchEpoch = time.Now()

// BenchmarkSearchOnDisk makes the index of 10,000 documents of 5 KB in a
// notebook on disk, closes it, opens it again and asks. cpu is the processor
// time that the asking thread spends on a question; passages are read on others
// beside it, as in the program.
func BenchmarkSearchOnDisk(b *testing.B) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
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
	ask := func(query string) (wall, processor time.Duration) {
		began, spent := time.Now(), threadClock()
		_, err := x.Search(context.Background(), query, search.Options{NoFacets: true, Together: task.Together})
		must(b, err)
		return time.Since(began), threadClock() - spent
	}
	first, _ := ask(t.word())
	figures["ms/first-question"] = milliseconds(first)
	for _, form := range []struct {
		name string
		make func() string
	}{
		{"word", t.word},
		{"and", func() string { return t.word() + " " + t.word() }},
		{"prefix", func() string { return t.longWord()[:4] + "*" }},
		{"phrase", func() string { return `"` + t.word() + " " + t.word() + `"` }},
	} {
		var took, spent []time.Duration
		for range 400 {
			wall, processor := ask(form.make())
			took, spent = append(took, wall), append(spent, processor)
		}
		slices.Sort(took)
		slices.Sort(spent)
		figures["ms-p95/"+form.name] = milliseconds(took[380])
		figures["cpu-ms-p95/"+form.name] = milliseconds(spent[380])
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
