package widgets

import (
	"fyne.io/fyne/v2/driver/desktop"
)

// MouseIn implements desktop.Hoverable.
func (r *Reader) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable. It paints only when what is under
// the pointer is another thing than before.
func (r *Reader) MouseMoved(e *desktop.MouseEvent) {
	x, y := e.Position.X, e.Position.Y
	over, bar := -1, x >= r.Size().Width-readerStrip
	r.mouse.cursor = r.cursorAt(x, y)
	if at := r.characterAt(x, y); at >= 0 && !bar {
		if list := r.highlightsAt(at); len(list) > 0 {
			over = list[0]
		}
	} else if !bar {
		over = r.commentAt(x, y)
	}
	if over != r.mouse.over || bar != r.scrollbar.hover {
		r.mouse.over, r.scrollbar.hover = over, bar
		if !r.mouse.down {
			r.mouse.x, r.mouse.y = x, y
		}
		r.changed()
	}
}

// MouseOut implements desktop.Hoverable.
func (r *Reader) MouseOut() {
	if r.mouse.over >= 0 || r.scrollbar.hover {
		r.mouse.over, r.scrollbar.hover = -1, false
		r.changed()
	}
}

// Cursor implements desktop.Cursorable.
func (r *Reader) Cursor() desktop.Cursor { return r.mouse.cursor }

func (r *Reader) cursorAt(x, y float32) desktop.StandardCursor {
	if x >= r.Size().Width-readerStrip {
		return desktop.DefaultCursor
	}
	if i, _ := r.edgeAt(x, y); i >= 0 {
		return desktop.HResizeCursor
	}
	if r.pressable(x, y) {
		return desktop.PointerCursor
	}
	at := r.characterAt(x, y)
	switch {
	case at >= 0 && (r.markAt(at) >= 0 || r.linkAt(at) != ""):
		return desktop.PointerCursor
	case at >= 0 || x >= r.frame.left && x < r.frame.left+r.frame.width:
		return desktop.TextCursor
	}
	return desktop.DefaultCursor
}
