package widgets

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"casebound/assets"
)

// What the reader did in another version of the document stands on its line
// too, drawn in dashes and with a sign that makes it the document's own.

// takeOverWide is the room of that sign in a label, and waitingAtMost how many
// labels of such events have their place before others: they wait for a word of
// the reader.
const (
	takeOverWide  float32 = 20
	waitingAtMost int     = 6
)

// waiting are the first items that can be taken over.
func (t *Timeline) waiting() []int {
	var items []int
	for item := len(t.shown) - 1; item >= 0 && len(t.data.Theirs) > 0 && len(items) < waitingAtMost; item-- {
		if t.theirs(item) != "" {
			items = append(items, item)
		}
	}
	return items
}

// theirs names the version that an item belongs to, "" for the document's own.
func (t *Timeline) theirs(item int) string {
	if at := t.shown[item]; at < len(t.data.Theirs) {
		return t.data.Theirs[at]
	}
	return ""
}

// theirsText says whose an item is, "" for the document's own.
func (t *Timeline) theirsText(item int) string {
	of := t.theirs(item)
	switch {
	case of == "":
		return ""
	case t.hot == takeName(item):
		return "take it over from " + of
	}
	return "yours in " + of
}

func takeName(item int) string { return "take " + itoa(item) }

// drawTakeOver draws the sign at the right of a label and returns its width.
func (t *Timeline) drawTakeOver(p *pen, item int, a area) float32 {
	at := area{a.right() - takeOverWide - 3, a.y, takeOverWide + 3, a.h}
	if t.hot == takeName(item) {
		p.card(at.inset(2, 3), assets.ColourAccentGround, "", 4)
	}
	p.icon("plus", at.x+(at.w-12)/2, at.y+(at.h-12)/2, 12, assets.ColourAccent)
	p.zone(zone{area: at, name: takeName(item), cursor: desktop.PointerCursor, tap: func(gesture) { t.takeOver(item) }})
	return takeOverWide
}

func (t *Timeline) takeOver(item int) {
	if t.theirs(item) != "" && t.OnTakeOver != nil {
		t.OnTakeOver(t.eventOf(item).ID)
	}
}

// brokenRing draws a ring in dashes on a disc of the ground.
func (p *pen) brokenRing(x, y, r float32, ink, ground fyne.ThemeColorName) {
	const dashes = 5
	p.dot(x, y, r+1.5, ground, "")
	on := func(turn float64) (float32, float32) {
		sin, cos := math.Sincos(2 * math.Pi * turn / dashes)
		return x + r*float32(cos), y + r*float32(sin)
	}
	for i := range dashes {
		// Three short strokes are round enough.
		for part := range 3 {
			x1, y1 := on(float64(i) + 0.2 + 0.2*float64(part))
			x2, y2 := on(float64(i) + 0.4 + 0.2*float64(part))
			p.stroke(x1, y1, x2, y2, 1.5, ink)
		}
	}
}
