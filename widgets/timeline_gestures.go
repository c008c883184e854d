package widgets

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"casebound/notebook"
	"casebound/notebook/timeline"
)

// timelineDrag is a pan or a brush under way.
type timelineDrag struct {
	panning, brushing bool
	speed             float32 // pixels of the last movement
}

var (
	_ fyne.Scrollable = (*Timeline)(nil)
	_ fyne.Draggable  = (*Timeline)(nil)
	_ fyne.Tabbable   = (*Timeline)(nil)
	_ desktop.Keyable = (*Timeline)(nil)
)

// Scrolled implements fyne.Scrollable: the wheel zooms around the pointer,
// sideways it pans.
func (t *Timeline) Scrolled(e *fyne.ScrollEvent) {
	if e.Scrolled.DX != 0 && abs(e.Scrolled.DX) > abs(e.Scrolled.DY) {
		t.panBy(e.Scrolled.DX)
		return
	}
	t.zoomBy(math.Pow(1.0055, float64(e.Scrolled.DY)), e.Position.X-t.field(t.Size()).x)
}

func abs(v float32) float32 { return max(v, -v) }

// middle is the middle of what is in view.
func (t *Timeline) middle() float32 { return t.field(t.Size()).w / 2 }

func (t *Timeline) zoomBy(by float64, x float32) {
	t.stopGlide()
	t.fits = false
	t.scale = t.scale.Zoom(float64(x), by)
	t.Refresh()
}

func (t *Timeline) panBy(dx float32) {
	t.fits = false
	t.scale = t.scale.Pan(float64(dx))
	t.Refresh()
}

// visit pans to the nearest event outside the view, before it or after it.
func (t *Timeline) visit(by int) {
	wide := t.field(t.Size()).w
	nearest, found := float32(0), false
	for item := range t.shown {
		x := t.xOf(item)
		if by < 0 && x < 0 && (!found || x > nearest) || by > 0 && x > wide && (!found || x < nearest) {
			nearest, found = x, true
		}
	}
	switch {
	case found && by < 0:
		t.panBy(wide*0.6 - nearest)
	case found:
		t.panBy(wide*0.4 - nearest)
	default: // only what reaches out of the view
		t.panBy(-0.7 * wide * float32(by))
	}
}

// Dragged implements fyne.Draggable: it pans, or with Shift brushes.
func (t *Timeline) Dragged(e *fyne.DragEvent) {
	if !t.drag.panning && !t.drag.brushing {
		t.stopGlide()
		t.drag.brushing = t.held&fyne.KeyModifierShift != 0 && t.OnBrush != nil
		t.drag.panning = !t.drag.brushing
		if t.drag.brushing {
			t.brush = [2]float32{e.Position.X - e.Dragged.DX, e.Position.X}
		}
	}
	if t.drag.brushing {
		t.brush[1] = e.Position.X
		t.Refresh()
		return
	}
	t.drag.speed = e.Dragged.DX
	t.panBy(e.Dragged.DX)
}

// DragEnd implements fyne.Draggable.
func (t *Timeline) DragEnd() {
	drag := t.drag
	t.drag = timelineDrag{}
	if drag.brushing {
		t.endBrush()
		return
	}
	if abs(drag.speed) > 2 && fyne.CurrentApp().Settings().ShowAnimations() {
		t.startGlide(drag.speed * 6)
	}
}

// startGlide lets the strip run on after a drag, for less than 150 ms.
func (t *Timeline) startGlide(distance float32) {
	done := float32(0)
	t.glide = fyne.NewAnimation(canvas.DurationShort, func(at float32) {
		t.panBy((at - done) * distance)
		done = at
	})
	t.glide.Curve = fyne.AnimationEaseOut
	t.glide.Start()
}

func (t *Timeline) stopGlide() {
	if t.glide != nil {
		t.glide.Stop()
		t.glide = nil
	}
}

// tapItems goes to an event; among several at one place to the next one, or
// closer when they are of different times.
func (t *Timeline) tapItems(items []int) {
	t.grab()
	if from, to := t.reach(items); len(items) > 1 && from < to {
		width := t.field(t.Size()).w
		if closer := timeline.Between(from, to, width); closer.Second > t.scale.Second*1.01 {
			t.fits, t.scale = false, closer
			t.Refresh()
			return
		}
	}
	next := 0
	for n, item := range items {
		if item == t.chosen {
			next = (n + 1) % len(items)
		}
	}
	t.choose(items[next])
}

// reach is from the first beginning to the last one of some items.
func (t *Timeline) reach(items []int) (from, to notebook.Instant) {
	from, to = notebook.End, notebook.Beginning
	for _, item := range items {
		w := t.eventOf(item).When
		if w.Earliest == notebook.Beginning {
			w.Earliest = w.Latest
		}
		from, to = min(from, w.Earliest), max(to, w.Earliest)
	}
	return from, to
}

func (t *Timeline) choose(item int) {
	t.selected, t.chosen = t.eventOf(item).ID, item
	t.Refresh()
	if t.OnEvent != nil {
		t.OnEvent(t.selected)
	}
}

// AcceptsTab implements fyne.Tabbable: Tab goes from event to event and leaves
// the strip after the last.
func (t *Timeline) AcceptsTab() bool { return len(t.shown) > 0 }

// KeyDown implements desktop.Keyable.
func (t *Timeline) KeyDown(e *fyne.KeyEvent) { t.held |= modifierOf(e.Name) }

// KeyUp implements desktop.Keyable.
func (t *Timeline) KeyUp(e *fyne.KeyEvent) { t.held &^= modifierOf(e.Name) }

// TypedRune implements fyne.Focusable: + and - zoom, 0 fits all, b brushes what
// is in view, a takes over the event of another version that is selected.
func (t *Timeline) TypedRune(r rune) {
	switch r {
	case '+', '=':
		t.zoomBy(1.4, t.focusX())
	case '-', '_':
		t.zoomBy(1/1.4, t.focusX())
	case '0':
		t.Fit()
	case 'b':
		t.brushView()
	case 'a':
		if t.chosen >= 0 {
			t.takeOver(t.chosen)
		}
	}
}

// focusX is what zooming by keys keeps in place: the selected event, else the
// middle.
func (t *Timeline) focusX() float32 {
	if t.chosen >= 0 {
		if x := t.xOf(t.chosen); x >= 0 && x <= t.field(t.Size()).w {
			return x
		}
	}
	return t.middle()
}

// TypedKey implements fyne.Focusable.
func (t *Timeline) TypedKey(e *fyne.KeyEvent) {
	shift := t.held&fyne.KeyModifierShift != 0
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyRight:
		by := 1
		if e.Name == fyne.KeyLeft {
			by = -1
		}
		if shift && t.OnBrush != nil {
			t.brushStep(by)
		} else {
			t.panBy(float32(-80 * by))
		}
	case fyne.KeyUp:
		t.zoomBy(1.4, t.focusX())
	case fyne.KeyDown:
		t.zoomBy(1/1.4, t.focusX())
	case fyne.KeyHome:
		t.step(-len(t.shown))
	case fyne.KeyEnd:
		t.step(len(t.shown))
	case fyne.KeyTab:
		t.tab()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if t.chosen >= 0 {
			t.choose(t.chosen)
		}
	case fyne.KeyEscape:
		if !t.clearBrush() {
			t.SetSelected(notebook.ID{})
		}
	case desktop.KeyMenu:
		if t.chosen >= 0 && t.OnEventMenu != nil {
			x := t.field(t.Size()).x + t.xOf(t.chosen)
			t.OnEventMenu(t.selected, t.onCanvas(fyne.NewPos(x, t.axis)))
		}
	}
}

func (t *Timeline) tab() {
	by := 1
	if t.held&fyne.KeyModifierShift != 0 {
		by = -1
	}
	if at := t.position() + by; at >= 0 && at < len(t.shown) {
		t.step(by)
		return
	}
	t.mark(notebook.ID{})
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil && by > 0 {
		c.FocusNext()
	} else if c != nil {
		c.FocusPrevious()
	}
}

// position is the selected event's place in time, -1 for none.
func (t *Timeline) position() int {
	if t.chosen < 0 {
		return -1
	}
	return slices.Index(t.line.Order(), t.chosen)
}

// step marks another event, without going to it.
func (t *Timeline) step(by int) {
	if len(t.shown) == 0 {
		return
	}
	to := min(max(t.position()+by, 0), len(t.shown)-1)
	t.SetSelected(t.eventOf(t.line.Order()[to]).ID)
}
