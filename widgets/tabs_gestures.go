package widgets

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"casebound/assets"
)

// tabDrag is a tab on its way to another place in the row.
type tabDrag struct {
	from, to int // -1: nothing is dragged
	x        float32
}

var (
	_ fyne.Scrollable = (*Tabs)(nil)
	_ fyne.Draggable  = (*Tabs)(nil)
)

// Scrolled implements fyne.Scrollable: the wheel runs along the row.
func (t *Tabs) Scrolled(e *fyne.ScrollEvent) {
	t.moved = true
	t.scrollTo(t.offset - e.Scrolled.DX - e.Scrolled.DY)
	t.Refresh()
}

// Dragged implements fyne.Draggable.
func (t *Tabs) Dragged(e *fyne.DragEvent) {
	if t.drag.from < 0 {
		t.drag.from = t.tabAt(e.Position.X - e.Dragged.DX)
	}
	if t.drag.from >= 0 {
		t.drag.to, t.drag.x = t.gapAt(e.Position.X)
		t.Refresh()
	}
}

// DragEnd implements fyne.Draggable.
func (t *Tabs) DragEnd() {
	from, to := t.drag.from, t.drag.to
	t.drag = tabDrag{from: -1, to: -1}
	t.Refresh()
	if to > from {
		to-- // the gap counts the tab that leaves
	}
	if from >= 0 && to >= 0 && to != from && t.OnMove != nil {
		t.OnMove(from, to)
	}
}

func (t *Tabs) tabAt(x float32) int {
	left := -t.offset
	for i := range t.tabs {
		left += t.widthOf(i)
		if x < left {
			return i
		}
	}
	return -1
}

// gapAt is the gap between tabs nearest to x, and where it is.
func (t *Tabs) gapAt(x float32) (gap int, at float32) {
	left := -t.offset
	for i := range t.tabs {
		w := t.widthOf(i)
		if x < left+w/2 {
			return i, left
		}
		left += w
	}
	return len(t.tabs), left
}

func (t *Tabs) drawDrag(p *pen, size fyne.Size) {
	if t.drag.from >= 0 && t.drag.to >= 0 {
		p.box(area{t.drag.x - 1, 4, 2, size.Height - 8}, assets.ColourAccent)
	}
}

// TypedKey implements fyne.Focusable: Delete closes the tab the keyboard is at.
func (t *Tabs) TypedKey(e *fyne.KeyEvent) {
	if e.Name != fyne.KeyDelete && e.Name != fyne.KeyBackspace {
		t.keySurface.TypedKey(e)
		if i := t.keyboardTab(); i >= 0 {
			t.moved = true
			t.reveal(i)
			t.Refresh()
		}
		return
	}
	if i := t.keyboardTab(); i >= 0 {
		t.closeTab(i)
	}
}

func (t *Tabs) keyboardTab() int {
	digits, ok := strings.CutPrefix(t.at, "tab ")
	i, err := strconv.Atoi(digits)
	if !ok || err != nil || i >= len(t.tabs) {
		return -1
	}
	return i
}
