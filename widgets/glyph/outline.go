package glyph

import (
	"image"
	"image/color"
	"math"

	"github.com/go-text/typesetting/font/opentype"
)

// leaning is the tangent of the angle that upright outlines are leant by.
const leaning = 0.2

// transform maps font units, y up, to pixels, y down.
type transform func(opentype.SegmentPoint) (x, y float32)

// place is the transform of a face at a size, moved right by a part of a pixel.
func (f *face) place(size, shift float32) transform {
	scale := size / f.upem
	lean := float32(0)
	if f.slant {
		lean = leaning
	}
	return func(p opentype.SegmentPoint) (float32, float32) {
		return (p.X+lean*p.Y)*scale + shift, -p.Y * scale
	}
}

// fill draws an outline.
func (p *Painter) fill(segments []opentype.Segment, to transform) *mask {
	box := bounds(segments, to)
	if box.Empty() {
		return &mask{}
	}
	w, h := box.Dx(), box.Dy()
	p.pen.Reset(w, h)
	at := func(q opentype.SegmentPoint) (float32, float32) {
		x, y := to(q)
		return x - float32(box.Min.X), y - float32(box.Min.Y)
	}
	for _, s := range segments {
		ax, ay := at(s.Args[0])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			p.pen.ClosePath()
			p.pen.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			p.pen.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			bx, by := at(s.Args[1])
			p.pen.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			bx, by := at(s.Args[1])
			cx, cy := at(s.Args[2])
			p.pen.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	p.pen.ClosePath()
	dst := image.NewAlpha(image.Rect(0, 0, w, h))
	p.pen.Draw(dst, dst.Rect, image.Opaque, image.Point{})
	return &mask{left: box.Min.X, top: box.Min.Y, width: w, height: h, cover: dst.Pix}
}

// mostPixels bounds a glyph: a broken font must not ask for all memory.
const mostPixels = 4096

// bounds is the smallest box of whole pixels around an outline.
func bounds(segments []opentype.Segment, to transform) image.Rectangle {
	left, top := float32(math.Inf(1)), float32(math.Inf(1))
	right, bottom := float32(math.Inf(-1)), float32(math.Inf(-1))
	for i := range segments {
		for _, q := range segments[i].ArgsSlice() {
			x, y := to(q)
			left, right = min(left, x), max(right, x)
			top, bottom = min(top, y), max(bottom, y)
		}
	}
	if !(right-left < mostPixels && bottom-top < mostPixels && right > left) {
		return image.Rectangle{}
	}
	floor := func(v float32) int { return int(math.Floor(float64(v))) }
	return image.Rect(floor(left), floor(top), floor(right)+1, floor(bottom)+1)
}

// blend paints a mask in one colour, with its pen at x and its baseline at y.
func blend(dst *image.RGBA, m *mask, x, y int, c color.NRGBA) {
	x, y = x+m.left, y+m.top
	visible := image.Rect(x, y, x+m.width, y+m.height).Intersect(dst.Rect)
	r, g, b, opacity := uint32(c.R), uint32(c.G), uint32(c.B), uint32(c.A)
	for row := visible.Min.Y; row < visible.Max.Y; row++ {
		from := (row-y)*m.width + visible.Min.X - x
		cover := m.cover[from : from+visible.Dx()]
		at := dst.PixOffset(visible.Min.X, row)
		pix := dst.Pix[at : at+4*len(cover)]
		for i, a := range cover {
			if a == 0 {
				continue
			}
			d := pix[4*i : 4*i+3 : 4*i+3]
			alpha := uint32(a)
			if opacity != 255 {
				alpha = alpha * opacity / 255
			}
			if alpha == 255 {
				d[0], d[1], d[2] = c.R, c.G, c.B
				continue
			}
			rest := 255 - alpha
			d[0] = uint8((r*alpha + uint32(d[0])*rest + 127) / 255)
			d[1] = uint8((g*alpha + uint32(d[1])*rest + 127) / 255)
			d[2] = uint8((b*alpha + uint32(d[2])*rest + 127) / 255)
		}
	}
}
