package widgets

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"casebound/assets"
)

// drawTray shows what has no date, in a dashed box.
func (t *Timeline) drawTray(p *pen, size fyne.Size) {
	n := len(t.undated)
	if n == 0 {
		return
	}
	a := area{size.Width - 14 - trayWidth, timelineHead + 4, trayWidth, 30}
	for _, u := range t.undated[:min(n, 20)] {
		a.h += 16 * float32(len(small.wrap("“"+u.Words+"”", a.w-18, 2)))
	}
	a.h = min(a.h, size.Height-timelineHead-12)
	p.dashed(a)
	inside := a.inset(9, 6)
	p.label(grouped(n)+" undated", area{inside.x, inside.y, inside.w, 16}, small, assets.ColourDim)
	y, room := inside.y+17, inside.bottom()+2
	for i, u := range t.undated {
		if y+16 > room {
			return
		}
		most := min(int((room-y)/16), 2)
		lines := small.wrap("“"+u.Words+"”", inside.w, most)
		at := area{inside.x, y, inside.w, float32(len(lines)) * 16}
		ink, name := assets.ColourFaint, "undated "+itoa(i)
		if t.lit(name) {
			ink = assets.ColourAccent
		}
		y = p.paragraph(lines, at, 16, small, ink)
		p.zone(zone{area: at, name: name, stop: true, tap: func(gesture) {
			if t.OnUndated != nil {
				t.OnUndated(u.ID)
			}
		}})
	}
}

// dashed draws a dashed outline, dashedIn one in another colour than a line's.
func (p *pen) dashed(a area) { p.dashedIn(a, assets.ColourLine) }

func (p *pen) dashedIn(a area, ink fyne.ThemeColorName) {
	const dash, gap float32 = 4, 3
	for x := a.x; x < a.right(); x += dash + gap {
		w := min(dash, a.right()-x)
		p.box(area{x, a.y, w, 1}, ink)
		p.box(area{x, a.bottom() - 1, w, 1}, ink)
	}
	for y := a.y; y < a.bottom(); y += dash + gap {
		h := min(dash, a.bottom()-y)
		p.box(area{a.x, y, 1, h}, ink)
		p.box(area{a.right() - 1, y, 1, h}, ink)
	}
}

// drawTip shows the event under the pointer whole, with how its date was
// arrived at. It stays inside the strip, for nothing else would be drawn.
func (t *Timeline) drawTip(p *pen, size fyne.Size) {
	item := t.hotItem()
	if item < 0 || t.drag.panning {
		return
	}
	e := t.eventOf(item)
	const wide float32 = 320
	how := small.wrap(dotted(t.theirsText(item), tipText(e, t.contradicted(item))), wide-24, 3)
	lines := body.wrap(e.Title, wide-24, 3)
	h := float32(len(lines))*lineHeight + float32(len(how))*16 + 34
	x := t.pointer.X + 14
	if x+wide > size.Width {
		x = max(t.pointer.X-14-wide, 4)
	}
	y := max(min(t.pointer.Y-h-8, size.Height-h-4), 4)
	card := area{x, y, wide, h}
	for i := range 3 {
		p.boxIn(card.inset(float32(-i), float32(-i)), hoverWash()).CornerRadius = radius + float32(i)
	}
	p.card(card, assets.ColourPaper, assets.ColourLine, radius)
	inside := card.inset(12, 8)
	p.label(e.When.String(), area{inside.x, inside.y, inside.w, 17}, bodyStrong, t.inkOf(item))
	inside.y = p.paragraph(lines, area{inside.x, inside.y + 18, inside.w, 0}, lineHeight, body, assets.ColourInk)
	p.paragraph(how, inside, 16, small, assets.ColourDim)
}

// hotItem is the item whose zone is under the pointer, -1 for none.
func (t *Timeline) hotItem() int {
	kind, digits, ok := strings.Cut(t.hot, " ")
	if !ok || kind != "dot" && kind != "tag" && kind != "bar" && kind != "take" {
		return -1
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n >= len(t.shown) {
		return -1
	}
	return n
}

var _ fyne.Widget = (*Timeline)(nil)
