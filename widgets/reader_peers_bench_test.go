package widgets

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"casebound/assets"
	"casebound/notebook"
)

// readerPeer is a widget of the toolkit that shows the same text.
type readerPeer struct {
	name string
	most int // KB of text of which it shows all frames within a minute
	show func(text notebook.Text) (object fyne.CanvasObject, scroll func(dy float32))
}

// readerInScroll puts a widget in the toolkit's own scroller.
func readerInScroll(o fyne.CanvasObject) (fyne.CanvasObject, func(float32)) {
	s := container.NewVScroll(o)
	return s, func(dy float32) { s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -dy)}) }
}

var readerPeers = []readerPeer{
	{"reader", 1 << 20, func(text notebook.Text) (fyne.CanvasObject, func(float32)) {
		r := NewReader()
		r.SetDocument(notebook.ID{1}, ReaderHead{}, text)
		return r, r.scrollBy
	}},
	{"label", 20, func(text notebook.Text) (fyne.CanvasObject, func(float32)) {
		l := widget.NewLabel(text.All())
		l.Wrapping = fyne.TextWrapWord
		return readerInScroll(l)
	}},
	{"richtext", 100, func(text notebook.Text) (fyne.CanvasObject, func(float32)) {
		rich := widget.NewRichText()
		for _, line := range strings.Split(text.All(), "\n") {
			rich.Segments = append(rich.Segments, &widget.TextSegment{Text: line, Style: widget.RichTextStyleParagraph})
		}
		rich.Wrapping = fyne.TextWrapWord
		return readerInScroll(rich)
	}},
	{"entry", 20, func(text notebook.Text) (fyne.CanvasObject, func(float32)) {
		e := widget.NewMultiLineEntry()
		e.Wrapping = fyne.TextWrapWord
		e.SetText(text.All())
		return readerInScroll(e)
	}},
	{"textgrid", 100, func(text notebook.Text) (fyne.CanvasObject, func(float32)) {
		return readerInScroll(widget.NewTextGridFromString(text.All()))
	}},
}

// BenchmarkReaderAndPeers shows the same text in the same window, painted by
// the toolkit's software painter: what it costs by itself is in every figure.
func BenchmarkReaderAndPeers(b *testing.B) {
	for _, kb := range []int{20, 100, 1 << 10} {
		text := readerProse(kb << 10)
		for _, peer := range readerPeers {
			if kb <= peer.most {
				b.Run(fmt.Sprintf("%s/%dKB", peer.name, kb), func(b *testing.B) { readerBenchPeer(b, peer, text) })
			}
		}
	}
}

func readerBenchPeer(b *testing.B, peer readerPeer, text notebook.Text) {
	test.NewTempApp(b).Settings().SetTheme(assets.Theme{Look: assets.LookLight})
	for b.Loop() {
		runtime.GC()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		object, scroll := peer.show(text)
		w := test.NewWindow(object)
		w.Resize(fyne.NewSize(1000, 800))
		w.Canvas().Capture()
		b.ReportMetric(float64(time.Since(start).Microseconds())/1000, "page-ms")
		readerQuantiles(b, readerFrames(6, func(int) { scroll(50); w.Canvas().Capture() }), "wheel")
		readerQuantiles(b, readerFrames(4, func(int) { scroll(780); w.Canvas().Capture() }), "new-page")
		readerQuantiles(b, readerFrames(3, func(i int) {
			w.Resize(fyne.NewSize(float32(900+10*i), 800))
			w.Canvas().Capture()
		}), "resize")
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(int64(after.HeapAlloc)-int64(before.HeapAlloc))/(1<<20), "held-MB")
		w.Close()
	}
}
