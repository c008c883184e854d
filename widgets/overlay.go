package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"casebound/assets"
)

// veil darkens the window behind what floats and reports taps beside it.
type veil struct {
	surface
	onTap func()
}

func newVeil(onTap func()) *veil {
	v := &veil{onTap: onTap}
	v.paint = func(p *pen, size fyne.Size) {
		shade := color.NRGBA{A: 0x2c}
		if isDark() {
			shade.A = 0x70
		}
		p.boxIn(areaOf(size), shade)
		p.zone(zone{area: areaOf(size), name: "veil", tap: func(gesture) { call(v.onTap) }, cursor: desktop.DefaultCursor})
	}
	v.extend(v)
	return v
}

// isDark reports whether ink is lighter than paper.
func isDark() bool {
	ink := color.GrayModel.Convert(theme.Color(assets.ColourInk)).(color.Gray)
	paper := color.GrayModel.Convert(theme.Color(assets.ColourPaper)).(color.Gray)
	return ink.Y > paper.Y
}

// sheet is the ground of what floats: rounded, the only thing with a shadow.
type sheet struct {
	widget.BaseWidget
}

func newSheet() *sheet {
	s := &sheet{}
	s.ExtendBaseWidget(s)
	return s
}

// Tapped implements fyne.Tappable, so that the veil below is not tapped.
func (s *sheet) Tapped(*fyne.PointEvent) {}

// CreateRenderer implements fyne.Widget.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetRenderer{ground: &canvas.Rectangle{CornerRadius: 10, StrokeWidth: 1}}
	for i := range shadowSteps {
		shade := canvas.NewRectangle(color.NRGBA{A: 10})
		shade.CornerRadius = 10 + float32(shadowSteps-i)*shadowStep
		r.objects = append(r.objects, shade)
	}
	r.objects = append(r.objects, r.ground)
	r.colour()
	return r
}

// The shadow is a few faint sheets below, each a step wider: the
// toolkit's own blurred one takes the software painter two seconds.
const (
	shadowSteps         = 4
	shadowStep  float32 = 4
)

type sheetRenderer struct {
	ground  *canvas.Rectangle
	objects []fyne.CanvasObject
}

func (r *sheetRenderer) colour() {
	r.ground.FillColor = theme.Color(assets.ColourPaper)
	r.ground.StrokeColor = theme.Color(assets.ColourLine)
}

func (r *sheetRenderer) Layout(size fyne.Size) {
	for i := range shadowSteps {
		by := float32(shadowSteps-i) * shadowStep
		area{-by, 6 - by, size.Width + 2*by, size.Height + 2*by}.place(r.objects[i])
	}
	areaOf(size).place(r.ground)
}

func (r *sheetRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *sheetRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *sheetRenderer) Destroy()                     {}
func (r *sheetRenderer) Refresh() {
	r.colour()
	r.ground.Refresh()
}

// arranged renders a widget made of other widgets, placed by a function.
type arranged struct {
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	least   func() fyne.Size
	refresh func()
	size    fyne.Size
}

func (r *arranged) Layout(size fyne.Size) {
	r.size = size
	r.layout(size)
}

func (r *arranged) MinSize() fyne.Size {
	if r.least == nil {
		return fyne.NewSize(1, 1)
	}
	return r.least()
}

func (r *arranged) Objects() []fyne.CanvasObject { return r.objects }
func (r *arranged) Destroy()                     {}

func (r *arranged) Refresh() {
	if r.refresh != nil {
		r.refresh()
	}
	if !r.size.IsZero() {
		r.layout(r.size)
	}
	for _, o := range r.objects {
		o.Refresh()
	}
}
