package widgets

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"casebound/assets"
	"casebound/notebook/timeline"
	"casebound/widgets/glyph"
)

// ChartColours are the colours of a look as a chart of the timeline uses them.
func ChartColours(look assets.Look) timeline.ChartColours {
	p := assets.PaletteOf(look)
	c := timeline.ChartColours{
		Paper: p[assets.ColourPaper], Pane: p[assets.ColourPane], Line: p[assets.ColourLine],
		Ink: p[assets.ColourInk], Dim: p[assets.ColourDim], Faint: p[assets.ColourFaint],
		Date: p[assets.ColourDate], Warn: p[assets.ColourWarn],
	}
	for _, name := range groupInks {
		c.Groups = append(c.Groups, p[name])
	}
	return c
}

// mostPixels bounds a picture: some 200 MB while it is painted.
const mostPixels = 50 << 20

// PaintDrawing paints a drawing, scale pixels to a unit, in the fonts of the
// frame. It belongs to the UI thread, as the fonts do.
func PaintDrawing(d timeline.Drawing, scale float32) (image.Image, error) {
	w, h := int(math.Ceil(float64(d.Width*scale))), int(math.Ceil(float64(d.Height*scale)))
	if w <= 0 || h <= 0 || w > mostPixels/h {
		return nil, fmt.Errorf("a picture of %d by %d pixels cannot be painted", w, h)
	}
	p := &drawingPainter{image: image.NewRGBA(image.Rect(0, 0, w, h)), scale: scale, ink: readerSharedInk()}
	draw.Draw(p.image, p.image.Bounds(), image.White, image.Point{}, draw.Src)
	for _, m := range d.Marks {
		switch m := m.(type) {
		case timeline.Box:
			p.box(m)
		case timeline.Disc:
			p.disc(m)
		case timeline.Lettering:
			p.lettering(m)
		}
	}
	return p.image, nil
}

type drawingPainter struct {
	image *image.RGBA
	scale float32
	ink   *readerInk
	shape vector.Rasterizer
}

func (p *drawingPainter) box(b timeline.Box) {
	a := area{b.X * p.scale, b.Y * p.scale, b.W * p.scale, b.H * p.scale}
	round := b.Round * p.scale
	if b.Stroke.A > 0 { // a larger box behind, since both are of full cover
		edge := p.scale / 2
		p.fill(a.inset(-edge, -edge), round+edge, image.NewUniform(b.Stroke))
		a, round = a.inset(edge, edge), round-edge
	}
	var ink image.Image = image.NewUniform(b.Fill)
	if b.Fade != [2]float32{} {
		ink = fading{b.Fill, a, b.Fade[0] * p.scale, b.Fade[1] * p.scale}
	}
	p.fill(a, round, ink)
}

// fill paints a rectangle with rounded corners, its edges smoothed.
func (p *drawingPainter) fill(a area, round float32, ink image.Image) {
	if a.w <= 0 || a.h <= 0 {
		return
	}
	x0, y0 := float32(math.Floor(float64(a.x))), float32(math.Floor(float64(a.y)))
	at := image.Rect(int(x0), int(y0), int(math.Ceil(float64(a.right()))), int(math.Ceil(float64(a.bottom()))))
	p.shape.Reset(at.Dx(), at.Dy())
	roundRect(&p.shape, area{a.x - x0, a.y - y0, a.w, a.h}, min(max(round, 0), a.w/2, a.h/2))
	p.shape.Draw(p.image, at, ink, at.Min)
}

// roundRect traces a rectangle whose corners are quarters of a circle.
func roundRect(z *vector.Rasterizer, a area, r float32) {
	const pull = 0.44772 // 1 minus the handle of a Bézier quarter of a circle
	k := r * pull
	z.MoveTo(a.x+r, a.y)
	z.LineTo(a.right()-r, a.y)
	z.CubeTo(a.right()-k, a.y, a.right(), a.y+k, a.right(), a.y+r)
	z.LineTo(a.right(), a.bottom()-r)
	z.CubeTo(a.right(), a.bottom()-k, a.right()-k, a.bottom(), a.right()-r, a.bottom())
	z.LineTo(a.x+r, a.bottom())
	z.CubeTo(a.x+k, a.bottom(), a.x, a.bottom()-k, a.x, a.bottom()-r)
	z.LineTo(a.x, a.y+r)
	z.CubeTo(a.x, a.y+k, a.x+k, a.y, a.x+r, a.y)
	z.ClosePath()
}

func (p *drawingPainter) disc(d timeline.Disc) {
	ring := func(r float32, ink color.NRGBA) {
		r *= p.scale
		p.fill(area{d.X*p.scale - r, d.Y*p.scale - r, 2 * r, 2 * r}, r, image.NewUniform(ink))
	}
	ring(d.R, d.Ink)
	if d.Hole.A > 0 {
		ring(d.R-1.6, d.Hole)
	}
}

func (p *drawingPainter) lettering(t timeline.Lettering) {
	at := glyph.Face{Family: p.ink.sans, Bold: t.Bold, Italic: t.Slanted}
	size, x := t.Size*p.scale, t.X*p.scale
	if t.Middle {
		x -= p.ink.fonts.Width(at, size, t.Text) / 2
	}
	p.ink.painter.Draw(p.image, at, size, false, t.Text, x, t.Y*p.scale, t.Ink)
}

// fading is a colour that comes up from the left and goes down to the right.
type fading struct {
	ink         color.NRGBA
	area        area
	left, right float32
}

// ColorModel implements image.Image.
func (f fading) ColorModel() color.Model { return color.NRGBAModel }

// Bounds implements image.Image.
func (f fading) Bounds() image.Rectangle { return image.Rect(-1e6, -1e6, 1e6, 1e6) }

// At implements image.Image.
func (f fading) At(x, _ int) color.Color {
	at := float32(x) + 0.5
	strength := float32(1)
	if f.left > 0 {
		strength = min(strength, (at-f.area.x)/f.left)
	}
	if f.right > 0 {
		strength = min(strength, (f.area.right()-at)/f.right)
	}
	ink := f.ink
	ink.A = uint8(float32(ink.A) * max(strength, 0))
	return ink
}
