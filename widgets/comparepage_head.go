package widgets

import (
	"fyne.io/fyne/v2"

	"casebound/assets"
)

const (
	compareBar   float32 = 40 // the line of the buttons
	compareSaid  float32 = 22 // the line of what was found
	compareTitle float32 = 52 // the line of the two titles
	compareSides float32 = 20 // kept free left and right
	compareGap   float32 = 32 // between the columns
)

// compareHead says what is compared and holds the buttons. It stays while the
// rows scroll.
type compareHead struct {
	keySurface
	page *ComparePage
}

func newCompareHead(page *ComparePage) *compareHead {
	h := &compareHead{page: page}
	h.paint = h.draw
	h.extend(h)
	return h
}

// count is "3 of 12 changes".
func (h *compareHead) count() string {
	c := h.page
	switch {
	case len(c.data.Rows) == 0:
		return ""
	case len(c.steps) == 0:
		return "no change"
	case c.at < 0:
		return counted(len(c.steps), "change", "changes")
	}
	return grouped(c.at+1) + " of " + counted(len(c.steps), "change", "changes")
}

func (h *compareHead) draw(p *pen, size fyne.Size) {
	p.box(areaOf(size), assets.ColourPaper)
	bar, rest := areaOf(size).cutTop(compareBar)
	h.buttons(p, bar)
	said, rest := rest.cutTop(compareSaid)
	p.label(h.page.data.Said, area{said.x + compareSides, said.y - 4, said.w - 2*compareSides, said.h}, small, assets.ColourDim)
	titles, _ := rest.cutTop(compareTitle)
	left, right := columns(titles.x+compareSides, titles.w-2*compareSides)
	h.title(p, area{left.x, titles.y, left.w, titles.h}, Left, h.page.data.A)
	h.title(p, area{right.x, titles.y, right.w, titles.h}, Right, h.page.data.B)
	p.hairline(area{0, size.Height - 1, size.Width, 1})
}

// columns are the two columns of a width; their y and h are for the caller.
func columns(x, w float32) (left, right area) {
	each := max((w-compareGap)/2, 0)
	return area{x: x, w: each}, area{x: x + each + compareGap, w: each}
}

func (h *compareHead) buttons(p *pen, a area) {
	c, y := h.page, a.y+(a.h-26)/2
	x := a.right() - compareSides + 8
	place := func(w float32) area {
		x -= w
		return area{x, y, w - 2, 26}
	}
	h.iconButton(p, place(30), "close", false, c.OnClose)
	h.iconButton(p, place(30), "down", false, c.Next)
	h.iconButton(p, place(30), "up", false, c.Previous)
	said := h.count()
	w := small.width(said) + 10
	p.labelRight(said, area{x - w, a.y, w - 8, a.h}, small, assets.ColourDim)
	x -= w + 8
	d := &c.data
	h.toggle(p, place(small.width("Punctuation")+28), "Punctuation", !d.IgnorePunctuation, func() { h.ignore(d.IgnoreCase, !d.IgnorePunctuation) })
	x -= 4
	h.toggle(p, place(small.width("Case")+28), "Case", !d.IgnoreCase, func() { h.ignore(!d.IgnoreCase, d.IgnorePunctuation) })
	p.labelRight("Show", area{x - 60, a.y, 54, a.h}, small, assets.ColourDim)
	if room := x - 60 - a.x - compareSides; room > section.width(tracked("Compare")) {
		p.caps("Compare", area{a.x + compareSides, a.y, room, a.h}, assets.ColourFaint)
	}
}

func (h *compareHead) ignore(letters, punctuation bool) {
	if h.page.OnIgnore != nil {
		h.page.OnIgnore(letters, punctuation)
	}
}

// toggle draws a switch with a word: on while what it names counts.
func (h *compareHead) toggle(p *pen, a area, word string, on bool, tap func()) {
	ground, ink, sign := assets.ColourPaper, assets.ColourDim, "minus"
	if on {
		ground, ink, sign = assets.ColourAccentGround, assets.ColourAccent, "check"
	}
	card := p.card(a, ground, assets.ColourLine, radius)
	if h.hot == word && !on {
		card.FillColor = hoverWash()
	}
	h.ring(p, a, word)
	p.icon(sign, a.x+6, a.y+7, 12, ink)
	p.label(word, area{a.x + 21, a.y, a.w - 22, a.h}, small, ink)
	p.zone(zone{area: a, name: word, stop: true, tap: func(gesture) { tap() }})
}

func (h *compareHead) title(p *pen, a area, side Side, s CompareSide) {
	name := "left title"
	if side == Right {
		name = "right title"
	}
	ink := assets.ColourInk
	if h.lit(name) {
		ink = assets.ColourAccent
	}
	p.label(s.Title, area{a.x, a.y + 2, a.w, 22}, style{strong, 14}, ink)
	p.label(s.Detail, area{a.x, a.y + 24, a.w, 18}, small, assets.ColourDim)
	p.zone(zone{area: a, name: name, stop: true, tap: func(gesture) {
		if h.page.OnTitle != nil {
			h.page.OnTitle(side)
		}
	}})
}

// TypedKey implements fyne.Focusable.
func (h *compareHead) TypedKey(e *fyne.KeyEvent) {
	if h.page.typedKey(e) {
		return
	}
	h.keySurface.TypedKey(e)
}

// CreateRenderer implements fyne.Widget.
func (c *ComparePage) CreateRenderer() fyne.WidgetRenderer {
	return &arranged{
		objects: []fyne.CanvasObject{c.head, c.list},
		least:   func() fyne.Size { return fyne.NewSize(300, 200) },
		layout: func(size fyne.Size) {
			head, rest := areaOf(size).cutTop(compareBar + compareSaid + compareTitle)
			head.place(c.head)
			rest.place(c.list)
		},
	}
}

// typedKey takes the keys that work everywhere on the page.
func (c *ComparePage) typedKey(e *fyne.KeyEvent) bool {
	if c.OnKey != nil && c.OnKey(e) {
		return true
	}
	if e.Name == fyne.KeyEscape {
		call(c.OnClose)
		return true
	}
	return false
}
