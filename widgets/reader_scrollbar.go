package widgets

import (
	"image/color"

	"casebound/assets"
	"casebound/notebook"
	"casebound/widgets/typeset"
)

// readerThumbLeast is the least height of the thumb: small enough to be honest
// about a long text, large enough to hit.
const readerThumbLeast = 28

// readerScrollbar is how the bar is being used.
type readerScrollbar struct {
	dragging bool
	grip     float32 // where on the thumb it is held
	hover    bool
}

// thumb is where the thumb stands; h is 0 when all of the text shows.
func (r *Reader) thumb() (y, h float32) {
	height := r.Size().Height
	if r.layout.Fits(height) {
		return 0, 0
	}
	h = max(readerThumbLeast, float32(float64(height)*float64(height)/r.layout.Height()))
	return float32(r.layout.Fraction(r.at, height)) * (height - h), h
}

// dragThumb moves the thumb so that it is held at y where it was taken.
func (r *Reader) dragThumb(y float32) {
	_, h := r.thumb()
	height := r.Size().Height
	if h == 0 || height <= h {
		return
	}
	r.glide.stop()
	r.moveTo(r.layout.Goto(float64((y-r.scrollbar.grip)/(height-h)), height))
}

// pressScrollbar takes the thumb, or moves it under the pointer first.
func (r *Reader) pressScrollbar(y float32) {
	top, h := r.thumb()
	r.scrollbar.dragging = true
	r.scrollbar.grip = y - top
	if y < top || y >= top+h {
		r.scrollbar.grip = h / 2
		r.dragThumb(y)
	}
}

func (p *readerPainting) scrollbar() {
	size := p.r.Size()
	x := size.Width - readerStrip
	p.rect(x+5, 0, 7, size.Height, p.colour(assets.ColourGround))
	p.ticksOf(p.r.ticks, x+7, 6, func(int) color.NRGBA { return p.colour(assets.ColourAccent) })
	p.ticksOf(p.r.hits, x+7, 6, func(int) color.NRGBA { return p.colour(assets.ColourPlace) })
	p.ticksOf(p.r.washes, x+4, 9, func(i int) color.NRGBA { return assets.HighlightColour(p.r.highlights[i].Colour) })
	p.ticksOf(p.r.noted, x, 3, func(int) color.NRGBA { return p.colour(assets.ColourDim) })
	y, h := p.r.thumb()
	if h == 0 {
		return
	}
	c := p.colour(assets.ColourFaint)
	c.A = 0x48
	if p.r.scrollbar.hover || p.r.scrollbar.dragging {
		c.A = 0x90
		p.rounded(x+3, y+2, 9, h-4, 4.5, c)
		return
	}
	p.rounded(x+6, y+2, 5, h-4, 2.5, c)
}

// ticksOf marks beside the scroll bar where spans begin. It asks once for each
// few pixels of the bar, not once for each span, so that a hundred thousand
// hits cost what ten do.
func (p *readerPainting) ticksOf(set typeset.Set, x, w float32, ink func(i int) color.NRGBA) {
	if set.Len() == 0 {
		return
	}
	const step = 3
	height := p.r.Size().Height
	from := 0
	for y := float32(0); y < height; y += step {
		to := p.r.layout.OffsetAlong(float64(y+step) / float64(height))
		if y+step >= height {
			to = p.r.text.Len()
		}
		if i := set.FirstIn(notebook.Span{Start: from, End: to}); i >= 0 {
			p.rect(x, y, w, 2, ink(i))
		}
		from = max(from, to)
	}
}
