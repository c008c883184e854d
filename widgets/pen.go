package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"casebound/assets"
)

// pen draws a widget afresh, each time from the same objects: painting again
// costs no memory, and what is not in view is not an object at all. Colours
// are asked of the theme by name while drawing and kept nowhere.
//
// Beside what is seen it notes zones: where the pointer and the keyboard can
// do something.
type pen struct {
	drawn []fyne.CanvasObject
	zones []zone

	texts pool[*canvas.Text]
	boxes pool[*canvas.Rectangle]
	dots  pool[*canvas.Circle]
	lines pool[*canvas.Line]
	icons pool[*picture]
}

// zone is a part of a widget that answers the pointer. Its name tells it from
// the others of the same widget across repaints.
type zone struct {
	area
	name   string
	tap    func(gesture)
	menu   func(fyne.Position) // right click; the position is the canvas's
	middle func()
	cursor desktop.Cursor
	stop   bool // the keyboard can go to it
}

// gesture is what a tap carries.
type gesture struct {
	at    fyne.Position // inside the widget
	shift bool
	ctrl  bool // Ctrl, or Cmd on macOS
}

// picture is an icon with what it shows, to know when to load it again.
type picture struct {
	*canvas.Image
	name string
	ink  color.Color
}

// pool hands out its objects anew after every start.
type pool[T any] struct {
	made []T
	used int
}

func (p *pool[T]) next(make func() T) T {
	if p.used == len(p.made) {
		p.made = append(p.made, make())
	}
	p.used++
	return p.made[p.used-1]
}

// start forgets what was drawn.
func (p *pen) start() {
	p.drawn, p.zones = p.drawn[:0], p.zones[:0]
	p.texts.used, p.boxes.used, p.dots.used, p.lines.used, p.icons.used = 0, 0, 0, 0, 0
}

func (p *pen) zone(z zone) { p.zones = append(p.zones, z) }

// add puts an object of the widget's own on top of what is drawn so far.
func (p *pen) add(o fyne.CanvasObject) { p.drawn = append(p.drawn, o) }

// box fills an area.
func (p *pen) box(a area, fill fyne.ThemeColorName) *canvas.Rectangle {
	return p.boxIn(a, theme.Color(fill))
}

// boxIn fills an area with a colour that is data, such as a highlight's.
func (p *pen) boxIn(a area, fill color.Color) *canvas.Rectangle {
	r := p.boxes.next(func() *canvas.Rectangle { return &canvas.Rectangle{} })
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius, r.Shadow = fill, color.Transparent, 0, 0, canvas.Shadow{}
	a.place(r)
	p.add(r)
	return r
}

// card fills an area with rounded corners and a hairline around it.
func (p *pen) card(a area, fill, line fyne.ThemeColorName, radius float32) *canvas.Rectangle {
	r := p.box(a, fill)
	r.CornerRadius = radius
	if line != "" {
		r.StrokeColor, r.StrokeWidth = theme.Color(line), 1
	}
	return r
}

// hairline draws a line of one unit across or down.
func (p *pen) hairline(a area) { p.box(a, assets.ColourLine) }

// dot draws a disc around a centre; hollow leaves the ring in ink.
func (p *pen) dot(x, y, r float32, ink fyne.ThemeColorName, hollow fyne.ThemeColorName) {
	c := p.dots.next(func() *canvas.Circle { return &canvas.Circle{} })
	c.FillColor, c.StrokeColor, c.StrokeWidth = theme.Color(ink), color.Transparent, 0
	if hollow != "" {
		c.FillColor, c.StrokeColor, c.StrokeWidth = theme.Color(hollow), theme.Color(ink), 1.6
	}
	area{x - r, y - r, 2 * r, 2 * r}.place(c)
	p.add(c)
}

// stroke draws a straight line.
func (p *pen) stroke(x1, y1, x2, y2, width float32, ink fyne.ThemeColorName) {
	l := p.lines.next(func() *canvas.Line { return &canvas.Line{} })
	l.StrokeColor, l.StrokeWidth = theme.Color(ink), width
	l.Position1, l.Position2 = fyne.NewPos(x1, y1), fyne.NewPos(x2, y2)
	p.add(l)
}

// write sets one line of text with its top left at x, y and returns its width
// as shaped.
func (p *pen) write(text string, x, y float32, s style, ink fyne.ThemeColorName) float32 {
	t := p.texts.next(func() *canvas.Text { return &canvas.Text{} })
	s = s.covering(text)
	t.Text, t.TextSize, t.Color = text, s.size, theme.Color(ink)
	t.TextStyle, t.FontSource = s.toolkit()
	size := s.shape(text, s.size)
	area{x, y, size.Width, size.Height}.place(t)
	p.add(t)
	return size.Width
}

// label sets text in the middle of the height of an area, cut to its width,
// and returns the width used.
func (p *pen) label(text string, a area, s style, ink fyne.ThemeColorName) float32 {
	if text == "" || a.w <= 0 {
		return 0
	}
	return p.write(s.cut(text, a.w), a.x, a.y+(a.h-s.height())/2, s, ink)
}

// labelRight is label against the right edge.
func (p *pen) labelRight(text string, a area, s style, ink fyne.ThemeColorName) float32 {
	if text == "" || a.w <= 0 {
		return 0
	}
	text = s.cut(text, a.w)
	w := s.shape(text, s.size).Width
	return p.write(text, a.right()-w, a.y+(a.h-s.height())/2, s, ink)
}

// labelCentre is label in the middle of both.
func (p *pen) labelCentre(text string, a area, s style, ink fyne.ThemeColorName) float32 {
	if text == "" || a.w <= 0 {
		return 0
	}
	text = s.cut(text, a.w)
	w := s.shape(text, s.size).Width
	return p.write(text, a.x+(a.w-w)/2, a.y+(a.h-s.height())/2, s, ink)
}

// caps sets a section label: capitals tracked with hair spaces.
func (p *pen) caps(text string, a area, ink fyne.ThemeColorName) float32 {
	return p.label(tracked(text), a, section, ink)
}

// icon draws an icon of the given side with its top left at x, y.
func (p *pen) icon(name string, x, y, side float32, ink fyne.ThemeColorName) {
	i := p.icons.next(func() *picture {
		return &picture{Image: &canvas.Image{FillMode: canvas.ImageFillContain}}
	})
	c := theme.Color(ink)
	area{x, y, side, side}.place(i.Image)
	if i.name != name || i.ink != c {
		i.name, i.ink = name, c
		i.Resource = assets.Icon(name, c)
		i.Image.Image = nil
		i.Refresh()
	}
	p.add(i.Image)
}

// iconIn centres an icon of the usual size in an area.
func (p *pen) iconIn(name string, a area, ink fyne.ThemeColorName) {
	p.icon(name, a.x+(a.w-iconSide)/2, a.y+(a.h-iconSide)/2, iconSide, ink)
}
