package widgets

import (
	"fyne.io/fyne/v2"

	"casebound/assets"
	"casebound/notebook"
	"casebound/notebook/timeline"
)

// brushed reports whether everything is narrowed to a stretch of time.
func (t *Timeline) brushed() bool { return t.data.From < t.data.To }

// setBrush asks for a stretch; an empty one undoes it.
func (t *Timeline) setBrush(from, to notebook.Instant) {
	if t.OnBrush == nil {
		return
	}
	if from >= to {
		from, to = notebook.Beginning, notebook.End
	}
	t.OnBrush(from, to)
}

// clearBrush reports whether there was something to undo.
func (t *Timeline) clearBrush() bool {
	if !t.brushed() || t.OnBrush == nil {
		return false
	}
	t.setBrush(0, 0)
	return true
}

// brushView narrows to what is in view.
func (t *Timeline) brushView() {
	if len(t.shown) > 0 {
		t.setBrush(t.scale.At(0), t.scale.At(float64(t.field(t.Size()).w)))
	}
}

// brushStep is Shift with an arrow, as in a text: the stretch reaches from the
// event where it began to the next one that way.
func (t *Timeline) brushStep(by int) {
	if len(t.shown) == 0 {
		return
	}
	order := t.line.Order()
	if t.pinned < 0 || t.pinned >= len(order) || !t.brushed() {
		t.pinned = max(t.position(), 0)
	}
	to := min(max(t.position(), 0)+by, len(order)-1)
	if t.position() < 0 || !t.brushed() {
		to = t.pinned
	}
	to = max(to, 0)
	t.SetSelected(t.eventOf(order[to]).ID)
	from, until := notebook.End, notebook.Beginning
	for _, at := range order[min(t.pinned, to) : max(t.pinned, to)+1] {
		w := t.eventOf(at).When
		if w.Earliest == notebook.Beginning {
			w.Earliest = w.Latest
		}
		if w.Latest == notebook.End {
			w.Latest = w.Earliest
		}
		from, until = min(from, w.Earliest), max(until, w.Latest)
	}
	t.setBrush(from, max(until, from+1))
}

// endBrush is the end of a drag with Shift: no more than a click undoes the
// brush.
func (t *Timeline) endBrush() {
	from, to := min(t.brush[0], t.brush[1]), max(t.brush[0], t.brush[1])
	t.brush = [2]float32{}
	t.grab() // so that Escape undoes it
	x := t.field(t.Size()).x
	if to-from < 3 {
		t.setBrush(0, 0)
	} else {
		t.setBrush(t.snapped(t.scale.At(float64(from-x)), t.scale.At(float64(to-x))))
	}
	t.Refresh()
}

// snapped rounds a stretch to whole days, or to minutes where a day is wide.
func (t *Timeline) snapped(from, to notebook.Instant) (first, last notebook.Instant) {
	unit := notebook.Instant(60)
	if float64(24*60*60)*t.scale.Second < timeline.DayAsBar {
		unit = 24 * 60 * 60
	}
	round := func(i notebook.Instant) notebook.Instant {
		i += unit / 2
		return i - (i%unit+unit)%unit
	}
	first, last = round(from), round(to)
	if last <= first {
		last = first + unit
	}
	return first, last - 1
}

// drawBrush washes the stretch that is being drawn, or that holds.
func (t *Timeline) drawBrush(p *pen, a area) {
	from, to := min(t.brush[0], t.brush[1]), max(t.brush[0], t.brush[1])
	if !t.drag.brushing && t.brushed() {
		from, to = a.x+float32(t.scale.X(t.data.From)), a.x+float32(t.scale.X(t.data.To))
	} else if !t.drag.brushing {
		return
	}
	edges := [2]bool{from >= a.x, to <= a.right()}
	from, to = max(from, a.x-8), min(to, a.right()+8)
	if to-from < 2 {
		return
	}
	p.box(area{from, a.y, to - from, t.axis - a.y}, assets.ColourAccentGround)
	for side, x := range [2]float32{from, to - 1} {
		if edges[side] {
			p.box(area{x, a.y, 1, t.axis - a.y}, assets.ColourAccent)
		}
	}
}

// drawBrushed is the chip that says what everything is narrowed to, and undoes
// it. It returns where it ends.
func (t *Timeline) drawBrushed(p *pen, line area) float32 {
	if !t.brushed() {
		return line.x
	}
	said := "Only " + timeline.StretchWords(t.data.From, t.data.To)
	chip := area{line.x, line.y + 5, small.width(said) + 36, line.h - 10}
	if chip.right() > line.right() {
		chip.w = max(line.right()-chip.x, 60)
	}
	ring := fyne.ThemeColorName("")
	if t.lit("brushed") {
		ring = assets.ColourAccent
	}
	p.card(chip, assets.ColourAccentGround, ring, chip.h/2)
	p.label(said, area{chip.x + 10, chip.y, chip.w - 32, chip.h}, small, assets.ColourInk)
	p.icon("close", chip.right()-19, chip.y+5.5, 11, assets.ColourDim)
	p.zone(zone{area: chip, name: "brushed", stop: true, tap: func(gesture) { t.clearBrush() }})
	return chip.right() + 12
}
