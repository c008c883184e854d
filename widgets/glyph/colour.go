package glyph

import (
	"bytes"
	"image"
	"image/color"
	_ "image/jpeg" // bitmap glyphs
	_ "image/png"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/srwiley/oksvg"
	"github.com/srwiley/rasterx"
	"golang.org/x/image/draw"
)

// coloured draws a glyph that brings its own colours, or returns nil. Such
// glyphs are drawn at whole pixels: they are pictures.
func (p *Painter) coloured(one *face, gid font.GID, size float32) *mask {
	id := tables.GlyphID(gid)
	if c, ok := one.GlyphDataColor(id); ok {
		return p.layers(one, c, size)
	}
	if svg, ok := one.GlyphDataSVG(id); ok {
		return drawn(svg.Source, size, one.upem)
	}
	if b, ok := one.GlyphDataBitmap(id); ok {
		return one.scaled(b, gid, size)
	}
	return nil
}

// layers draws a glyph of version 0 of the COLR table: outlines above each
// other, each in a colour of the palette.
func (p *Painter) layers(one *face, c font.GlyphColor, size float32) *mask {
	list, ok := c.Paint.(tables.PaintColrLayersResolved)
	if !ok || len(one.CPAL) == 0 {
		return nil
	}
	whole := &mask{}
	var box image.Rectangle
	parts := make([]*mask, len(list))
	for i, layer := range list {
		outline, _ := one.GlyphDataOutline(layer.GlyphID)
		parts[i] = p.fill(outline.Segments, one.place(size, 0))
		box = box.Union(image.Rect(0, 0, parts[i].width, parts[i].height).Add(image.Pt(parts[i].left, parts[i].top)))
	}
	whole.left, whole.top, whole.width, whole.height = box.Min.X, box.Min.Y, box.Dx(), box.Dy()
	whole.colours = image.NewRGBA(image.Rect(0, 0, box.Dx(), box.Dy()))
	for i, layer := range list {
		ink := color.NRGBA{A: 255}
		if n := int(layer.PaletteIndex); n < len(one.CPAL[0]) {
			record := one.CPAL[0][n]
			ink = color.NRGBA{R: record.Red, G: record.Green, B: record.Blue, A: record.Alpha}
		}
		m := parts[i]
		cover := &image.Alpha{Pix: m.cover, Stride: m.width, Rect: image.Rect(0, 0, m.width, m.height)}
		at := cover.Rect.Add(image.Pt(m.left-whole.left, m.top-whole.top))
		draw.DrawMask(whole.colours, at, image.NewUniform(ink), image.Point{}, cover, image.Point{}, draw.Over)
	}
	return whole
}

// scaled is a bitmap glyph at the size wanted, nil if it cannot be read.
func (f *face) scaled(b font.GlyphBitmap, gid font.GID, size float32) *mask {
	extents, ok := f.GlyphExtents(gid)
	if !ok || b.Format != font.PNG && b.Format != font.JPG {
		return nil
	}
	scale := size / f.upem
	whole := func(v float32) int { return int(math.Round(float64(v * scale))) }
	w, h := whole(extents.Width), whole(-extents.Height)
	picture, _, err := image.Decode(bytes.NewReader(b.Data))
	if err != nil || w <= 0 || h <= 0 || w > mostPixels || h > mostPixels {
		return nil
	}
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.CatmullRom.Scale(dst, dst.Rect, picture, picture.Bounds(), draw.Src, nil)
	return &mask{left: whole(extents.XBearing), top: -whole(extents.YBearing), width: w, height: h, colours: dst}
}

// Room around the em square that an SVG glyph may paint in, in em.
const (
	svgAbove, svgBelow = 1.2, 0.5
	svgBeside          = 0.25
)

// drawn is an SVG glyph at the size wanted, nil if it cannot be read. By the
// OpenType specification the glyph's view box is as wide as the em, and its
// upper edge is the baseline: what is above has a smaller y.
func drawn(source []byte, size, upem float32) *mask {
	icon, err := oksvg.ReadIconStream(bytes.NewReader(source), oksvg.IgnoreErrorMode)
	if err != nil || size > mostPixels/2 {
		return nil
	}
	if icon.ViewBox.W <= 0 || icon.ViewBox.H <= 0 {
		icon.ViewBox.W, icon.ViewBox.H = float64(upem), float64(upem)
	}
	left, top := int(svgBeside*size)+1, int(svgAbove*size)+1
	w, h := 2*left+int(size*1.5)+1, top+int(svgBelow*size)+1
	scale := float64(size) / icon.ViewBox.W
	icon.Transform = rasterx.Identity.Translate(float64(left), float64(top)).Scale(scale, scale).Translate(-icon.ViewBox.X, -icon.ViewBox.Y)
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	icon.Draw(rasterx.NewDasher(w, h, rasterx.NewScannerGV(w, h, dst, dst.Rect)), 1)
	return &mask{left: -left, top: -top, width: w, height: h, colours: dst}
}

// stamp paints a glyph in its own colours.
func stamp(dst *image.RGBA, m *mask, x, y int) {
	at := image.Rect(0, 0, m.width, m.height).Add(image.Pt(x+m.left, y+m.top))
	draw.Draw(dst, at, m.colours, image.Point{}, draw.Over)
}
