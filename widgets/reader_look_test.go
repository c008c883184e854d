package widgets

import (
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"casebound/assets"
	"casebound/notebook"
)

var updateReader = flag.Bool("update-reader", false, "repaint the pictures of the Reader in testdata: look at them")

// readerShown is a small Reader that shows a little of everything.
func readerShown(t *testing.T) *Reader {
	r := readerWindow(t, notebook.PlainText(readerTale+"\nSubscribe\nMost read").WithFurniture(map[int]bool{4: true, 5: true}))
	r.SetHead(ReaderHead{Title: "The Harbour Ledger", Byline: "Evening Ledger · 9 April 2020"})
	long, short := readerSpanIn(t, r, "twelve boxes of receipts down"), readerSpanIn(t, r, "receipts down to the car park")
	r.SetHighlights([]ReaderHighlight{
		{ID: notebook.ID{1}, Span: long, Colour: notebook.Yellow, Comment: "Counted twice.", Tags: []string{"ledger"}},
		{ID: notebook.ID{2}, Span: short, Colour: notebook.Blue},
		{ID: notebook.ID{3}, Span: readerSpanIn(t, r, "before the warning arrived"), Colour: notebook.Red, Check: true},
	})
	r.SetMarks([]ReaderMark{
		{Span: readerSpanIn(t, r, "Marta Oyelaran"), Kind: notebook.Person},
		{Span: readerSpanIn(t, r, "Sunday"), Date: true},
	})
	r.SetFind([]notebook.Span{readerSpanIn(t, r, "desk"), readerSpanIn(t, r, "memo")}, 1)
	r.Select(readerSpanIn(t, r, "signed for them"))
	r.Resize(fyne.NewSize(360, 200))
	return r
}

// The pictures are the design, in four looks and three sizes. Rasterising may
// differ by a shade between processors, so a little difference is allowed.
func TestTheReaderLooksAsItDid(t *testing.T) {
	for _, look := range []assets.Look{assets.LookLight, assets.LookDark, assets.LookSepia, assets.LookContrast} {
		for _, size := range []float32{12, 17.5, 26} {
			r := readerShown(t)
			fyne.CurrentApp().Settings().SetTheme(assets.Theme{Look: look})
			r.SetType(ReaderType{Size: size})
			file := filepath.Join("testdata", "reader", fmt.Sprintf("%s-%v.png", look, size))
			compareReader(t, file, readerPainted(r, 1))
		}
	}
}

func compareReader(t *testing.T, file string, got *image.RGBA) {
	t.Helper()
	if *updateReader {
		f, err := os.Create(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := png.Encode(f, got); err != nil {
			t.Fatal(err)
		}
		return
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if share := readerDifference(got, want); share > 0.002 {
		t.Errorf("%s: %.2f %% of the pixels differ", file, 100*share)
	}
}

// readerDifference is the share of pixels that differ by more than a shade.
func readerDifference(got *image.RGBA, want image.Image) float64 {
	if got.Rect != want.Bounds() {
		return 1
	}
	differ := 0
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			r, g, b, _ := want.At(x, y).RGBA()
			p := got.RGBAAt(x, y)
			if !(readerShade(p.R, r) && readerShade(p.G, g) && readerShade(p.B, b)) {
				differ++
			}
		}
	}
	return float64(differ) / float64(got.Rect.Dx()*got.Rect.Dy())
}

func readerShade(a uint8, b uint32) bool { return max(int(a), int(b>>8))-min(int(a), int(b>>8)) <= 12 }
