package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// surface is the base of the widgets that draw themselves with a pen. The
// widget sets paint, which draws the whole from its state and notes zones;
// surface turns the pointer into calls on them.
type surface struct {
	widget.BaseWidget

	paint func(p *pen, size fyne.Size)
	least func() fyne.Size

	self    fyne.Widget // the widget that embeds the surface
	pen     pen
	hot     string // name of the zone under the pointer, "" for none
	pointer fyne.Position
	within  bool // the pointer is over the widget
	held    fyne.KeyModifier
}

var (
	_ fyne.Tappable          = (*surface)(nil)
	_ fyne.SecondaryTappable = (*surface)(nil)
	_ desktop.Mouseable      = (*surface)(nil)
	_ desktop.Hoverable      = (*surface)(nil)
	_ desktop.Cursorable     = (*surface)(nil)
)

// extend is ExtendBaseWidget for a surface.
func (s *surface) extend(self fyne.Widget) {
	s.self = self
	s.ExtendBaseWidget(self)
}

// zoneAt is the topmost zone at a point.
func (s *surface) zoneAt(at fyne.Position) *zone {
	for i := len(s.pen.zones) - 1; i >= 0; i-- {
		if s.pen.zones[i].holds(at) {
			return &s.pen.zones[i]
		}
	}
	return nil
}

// MouseDown implements desktop.Mouseable: it remembers the keys held.
func (s *surface) MouseDown(e *desktop.MouseEvent) { s.held = e.Modifier }

// MouseUp implements desktop.Mouseable: the middle button acts here.
func (s *surface) MouseUp(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonTertiary {
		return
	}
	if z := s.zoneAt(e.Position); z != nil && z.middle != nil {
		z.middle()
	}
}

func (s *surface) gesture(at fyne.Position) gesture {
	command := s.held & (fyne.KeyModifierControl | fyne.KeyModifierSuper)
	return gesture{at: at, shift: s.held&fyne.KeyModifierShift != 0, ctrl: command != 0}
}

// Tapped implements fyne.Tappable.
func (s *surface) Tapped(e *fyne.PointEvent) {
	if z := s.zoneAt(e.Position); z != nil && z.tap != nil {
		z.tap(s.gesture(e.Position))
	}
	s.held = 0
}

// TappedSecondary implements fyne.SecondaryTappable.
func (s *surface) TappedSecondary(e *fyne.PointEvent) {
	if z := s.zoneAt(e.Position); z != nil && z.menu != nil {
		z.menu(e.AbsolutePosition)
	}
}

// MouseIn implements desktop.Hoverable.
func (s *surface) MouseIn(e *desktop.MouseEvent) {
	s.within = true
	s.MouseMoved(e)
}

// MouseMoved implements desktop.Hoverable: it repaints when the zone changes.
func (s *surface) MouseMoved(e *desktop.MouseEvent) {
	s.pointer = e.Position
	s.warm()
}

// MouseOut implements desktop.Hoverable.
func (s *surface) MouseOut() {
	s.within = false
	s.warm()
}

func (s *surface) warm() {
	name := ""
	if z := s.zoneAt(s.pointer); s.within && z != nil {
		name = z.name
	}
	if name != s.hot {
		s.hot = name
		s.Refresh()
	}
}

// Cursor implements desktop.Cursorable.
func (s *surface) Cursor() desktop.Cursor {
	if z := s.zoneAt(s.pointer); s.within && z != nil {
		if z.cursor != nil {
			return z.cursor
		}
		if z.tap != nil {
			return desktop.PointerCursor
		}
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (s *surface) CreateRenderer() fyne.WidgetRenderer {
	return &surfaceRenderer{surface: s, ground: canvas.NewRectangle(color.Transparent)}
}

// surfaceRenderer repaints on Refresh and when the size changes.
type surfaceRenderer struct {
	surface *surface
	// ground is see-through. Refreshing it alone marks the canvas for
	// repainting without throwing away the textures of what is drawn.
	ground  *canvas.Rectangle
	objects []fyne.CanvasObject
	size    fyne.Size
}

// IsClip tells the toolkit to clip what is drawn to the widget.
func (r *surfaceRenderer) IsClip() {}

func (r *surfaceRenderer) Layout(size fyne.Size) {
	if size == r.size && r.objects != nil {
		return
	}
	r.size = size
	r.ground.Resize(size)
	r.draw()
}

func (r *surfaceRenderer) draw() {
	s := r.surface
	s.pen.start()
	if !r.size.IsZero() {
		s.paint(&s.pen, r.size)
	}
	r.objects = append(append(r.objects[:0], r.ground), s.pen.drawn...)
}

func (r *surfaceRenderer) MinSize() fyne.Size {
	if r.surface.least == nil {
		return fyne.NewSize(1, 1)
	}
	return r.surface.least()
}

func (r *surfaceRenderer) Refresh() {
	r.draw()
	r.ground.Refresh()
}

func (r *surfaceRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *surfaceRenderer) Destroy() {}

// keySurface is a surface that the keyboard can go to: Tab reaches it, the
// arrows go through its stops, Enter and Space tap one.
type keySurface struct {
	surface
	focused bool
	at      string // name of the stop the keyboard is at
}

var _ fyne.Focusable = (*keySurface)(nil)

// FocusGained implements fyne.Focusable.
func (k *keySurface) FocusGained() {
	k.focused = true
	if z := k.here(); z != nil {
		k.at = z.name
	}
	k.Refresh()
}

// FocusLost implements fyne.Focusable.
func (k *keySurface) FocusLost() {
	k.focused = false
	k.Refresh()
}

// TypedRune implements fyne.Focusable.
func (k *keySurface) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (k *keySurface) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		k.step(-1)
	case fyne.KeyRight, fyne.KeyDown:
		k.step(1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if z := k.here(); z != nil && z.tap != nil {
			z.tap(gesture{at: z.pos()})
		}
	case desktop.KeyMenu:
		if z := k.here(); z != nil && z.menu != nil {
			z.menu(k.onCanvas(fyne.NewPos(z.x, z.bottom())))
		}
	}
}

// here is the zone the keyboard is at: the first stop until it has moved.
func (k *keySurface) here() *zone {
	var first *zone
	for i := range k.pen.zones {
		z := &k.pen.zones[i]
		if z.stop && z.name == k.at {
			return z
		}
		if z.stop && first == nil {
			first = z
		}
	}
	return first
}

func (k *keySurface) step(by int) {
	var stops []string
	at := -1
	for _, z := range k.pen.zones {
		if z.stop {
			if z.name == k.at {
				at = len(stops)
			}
			stops = append(stops, z.name)
		}
	}
	if len(stops) == 0 {
		return
	}
	k.at = stops[min(max(max(at, 0)+by, 0), len(stops)-1)]
	k.Refresh()
}

// lit reports whether the zone of that name shall look hovered: under the
// pointer, or where the keyboard is.
func (k *keySurface) lit(name string) bool {
	return k.hot == name || k.focused && k.at == name
}

// grab takes the keyboard focus for a focusable widget.
func (s *surface) grab() {
	c := fyne.CurrentApp().Driver().CanvasForObject(s.self)
	if f, ok := s.self.(fyne.Focusable); ok && c != nil && c.Focused() != f {
		c.Focus(f)
	}
}

// onCanvas turns a point of the widget into one of the canvas.
func (s *surface) onCanvas(at fyne.Position) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(s.self).Add(at)
}
