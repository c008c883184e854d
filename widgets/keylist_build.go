package widgets

import (
	"strings"

	"fyne.io/fyne/v2"

	"casebound/assets"
)

// keySheet is the part of the key list that scrolls.
type keySheet struct{ list }

func (k *KeyList) build() {
	k.entry = newKeyEntry("Filter keys")
	k.entry.OnChanged = func(string) { k.fill() }
	k.entry.onKey = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyEscape:
			call(k.OnClose)
		case fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp:
			k.scroll(e.Name)
		default:
			return false
		}
		return true
	}
	k.sheet = &keySheet{}
	k.sheet.init(k.sheet)
	k.sheet.inset, k.sheet.foot = 20, 16
	k.fill()
}

func (k *KeyList) scroll(name fyne.KeyName) {
	by := map[fyne.KeyName]float32{
		fyne.KeyDown: rowHeight, fyne.KeyUp: -rowHeight,
		fyne.KeyPageDown: k.sheet.Size().Height, fyne.KeyPageUp: -k.sheet.Size().Height,
	}[name]
	k.sheet.scrollTo(k.sheet.offset + by)
	k.sheet.Refresh()
}

// fill lists the groups in two columns of rows that fit the filter.
func (k *KeyList) fill() {
	wanted := strings.ToLower(k.entry.Text)
	var rows []row
	for _, g := range k.groups {
		var keys []KeyRow
		for _, r := range g.Keys {
			if strings.Contains(strings.ToLower(r.Keys+" "+r.Does+" "+g.Title), wanted) {
				keys = append(keys, r)
			}
		}
		if len(keys) > 0 {
			rows = append(rows, &keyGroupRow{title: g.Title, keys: keys})
		}
	}
	if len(rows) == 0 {
		rows = append(rows, &hintRow{text: "No key does that."})
	}
	k.sheet.setRows(rows)
}

// keyGroupRow is a heading and its keys in as many columns as fit.
type keyGroupRow struct {
	title string
	keys  []KeyRow
}

const keyColumn float32 = 300

func (r *keyGroupRow) fixed() bool { return true }

func (r *keyGroupRow) columns(width float32) int { return max(int(width/keyColumn), 1) }

func (r *keyGroupRow) height(width float32) float32 {
	n := r.columns(width)
	return 34 + float32((len(r.keys)+n-1)/n)*rowHeight + 6
}

func (r *keyGroupRow) draw(p *pen, a area, _ rowState) {
	p.caps(r.title, area{a.x, a.y + 12, a.w, 16}, assets.ColourFaint)
	n := r.columns(a.w)
	deep := (len(r.keys) + n - 1) / n
	wide := a.w / float32(n)
	for i, key := range r.keys {
		at := area{a.x + float32(i/deep)*wide, a.y + 34 + float32(i%deep)*rowHeight, wide - 20, rowHeight}
		w := p.keycaps(key.Keys, at)
		at.w -= w + 10
		p.label(key.Does, at, body, assets.ColourInk)
	}
}

// keycaps draws "Ctrl Shift P" as caps from the right and returns the width.
func (p *pen) keycaps(keys string, a area) float32 {
	x := a.right()
	parts := strings.Fields(keys)
	for i := len(parts) - 1; i >= 0; i-- {
		if parts[i] == "or" || parts[i] == "·" || parts[i] == "to" {
			x -= small.width(parts[i])
			p.label(parts[i], area{x, a.y, 40, a.h}, small, assets.ColourFaint)
			x -= 5
			continue
		}
		w := small.width(parts[i]) + 12
		cap := area{x - w, a.y + (a.h-19)/2, w, 19}
		p.card(cap, assets.ColourPane, assets.ColourLine, 4)
		p.labelCentre(parts[i], cap, small, assets.ColourDim)
		x -= w + 4
	}
	return a.right() - x
}

// CreateRenderer implements fyne.Widget.
func (k *KeyList) CreateRenderer() fyne.WidgetRenderer {
	veil, ground := newVeil(func() { call(k.OnClose) }), newSheet()
	head := newKeyDrawing(func(d *keyDrawing, p *pen, size fyne.Size) {
		p.label("Keys", area{0, 0, 100, size.Height}, style{strong, 15}, assets.ColourInk)
		at := area{size.Width - 26, (size.Height - 26) / 2, 26, 26}
		d.iconButton(p, at, "close", false, k.OnClose)
	})
	return &arranged{
		objects: []fyne.CanvasObject{veil, ground, head, k.entry, k.sheet},
		layout: func(size fyne.Size) {
			areaOf(size).place(veil)
			w := min(720, size.Width-48)
			k.sheet.measure(w - 2)
			h := min(k.sheet.extent()+58, size.Height-64)
			card := area{float32(int((size.Width - w) / 2)), float32(int((size.Height - h) / 2)), w, h}
			card.place(ground)
			top, rest := card.cutTop(56)
			area{top.x + 20, top.y, top.w - 36, top.h}.place(head)
			area{top.x + 100, top.y + 13, min(260, top.w-180), 30}.place(k.entry)
			rest.inset(1, 1).place(k.sheet)
		},
	}
}
