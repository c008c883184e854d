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

// Least sizes of the panes. The centre comes first: where the window is too
// small for all, the side panes give way.
const (
	leftLeast, rightLeast, bottomLeast float32 = 168, 216, 84
	centreLeast, centreHigh            float32 = 320, 160
	grip                               float32 = 7 // of a divider that shows as 1
)

// split is where everything stands, for a size of the whole.
type split struct {
	left, centre, right, bottom area
}

// usual are the sizes of panes that nobody has dragged.
func usual(size fyne.Size) PaneSizes {
	return PaneSizes{
		Left:   min(max(size.Width*0.175, 200), 300),
		Right:  min(max(size.Width*0.217, 248), 360),
		Bottom: min(max(size.Height*0.165, 126), 220),
	}
}

// split works out the areas.
func (p *Panes) split(size fyne.Size) split {
	s, or := p.sizes, usual(size)
	left, right, bottom := pick(s.Left, or.Left, leftLeast), pick(s.Right, or.Right, rightLeast), pick(s.Bottom, or.Bottom, bottomLeast)
	if s.LeftFolded {
		left = 0
	}
	if s.RightFolded {
		right = 0
	}
	if s.BottomFolded {
		bottom = 0
	}
	bottom = min(bottom, max(size.Height-centreHigh, 0))
	if over := left + right + centreLeast - size.Width; over > 0 {
		give := min(over, max(right-rightLeast, 0))
		right -= give
		left = max(left-(over-give), min(left, leftLeast))
	}
	upper, low := areaOf(size).cutTop(size.Height - bottom)
	l, rest := upper.cutLeft(left)
	r, centre := rest.cutRight(right)
	return split{left: l, centre: centre, right: r, bottom: low}
}

func pick(set, usual, least float32) float32 {
	if set <= 0 {
		set = usual
	}
	return max(set, least)
}

// CreateRenderer implements fyne.Widget.
func (p *Panes) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{p.left, p.centre, p.right, p.bottom}
	for _, d := range p.dividers {
		objects = append(objects, d)
	}
	return &panesRenderer{panes: p, objects: objects}
}

type panesRenderer struct {
	panes   *Panes
	objects []fyne.CanvasObject
}

func (r *panesRenderer) Layout(size fyne.Size) {
	p := r.panes
	s := p.split(size)
	for _, part := range []struct {
		o fyne.CanvasObject
		a area
	}{{p.left, s.left}, {p.centre, s.centre}, {p.right, s.right}, {p.bottom, s.bottom}} {
		show(part.o, part.a.w > 0 && part.a.h > 0)
		part.a.place(part.o)
	}
	for i, a := range []area{
		{s.left.right() - grip/2, 0, grip, s.left.h},
		{s.right.x - grip/2, 0, grip, s.right.h},
		{0, s.bottom.y - grip/2, size.Width, grip},
	} {
		show(p.dividers[i], !p.Folded(Pane(i)))
		a.place(p.dividers[i])
	}
}

func show(o fyne.CanvasObject, visible bool) {
	switch {
	case visible && !o.Visible():
		o.Show()
	case !visible && o.Visible():
		o.Hide()
	}
}

func (r *panesRenderer) MinSize() fyne.Size           { return fyne.NewSize(640, 400) }
func (r *panesRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *panesRenderer) Destroy()                     {}

func (r *panesRenderer) Refresh() {
	r.Layout(r.panes.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

// divider is the hairline at the edge of a pane. It is wider for the pointer
// than for the eye.
type divider struct {
	widget.BaseWidget
	panes *Panes
	of    Pane
	hot   bool
}

var (
	_ fyne.Draggable     = (*divider)(nil)
	_ desktop.Cursorable = (*divider)(nil)
	_ desktop.Hoverable  = (*divider)(nil)
)

func newDivider(p *Panes, of Pane) *divider {
	d := &divider{panes: p, of: of}
	d.ExtendBaseWidget(d)
	return d
}

// Dragged implements fyne.Draggable.
func (d *divider) Dragged(e *fyne.DragEvent) {
	p := d.panes
	size, now := p.Size(), p.split(p.Size())
	at := d.Position().Add(e.Position) // where the pointer is, in the whole
	switch d.of {
	case PaneLeft:
		p.sizes.Left = within(at.X, leftLeast, size.Width-now.right.w-centreLeast)
	case PaneRight:
		p.sizes.Right = within(size.Width-at.X, rightLeast, size.Width-now.left.w-centreLeast)
	case PaneBottom:
		p.sizes.Bottom = within(size.Height-at.Y, bottomLeast, size.Height-centreHigh)
	}
	p.Refresh()
}

// within keeps v between least and most; least wins where they cross.
func within(v, least, most float32) float32 { return max(min(v, most), least) }

// DragEnd implements fyne.Draggable.
func (d *divider) DragEnd() { d.panes.report() }

// MouseIn implements desktop.Hoverable.
func (d *divider) MouseIn(*desktop.MouseEvent) { d.heat(true) }

// MouseMoved implements desktop.Hoverable.
func (d *divider) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (d *divider) MouseOut() { d.heat(false) }

func (d *divider) heat(hot bool) {
	d.hot = hot
	d.Refresh()
}

// Cursor implements desktop.Cursorable.
func (d *divider) Cursor() desktop.Cursor {
	if d.of == PaneBottom {
		return desktop.VResizeCursor
	}
	return desktop.HResizeCursor
}

// CreateRenderer implements fyne.Widget.
func (d *divider) CreateRenderer() fyne.WidgetRenderer {
	return &dividerRenderer{divider: d, line: canvas.NewRectangle(color.Transparent)}
}

type dividerRenderer struct {
	divider *divider
	line    *canvas.Rectangle
}

func (r *dividerRenderer) Layout(size fyne.Size) {
	a := area{float32(int(size.Width / 2)), 0, 1, size.Height}
	if r.divider.of == PaneBottom {
		a = area{0, float32(int(size.Height / 2)), size.Width, 1}
	}
	a.place(r.line)
	r.colour()
}

func (r *dividerRenderer) colour() {
	name := assets.ColourLine
	if r.divider.hot {
		name = assets.ColourAccent
	}
	r.line.FillColor = theme.Color(name)
}

func (r *dividerRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *dividerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *dividerRenderer) Destroy()                     {}

func (r *dividerRenderer) Refresh() {
	r.colour()
	r.line.Refresh()
}
