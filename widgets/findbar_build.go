package widgets

import (
	"fyne.io/fyne/v2"

	"casebound/assets"
)

const findBarHigh float32 = 40

// findButtons is what stands right of the entry.
type findButtons struct {
	keySurface
	bar *FindBar
}

func (f *FindBar) build() {
	f.entry = newKeyEntry("Find in this document")
	f.entry.OnChanged = func(text string) {
		f.query.Text = text
		f.ask()
	}
	f.entry.onKey = f.key
	f.buttons = &findButtons{bar: f}
	f.buttons.paint = f.buttons.draw
	f.buttons.extend(f.buttons)
}

func (f *FindBar) ask() {
	if f.OnFind != nil {
		f.OnFind(f.query)
	}
}

func (f *FindBar) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF3:
		if f.entry.held&fyne.KeyModifierShift != 0 {
			call(f.OnPrevious)
		} else {
			call(f.OnNext)
		}
	case fyne.KeyDown:
		call(f.OnNext)
	case fyne.KeyUp:
		call(f.OnPrevious)
	case fyne.KeyEscape:
		call(f.OnClose)
	default:
		return false
	}
	return true
}

// CreateRenderer implements fyne.Widget.
func (f *FindBar) CreateRenderer() fyne.WidgetRenderer {
	ground := newDrawing(func(p *pen, size fyne.Size) {
		p.box(areaOf(size), assets.ColourPane)
		p.hairline(area{0, size.Height - 1, size.Width, 1})
	})
	return &arranged{
		objects: []fyne.CanvasObject{ground, f.entry, f.buttons},
		least:   func() fyne.Size { return fyne.NewSize(300, findBarHigh) },
		layout: func(size fyne.Size) {
			areaOf(size).place(ground)
			w := min(max(size.Width-330, 120), 320)
			area{paneInset, 5, w, size.Height - 10}.place(f.entry)
			area{paneInset + w + 8, 0, size.Width - w - paneInset - 12, size.Height - 1}.place(f.buttons)
		},
	}
}

func (b *findButtons) draw(p *pen, size fyne.Size) {
	f, x := b.bar, float32(0)
	for _, toggle := range []struct {
		icon string
		on   *bool
	}{{"case", &f.query.Case}, {"word", &f.query.Word}, {"regex", &f.query.Regex}} {
		x = b.button(p, x, size, toggle.icon, *toggle.on, func() {
			*toggle.on = !*toggle.on
			b.Refresh()
			f.ask()
		})
	}
	x = b.button(p, x+8, size, "up", false, f.OnPrevious)
	x = b.button(p, x, size, "down", false, f.OnNext)
	said, ink := f.said()
	p.label(said, area{x + 10, 0, size.Width - x - 48, size.Height}, small, ink)
	b.button(p, size.Width-30, size, "close", false, f.OnClose)
}

func (f *FindBar) said() (string, fyne.ThemeColorName) {
	switch {
	case f.fault != "":
		return f.fault, assets.ColourWarn
	case f.query.Text == "":
		return "", assets.ColourDim
	case f.total == 0:
		return "not found", assets.ColourWarn
	case f.at == 0:
		return grouped(f.total) + " found", assets.ColourDim
	}
	return grouped(f.at) + " of " + grouped(f.total), assets.ColourDim
}

// button draws one and returns where the next begins.
func (b *findButtons) button(p *pen, x float32, size fyne.Size, icon string, on bool, tap func()) float32 {
	a := area{x, (size.Height - 26) / 2, 28, 26}
	b.iconButton(p, a, icon, on, tap)
	return a.right() + 2
}
