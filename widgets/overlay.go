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
	r.colour()
	return r
}

type sheetRenderer struct{ ground *canvas.Rectangle }

func (r *sheetRenderer) colour() {
	r.ground.FillColor = theme.Color(assets.ColourPaper)
	r.ground.StrokeColor = theme.Color(assets.ColourLine)
	r.ground.Shadow = canvas.Shadow{Color: color.NRGBA{A: 0x40}, BlurRadius: 24, Offset: fyne.NewPos(0, 8)}
}

func (r *sheetRenderer) Layout(size fyne.Size)        { areaOf(size).place(r.ground) }
func (r *sheetRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *sheetRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.ground} }
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
	r.layout(r.size)
	for _, o := range r.objects {
		o.Refresh()
	}
}
