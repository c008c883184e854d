package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"casebound/assets"
	"casebound/notebook"
)

// Measures of the bar at the selection.
const (
	readerBarHeight  = 32
	readerBarDot     = 15
	readerBarPitch   = 22 // from dot to dot
	readerBarEdge    = 12
	readerBarLabel   = 12.5
	readerBarGap     = 5  // between the bar and the selection
	readerBarSpacing = 14 // between labels
)

// readerBar floats beside the selection: the colours, then what else can be
// done with it.
type readerBar struct {
	widget.BaseWidget
	reader *Reader
	zones  []readerBarZone
	hot    int
}

// readerBarZone is a part of the bar that can be clicked.
type readerBarZone struct {
	x, w   float32
	colour notebook.Colour // NoColour for a label
	label  string
	tap    func()
}

var (
	_ fyne.Tappable      = (*readerBar)(nil)
	_ desktop.Hoverable  = (*readerBar)(nil)
	_ desktop.Cursorable = (*readerBar)(nil)
)

func newReaderBar(r *Reader) *readerBar {
	b := &readerBar{reader: r, hot: -1}
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// arrange lists the zones from left to right; it returns the width of the bar.
func (b *readerBar) arrange() float32 {
	r := b.reader
	b.zones = b.zones[:0]
	x := float32(readerBarEdge)
	for _, c := range notebook.Colours {
		b.zones = append(b.zones, readerBarZone{x: x - (readerBarPitch-readerBarDot)/2, w: readerBarPitch, colour: c, tap: func() {
			if r.OnColour != nil {
				r.OnColour(c)
			}
		}})
		x += readerBarPitch
	}
	x += 2*readerBarSpacing - (readerBarPitch - readerBarDot) - 3
	for _, button := range []struct {
		label string
		tap   *func()
	}{{"Note", &r.OnNote}, {"Tag", &r.OnTag}, {"Copy quote", &r.OnCopyQuote}} {
		w := readerSharedInk().fonts.Width(readerSharedInk().frameFace(), readerBarLabel, button.label)
		b.zones = append(b.zones, readerBarZone{x: x - readerBarSpacing/2, w: w + readerBarSpacing, label: button.label, tap: func() {
			if *button.tap != nil {
				(*button.tap)()
			}
		}})
		x += w + readerBarSpacing
	}
	return x - readerBarSpacing + readerBarEdge
}

// zone is the index of the zone at x, or -1.
func (b *readerBar) zone(x float32) int {
	for i, z := range b.zones {
		if x >= z.x && x < z.x+z.w {
			return i
		}
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (b *readerBar) Tapped(e *fyne.PointEvent) {
	if i := b.zone(e.Position.X); i >= 0 {
		b.zones[i].tap()
	}
}

// MouseIn implements desktop.Hoverable.
func (b *readerBar) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (b *readerBar) MouseMoved(e *desktop.MouseEvent) {
	if i := b.zone(e.Position.X); i != b.hot {
		b.hot = i
		b.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (b *readerBar) MouseOut() {
	b.hot = -1
	b.Refresh()
}

// Cursor implements desktop.Cursorable.
func (b *readerBar) Cursor() desktop.Cursor {
	if b.hot >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MinSize implements fyne.Widget.
func (b *readerBar) MinSize() fyne.Size { return fyne.NewSize(b.arrange(), readerBarHeight) }

// CreateRenderer implements fyne.Widget.
func (b *readerBar) CreateRenderer() fyne.WidgetRenderer {
	v := &readerBarRenderer{bar: b, ground: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil)}
	b.arrange()
	v.objects = []fyne.CanvasObject{v.ground, v.line}
	for range b.zones {
		dot, label := canvas.NewCircle(nil), canvas.NewText("", nil)
		label.Alignment = fyne.TextAlignCenter
		v.dots, v.labels = append(v.dots, dot), append(v.labels, label)
		v.objects = append(v.objects, dot, label)
	}
	v.Refresh()
	return v
}

type readerBarRenderer struct {
	bar          *readerBar
	ground, line *canvas.Rectangle
	dots         []*canvas.Circle
	labels       []*canvas.Text
	objects      []fyne.CanvasObject
}

func (v *readerBarRenderer) Layout(size fyne.Size) {
	v.ground.Resize(size)
	v.ground.CornerRadius = 7
	for i, z := range v.bar.zones {
		if z.colour == notebook.NoColour {
			v.labels[i].Move(fyne.NewPos(z.x, 0))
			v.labels[i].Resize(fyne.NewSize(z.w, size.Height))
			continue
		}
		side := float32(readerBarDot)
		if i == v.bar.hot {
			side += 3
		}
		at := fyne.NewPos(z.x+(z.w-side)/2, (size.Height-side)/2)
		v.dots[i].Move(at)
		v.dots[i].Resize(fyne.NewSquareSize(side))
		v.labels[i].Move(fyne.NewPos(z.x, 0))
		v.labels[i].Resize(fyne.NewSize(z.w, size.Height))
	}
	last := v.bar.zones[len(notebook.Colours)-1]
	v.line.Move(fyne.NewPos(last.x+last.w+readerBarSpacing/2-4, 8))
	v.line.Resize(fyne.NewSize(1, size.Height-16))
}

func (v *readerBarRenderer) MinSize() fyne.Size { return v.bar.MinSize() }

func (v *readerBarRenderer) Refresh() {
	v.bar.arrange()
	v.ground.FillColor = readerColour(assets.ColourBar, v.bar)
	v.ground.StrokeColor, v.ground.StrokeWidth = readerColour(assets.ColourLine, v.bar), 1
	v.ground.Shadow = canvas.Shadow{Color: readerColour(theme.ColorNameShadow, v.bar), BlurRadius: 8, Offset: fyne.NewPos(0, 2)}
	ink := readerColour(assets.ColourOnBar, v.bar)
	v.line.FillColor = ink
	for i, z := range v.bar.zones {
		v.labels[i].TextSize, v.labels[i].Color = readerBarLabel, ink
		v.labels[i].Text = z.label
		v.labels[i].TextStyle.Underline = i == v.bar.hot
		v.dots[i].Hidden = z.colour == notebook.NoColour
		if z.colour != notebook.NoColour {
			// The digit is the key, and tells the dots apart without their hues.
			v.dots[i].FillColor = assets.HighlightColour(z.colour)
			v.labels[i].Text, v.labels[i].TextSize = strconv.Itoa(int(z.colour)), 9.5
			v.labels[i].TextStyle.Underline = false
			v.labels[i].Color = assets.PaletteOf(assets.LookLight)[assets.ColourInk]
		}
	}
	v.Layout(v.bar.Size())
	canvas.Refresh(v.bar)
}

func (v *readerBarRenderer) Objects() []fyne.CanvasObject { return v.objects }

func (v *readerBarRenderer) Destroy() {}

// placeBar shows the bar beside the selection, and never on it: above if there
// is room, else below, else beside the column; if nowhere, not at all.
func (r *Reader) placeBar() {
	top, bottom, from, to, ok := r.selectedBox()
	if !ok || r.mouse.down {
		r.bar.Hide()
		return
	}
	size, room := r.bar.MinSize(), r.Size()
	x := min(max((from+to-size.Width)/2, 6), room.Width-readerStrip-size.Width-6)
	y := top - readerBarGap - size.Height
	if y < 4 {
		y = bottom + readerBarGap
	}
	if y+size.Height > room.Height-4 {
		x = r.frame.left + r.frame.width + readerBarGap
		y = 4
		if x+size.Width > room.Width-readerStrip {
			r.bar.Hide()
			return
		}
	}
	r.bar.Resize(size)
	r.bar.Move(fyne.NewPos(x, y))
	r.bar.Show()
}

// selectedBox is the box around what shows of the selection.
func (r *Reader) selectedBox() (top, bottom, left, right float32, ok bool) {
	s := r.Selection()
	if s.Empty() {
		return
	}
	for _, row := range r.visible() {
		extents := row.Extents(s)
		if len(extents) == 0 {
			continue
		}
		last := extents[len(extents)-1]
		if !ok {
			top, left, right = row.Y, extents[0].X, last.X+last.W
		}
		bottom, ok = row.Y+row.Height, true
	}
	return top, bottom, r.frame.left + left, r.frame.left + right, ok
}
