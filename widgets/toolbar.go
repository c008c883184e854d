package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"

	"casebound/assets"
)

// Toolbar is the line at the head of the window: the notebook's name, back
// and forward, the wide box that opens the finder, import, export, the lock.
type Toolbar struct {
	keySurface

	OnNotebook func(at fyne.Position) // the name was tapped; at is below it
	OnBack     func()
	OnForward  func()
	OnFinder   func()
	OnImport   func()
	OnExport   func()
	OnLock     func()

	name          string
	back, forward bool
	encrypted     bool
	shortcut      string
}

// NewToolbar returns a toolbar; shortcut is how the finder's keys are
// written on this system: "Ctrl P".
func NewToolbar(shortcut string) *Toolbar {
	t := &Toolbar{shortcut: shortcut}
	t.paint = t.draw
	t.least = func() fyne.Size { return fyne.NewSize(480, 43) }
	t.extend(t)
	return t
}

// SetNotebook shows the notebook's name.
func (t *Toolbar) SetNotebook(name string) {
	t.name = name
	t.Refresh()
}

// SetHistory says whether there is a place to go back and forward to.
func (t *Toolbar) SetHistory(back, forward bool) {
	t.back, t.forward = back, forward
	t.Refresh()
}

// SetEncrypted shows whether the notebook is encrypted.
func (t *Toolbar) SetEncrypted(encrypted bool) {
	t.encrypted = encrypted
	t.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (t *Toolbar) AccessibilityLabel() string { return "Toolbar of " + t.name }

// AccessibilityRole implements fyne.Accessible.
func (t *Toolbar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

func (t *Toolbar) draw(p *pen, size fyne.Size) {
	p.box(areaOf(size), assets.ColourGround)
	p.hairline(area{0, size.Height - 1, size.Width, 1})
	inside := area{14, 0, size.Width - 28, size.Height - 1}
	right := t.drawRight(p, inside)
	left := t.drawLeft(p, inside, right)
	w := min(max(size.Width*0.3, 220), 440)
	x := min(max((size.Width-w)/2, left+16), max(right-16-w, left+16))
	w = min(w, right-16-x)
	if w > 60 {
		t.drawFinder(p, area{x, (inside.h - 28) / 2, w, 28})
	}
}

// drawLeft returns where the left part ends.
func (t *Toolbar) drawLeft(p *pen, inside area, right float32) float32 {
	most := min(240, inside.w/3)
	name := bodyStrong.cut(t.name, most)
	w := bodyStrong.shape(name, bodyStrong.size).Width
	zoneArea := area{inside.x - 6, 8, w + 30, inside.h - 16}
	t.button(p, zoneArea, "notebook", func(gesture) {
		if t.OnNotebook != nil {
			t.OnNotebook(t.onCanvas(fyne.NewPos(inside.x, inside.bottom())))
		}
	})
	p.label(name, area{inside.x, inside.y, most + 4, inside.h}, bodyStrong, assets.ColourInk)
	p.icon("down", inside.x+w+6, (inside.h-12)/2+1, 12, assets.ColourDim)
	x := inside.x + w + 34
	x = t.arrow(p, area{x, 8, 24, inside.h - 16}, "back", t.back, t.OnBack)
	return t.arrow(p, area{x, 8, 24, inside.h - 16}, "forward", t.forward, t.OnForward)
}

func (t *Toolbar) arrow(p *pen, a area, icon string, on bool, do func()) float32 {
	ink := assets.ColourLine
	if on {
		ink = assets.ColourInk
		t.button(p, a, icon, func(gesture) { call(do) })
	}
	p.icon(icon, a.x+5, a.y+(a.h-14)/2, 14, ink)
	return a.right()
}

// button notes a zone and paints it where the pointer or the keyboard is.
func (t *Toolbar) button(p *pen, a area, name string, tap func(gesture)) {
	p.zone(zone{area: a, name: name, stop: true, tap: tap})
	if t.hot == name {
		p.card(a, assets.ColourLine, "", radius).FillColor = hoverWash()
	}
	if t.focused && t.at == name {
		p.card(a, assets.ColourPane, assets.ColourAccent, radius).FillColor = color.Transparent
	}
}

func (t *Toolbar) drawFinder(p *pen, a area) {
	p.zone(zone{area: a, name: "finder", stop: true, tap: func(gesture) { call(t.OnFinder) }})
	line := assets.ColourLine
	if t.lit("finder") {
		line = assets.ColourAccent
	}
	p.card(a, assets.ColourPaper, line, radius)
	text := a.inset(12, 0)
	w := p.labelRight(t.shortcut, text, body, assets.ColourFaint)
	text.w -= w + 12
	p.label("Go to document, person, highlight, note or command…", text, body, assets.ColourFaint)
}

// drawRight returns where the right part begins.
func (t *Toolbar) drawRight(p *pen, inside area) float32 {
	lock, icon, ink := "Not encrypted", "unlock", assets.ColourDim
	if t.encrypted {
		lock, icon, ink = "Encrypted", "lock", assets.ColourAccent
	}
	x := inside.right()
	for _, b := range []struct {
		text, icon string
		ink        fyne.ThemeColorName
		do         func()
	}{
		{lock, icon, ink, t.OnLock},
		{"Export", "export", assets.ColourDim, t.OnExport},
		{"Import", "import", assets.ColourDim, t.OnImport},
	} {
		text := b.text
		if inside.w < 860 && b.icon != icon {
			text = ""
		}
		w := body.width(text) + 20
		x -= w
		t.button(p, area{x - 6, 8, w + 12, inside.h - 16}, b.icon, func(gesture) { call(b.do) })
		p.icon(b.icon, x, (inside.h-14)/2+0.5, 14, b.ink)
		p.label(text, area{x + 20, inside.y, w, inside.h}, body, b.ink)
		x -= 16
	}
	return x + 10
}

// call runs a callback that may not be set.
func call(do func()) {
	if do != nil {
		do()
	}
}
