package widgets

import "fyne.io/fyne/v2"

// area is a rectangle inside a widget, in its own coordinates.
type area struct{ x, y, w, h float32 }

func areaOf(size fyne.Size) area { return area{0, 0, size.Width, size.Height} }

func (a area) right() float32  { return a.x + a.w }
func (a area) bottom() float32 { return a.y + a.h }

func (a area) pos() fyne.Position { return fyne.NewPos(a.x, a.y) }
func (a area) size() fyne.Size    { return fyne.NewSize(a.w, a.h) }

func (a area) holds(p fyne.Position) bool {
	return p.X >= a.x && p.X < a.right() && p.Y >= a.y && p.Y < a.bottom()
}

// inset takes dx off the left and right and dy off the top and bottom.
func (a area) inset(dx, dy float32) area {
	return area{a.x + dx, a.y + dy, max(a.w-2*dx, 0), max(a.h-2*dy, 0)}
}

// cutLeft returns the leftmost w and what remains; the other cuts likewise.
func (a area) cutLeft(w float32) (cut, rest area) {
	w = min(w, a.w)
	return area{a.x, a.y, w, a.h}, area{a.x + w, a.y, a.w - w, a.h}
}

func (a area) cutRight(w float32) (cut, rest area) {
	w = min(w, a.w)
	return area{a.right() - w, a.y, w, a.h}, area{a.x, a.y, a.w - w, a.h}
}

func (a area) cutTop(h float32) (cut, rest area) {
	h = min(h, a.h)
	return area{a.x, a.y, a.w, h}, area{a.x, a.y + h, a.w, a.h - h}
}

func (a area) cutBottom(h float32) (cut, rest area) {
	h = min(h, a.h)
	return area{a.x, a.bottom() - h, a.w, h}, area{a.x, a.y, a.w, a.h - h}
}

// place moves and sizes an object onto the area.
func (a area) place(o fyne.CanvasObject) {
	o.Move(a.pos())
	o.Resize(a.size())
}
