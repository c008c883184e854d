package glyph

import (
	"image"
	"image/color"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
	"golang.org/x/image/vector"
)

// steps is how many positions between two pixels a glyph is drawn at: with
// four the eye sees even spacing, with one it does not.
const steps = 4

// mostMasks bounds the atlas, in bytes of masks. A screen of mixed text needs
// less than a megabyte; when the bound is passed all are drawn anew.
const mostMasks = 12 << 20

type maskKey struct {
	face uint16
	step uint16
	gid  font.GID
	size float32
}

// mask is a drawn glyph: how much of each pixel it covers, or its colours.
// Left and top are from the pen and the baseline.
type mask struct {
	left, top     int
	width, height int
	cover         []uint8
	colours       *image.RGBA // instead of cover
}

// Painter paints text shaped by its Fonts. It keeps what it drew. It is not
// safe for use by several goroutines.
type Painter struct {
	fonts *Fonts
	masks map[maskKey]*mask
	bytes int
	pen   *vector.Rasterizer
}

// NewPainter returns a painter with an empty atlas.
func NewPainter(f *Fonts) *Painter {
	return &Painter{fonts: f, masks: map[maskKey]*mask{}, pen: vector.NewRasterizer(1, 1)}
}

// Draw paints text of one direction with its left edge at x and returns how
// wide it is. All lengths are pixels of dst; what lies outside dst is not
// painted. Dst must be opaque where text is painted.
func (p *Painter) Draw(dst *image.RGBA, at Face, size float32, rtl bool, text string, x, baseline float32, c color.NRGBA) float32 {
	id := p.fonts.id(at)
	start := x
	if !rtl {
		eachWord(text, func(from, to int) {
			w := p.fonts.word(id, rtl, text[from:to])
			p.drawWord(dst, w, size, x, baseline, c)
			x += w.width * size
		})
		return x - start
	}
	var words []*word
	eachWord(text, func(from, to int) { words = append(words, p.fonts.word(id, rtl, text[from:to])) })
	for i := len(words) - 1; i >= 0; i-- {
		p.drawWord(dst, words[i], size, x, baseline, c)
		x += words[i].width * size
	}
	return x - start
}

func (p *Painter) drawWord(dst *image.RGBA, w *word, size, x, baseline float32, c color.NRGBA) {
	for _, g := range w.glyphs {
		pen := x + g.x*size
		left := int(math.Floor(float64(pen)))
		step := uint16((pen - float32(left)) * steps)
		m := p.mask(maskKey{g.face, step, g.gid, size})
		line := int(math.Round(float64(baseline - g.y*size)))
		switch {
		case m.colours != nil:
			stamp(dst, m, left, line)
		case m.cover != nil:
			blend(dst, m, left, line, c)
		}
	}
}

// mask draws a glyph or finds it drawn.
func (p *Painter) mask(key maskKey) *mask {
	if m, ok := p.masks[key]; ok {
		return m
	}
	if p.bytes > mostMasks {
		clear(p.masks)
		p.bytes = 0
	}
	m := p.draw(key)
	p.masks[key] = m
	p.bytes += len(m.cover) + 64
	if m.colours != nil {
		p.bytes += len(m.colours.Pix)
	}
	return m
}

func (p *Painter) draw(key maskKey) *mask {
	one := p.fonts.faces[key.face]
	shift := float32(key.step) / steps
	if m := p.coloured(one, key.gid, key.size); m != nil {
		return m
	}
	outline, ok := one.GlyphDataOutline(tables.GlyphID(key.gid))
	if !ok {
		return &mask{}
	}
	return p.fill(outline.Segments, one.place(key.size, shift))
}
