package timeline

import "image/color"

// Drawing is a picture as a list of marks, each drawn over those before it. It
// knows no file format: SVG writes it as text, and whoever has fonts may paint
// it. Lengths are in units, y grows downwards.
type Drawing struct {
	Title         string // for those who cannot see it
	Width, Height float32
	Marks         []Mark
}

// Mark is one of Box, Disc and Lettering.
type Mark interface{ mark() }

// Box is a rectangle.
type Box struct {
	X, Y, W, H float32
	Round      float32 // of its corners
	Fill       color.NRGBA
	Stroke     color.NRGBA // one unit wide; none when transparent
	// Fade is how far the fill takes to come up at the left and the right end.
	Fade [2]float32
	Tip  string // said when one points at it
}

// Disc is a circle. Hollow ones have a ring in Ink.
type Disc struct {
	X, Y, R float32
	Ink     color.NRGBA
	Hole    color.NRGBA // what a hollow one is filled with; transparent for full ones
	Tip     string
}

// Lettering is one line of text.
type Lettering struct {
	X, Y    float32 // of the left end, or the middle, of its baseline
	Text    string
	Size    float32
	Bold    bool
	Slanted bool
	Middle  bool // X is the middle
	Ink     color.NRGBA
}

func (Box) mark()       {}
func (Disc) mark()      {}
func (Lettering) mark() {}
