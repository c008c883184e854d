package widgets

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"casebound/notebook"
	"casebound/widgets/typeset"
)

// Clicks closer than this in time and place belong together.
const (
	readerClickTime  = 400 * time.Millisecond
	readerClickReach = 5
)

// readerGrab is how near to an edge of the active highlight it is taken.
const readerGrab = 5

// readerMouse is the pointer as the Reader last saw it.
type readerMouse struct {
	x, y   float32
	over   int // the highlight under it, -1 for none
	cursor desktop.StandardCursor

	down, dragged bool
	clicks        int
	last          time.Time
	alt, control  bool

	edge  int // the highlight whose edge is dragged, -1 for none
	start bool
	fixed int // its other edge

	pull   float32         // how far beyond the view a drag is
	puller *fyne.Animation // scrolls meanwhile
}

// MouseDown implements desktop.Mouseable.
func (r *Reader) MouseDown(e *desktop.MouseEvent) {
	r.focus()
	x, y := e.Position.X, e.Position.Y
	if e.Button == desktop.MouseButtonSecondary {
		if r.OnMenu != nil {
			r.OnMenu(r.offsetAt(x, y), e.AbsolutePosition)
		}
		return
	}
	r.flash = notebook.Span{}
	r.glide.stop()
	m := &r.mouse
	near := readerAbs(x-m.x) < readerClickReach && readerAbs(y-m.y) < readerClickReach
	if now := time.Now(); near && now.Sub(m.last) < readerClickTime && m.clicks < 3 {
		m.clicks++
		m.last = now
	} else {
		m.clicks, m.last = 1, now
	}
	m.x, m.y, m.down, m.dragged, m.edge = x, y, true, false, -1
	m.alt, m.control = e.Modifier&fyne.KeyModifierAlt != 0, e.Modifier&fyne.KeyModifierShortcutDefault != 0
	switch {
	case x >= r.Size().Width-readerStrip:
		r.pressScrollbar(y)
	case r.takeEdge(x, y):
	case r.pressable(x, y):
	default:
		r.beginSelection(r.offsetAt(x, y), e.Modifier&fyne.KeyModifierShift != 0)
	}
	r.changed()
}

func readerAbs(v float32) float32 { return max(v, -v) }

// pressable reports whether a press there acts on release and selects nothing.
func (r *Reader) pressable(x, y float32) bool {
	row := r.foldAt(x, y)
	return row != nil || r.commentAt(x, y) >= 0
}

func (r *Reader) beginSelection(at int, extend bool) {
	s := &r.selection
	s.goalSet = false
	if extend {
		s.grain = readerByCharacter
		r.setSelection(s.anchor, at)
		return
	}
	s.grain = readerGrain(r.mouse.clicks - 1)
	s.seed = r.grainAt(s.grain, at)
	r.setSelection(s.seed.Start, s.seed.End)
}

// MouseUp implements desktop.Mouseable.
func (r *Reader) MouseUp(e *desktop.MouseEvent) {
	if !r.mouse.down {
		return
	}
	click := !r.mouse.dragged && !r.scrollbar.dragging
	r.release()
	if click && r.mouse.clicks == 1 {
		r.click(e.Position.X, e.Position.Y)
	}
}

// release ends whatever the button held.
func (r *Reader) release() {
	if r.mouse.edge >= 0 && r.mouse.dragged && r.OnHighlightEdges != nil {
		h := r.highlights[r.mouse.edge]
		r.mouse.edge = -1
		r.OnHighlightEdges(h.ID, h.Span)
	}
	r.mouse.down, r.mouse.edge, r.scrollbar.dragging = false, -1, false
	r.stopPulling()
	r.changed()
}

// Dragged implements fyne.Draggable.
func (r *Reader) Dragged(e *fyne.DragEvent) {
	if !r.mouse.down {
		return
	}
	r.mouse.dragged = true
	x, y := e.Position.X, e.Position.Y
	if r.scrollbar.dragging {
		r.dragThumb(y)
		return
	}
	r.mouse.x, r.mouse.y = x, y
	r.dragTo(x, y)
	r.pullBy(y)
}

func (r *Reader) dragTo(x, y float32) {
	at := r.offsetAt(x, y)
	if r.mouse.edge >= 0 {
		r.dragEdge(at)
		return
	}
	r.grow(at)
}

// DragEnd implements fyne.Draggable.
func (r *Reader) DragEnd() {
	if r.mouse.down {
		r.release()
	}
}

// pullBy scrolls while a drag is held beyond the upper or lower edge, faster
// the further it is.
func (r *Reader) pullBy(y float32) {
	m := &r.mouse
	switch height := r.Size().Height; {
	case y < 0:
		m.pull = y
	case y > height:
		m.pull = y - height
	default:
		r.stopPulling()
		return
	}
	if m.puller != nil {
		return
	}
	m.puller = fyne.NewAnimation(time.Second, func(float32) { r.pullOnce() })
	m.puller.RepeatCount = fyne.AnimationRepeatForever
	m.puller.Curve = fyne.AnimationLinear
	m.puller.Start()
}

// pullOnce is one frame of scrolling by a drag.
func (r *Reader) pullOnce() {
	if !r.mouse.down || r.mouse.pull == 0 {
		return
	}
	r.scrollBy(min(max(r.mouse.pull*0.3, -60), 60))
	r.dragTo(r.mouse.x, r.mouse.y)
}

func (r *Reader) stopPulling() {
	r.mouse.pull = 0
	if r.mouse.puller != nil {
		r.mouse.puller.Stop()
		r.mouse.puller = nil
	}
}

// offsetAt is the boundary between characters nearest to a point.
func (r *Reader) offsetAt(x, y float32) int {
	rows := r.visible()
	if len(rows) == 0 {
		return 0
	}
	if y < rows[0].Y && rows[0].Start == r.firstOffset() {
		return rows[0].Start
	}
	row := typeset.RowAt(rows, x-r.frame.left, y)
	if row.Furniture > 0 {
		if y >= row.Y+row.Height/2 && !row.Open {
			return row.End
		}
		return row.Start
	}
	if last := rows[len(rows)-1]; row == last && y >= row.Y+row.Height && row.Last {
		return row.Ink().End
	}
	return row.Caret(x - r.frame.left)
}

// characterAt is the offset of the character under a point, or -1.
func (r *Reader) characterAt(x, y float32) int {
	for _, row := range r.visible() {
		if row.Furniture == 0 && y >= row.Y && y < row.Y+row.Height {
			if under := row.Under(x - r.frame.left); !under.Empty() && under.Start < row.Ink().End {
				return under.Start
			}
		}
	}
	return -1
}

// foldAt is the line of page furniture at a point, nil if there is none.
func (r *Reader) foldAt(x, y float32) *typeset.Row {
	for _, row := range r.visible() {
		if row.Furniture > 0 && y >= row.Y && y < row.Y+row.Height && x >= r.frame.left && x < r.frame.left+r.frame.width {
			return row
		}
	}
	return nil
}

// takeEdge takes an edge of the active highlight, if one is at the point.
func (r *Reader) takeEdge(x, y float32) bool {
	i, start := r.edgeAt(x, y)
	if i < 0 {
		return false
	}
	r.mouse.edge, r.mouse.start = i, start
	r.mouse.fixed = r.highlights[i].Span.Start
	if start {
		r.mouse.fixed = r.highlights[i].Span.End
	}
	return true
}

// activeIndex is where the active highlight is in the list, -1 if nowhere.
func (r *Reader) activeIndex() int {
	if r.active.IsZero() {
		return -1
	}
	return slices.IndexFunc(r.highlights, func(h ReaderHighlight) bool { return h.ID == r.active })
}

// edgeAt is the active highlight when one of its edges is at the point, else -1.
func (r *Reader) edgeAt(x, y float32) (highlight int, start bool) {
	i := r.activeIndex()
	if i < 0 {
		return -1, false
	}
	s := r.highlights[i].Span
	for _, row := range r.visible() {
		if row.Furniture > 0 || y < row.Y || y >= row.Y+row.Height {
			continue
		}
		if row.Contains(s.Start) && readerAbs(x-r.frame.left-row.CaretX(s.Start)) <= readerGrab {
			return i, true
		}
		if row.Contains(s.End-1) && readerAbs(x-r.frame.left-readerEndX(row, s.End)) <= readerGrab {
			return i, false
		}
	}
	return -1, false
}

// dragEdge moves the edge that was taken. The list that was set is the
// caller's, so a copy is changed.
func (r *Reader) dragEdge(at int) {
	s := notebook.Span{Start: min(at, r.mouse.fixed), End: max(at, r.mouse.fixed)}
	if s.Empty() {
		return
	}
	list := slices.Clone(r.highlights)
	list[r.mouse.edge].Span = s
	r.highlights = list
	r.washes = typeset.NewSet(len(list), func(i int) notebook.Span { return list[i].Span })
	r.changed()
}

// click acts on what is at the point: the line of furniture, a comment, a
// highlight, a name, a link. A highlight comes first, so that it can be had
// wherever it is; what lies on it comes with the second click.
func (r *Reader) click(x, y float32) {
	if row := r.foldAt(x, y); row != nil {
		r.toggleFold(row)
		return
	}
	if i := r.commentAt(x, y); i >= 0 {
		r.tapHighlight(r.highlights[i].ID)
		return
	}
	at := r.characterAt(x, y)
	if at < 0 {
		r.deactivate()
		return
	}
	r.activate(at, r.mouse.alt, r.mouse.control)
}

// activate does what a click on the character at the offset does.
func (r *Reader) activate(at int, alt, control bool) {
	link := r.linkAt(at)
	if control && link != "" {
		r.tapLink(link)
		return
	}
	if list := r.highlightsAt(at); len(list) > 0 {
		if id, ok := r.nextHighlight(list, alt); ok {
			r.tapHighlight(id)
			return
		}
	}
	if m := r.markAt(at); m >= 0 && r.OnMarkTapped != nil {
		r.OnMarkTapped(r.marks[m])
		return
	}
	if link != "" {
		r.tapLink(link)
		return
	}
	if len(r.highlightsAt(at)) == 0 {
		r.deactivate()
	}
}

// nextHighlight chooses among the highlights at a place: the shortest, and
// with Alt the one after the active one. Without Alt nothing is chosen when
// the active one is among them.
func (r *Reader) nextHighlight(list []int, alt bool) (notebook.ID, bool) {
	slices.SortStableFunc(list, func(a, b int) int { return r.highlights[a].Span.Len() - r.highlights[b].Span.Len() })
	current := slices.IndexFunc(list, func(i int) bool { return r.highlights[i].ID == r.active })
	switch {
	case current < 0:
		return r.highlights[list[0]].ID, true
	case alt:
		return r.highlights[list[(current+1)%len(list)]].ID, true
	}
	return notebook.ID{}, false
}

func (r *Reader) tapHighlight(id notebook.ID) {
	r.SetActive(id)
	if r.OnHighlightTapped != nil {
		r.OnHighlightTapped(id)
	}
}

func (r *Reader) deactivate() {
	if !r.active.IsZero() {
		r.SetActive(notebook.ID{})
	}
}

func (r *Reader) tapLink(target string) {
	if r.OnLinkTapped != nil {
		r.OnLinkTapped(target)
	}
}

func (r *Reader) toggleFold(row *typeset.Row) {
	shown := r.layout.Toggle(row.Block)
	r.changed()
	if r.OnFurniture != nil {
		r.OnFurniture(shown)
	}
}

// MouseIn implements desktop.Hoverable.
func (r *Reader) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable. It paints only when what is under
// the pointer is another thing than before.
func (r *Reader) MouseMoved(e *desktop.MouseEvent) {
	x, y := e.Position.X, e.Position.Y
	over, bar := -1, x >= r.Size().Width-readerStrip
	r.mouse.cursor = r.cursorAt(x, y)
	if at := r.characterAt(x, y); at >= 0 && !bar {
		if list := r.highlightsAt(at); len(list) > 0 {
			slices.SortStableFunc(list, func(a, b int) int { return r.highlights[a].Span.Len() - r.highlights[b].Span.Len() })
			over = list[0]
		}
	} else if !bar {
		over = r.commentAt(x, y)
	}
	if over != r.mouse.over || bar != r.scrollbar.hover {
		r.mouse.over, r.scrollbar.hover = over, bar
		if !r.mouse.down {
			r.mouse.x, r.mouse.y = x, y
		}
		r.changed()
	}
}

// MouseOut implements desktop.Hoverable.
func (r *Reader) MouseOut() {
	if r.mouse.over >= 0 || r.scrollbar.hover {
		r.mouse.over, r.scrollbar.hover = -1, false
		r.changed()
	}
}

// Cursor implements desktop.Cursorable.
func (r *Reader) Cursor() desktop.Cursor { return r.mouse.cursor }

func (r *Reader) cursorAt(x, y float32) desktop.StandardCursor {
	if x >= r.Size().Width-readerStrip {
		return desktop.DefaultCursor
	}
	if i, _ := r.edgeAt(x, y); i >= 0 {
		return desktop.HResizeCursor
	}
	if r.pressable(x, y) {
		return desktop.PointerCursor
	}
	at := r.characterAt(x, y)
	switch {
	case at >= 0 && (r.markAt(at) >= 0 || r.linkAt(at) != ""):
		return desktop.PointerCursor
	case at >= 0 || x >= r.frame.left && x < r.frame.left+r.frame.width:
		return desktop.TextCursor
	}
	return desktop.DefaultCursor
}
