package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Scrolled implements fyne.Scrollable.
func (l *list) Scrolled(e *fyne.ScrollEvent) {
	before := l.offset
	l.wanted = -1
	l.scrollTo(l.offset - e.Scrolled.DY)
	if l.offset != before {
		l.Refresh()
		l.hover()
	}
}

// MouseMoved implements desktop.Hoverable.
func (l *list) MouseMoved(e *desktop.MouseEvent) {
	l.surface.MouseMoved(e)
	l.hover()
	if t := l.thumb(l.Size()); t.h > 0 && e.Position.X >= t.x-8 {
		l.Refresh() // the handle darkens
	}
}

// MouseIn implements desktop.Hoverable.
func (l *list) MouseIn(e *desktop.MouseEvent) {
	l.within = true
	l.MouseMoved(e)
	l.Refresh()
}

// MouseOut implements desktop.Hoverable.
func (l *list) MouseOut() {
	l.surface.MouseOut()
	l.Refresh()
	if l.onHover != nil {
		l.onHover(-1)
	}
}

func (l *list) hover() {
	if l.onHover != nil && l.within {
		l.onHover(l.rowAt(l.pointer.Y + l.offset))
	}
}

// Dragged implements fyne.Draggable: the handle of the scroll bar scrolls, a
// row that may be dragged looks for another to be dropped on.
func (l *list) Dragged(e *fyne.DragEvent) {
	l.pointer = e.Position
	start := e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY)
	if l.dragged < 0 && !l.thumbing {
		l.beginDrag(start)
	}
	switch {
	case l.thumbing:
		l.wanted = -1
		size := l.Size()
		travel := size.Height - max(size.Height*size.Height/l.extent(), 24)
		l.scrollTo(l.offset + e.Dragged.DY/travel*(l.extent()-size.Height))
	case l.dragged >= 0:
		l.target = l.dropTarget(e.Position)
	}
	l.Refresh()
}

func (l *list) beginDrag(start fyne.Position) {
	if t := l.thumb(l.Size()); t.h > 0 && start.X >= t.x-4 {
		l.thumbing = true
		return
	}
	i := l.rowAt(start.Y + l.offset)
	if i >= 0 && !l.rows[i].fixed() && l.onDrop != nil && (l.canDrag == nil || l.canDrag(i)) {
		l.dragged = i
	}
}

func (l *list) dropTarget(at fyne.Position) int {
	i := l.rowAt(at.Y + l.offset)
	if i < 0 || i == l.dragged || l.rows[i].fixed() {
		return -1
	}
	return i
}

// DragEnd implements fyne.Draggable.
func (l *list) DragEnd() {
	from, to := l.dragged, l.target
	l.dragged, l.target, l.thumbing = -1, -1, false
	l.Refresh()
	if from >= 0 && to >= 0 {
		l.onDrop(from, to)
	}
}

// FocusGained implements fyne.Focusable.
func (l *list) FocusGained() {
	l.focused = true
	if l.cursor < 0 {
		l.cursor = l.chosen
	}
	l.Refresh()
}

// FocusLost implements fyne.Focusable.
func (l *list) FocusLost() {
	l.focused = false
	l.Refresh()
}

// TypedRune implements fyne.Focusable.
func (l *list) TypedRune(rune) {}

// KeyDown implements desktop.Keyable: it keeps track of Shift and Ctrl.
func (l *list) KeyDown(e *fyne.KeyEvent) { l.held |= modifierOf(e.Name) }

// KeyUp implements desktop.Keyable.
func (l *list) KeyUp(e *fyne.KeyEvent) { l.held &^= modifierOf(e.Name) }

func modifierOf(name fyne.KeyName) fyne.KeyModifier {
	switch name {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		return fyne.KeyModifierShift
	case desktop.KeyControlLeft, desktop.KeyControlRight:
		return fyne.KeyModifierControl
	case desktop.KeySuperLeft, desktop.KeySuperRight:
		return fyne.KeyModifierSuper
	}
	return 0
}

// TypedKey implements fyne.Focusable: arrows move, Enter taps, Menu asks.
func (l *list) TypedKey(e *fyne.KeyEvent) {
	if l.onKey != nil && l.onKey(e) {
		return
	}
	page := max(int(l.Size().Height/rowHeight)-1, 1)
	switch e.Name {
	case fyne.KeyDown:
		l.moveCursor(1)
	case fyne.KeyUp:
		l.moveCursor(-1)
	case fyne.KeyPageDown:
		l.moveCursor(page)
	case fyne.KeyPageUp:
		l.moveCursor(-page)
	case fyne.KeyHome:
		l.moveCursor(-len(l.rows))
	case fyne.KeyEnd:
		l.moveCursor(len(l.rows))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if l.cursor >= 0 && l.onTap != nil {
			l.onTap(l.cursor, l.gesture(fyne.Position{}))
			l.Refresh()
		}
	case desktop.KeyMenu:
		if l.cursor >= 0 && l.onMenu != nil {
			l.onMenu(l.cursor, l.onCanvas(fyne.NewPos(l.inset+paneInset, l.tops[l.cursor+1]-l.offset)))
		}
	}
}

// moveCursor goes by rows, over headings, and stays inside.
func (l *list) moveCursor(by int) {
	if len(l.rows) == 0 {
		return
	}
	step := 1
	if by < 0 {
		step = -1
	}
	to := min(max(l.cursor+by, 0), len(l.rows)-1)
	if l.cursor < 0 {
		to = 0
	}
	for to >= 0 && to < len(l.rows) && l.rows[to].fixed() {
		to += step
	}
	if to < 0 || to >= len(l.rows) { // only headings that way: the nearest other row back
		for to -= step; to >= 0 && to < len(l.rows) && l.rows[to].fixed(); to -= step {
		}
	}
	if to < 0 || to >= len(l.rows) {
		return
	}
	l.cursor = to
	l.reveal(to)
	if to > 0 && l.rows[to-1].fixed() {
		l.reveal(to - 1) // show the heading with its first row
		l.reveal(to)
	}
	l.Refresh()
	if l.onCursor != nil {
		l.onCursor(to)
	}
}
