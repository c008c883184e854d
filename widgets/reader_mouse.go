package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"casebound/notebook"
)

// Clicks closer than this in time and place belong together.
const (
	readerClickTime  = 400 * time.Millisecond
	readerClickReach = 5
)

// readerMouse is the pointer as the Reader last saw it.
type readerMouse struct {
	x, y   float32
	over   int // the highlight under it, -1 for none
	cursor desktop.StandardCursor

	down, dragged bool
	clicks        int
	last          time.Time
	alt, control  bool

	edge  int // the highlight whose edge is dragged, -1 for none
	start bool
	fixed int // its other edge

	pull   float32         // how far beyond the view a drag is
	puller *fyne.Animation // scrolls meanwhile
}

// MouseDown implements desktop.Mouseable.
func (r *Reader) MouseDown(e *desktop.MouseEvent) {
	r.focus()
	x, y := e.Position.X, e.Position.Y
	if e.Button == desktop.MouseButtonSecondary {
		if r.OnMenu != nil {
			r.OnMenu(r.offsetAt(x, y), e.AbsolutePosition)
		}
		return
	}
	r.flash = notebook.Span{}
	r.glide.stop()
	m := &r.mouse
	near := readerAbs(x-m.x) < readerClickReach && readerAbs(y-m.y) < readerClickReach
	if now := time.Now(); near && now.Sub(m.last) < readerClickTime && m.clicks < 3 {
		m.clicks++
		m.last = now
	} else {
		m.clicks, m.last = 1, now
	}
	m.x, m.y, m.down, m.dragged, m.edge = x, y, true, false, -1
	m.alt, m.control = e.Modifier&fyne.KeyModifierAlt != 0, e.Modifier&fyne.KeyModifierShortcutDefault != 0
	switch {
	case x >= r.Size().Width-readerStrip:
		r.pressScrollbar(y)
	case r.takeEdge(x, y):
	case r.pressable(x, y):
	default:
		r.beginSelection(r.offsetAt(x, y), e.Modifier&fyne.KeyModifierShift != 0)
	}
	r.changed()
}

func (r *Reader) beginSelection(at int, extend bool) {
	s := &r.selection
	s.goalSet = false
	if extend {
		s.grain = readerByCharacter
		r.setSelection(s.anchor, at)
		return
	}
	s.grain = readerGrain(r.mouse.clicks - 1)
	s.seed = r.grainAt(s.grain, at)
	r.setSelection(s.seed.Start, s.seed.End)
}

// MouseUp implements desktop.Mouseable.
func (r *Reader) MouseUp(e *desktop.MouseEvent) {
	if !r.mouse.down {
		return
	}
	click := !r.mouse.dragged && !r.scrollbar.dragging
	r.release()
	if click && r.mouse.clicks == 1 {
		r.click(e.Position.X, e.Position.Y)
	}
}

// release ends whatever the button held.
func (r *Reader) release() {
	if r.mouse.edge >= 0 && r.mouse.dragged && r.OnHighlightEdges != nil {
		h := r.highlights[r.mouse.edge]
		r.mouse.edge = -1
		r.OnHighlightEdges(h.ID, h.Span)
	}
	r.mouse.down, r.mouse.edge, r.scrollbar.dragging = false, -1, false
	r.stopPulling()
	r.changed()
}

// Dragged implements fyne.Draggable.
func (r *Reader) Dragged(e *fyne.DragEvent) {
	if !r.mouse.down {
		return
	}
	r.mouse.dragged = true
	x, y := e.Position.X, e.Position.Y
	if r.scrollbar.dragging {
		r.dragThumb(y)
		return
	}
	r.mouse.x, r.mouse.y = x, y
	r.dragTo(x, y)
	r.pullBy(y)
}

func (r *Reader) dragTo(x, y float32) {
	at := r.offsetAt(x, y)
	if r.mouse.edge >= 0 {
		r.dragEdge(at)
		return
	}
	r.grow(at)
}

// DragEnd implements fyne.Draggable.
func (r *Reader) DragEnd() {
	if r.mouse.down {
		r.release()
	}
}
