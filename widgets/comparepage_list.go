package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"casebound/assets"
	"casebound/notebook"
)

// noticesFirst is how many notices are listed until the reader asks for all.
const noticesFirst = 5

// compareList scrolls the rows of a comparison. Only rows in view are wrapped;
// the height of every other is guessed from its length, so that a book opens
// and resizes as fast as a page. What is in view stays where it is when a
// guess turns out wrong.
type compareList struct {
	list
	page *ComparePage
	// first is the list's row that stands for the comparison's row 0: notices
	// stand above.
	first int
	goal  int // row to bring into view at the next painting, -1 for none
}

func newCompareList(page *ComparePage) *compareList {
	l := &compareList{page: page, goal: -1}
	l.init(l)
	l.inset, l.foot, l.ground = compareSides, 160, assets.ColourPaper
	l.paint = l.draw
	l.onTap = l.tap
	l.onKey = l.key
	return l
}

// fill makes the rows anew.
func (l *compareList) fill() {
	d := &l.page.data
	shown := d.Notices
	if !l.page.all && len(shown) > noticesFirst+1 {
		shown = shown[:noticesFirst]
	}
	var rows []row
	if len(shown) > 0 {
		rows = append(rows, &headRow{title: "Changed numbers and quotations", count: grouped(len(d.Notices))})
	}
	for _, n := range shown {
		rows = append(rows, &noticeRow{CompareNotice: n})
	}
	if len(shown) < len(d.Notices) {
		rows = append(rows, &adviceRow{text: "Show all " + grouped(len(d.Notices)), tap: func() {
			l.page.all = true
			l.fill()
		}})
	}
	rows = append(rows, &gapRow{tall: 12})
	l.first = len(rows)
	says := map[int][]string{}
	for _, n := range d.Notices {
		says[n.Row] = append(says[n.Row], n.Text)
	}
	for i := range d.Rows {
		rows = append(rows, &compareRow{CompareRow: &d.Rows[i], list: l, index: i, says: says[i]})
	}
	l.width = 0
	l.setRows(rows)
}

// topmost is the comparison's row at the top of the view and how much of it is
// above the view.
func (l *compareList) topmost() (row int, above float32) {
	i := max(l.rowAt(l.offset), l.first)
	if i >= len(l.rows) || i+1 >= len(l.tops) {
		return 0, 0
	}
	return i - l.first, l.offset - l.tops[i]
}

// place puts a row where topmost said it was.
func (l *compareList) place(row int, above float32) {
	if i := row + l.first; i+1 < len(l.tops) {
		l.scrollTo(l.tops[i] + above)
	}
}

// show brings a row to the upper part of the view, if it is not in it.
func (l *compareList) show(row int) {
	l.goal = row + l.first
	l.Refresh()
}

func (l *compareList) draw(p *pen, size fyne.Size) {
	l.settle(size)
	l.list.drawAll(p, size)
	l.drawRail(p, size)
}

// settle wraps the rows in view, so that their heights are true, and goes to
// the goal.
func (l *compareList) settle(size fyne.Size) {
	if size.Width != l.width && l.width > 0 {
		top, above := l.topmost()
		l.measure(size.Width)
		l.place(top, above)
	}
	l.measure(size.Width)
	if len(l.rows) == 0 {
		return
	}
	if l.goal >= 0 && l.goal < len(l.rows) {
		l.wrapFrom(l.goal, l.goal, size.Height)
		l.toGoal(size.Height)
		l.wrapFrom(max(l.rowAt(l.offset), 0), l.goal, size.Height)
		l.toGoal(size.Height)
		if size.Height > 1 {
			l.goal = -1
		}
	}
	l.scrollTo(l.offset)
	first := max(l.rowAt(l.offset), 0)
	l.wrapFrom(first, first+1, size.Height)
}

// toGoal scrolls to the goal unless all of it is in view.
func (l *compareList) toGoal(height float32) {
	top, end := l.tops[l.goal], l.tops[l.goal+1]
	if top < l.offset || end > l.offset+height {
		l.scrollTo(top - height*0.3)
	}
}

// wrapFrom wraps rows from first on until they fill the view, and has the top
// of row kept stay where it stands in the view.
func (l *compareList) wrapFrom(first, kept int, height float32) {
	width := l.width - 2*l.inset
	room, wrong := height+max(l.offset-l.tops[first], 0), false
	for i := first; i < len(l.rows) && room > 0; i++ {
		if r, ok := l.rows[i].(*compareRow); ok && !r.wrapped(width) {
			before := r.height(width)
			r.wrap(width)
			wrong = wrong || r.height(width) != before
		}
		room -= l.rows[i].height(width)
	}
	if !wrong {
		return
	}
	stood := l.tops[kept] - l.offset
	whole := l.width
	l.width = 0
	l.measure(whole)
	l.scrollTo(l.tops[kept] - stood)
}

func (l *compareList) tap(i int, g gesture) {
	switch r := l.rows[i].(type) {
	case *noticeRow:
		l.page.showRow(r.Row)
	case *adviceRow:
		r.tap()
	case *compareRow:
		l.page.chooseRow(r.index)
	}
}

// chooseRow makes the change that a row belongs to the one the reader is at,
// without scrolling.
func (c *ComparePage) chooseRow(row int) {
	for i, s := range c.steps {
		if s.first <= row && row <= s.last {
			c.at = i
			c.Refresh()
		}
	}
}

func (l *compareList) openRow(row int, side Side, newTab bool) {
	if l.page.OnOpen != nil {
		l.page.OnOpen(row, side, newTab)
	}
}

// key scrolls; Enter opens the change in the left document, with Shift in the
// right one.
func (l *compareList) key(e *fyne.KeyEvent) bool {
	page := l.Size().Height
	by := map[fyne.KeyName]float32{
		fyne.KeyDown: 3 * compareLead, fyne.KeyUp: -3 * compareLead, fyne.KeyPageDown: page - 2*compareLead, fyne.KeySpace: page - 2*compareLead,
		fyne.KeyPageUp: 2*compareLead - page, fyne.KeyHome: -l.extent(), fyne.KeyEnd: l.extent(),
	}
	if far, ok := by[e.Name]; ok {
		l.goal = -1
		l.scrollTo(l.offset + far)
		l.Refresh()
		return true
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if c := l.page; c.at >= 0 {
			side := Left
			if l.held&fyne.KeyModifierShift != 0 {
				side = Right
			}
			l.openRow(c.steps[c.at].first, side, l.held&fyne.KeyModifierControl != 0)
		}
		return true
	}
	return l.page.typedKey(e)
}

// TypedRune implements fyne.Focusable: n goes to the next change, p to the one
// before.
func (l *compareList) TypedRune(r rune) {
	switch r {
	case 'n', 'j':
		l.page.Next()
	case 'p', 'k':
		l.page.Previous()
	}
}

// Scrolled implements fyne.Scrollable.
func (l *compareList) Scrolled(e *fyne.ScrollEvent) {
	l.goal = -1
	l.list.Scrolled(e)
}

// drawRail marks along the right edge where the changes are.
func (l *compareList) drawRail(p *pen, size fyne.Size) {
	extent := l.extent()
	if extent <= size.Height || len(l.tops) == 0 {
		return
	}
	rail := area{size.Width - 15, 0, 5, size.Height}
	last := float32(-2)
	for i, s := range l.page.steps {
		y := l.tops[s.first+l.first] / extent * size.Height
		if here := i == l.page.at; here || y-last >= 1.5 {
			ink := assets.ColourFaint
			switch {
			case here:
				ink = assets.ColourAccent
			case len(l.rows[s.first+l.first].(*compareRow).says) > 0:
				ink = assets.ColourWarn
			}
			p.box(area{rail.x, y, rail.w, 2}, ink)
			last = y
		}
	}
	p.zone(zone{area: area{rail.x - 3, 0, 10, size.Height}, name: "rail", cursor: desktop.PointerCursor, tap: func(g gesture) {
		l.goal = -1
		l.scrollTo(g.at.Y/size.Height*extent - size.Height/2)
		l.Refresh()
	}})
}

// cellOf is a side of a row.
func (r *CompareRow) cellOf(side Side) *CompareCell {
	if side == Left {
		return &r.A
	}
	return &r.B
}

// marksIn are the marks that touch a span of the cell's text.
func (c *CompareCell) marksIn(s notebook.Span) []CompareMark {
	var list []CompareMark
	for _, m := range c.Marks {
		if m.Span.Overlaps(s) || m.Empty() && s.Start <= m.Start && m.Start <= s.End {
			list = append(list, m)
		}
	}
	return list
}
