package storage

import (
	"testing"
	"time"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

func BenchmarkOpenAndCloseEmpty(b *testing.B) {
	dir := b.TempDir()
	var opening, closing time.Duration
	for b.Loop() {
		begin := time.Now()
		n, err := Open(dir, small)
		if err != nil {
			b.Fatal(err)
		}
		opening += time.Since(begin)
		begin = time.Now()
		if err := n.Close(); err != nil {
			b.Fatal(err)
		}
		closing += time.Since(begin)
	}
	b.ReportMetric(float64(opening.Milliseconds())/float64(b.N), "ms/open")
	b.ReportMetric(float64(closing.Milliseconds())/float64(b.N), "ms/close")
}

func BenchmarkSaveOneHighlight(b *testing.B) {
	n, err := Open(b.TempDir(), small)
	if err != nil {
		b.Fatal(err)
	}
	defer n.Close()
	s := newSample(1, 5000)
	if err := s.put(n); err != nil {
		b.Fatal(err)
	}
	i := 0
	for b.Loop() {
		h := s.highlights[0]
		h.ID = storetest.ID(i)
		i++
		if i == 1 {
			continue
		}
		if err := n.Apply(notebook.Put(h)); err != nil {
			b.Fatal(err)
		}
	}
}
