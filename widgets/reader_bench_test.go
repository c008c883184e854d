package widgets

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"casebound/assets"
	"casebound/notebook"
)

// The benchmarks of the Reader report what a bare time per operation cannot:
// medians and 95th percentiles of single frames, and memory. A frame is what
// the Reader itself does for it: gesture, layout and painting, without the
// toolkit's own walk of the window.

// readerSizes are the sizes of text, in MB.
var readerSizes = []int{1, 10, 100}

// readerProse makes about so many bytes of prose in paragraphs, with as many
// different words as prose has.
func readerProse(size int) notebook.Text {
	random := rand.New(rand.NewPCG(7, 7))
	words := make([]string, 8000)
	for i := range words {
		var w strings.Builder
		for range 1 + random.IntN(4) {
			w.WriteString([]string{"ba", "re", "ti", "lon", "sker", "a", "ou", "min", "dal", "er", "st", "ing"}[random.IntN(12)])
		}
		words[i] = w.String()
	}
	var b strings.Builder
	b.Grow(size + 4096)
	for b.Len() < size {
		for range 20 + random.IntN(120) {
			// Zipf, roughly: the square makes low numbers likelier.
			f := random.Float64()
			b.WriteString(words[int(f*f*f*float64(len(words)))])
			b.WriteByte(' ')
		}
		b.WriteString("end.\n")
	}
	return notebook.PlainText(b.String())
}

func readerBenchWindow(b *testing.B) *Reader {
	b.Helper()
	app := test.NewTempApp(b)
	app.Settings().SetTheme(assets.Theme{Look: assets.LookLight})
	r := NewReader()
	w := test.NewTempWindow(b, r)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1000, 800))
	return r
}

// readerPaintFrame paints once, as the toolkit would.
func readerPaintFrame(r *Reader) { r.paint(1000, 800) }

// readerQuantiles reports the median and the 95th percentile of times in ms.
func readerQuantiles(b *testing.B, times []time.Duration, name string) {
	slices.Sort(times)
	ms := func(q float64) float64 { return float64(times[int(q*float64(len(times)-1))].Microseconds()) / 1000 }
	b.ReportMetric(ms(0.5), name+"-p50-ms")
	b.ReportMetric(ms(0.95), name+"-p95-ms")
}

// readerEpoch is when the clock began, where it counts from a beginning.
var readerEpoch = time.Now()

// readerFrames times so many frames of a gesture.
func readerFrames(n int, act func(i int)) []time.Duration {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	times := make([]time.Duration, n)
	for i := range times {
		start := readerClock()
		act(i)
		times[i] = readerClock() - start
	}
	return times
}

func BenchmarkReader(b *testing.B) {
	for _, size := range readerSizes {
		text := readerProse(size << 20)
		b.Run(fmt.Sprintf("first-page/%dMB", size), func(b *testing.B) { readerBenchFirstPage(b, text) })
		b.Run(fmt.Sprintf("scroll/%dMB", size), func(b *testing.B) { readerBenchScroll(b, text) })
		b.Run(fmt.Sprintf("resize/%dMB", size), func(b *testing.B) { readerBenchResize(b, text) })
		b.Run(fmt.Sprintf("marked/%dMB", size), func(b *testing.B) { readerBenchMarked(b, text) })
		b.Run(fmt.Sprintf("memory/%dMB", size), func(b *testing.B) { readerBenchMemory(b, text) })
	}
}

// BenchmarkReaderShapes are texts of one paragraph, and of very many.
func BenchmarkReaderShapes(b *testing.B) {
	one := notebook.PlainText(strings.ReplaceAll(readerProse(5<<20).All(), "\n", " "))
	many := notebook.PlainText(strings.Repeat("A short paragraph of a few words.\n", 100000))
	for _, shape := range []struct {
		name string
		text notebook.Text
	}{{"one-paragraph-5MB", one}, {"100000-paragraphs", many}} {
		b.Run("first-page/"+shape.name, func(b *testing.B) { readerBenchFirstPage(b, shape.text) })
		b.Run("scroll/"+shape.name, func(b *testing.B) { readerBenchScroll(b, shape.text) })
		b.Run("resize/"+shape.name, func(b *testing.B) { readerBenchResize(b, shape.text) })
	}
}

func readerBenchFirstPage(b *testing.B, text notebook.Text) {
	r := readerBenchWindow(b)
	readerPaintFrame(r)
	times := []time.Duration{}
	for b.Loop() {
		times = append(times, readerFrames(1, func(int) {
			r.SetDocument(notebook.ID{1}, ReaderHead{Title: "A long document"}, text)
			readerPaintFrame(r)
		})...)
	}
	readerQuantiles(b, times, "page")
}

func readerBenchScroll(b *testing.B, text notebook.Text) {
	r := readerBenchWindow(b)
	r.SetDocument(notebook.ID{1}, ReaderHead{}, text)
	readerPaintFrame(r)
	for b.Loop() {
		readerQuantiles(b, readerFrames(300, func(int) { r.scrollBy(50); readerPaintFrame(r) }), "wheel")
		readerQuantiles(b, readerFrames(200, func(int) { r.scrollBy(780); readerPaintFrame(r) }), "new-page")
		random := rand.New(rand.NewPCG(1, 1))
		readerQuantiles(b, readerFrames(100, func(int) {
			at := random.IntN(text.Len())
			r.reveal(notebook.Span{Start: at, End: at})
			readerPaintFrame(r)
		}), "jump")
		readerQuantiles(b, readerFrames(100, func(i int) {
			r.scrollbar.grip = 0
			r.dragThumb(float32(i * 7))
			readerPaintFrame(r)
		}), "thumb")
	}
}

func readerBenchResize(b *testing.B, text notebook.Text) {
	r := readerBenchWindow(b)
	r.SetDocument(notebook.ID{1}, ReaderHead{}, text)
	r.ScrollTo(text.Len() / 2)
	for b.Loop() {
		readerQuantiles(b, readerFrames(60, func(i int) {
			r.Resize(fyne.NewSize(float32(520+3*i), 800))
			readerPaintFrame(r)
		}), "resize")
		readerQuantiles(b, readerFrames(30, func(i int) {
			r.SetType(ReaderType{Size: float32(12 + i%10)})
			readerPaintFrame(r)
		}), "text-size")
	}
}

// readerBenchMarked scrolls a text with 20,000 highlights and 200,000 mentions.
func readerBenchMarked(b *testing.B, text notebook.Text) {
	r := readerBenchWindow(b)
	r.SetDocument(notebook.ID{1}, ReaderHead{}, text)
	spanOf := func(i, n, length int) notebook.Span {
		start := i * (text.Len() - 200) / n
		return notebook.Span{Start: start, End: start + length}
	}
	highlights := make([]ReaderHighlight, 20000)
	for i := range highlights {
		highlights[i] = ReaderHighlight{ID: notebook.ID{byte(i), byte(i >> 8), 1}, Span: spanOf(i, len(highlights), 60), Colour: notebook.Colour(1 + i%8)}
	}
	marks := make([]ReaderMark, 200000)
	for i := range marks {
		marks[i] = ReaderMark{Span: spanOf(i, len(marks), 6), Kind: notebook.Person}
	}
	for b.Loop() {
		readerQuantiles(b, readerFrames(5, func(int) { r.SetHighlights(highlights); r.SetMarks(marks); readerPaintFrame(r) }), "set")
		readerQuantiles(b, readerFrames(200, func(int) { r.scrollBy(50); readerPaintFrame(r) }), "wheel")
		readerQuantiles(b, readerFrames(100, func(int) { r.scrollBy(780); readerPaintFrame(r) }), "new-page")
	}
}

// readerBenchMemory reports what the Reader holds beside the text, after opening
// and after scrolling through all of it.
func readerBenchMemory(b *testing.B, text notebook.Text) {
	held := func() float64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc) / (1 << 20)
	}
	before := held()
	r := readerBenchWindow(b)
	for b.Loop() {
		r.SetDocument(notebook.ID{1}, ReaderHead{}, text)
		readerPaintFrame(r)
		b.ReportMetric(held()-before, "opened-MB")
		for i := range 3000 {
			r.moveTo(r.layout.Goto(float64(i)/3000, 800))
			readerPaintFrame(r)
		}
		b.ReportMetric(held()-before, "scrolled-MB")
	}
	runtime.KeepAlive(text)
}
