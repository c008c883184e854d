package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"

	"casebound/assets"
)

// Tab is one open place: a document, a note, a search, an entity.
type Tab struct {
	Title string
	Icon  string // name of an icon in assets, "" for a document
	Tip   string // the whole title and where it is from
}

// Tabs is the row of open places above the reader.
type Tabs struct {
	keySurface

	OnSelect func(i int)
	OnClose  func(i int)
	OnMove   func(from, to int)
	OnMenu   func(i int, at fyne.Position)

	tabs   []Tab
	active int
	offset float32 // scrolled to the right by so much
	moved  bool    // by the reader, so the active tab need not stay in view
	shown  float32 // width at the last painting
	drag   tabDrag
}

// NewTabs returns a row without tabs.
func NewTabs() *Tabs {
	t := &Tabs{active: -1, drag: tabDrag{from: -1, to: -1}}
	t.paint = t.draw
	t.least = func() fyne.Size { return fyne.NewSize(80, tabHeight) }
	t.extend(t)
	return t
}

// SetTabs shows other tabs; active is -1 when none is open.
func (t *Tabs) SetTabs(tabs []Tab, active int) {
	t.tabs, t.active, t.moved, t.shown = tabs, active, false, 0
	t.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (t *Tabs) AccessibilityLabel() string {
	if t.active >= 0 && t.active < len(t.tabs) {
		return "Tabs, open: " + t.tabs[t.active].Title
	}
	return "Tabs"
}

// AccessibilityRole implements fyne.Accessible.
func (t *Tabs) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

const (
	tabHeight float32 = 34
	tabLeast  float32 = 96
	tabMost   float32 = 212
	tabInset  float32 = 14
)

// widthOf is a tab's: its title's, within bounds.
func (t *Tabs) widthOf(i int) float32 {
	w := t.styleOf(i).width(t.tabs[i].Title) + 2*tabInset
	if t.tabs[i].Icon != "" {
		w += 18
	}
	return min(max(w, tabLeast), tabMost)
}

func (t *Tabs) styleOf(i int) style {
	if i == t.active {
		return bodyStrong
	}
	return body
}

func (t *Tabs) extent() float32 {
	w := float32(0)
	for i := range t.tabs {
		w += t.widthOf(i)
	}
	return w
}

func (t *Tabs) scrollTo(offset float32) {
	t.offset = max(min(offset, t.extent()-t.Size().Width), 0)
}

// reveal scrolls as little as needed to show a tab.
func (t *Tabs) reveal(i int) {
	if i < 0 || i >= len(t.tabs) {
		return
	}
	left := float32(0)
	for j := range i {
		left += t.widthOf(j)
	}
	right := left + t.widthOf(i)
	if left < t.offset {
		t.scrollTo(left)
	} else if right > t.offset+t.Size().Width {
		t.scrollTo(right - t.Size().Width)
	}
}

func (t *Tabs) draw(p *pen, size fyne.Size) {
	if !t.moved && t.shown != size.Width {
		t.offset = 0
		t.reveal(t.active)
	}
	t.shown = size.Width
	t.scrollTo(t.offset)
	p.box(areaOf(size), assets.ColourPane)
	p.hairline(area{0, size.Height - 1, size.Width, 1})
	x := -t.offset
	for i := range t.tabs {
		w := t.widthOf(i)
		if x+w > 0 && x < size.Width {
			t.drawTab(p, i, area{x, 0, w, size.Height})
		}
		x += w
	}
	t.drawEdges(p, size, x)
	t.drawDrag(p, size)
}

func (t *Tabs) drawTab(p *pen, i int, a area) {
	name := "tab " + itoa(i)
	p.zone(zone{
		area: a, name: name, stop: true,
		tap:    func(gesture) { t.selectTab(i) },
		middle: func() { t.closeTab(i) },
		menu: func(at fyne.Position) {
			if t.OnMenu != nil {
				t.OnMenu(i, at)
			}
		},
	})
	hot := t.within && a.holds(t.pointer)
	ink := assets.ColourDim
	switch {
	case i == t.active:
		p.box(a, assets.ColourPaper)
		ink = assets.ColourInk
	case hot:
		p.boxIn(area{a.x, a.y, a.w, a.h - 1}, hoverWash())
	}
	if t.focused && t.at == name {
		p.card(a.inset(3, 4), assets.ColourPane, assets.ColourAccent, radius).FillColor = color.Transparent
	}
	p.hairline(area{a.right() - 1, 0, 1, a.h})
	inside := a.inset(tabInset, 0)
	if icon := t.tabs[i].Icon; icon != "" {
		p.icon(icon, inside.x-2, (a.h-13)/2, 13, ink)
		_, inside = inside.cutLeft(16)
	}
	if hot {
		inside.w -= 10
		t.drawClose(p, i, area{a.right() - 26, (a.h - 20) / 2, 20, 20})
	}
	p.label(t.tabs[i].Title, inside, t.styleOf(i), ink)
}

func (t *Tabs) drawClose(p *pen, i int, a area) {
	if a.holds(t.pointer) {
		p.card(a, assets.ColourLine, "", 4)
	}
	p.icon("close", a.x+4, a.y+4, 12, assets.ColourDim)
	p.zone(zone{area: a, name: "close " + itoa(i), tap: func(gesture) { t.closeTab(i) }})
}

// drawEdges fades in a chevron where tabs go on beyond the edge.
func (t *Tabs) drawEdges(p *pen, size fyne.Size, end float32) {
	edge := func(a area, icon string, by float32) {
		p.box(a, assets.ColourPane)
		p.iconIn(icon, a, assets.ColourDim)
		p.zone(zone{area: a, name: icon, tap: func(gesture) {
			t.moved = true
			t.scrollTo(t.offset + by)
			t.Refresh()
		}})
	}
	if t.offset > 0.5 {
		edge(area{0, 0, 22, size.Height - 1}, "back", -tabMost)
	}
	if end > size.Width+0.5 {
		edge(area{size.Width - 22, 0, 22, size.Height - 1}, "forward", tabMost)
	}
}

func (t *Tabs) selectTab(i int) {
	if t.OnSelect != nil {
		t.OnSelect(i)
	}
}

func (t *Tabs) closeTab(i int) {
	if t.OnClose != nil {
		t.OnClose(i)
	}
}
