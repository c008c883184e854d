package storage

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"testing"
	"time"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

var benchmarked = map[string]Key{"plain": {}, "encrypted": {Passphrase: secret}}

func openForBench(b *testing.B, dir string, key Key) *Notebook {
	b.Helper()
	n, err := Open(dir, guarded(key))
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// percentile sorts the durations.
func percentile(d []time.Duration, p float64) float64 {
	slices.Sort(d)
	return float64(d[int(float64(len(d)-1)*p)].Microseconds()) / 1000
}

// BenchmarkSaveOneHighlight measures one durable change, and beside it what
// appending as many bytes to a file and flushing it takes on the same disk.
func BenchmarkSaveOneHighlight(b *testing.B) {
	for name, key := range benchmarked {
		b.Run(name, func(b *testing.B) {
			dir := b.TempDir()
			n := openForBench(b, dir, key)
			defer n.Close()
			s := newSample(1, 5000)
			if err := s.put(n); err != nil {
				b.Fatal(err)
			}
			f, err := os.Create(filepath.Join(dir, "flushed"))
			if err != nil {
				b.Fatal(err)
			}
			defer f.Close()
			var saved, flushed []time.Duration
			for i := 1; b.Loop(); i++ {
				h := s.highlights[0]
				h.ID = storetest.ID(i)
				begin := time.Now()
				if err := n.Apply(notebook.Put(h)); err != nil {
					b.Fatal(err)
				}
				saved = append(saved, time.Since(begin))
				begin = time.Now()
				_, err := f.Write(make([]byte, 600))
				if err := errors.Join(err, f.Sync()); err != nil {
					b.Fatal(err)
				}
				flushed = append(flushed, time.Since(begin))
			}
			b.ReportMetric(percentile(saved, 0.5), "p50-ms")
			b.ReportMetric(percentile(saved, 0.99), "p99-ms")
			b.ReportMetric(percentile(flushed, 0.5), "flush-p50-ms")
			b.ReportMetric(percentile(flushed, 0.99), "flush-p99-ms")
		})
	}
}

// BenchmarkImport measures whole imports: text, original, mentions, dates.
func BenchmarkImport(b *testing.B) {
	for name, key := range benchmarked {
		b.Run(name, func(b *testing.B) {
			n := openForBench(b, b.TempDir(), key)
			defer n.Close()
			s := newSample(1, 50_000)
			bytes := 0
			for i := 1; b.Loop(); i++ {
				s.document.ID = storetest.ID(i)
				s.mentions.Document, s.timexes.Document = s.document.ID, s.document.ID
				s.original = append(s.original[:len(s.original)-8], []byte(fmt.Sprintf("%8d", i))...)
				if err := s.put(n); err != nil {
					b.Fatal(err)
				}
				bytes += s.text.Len()
			}
			b.ReportMetric(float64(bytes)/1e6/b.Elapsed().Seconds(), "MB/s")
		})
	}
}

// resident is the memory of this process in MB: all of it, and the part that
// is no mapped file. Zero where the system does not say.
func resident() (all, anonymous float64) {
	status, _ := os.ReadFile("/proc/self/status")
	for _, line := range bytes.Split(status, []byte("\n")) {
		f := bytes.Fields(line)
		if len(f) < 2 {
			continue
		}
		kb, _ := strconv.ParseFloat(string(f[1]), 64)
		switch string(f[0]) {
		case "VmRSS:":
			all = kb / 1024
		case "RssAnon:":
			anonymous = kb / 1024
		}
	}
	return all, anonymous
}

// BenchmarkOpenTenThousand opens a notebook of 10,000 documents and 100,000
// highlights and reads every document's record, as the window does.
func BenchmarkOpenTenThousand(b *testing.B) {
	for name, key := range benchmarked {
		b.Run(name, func(b *testing.B) {
			dir := b.TempDir()
			fillTenThousand(b, dir, key)
			debug.FreeOSMemory()
			base, baseAnonymous := resident()
			var opening, listing, closing, highlights []time.Duration
			var all, anonymous float64
			for b.Loop() {
				begin := time.Now()
				n := openForBench(b, dir, key)
				opening = append(opening, time.Since(begin))
				begin = time.Now()
				documents, err := notebook.All[notebook.Document](n, notebook.Key{Kind: notebook.KindDocument})
				if err != nil || len(documents) != 10_000 {
					b.Fatal(len(documents), err)
				}
				listing = append(listing, time.Since(begin))
				begin = time.Now()
				if _, err := notebook.All[notebook.Highlight](n, notebook.Key{Kind: notebook.KindHighlight}); err != nil {
					b.Fatal(err)
				}
				highlights = append(highlights, time.Since(begin))
				runtime.KeepAlive(documents)
				debug.FreeOSMemory()
				all, anonymous = resident()
				begin = time.Now()
				if err := n.Close(); err != nil {
					b.Fatal(err)
				}
				closing = append(closing, time.Since(begin))
			}
			b.ReportMetric(percentile(opening, 0.5), "open-ms")
			b.ReportMetric(percentile(listing, 0.5), "documents-ms")
			b.ReportMetric(percentile(highlights, 0.5), "highlights-ms")
			b.ReportMetric(percentile(closing, 0.5), "close-ms")
			b.ReportMetric(all-base, "MB-more")
			b.ReportMetric(anonymous-baseAnonymous, "MB-more-anonymous")
			size, _ := folderSize(dir)
			b.ReportMetric(float64(size)/1e6, "MB-on-disk")
		})
	}
}

func fillTenThousand(b *testing.B, dir string, key Key) {
	b.Helper()
	n := openForBench(b, dir, key)
	s := newSample(1, 4000)
	var changes []notebook.Change
	for i := 1; i <= 10_000; i++ {
		id := storetest.ID(i)
		if err := n.PutText(id, s.text, nil); err != nil {
			b.Fatal(err)
		}
		d, m, x := s.document, s.mentions, s.timexes
		d.ID, m.Document, x.Document = id, id, id
		d.Title = fmt.Sprintf("Ledger %d of the year %d", i, 1900+i%120)
		changes = append(changes, notebook.Put(d), notebook.Put(m), notebook.Put(x))
		for k := range 10 {
			h := s.highlights[k%3]
			h.Document, h.ID = id, storetest.ID(i*10+k)
			changes = append(changes, notebook.Put(h))
		}
		if len(changes) > 3000 || i == 10_000 {
			if err := n.Apply(changes...); err != nil {
				b.Fatal(err)
			}
			changes = nil
		}
	}
	if err := n.Close(); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkOpenAndCloseEmpty(b *testing.B) {
	for name, key := range benchmarked {
		b.Run(name, func(b *testing.B) {
			dir := b.TempDir()
			var opening, closing []time.Duration
			for b.Loop() {
				begin := time.Now()
				n := openForBench(b, dir, key)
				opening = append(opening, time.Since(begin))
				begin = time.Now()
				if err := n.Close(); err != nil {
					b.Fatal(err)
				}
				closing = append(closing, time.Since(begin))
			}
			size, _ := folderSize(dir)
			b.ReportMetric(percentile(opening, 0.5), "open-ms")
			b.ReportMetric(percentile(closing, 0.5), "close-ms")
			b.ReportMetric(float64(size)/1e6, "MB-on-disk")
		})
	}
}

// BenchmarkArgon2id measures what a passphrase costs here.
func BenchmarkArgon2id(b *testing.B) {
	for b.Loop() {
		d := calibrated(time.Now).derivation()
		begin := time.Now()
		if _, err := d.key(secret); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(time.Since(begin).Milliseconds()), "ms/passphrase")
		b.ReportMetric(float64(d.Memory>>10), "MiB")
	}
}
