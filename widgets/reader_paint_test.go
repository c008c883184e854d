package widgets

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"casebound/assets"
	"casebound/notebook"
)

func TestResizingKeepsThePlace(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(strings.Repeat(readerTale+"\n", 40)))
	r.ScrollTo(3000)
	before, _ := r.ReadingPosition()
	for _, size := range []fyne.Size{fyne.NewSize(400, 300), fyne.NewSize(1200, 900), fyne.NewSize(800, 500)} {
		r.Resize(size)
		if row := r.visible()[0]; !row.Contains(before) {
			t.Errorf("at %v the top row is %v, without %d", size, row.Span, before)
		}
	}
	for _, size := range []float32{10, 40, 17.5} {
		r.SetType(ReaderType{Size: size})
		if row := r.visible()[0]; !row.Contains(before) {
			t.Errorf("at size %v the top row is %v, without %d", size, row.Span, before)
		}
	}
}

func TestTheThumbGoesFromEndToEnd(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(strings.Repeat(readerTale+"\n", 100)))
	bar := r.Size().Width - readerStrip/2
	r.dragFrom(fyne.NewPos(bar, 5), fyne.NewPos(bar, 250), fyne.NewPos(bar, 900))
	if _, read := r.ReadingPosition(); read != 1 {
		t.Errorf("dragged to the end %v is read", read)
	}
	y, h := r.thumb()
	if y+h != r.Size().Height {
		t.Errorf("the thumb ends at %v of %v", y+h, r.Size().Height)
	}
	r.dragFrom(fyne.NewPos(bar, y+4), fyne.NewPos(bar, -200))
	if _, read := r.ReadingPosition(); read != 0 {
		t.Errorf("dragged to the start %v is read", read)
	}
	if !r.Selection().Empty() {
		t.Errorf("dragging the thumb selected %v", r.Selection())
	}
}

func TestSettingsOutsideTheLimitsAreMovedInside(t *testing.T) {
	got := ReaderType{Size: 400, LineHeight: 0.1, Column: 7, Spacing: -1, FirstLine: 99}.bounded()
	want := ReaderType{Size: 40, LineHeight: 1, Column: 45, Spacing: 0, FirstLine: 8}
	if got.Size != want.Size || got.LineHeight != want.LineHeight || got.Column != want.Column || got.Spacing != want.Spacing || got.FirstLine != want.FirstLine {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestAFontThatIsNoneIsRefusedAndReplaced(t *testing.T) {
	if err := CheckReaderFont([]byte("not a font")); err == nil {
		t.Errorf("no error")
	}
	if err := CheckReaderFont(assets.Sans.Content()); err != nil {
		t.Errorf("a good font: %v", err)
	}
	r := readerWindow(t, notebook.PlainText(readerTale))
	r.SetType(ReaderType{Face: ReaderCustom, Font: []byte("not a font")})
	if len(r.visible()) == 0 {
		t.Errorf("nothing shows")
	}
}

func readerPainted(r *Reader, scale float32) *image.RGBA {
	size := r.Size()
	return r.paint(int(size.Width*scale), int(size.Height*scale)).(*image.RGBA)
}

func readerCount(picture *image.RGBA, scale float32, box area, c color.NRGBA) int {
	n := 0
	for y := int(box.y * scale); y < int(box.bottom()*scale); y++ {
		for x := int(box.x * scale); x < int(box.right()*scale); x++ {
			p := picture.RGBAAt(x, y)
			if readerNear(p.R, c.R) && readerNear(p.G, c.G) && readerNear(p.B, c.B) {
				n++
			}
		}
	}
	return n
}

func readerNear(a, b uint8) bool { return max(a, b)-min(a, b) <= 3 }

func TestPaintingFollowsTheThemeAndTheScale(t *testing.T) {
	r, _ := readerMarked(t)
	r.Select(readerSpanIn(t, r, "twelve boxes"))
	for _, look := range []assets.Look{assets.LookLight, assets.LookDark, assets.LookSepia, assets.LookContrast} {
		fyne.CurrentApp().Settings().SetTheme(assets.Theme{Look: look})
		palette := assets.PaletteOf(look)
		for _, scale := range []float32{1, 1.5, 2} {
			picture := readerPainted(r, scale)
			row := r.visible()[0]
			selected := row.Extents(r.Selection())[0]
			box := area{r.frame.left + selected.X, row.Y, selected.W, row.Height}
			whole := int(box.w * scale * box.h * scale)
			if got := readerCount(picture, scale, box, palette[assets.ColourSelected]); got < whole/2 {
				t.Errorf("%s at %v: %d of %d pixels of the selection have its colour", look, scale, got, whole)
			}
			if got := readerCount(picture, scale, box, palette[assets.ColourInk]); got < whole/50 {
				t.Errorf("%s at %v: %d of %d pixels of the selection are ink", look, scale, got, whole)
			}
			if got := picture.RGBAAt(2, 2); color.NRGBAModel.Convert(got) != palette[assets.ColourPaper] {
				t.Errorf("%s at %v: the corner is %v, want paper", look, scale, got)
			}
		}
	}
}

func TestOverlappingHighlightsShowBothTheirColours(t *testing.T) {
	r, _ := readerMarked(t)
	picture := readerPainted(r, 1)
	s := readerSpanIn(t, r, "compliance")
	row := readerRowHolding(r.visible(), s.Start)
	e := row.Extents(s)[0]
	box := area{r.frame.left + e.X, row.Y, e.W, row.Height}
	for _, c := range []notebook.Colour{notebook.Yellow, notebook.Blue} {
		wash := assets.HighlightWash(c, assets.LookLight)
		paper := assets.PaletteOf(assets.LookLight)[assets.ColourPaper]
		pix := []uint8{paper.R, paper.G, paper.B, 255}
		readerBlend(pix, wash, uint32(wash.A))
		if got := readerCount(picture, 1, box, color.NRGBA{R: pix[0], G: pix[1], B: pix[2], A: 255}); got < int(box.w*box.h)/8 {
			t.Errorf("%s covers %d pixels of %v", c, got, box.w*box.h)
		}
	}
}

func TestHostileTextIsShownAndNeverPanics(t *testing.T) {
	texts := []string{"", "\n", "\x00\x01\x02", strings.Repeat("\u0301", 5000), strings.Repeat("\u202e", 300) + "a", strings.Repeat("a", 100000), "\ufeff\ufffe\U0010ffff", strings.Repeat("\t", 4000)}
	for _, content := range texts {
		r := readerWindow(t, notebook.PlainText(content))
		readerPainted(r, 1)
		r.SelectAll()
		r.TypedRune('v')
		r.press(fyne.KeyDown, fyne.KeyEnd, fyne.KeyRight, fyne.KeyUp, fyne.KeyHome, fyne.KeyPageDown)
		readerPainted(r, 2)
	}
}

func TestSpansOutsideTheTextAreNotSelected(t *testing.T) {
	r := readerWindow(t, notebook.PlainText("ends soon"))
	r.Select(notebook.Span{Start: 5, End: 900})
	if !r.Selection().Empty() {
		t.Errorf("selected %v", r.Selection())
	}
	r.SetHighlights([]ReaderHighlight{{ID: notebook.ID{1}, Span: notebook.Span{Start: 4, End: 900}, Colour: notebook.Red}})
	r.SetFind([]notebook.Span{{Start: -5, End: 3}, {Start: 900, End: 901}}, 1)
	r.ScrollTo(5000)
	r.ShowSpan(notebook.Span{Start: 4000, End: 4010})
	readerPainted(r, 1)
}

func TestTheTopStaysTheTopWhenTheTitleGrows(t *testing.T) {
	r := readerWindow(t, notebook.PlainText(strings.Repeat(readerTale+"\n", 40)))
	r.SetHead(ReaderHead{Title: "A title that is long enough for several rows", Byline: "nobody · never"})
	r.SetType(ReaderType{Size: 36})
	if got := r.visible()[0].Y; got != r.frame.head {
		t.Errorf("the text begins at %v, want %v", got, r.frame.head)
	}
}

func TestEmojiAreInColour(t *testing.T) {
	r := readerWindow(t, notebook.PlainText("🎉👍🏽"))
	picture := readerPainted(r, 2)
	colourful := 0
	for i := 0; i < len(picture.Pix); i += 4 {
		if p := picture.Pix[i : i+3]; max(p[0], p[1], p[2])-min(p[0], p[1], p[2]) > 60 {
			colourful++
		}
	}
	if colourful < 100 {
		t.Errorf("%d pixels have a colour", colourful)
	}
}
