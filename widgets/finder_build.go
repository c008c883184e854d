package widgets

import (
	"strings"

	"fyne.io/fyne/v2"

	"casebound/assets"
)

const (
	finderWidth    float32 = 640
	finderTop      float32 = 72
	finderEntry    float32 = 52
	finderRowHigh  float32 = 34
	finderFoot     float32 = 32
	finderMostRows         = 11
	finderKind     float32 = 94 // width of the column of kinds
)

func (f *Finder) build() {
	f.entry = newKeyEntry("Go to document, person, highlight, note or command…")
	f.entry.tabs = true
	f.entry.OnChanged = func(q string) {
		if f.OnQuery != nil {
			f.OnQuery(q)
		}
	}
	f.entry.onKey = f.key
	f.entry.onShortcut = f.shortcut
	f.list = newList()
	f.list.onTap = func(i int, g gesture) {
		f.list.chosen = i
		f.choose(g.ctrl)
	}
	f.list.onMiddle = func(i int) {
		f.list.chosen = i
		f.choose(true)
	}
	f.list.ground, f.list.aside = assets.ColourPaper, true
}

// key gives the keys that move and choose to the list of results.
func (f *Finder) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		f.move(1)
	case fyne.KeyUp:
		f.move(-1)
	case fyne.KeyTab:
		f.tab(f.entry.held&fyne.KeyModifierShift != 0)
	case fyne.KeyPageDown:
		f.move(finderMostRows - 1)
	case fyne.KeyPageUp:
		f.move(1 - finderMostRows)
	case fyne.KeyReturn, fyne.KeyEnter:
		f.choose(f.entry.held&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0)
	case fyne.KeyEscape:
		call(f.OnClose)
	default:
		return false
	}
	return true
}

// shortcut takes Ctrl+N and Ctrl+P for down and up, and Ctrl+Enter.
func (f *Finder) shortcut(name fyne.KeyName, _ fyne.KeyModifier) bool {
	switch name {
	case fyne.KeyN:
		f.move(1)
	case fyne.KeyP:
		f.move(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		f.choose(true)
	default:
		return false
	}
	return true
}

// tab asks for the kind of the chosen row alone: its prefix comes before the
// query. Where that is so already, or the kind has none, it moves.
func (f *Finder) tab(back bool) {
	i := f.list.chosen
	if !back && i >= 0 && i < len(f.rows) {
		if p := f.rows[i].Prefix; p != "" && !strings.HasPrefix(f.entry.Text, p) {
			f.SetQuery(p + f.entry.Text)
			return
		}
	}
	if back {
		f.move(-1)
	} else {
		f.move(1)
	}
}

// Move marks another row, by so many; it stops at the ends, but a single step
// goes round.
func (f *Finder) move(by int) {
	n := len(f.rows)
	if n == 0 {
		return
	}
	to := f.list.chosen + by
	switch {
	case by == 1 && to >= n:
		to = 0
	case by == -1 && to < 0:
		to = n - 1
	}
	f.list.chosen = min(max(to, 0), n-1)
	f.list.reveal(f.list.chosen)
	f.list.Refresh()
}

func (f *Finder) rebuild() {
	rows := make([]row, 0, len(f.rows)+1)
	for i := range f.rows {
		rows = append(rows, &finderRow{FinderRow: f.rows[i]})
	}
	if len(rows) == 0 {
		hint := f.hint
		if hint == "" && f.entry.Text != "" {
			hint = "Nothing in this notebook goes by that name."
		}
		if hint != "" {
			rows = append(rows, &hintRow{text: hint})
		}
	}
	f.list.offset = 0
	f.list.setRows(rows)
	if len(f.rows) > 0 {
		f.list.chosen = 0
	}
	f.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (f *Finder) CreateRenderer() fyne.WidgetRenderer {
	veil, ground, foot := newVeil(func() { call(f.OnClose) }), newSheet(), newDrawing(f.drawFoot)
	entry := stripped(f.entry, 17)
	return &arranged{
		objects: []fyne.CanvasObject{veil, ground, entry, f.list, foot},
		layout: func(size fyne.Size) {
			areaOf(size).place(veil)
			card := f.card(size)
			card.place(ground)
			head, rest := card.cutTop(finderEntry)
			head.inset(paneInset-3, 7).place(entry)
			bottom, middle := rest.cutBottom(finderFoot)
			area{middle.x + 1, middle.y, middle.w - 2, middle.h}.place(f.list)
			area{bottom.x + 1, bottom.y - 1, bottom.w - 2, bottom.h}.place(foot)
		},
	}
}

// card is where the finder stands on a canvas of a size.
func (f *Finder) card(size fyne.Size) area {
	w := min(finderWidth, size.Width-32)
	top := min(finderTop, size.Height*0.08+8)
	rows := min(max(len(f.list.rows), 1), finderMostRows)
	h := min(finderEntry+finderFoot+float32(rows)*finderRowHigh, size.Height-top-16)
	return area{float32(int((size.Width - w) / 2)), top, w, h}
}

func (f *Finder) drawFoot(p *pen, size fyne.Size) {
	p.hairline(area{0, 0, size.Width, 1})
	line := area{16, 0, size.Width - 32, size.Height}
	if f.took != "" {
		said := grouped(len(f.rows)) + " of " + grouped(f.total) + " in " + f.took
		w := p.labelRight(said, line, small, assets.ColourFaint)
		line.w -= w + 12
	}
	for i, hint := range []string{"open", "open in new tab", "> commands", "@ entities", "# tags", "“ highlights", ": dates"} {
		if i < 2 {
			if i == 1 {
				line.x += p.label("Ctrl", line, small, assets.ColourDim) + 4
			}
			p.icon("enter", line.x, (size.Height-11)/2+1, 11, assets.ColourDim)
			line.x += 15
		}
		if line.x+small.width(hint) > 16+line.w {
			return
		}
		line.x += p.label(hint, area{line.x, 0, 200, size.Height}, small, assets.ColourDim) + 13
	}
}
