package glyph

import (
	"errors"
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"
	"testing"

	"github.com/go-text/typesetting/fontscan"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"
)

// fonts are the Go faces: a family of two, and the monospaced one to spare.
func fonts(t testing.TB) *Fonts {
	t.Helper()
	f := NewFonts(nil)
	if _, err := f.Add(goregular.TTF, gobold.TTF, nil, nil); err != nil {
		t.Fatal(err)
	}
	f.AddSpare(gomono.TTF)
	return f
}

func advances(f *Fonts, at Face, rtl bool, text string) []float32 {
	out := make([]float32, len(text))
	f.Advances(at, 20, rtl, text, out)
	return out
}

func sum(list []float32) float32 {
	total := float32(0)
	for _, v := range list {
		total += v
	}
	return total
}

func TestAWordIsAsWideWhereverItStands(t *testing.T) {
	f := fonts(t)
	alone := advances(f, Face{}, false, "Wave")
	inside := advances(f, Face{}, false, "To Wave is")[3:7]
	for i := range alone {
		if alone[i] != inside[i] {
			t.Errorf("letter %d is %v wide alone and %v inside a sentence", i, alone[i], inside[i])
		}
	}
}

func TestTwiceTheSizeIsTwiceTheWidth(t *testing.T) {
	f := fonts(t)
	small, large := f.Width(Face{}, 12, "Twelve boxes"), f.Width(Face{}, 24, "Twelve boxes")
	if math.Abs(float64(large-2*small)) > 0.001 {
		t.Errorf("%v at 12 and %v at 24", small, large)
	}
}

func TestBoldIsWiderAndLeaningIsNot(t *testing.T) {
	f := fonts(t)
	const text = "Twelve boxes of receipts"
	plain, bold := f.Width(Face{}, 20, text), f.Width(Face{Bold: true}, 20, text)
	leaning := f.Width(Face{Italic: true}, 20, text)
	if bold <= plain || leaning != plain {
		t.Errorf("plain %v, bold %v, leaning %v", plain, bold, leaning)
	}
}

func TestBytesInsideACharacterHaveNoWidth(t *testing.T) {
	f := fonts(t)
	text := "é—e\u0301x"
	got := advances(f, Face{}, false, text)
	for i, v := range got {
		starts := i == 0 || i == 2 || i == 5 || i == len(text)-1
		if (v > 0) != starts {
			t.Errorf("byte %d of %q is %v wide", i, text, v)
		}
	}
}

func TestWhatIsPaintedIsAsWideAsWhatIsMeasured(t *testing.T) {
	f := fonts(t)
	p := NewPainter(f)
	dst := image.NewRGBA(image.Rect(0, 0, 400, 40))
	for _, text := range []string{"", " ", "Twelve boxes of receipts", "日本語 and é", "fi ffl"} {
		for _, rtl := range []bool{false, true} {
			got := p.Draw(dst, Face{}, 20, rtl, text, 5, 30, color.NRGBA{A: 255})
			if want := sum(advances(f, Face{}, rtl, text)); math.Abs(float64(got-want)) > 0.01 {
				t.Errorf("%q, right to left %v: painted %v wide, measured %v", text, rtl, got, want)
			}
		}
	}
}

// inked is the box of what is not white.
func inked(dst *image.RGBA) image.Rectangle {
	var box image.Rectangle
	for y := range dst.Rect.Dy() {
		for x := range dst.Rect.Dx() {
			if dst.RGBAAt(x, y).R < 128 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

func sheet(w, h int) *image.RGBA {
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(dst, dst.Rect, image.White, image.Point{}, draw.Src)
	return dst
}

func TestInkStandsOnTheBaselineBetweenItsEdges(t *testing.T) {
	p := NewPainter(fonts(t))
	dst := sheet(200, 60)
	width := p.Draw(dst, Face{}, 30, false, "HE", 20, 45, color.NRGBA{A: 255})
	box := inked(dst)
	if box.Max.Y != 45 {
		t.Errorf("the ink ends at %d, want the baseline at 45", box.Max.Y)
	}
	if box.Min.X < 20 || box.Max.X > 20+int(width)+1 || box.Min.Y < 15 {
		t.Errorf("the ink is in %v, want between 20 and %v", box, 20+width)
	}
}

func TestRightToLeftTextIsPaintedFromTheRight(t *testing.T) {
	p := NewPainter(fonts(t))
	left, right := sheet(200, 40), sheet(200, 40)
	p.Draw(left, Face{}, 20, false, "IIII ....", 10, 30, color.NRGBA{A: 255})
	p.Draw(right, Face{}, 20, true, "IIII ....", 10, 30, color.NRGBA{A: 255})
	tall := func(dst *image.RGBA) int { // where the letters are: above the full stops
		return inked(dst.SubImage(image.Rect(0, 0, 200, 20)).(*image.RGBA)).Min.X
	}
	if tall(left) >= tall(right) {
		t.Errorf("the first word begins at %d from the left and %d from the right", tall(left), tall(right))
	}
}

func TestWhatLiesOutsideThePictureIsNotPainted(t *testing.T) {
	p := NewPainter(fonts(t))
	dst := sheet(30, 20)
	for _, at := range [][2]float32{{-1000, 10}, {1000, 10}, {-5, -1000}, {5, 1000}, {-10, 4}, {25, 24}} {
		p.Draw(dst, Face{}, 40, false, "Wjgl", at[0], at[1], color.NRGBA{A: 255})
	}
}

func TestTheSystemIsAskedOnceForWhatNoFaceHas(t *testing.T) {
	asked := 0
	f := NewFonts(func() (*fontscan.FontMap, error) { asked++; return nil, errors.New("there are none") })
	if _, err := f.Add(goregular.TTF, nil, nil, nil); err != nil {
		t.Fatal(err)
	}
	f.Width(Face{}, 20, "plain text")
	if asked != 0 {
		t.Errorf("the system is asked for what the face has")
	}
	for _, text := range []string{"日", "本", "日"} {
		if got := f.Width(Face{}, 20, text); got <= 0 {
			t.Errorf("%s is %v wide: the box of what is missing has a width", text, got)
		}
	}
	if asked != 1 {
		t.Errorf("the system was asked %d times", asked)
	}
}

func TestASpareFontThatIsNoneIsPassedOver(t *testing.T) {
	f := NewFonts(nil)
	if _, err := f.Add(goregular.TTF, nil, nil, nil); err != nil {
		t.Fatal(err)
	}
	f.AddSpare([]byte("no font"))
	f.AddEmoji([]byte("no font"))
	if got := f.Width(Face{}, 20, "日🎉"); got <= 0 {
		t.Errorf("what no face has is %v wide", got)
	}
}

func TestWhatIsNoFontIsAnError(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("no font"), goregular.TTF[:200]} {
		if _, err := NewFonts(nil).Add(data, nil, nil, nil); err == nil {
			t.Errorf("%d bytes are taken for a font", len(data))
		}
	}
}

func FuzzWordsCoverTheTextAndNothingPanics(f *testing.F) {
	for _, s := range []string{"", "one two", "  ", "日本語が、だ", "a\tb\nc", "é👩‍👩‍👧‍👦️", strings.Repeat("long", 300), "\xff\xfe", "か\u3099"} {
		f.Add(s, false)
	}
	set := fonts(f)
	p := NewPainter(set)
	dst := sheet(300, 40)
	f.Fuzz(func(t *testing.T, text string, rtl bool) {
		at := 0
		eachWord(text, func(start, end int) {
			if start != at || end <= start {
				t.Fatalf("a word from %d to %d, the one before ended at %d", start, end, at)
			}
			at = end
		})
		if at != len(text) {
			t.Fatalf("the words end at %d of %d", at, len(text))
		}
		advances(set, Face{}, rtl, text)
		p.Draw(dst, Face{Bold: true}, 18, rtl, text, 3.3, 30, color.NRGBA{R: 200, A: 200})
	})
}

// BenchmarkPage paints a page of forty rows of words already shaped, and of
// words never seen.
func BenchmarkPage(b *testing.B) {
	f := fonts(b)
	p := NewPainter(f)
	dst := sheet(1000, 800)
	row := strings.Repeat("the clerk carried twelve boxes ", 4)[:110]
	page := func() {
		for i := range 40 {
			p.Draw(dst, Face{}, 16, false, row, 10, float32(20*i), color.NRGBA{A: 255})
		}
	}
	b.Run("known", func(b *testing.B) {
		for b.Loop() {
			page()
		}
	})
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			clear(f.words)
			clear(p.masks)
			page()
		}
	})
}
