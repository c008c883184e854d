package widgets

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"casebound/assets"
)

// row is one line, card or heading of a list. Rows are values: the list owns
// where they stand and which is chosen.
type row interface {
	// height is the row's at a width; it is asked once per width.
	height(width float32) float32
	// draw paints the row and may note zones, which win over the row itself.
	draw(p *pen, a area, s rowState)
	// fixed rows are headings: neither hovered nor chosen.
	fixed() bool
}

// rowState is what a list knows about a row while it is drawn.
type rowState struct {
	chosen bool // the row stands for what is open
	picked bool // one of several that something is to be done to
	hot    bool // under the pointer
	cursor bool // the keyboard is here and the list has focus
	target bool // something dragged would be dropped here
}

// list is a scrolled run of rows of differing heights. Only the rows in view
// are drawn; heights are kept as sums, so any number of rows scrolls alike.
type list struct {
	surface
	rows   []row
	tops   []float32 // tops[i] is where row i begins; the last is the whole height
	width  float32   // the tops hold for this width
	offset float32
	chosen int // -1: none
	cursor int // the keyboard's row, -1 before it was used
	// wanted is a row that was asked for and rested the offset before. As long
	// as the reader has not scrolled, another size shows the row anew: a window
	// is laid out small before it has its size.
	wanted int
	rested float32
	shown  fyne.Size

	aside    bool    // the keyboard stays with an entry: a tap takes no focus
	inset    float32 // kept free left and right of the rows
	foot     float32 // kept free below the last row
	ground   fyne.ThemeColorName
	focused  bool
	dragged  int // row being dragged, -1
	target   int // row it is over, -1
	thumbing bool

	onTap    func(i int, g gesture)
	onMenu   func(i int, at fyne.Position)
	onMiddle func(i int)
	onDrop   func(from, to int)
	onHover  func(i int) // -1 when the pointer left
	onKey    func(e *fyne.KeyEvent) bool
	onCursor func(i int)
	canDrag  func(i int) bool
	picks    func(i int) bool // rows chosen beside the one that is open; may be nil
}

var (
	_ fyne.Scrollable = (*list)(nil)
	_ fyne.Focusable  = (*list)(nil)
	_ fyne.Draggable  = (*list)(nil)
)

func newList() *list {
	l := &list{}
	l.init(l)
	return l
}

// init readies a list that another widget embeds.
func (l *list) init(self fyne.Widget) {
	l.chosen, l.cursor, l.wanted, l.dragged, l.target = -1, -1, -1, -1, -1
	l.paint = l.drawAll
	l.extend(self)
}

// setRows replaces the rows and keeps the scroll position where it can.
func (l *list) setRows(rows []row) {
	l.rows, l.tops = rows, nil
	l.cursor = min(l.cursor, len(rows)-1)
	l.chosen = min(l.chosen, len(rows)-1)
	l.measure(l.Size().Width)
	l.scrollTo(l.offset)
	l.Refresh()
}

// measure finds where the rows stand at a width.
func (l *list) measure(width float32) {
	if width <= 0 || l.tops != nil && width == l.width {
		return
	}
	l.width = width
	if cap(l.tops) < len(l.rows)+1 {
		l.tops = make([]float32, len(l.rows)+1)
	}
	l.tops = l.tops[:len(l.rows)+1]
	top := float32(0)
	for i, r := range l.rows {
		l.tops[i] = top
		top += r.height(width - 2*l.inset)
	}
	l.tops[len(l.rows)] = top
}

// extent is the height of all rows.
func (l *list) extent() float32 {
	if len(l.tops) == 0 {
		return 0
	}
	return l.tops[len(l.tops)-1] + l.foot
}

// rowAt is the row at a height of the whole run; -1 for none.
func (l *list) rowAt(y float32) int {
	if len(l.tops) == 0 || y < 0 || y >= l.tops[len(l.tops)-1] {
		return -1
	}
	return sort.Search(len(l.rows), func(i int) bool { return l.tops[i+1] > y })
}

func (l *list) scrollTo(offset float32) {
	l.offset = max(min(offset, l.extent()-l.Size().Height), 0)
}

// want shows a row now and whenever the size changes, until the reader scrolls.
func (l *list) want(i int) {
	l.wanted, l.rested = i, l.offset
	l.reveal(i)
}

// reveal scrolls as little as needed to show a row.
func (l *list) reveal(i int) {
	if i < 0 || i+1 >= len(l.tops) {
		return
	}
	switch height := l.Size().Height; {
	case l.tops[i] < l.offset:
		l.scrollTo(l.tops[i])
	case l.tops[i+1] > l.offset+height:
		l.scrollTo(l.tops[i+1] - height)
	}
}

func (l *list) drawAll(p *pen, size fyne.Size) {
	l.measure(size.Width)
	if l.wanted >= 0 && size != l.shown {
		l.offset = l.rested
		l.reveal(l.wanted)
	}
	l.shown = size
	l.scrollTo(l.offset)
	if l.ground != "" {
		p.box(areaOf(size), l.ground)
	}
	if len(l.tops) == 0 {
		return
	}
	for i := max(l.rowAt(l.offset), 0); i < len(l.rows) && l.tops[i] < l.offset+size.Height; i++ {
		l.drawRow(p, i)
	}
	l.drawThumb(p, size)
	l.drawDragged(p)
}

// named rows can be dragged: what is under way is shown by its name.
type named interface{ dragName() string }

func (l *list) drawDragged(p *pen) {
	if l.dragged < 0 || l.dragged >= len(l.rows) {
		return
	}
	r, ok := l.rows[l.dragged].(named)
	if !ok {
		return
	}
	w := body.width(r.dragName()) + 20
	a := area{min(l.pointer.X+10, l.width-w-4), l.pointer.Y + 8, w, rowHeight}
	p.card(a, assets.ColourPaper, assets.ColourAccent, radius)
	p.label(r.dragName(), a.inset(10, 0), body, assets.ColourInk)
}

func (l *list) drawRow(p *pen, i int) {
	r := l.rows[i]
	a := area{l.inset, l.tops[i] - l.offset, l.width - 2*l.inset, l.tops[i+1] - l.tops[i]}
	if !r.fixed() {
		p.zone(zone{
			area: a, name: rowName(i), cursor: desktop.PointerCursor,
			tap:    func(g gesture) { l.tapRow(i, g) },
			menu:   func(at fyne.Position) { l.menuRow(i, at) },
			middle: func() { l.middleRow(i) },
		})
	}
	r.draw(p, a, rowState{
		chosen: i == l.chosen,
		picked: l.picks != nil && l.picks(i),
		hot:    l.within && !r.fixed() && a.holds(l.pointer) && l.dragged < 0,
		cursor: l.focused && i == l.cursor,
		target: l.dragged >= 0 && i == l.target,
	})
}

func (l *list) tapRow(i int, g gesture) {
	l.cursor = i
	if !l.aside {
		l.grab()
	}
	if l.onTap != nil {
		l.onTap(i, g)
	}
	l.Refresh()
}

func (l *list) menuRow(i int, at fyne.Position) {
	l.cursor = i
	if !l.aside {
		l.grab()
	}
	l.Refresh()
	if l.onMenu != nil {
		l.onMenu(i, at)
	}
}

func (l *list) middleRow(i int) {
	if l.onMiddle != nil {
		l.onMiddle(i)
	}
}

// thumb is the scroll bar's handle; empty when all rows are in view.
func (l *list) thumb(size fyne.Size) area {
	extent := l.extent()
	if extent <= size.Height+0.5 {
		return area{}
	}
	h := max(size.Height*size.Height/extent, 24)
	y := l.offset / (extent - size.Height) * (size.Height - h)
	return area{size.Width - 7, y + 2, 5, h - 4}
}

func (l *list) drawThumb(p *pen, size fyne.Size) {
	t := l.thumb(size)
	if t.h == 0 || !l.within && !l.thumbing {
		return
	}
	ink := assets.ColourLine
	if l.thumbing || l.pointer.X >= t.x-3 {
		ink = assets.ColourFaint
	}
	p.box(t, ink).CornerRadius = 2.5
}

// rowName is the zone name of row i.
func rowName(i int) string { return "row " + itoa(i) }
