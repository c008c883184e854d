package widgets

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"
)

// readerSheet is the picture a Reader paints on. Callers count in pixels of
// scale 1; edges fall on whole pixels of the screen.
type readerSheet struct {
	dst   *image.RGBA
	scale float32
}

// px is the nearest whole pixel of the screen.
func (s readerSheet) px(v float32) int { return int(math.Round(float64(v * s.scale))) }

// thick is a thickness of at least one pixel of the screen.
func (s readerSheet) thick(v float32) int { return max(1, s.px(v)) }

func (s readerSheet) box(x, y, w, h float32) image.Rectangle {
	return image.Rect(s.px(x), s.px(y), s.px(x+w), s.px(y+h))
}

// rect fills a rectangle.
func (s readerSheet) rect(x, y, w, h float32, c color.NRGBA) { s.fill(s.box(x, y, w, h), c) }

// fill blends a colour into whole pixels.
func (s readerSheet) fill(box image.Rectangle, c color.NRGBA) {
	box = box.Intersect(s.dst.Rect)
	if box.Empty() || c.A == 0 {
		return
	}
	first := s.dst.PixOffset(box.Min.X, box.Min.Y)
	n := 4 * box.Dx()
	if c.A == 255 {
		row := s.dst.Pix[first : first+n]
		row[0], row[1], row[2], row[3] = c.R, c.G, c.B, 255
		for done := 4; done < n; done *= 2 {
			copy(row[done:], row[:done])
		}
		for y := 1; y < box.Dy(); y++ {
			copy(s.dst.Pix[first+y*s.dst.Stride:], row)
		}
		return
	}
	// What a colour is blended into is mostly the same paper, so the last answer
	// is kept.
	var from, to uint32
	known := false
	for y := range box.Dy() {
		row := s.dst.Pix[first+y*s.dst.Stride:][:n]
		for i := 0; i < n; i += 4 {
			pix := row[i : i+4 : i+4]
			if v := binary.LittleEndian.Uint32(pix); !known || v != from {
				from, known = v, true
				readerBlend(pix, c, uint32(c.A))
				to = binary.LittleEndian.Uint32(pix)
				continue
			}
			binary.LittleEndian.PutUint32(pix, to)
		}
	}
}

// readerBlend puts a colour of the given opacity above an opaque pixel.
func readerBlend(pix []uint8, c color.NRGBA, alpha uint32) {
	rest := 255 - alpha
	pix[0] = uint8((uint32(c.R)*alpha + uint32(pix[0])*rest + 127) / 255)
	pix[1] = uint8((uint32(c.G)*alpha + uint32(pix[1])*rest + 127) / 255)
	pix[2] = uint8((uint32(c.B)*alpha + uint32(pix[2])*rest + 127) / 255)
}

// rounded fills a rectangle with round corners.
func (s readerSheet) rounded(x, y, w, h, radius float32, c color.NRGBA) {
	box := s.box(x, y, w, h)
	r := min(s.px(radius), box.Dx()/2, box.Dy()/2)
	if r <= 0 {
		s.fill(box, c)
		return
	}
	s.fill(image.Rect(box.Min.X, box.Min.Y+r, box.Max.X, box.Max.Y-r), c)
	for i := range r {
		// The circle of the corner, sampled at the middle of the pixel row.
		dy := float64(r) - float64(i) - 0.5
		inset := float64(r) - math.Sqrt(float64(r*r)-dy*dy)
		whole := int(math.Ceil(inset))
		edge := uint32((float64(whole) - inset) * float64(c.A))
		for _, line := range [2]int{box.Min.Y + i, box.Max.Y - 1 - i} {
			s.fill(image.Rect(box.Min.X+whole, line, box.Max.X-whole, line+1), c)
			s.dot(box.Min.X+whole-1, line, c, edge)
			s.dot(box.Max.X-whole, line, c, edge)
		}
	}
}

// dot blends one pixel.
func (s readerSheet) dot(x, y int, c color.NRGBA, alpha uint32) {
	if image.Pt(x, y).In(s.dst.Rect) {
		at := s.dst.PixOffset(x, y)
		readerBlend(s.dst.Pix[at:at+4:at+4], c, alpha)
	}
}

// dashed draws a level line in strokes and gaps, in turn.
func (s readerSheet) dashed(x, y, w float32, thick float32, c color.NRGBA, dashes ...float32) {
	from, end := s.px(x), s.px(x+w)
	top := s.px(y)
	at := float32(0)
	for i := 0; from+s.px(at) < end; i++ {
		length := dashes[i%len(dashes)]
		if i%2 == 0 {
			a, b := from+s.px(at), from+s.px(at+length)
			s.fill(image.Rect(a, top, min(b, end), top+s.thick(thick)), c)
		}
		at += length
	}
}

// zigzag draws a level line that goes up and down.
func (s readerSheet) zigzag(x, y, w, height float32, c color.NRGBA) {
	from, end := s.px(x), s.px(x+w)
	span := max(1, s.px(height))
	for at := from; at < end; at++ {
		phase := (at - from) % (2 * span)
		if phase > span {
			phase = 2*span - phase
		}
		top := s.px(y) + phase
		s.fill(image.Rect(at, top, at+1, top+s.thick(1)), c)
	}
}
