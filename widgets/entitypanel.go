package widgets

import (
	"fmt"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"casebound/notebook"
)

// entityPanel is the inspector's first face: a filter, the entities in
// groups, and a detail of the one that is chosen or under the pointer.
type entityPanel struct {
	widget.BaseWidget
	of *Inspector

	entry  *keyEntry
	rank   *keyDrawing
	list   *list
	detail *drawing

	rows         []EntityRow
	chosen       notebook.ID
	mention      int // index of the mention the reader is at, -1 before the first
	hovered      notebook.ID
	alphabetical bool
}

func newEntityPanel(of *Inspector) *entityPanel {
	e := &entityPanel{of: of, mention: -1}
	e.entry = newKeyEntry("")
	e.entry.OnChanged = func(string) { e.rebuild() }
	e.entry.onKey = e.filterKey
	e.rank = newKeyDrawing(e.drawRank)
	e.list = newList()
	e.list.inset, e.list.foot = 6, paneInset
	e.list.onTap = e.tap
	e.list.onMiddle = func(i int) { e.page(i) }
	e.list.onMenu = e.menu
	e.list.onDrop = e.merge
	e.list.onHover = e.hover
	e.list.onCursor = func(i int) { e.hover(i) }
	e.list.onKey = e.listKey
	e.detail = newDrawing(e.drawDetail)
	e.ExtendBaseWidget(e)
	e.rebuild()
	return e
}

func (e *entityPanel) set(rows []EntityRow) {
	e.rows = rows
	if _, ok := e.byID(e.chosen); !ok {
		e.chosen, e.mention = notebook.ID{}, -1
	}
	e.rebuild()
}

func (e *entityPanel) setMention(id notebook.ID, index int) {
	e.chosen, e.mention = id, index
	e.mark()
	e.list.want(e.list.chosen)
	e.Refresh()
}

func (e *entityPanel) byID(id notebook.ID) (EntityRow, bool) {
	for _, r := range e.rows {
		if r.ID == id {
			return r, true
		}
	}
	return EntityRow{}, false
}

// rebuild groups, ranks and filters the entities.
func (e *entityPanel) rebuild() {
	wanted := strings.ToLower(strings.TrimSpace(e.entry.Text))
	groups := map[notebook.EntityKind][]EntityRow{}
	for _, r := range e.rows {
		if wanted == "" || r.matches(wanted) {
			groups[r.Kind] = append(groups[r.Kind], r)
		}
	}
	var rows []row
	for _, kind := range append(notebook.EntityKinds(), notebook.UnknownKind) {
		if group := groups[kind]; len(group) > 0 {
			rows = append(rows, &headRow{title: kind.Plural(), count: grouped(len(group)), first: len(rows) == 0})
			for _, r := range e.ranked(group) {
				rows = append(rows, &entityRow{EntityRow: r, panel: e})
			}
		}
	}
	if len(rows) == 0 {
		rows = append(rows, e.advice())
	}
	e.entry.SetPlaceHolder(fmt.Sprintf("Filter %s", counted(len(e.rows), "entity", "entities")))
	e.list.setRows(rows)
	e.mark()
	e.Refresh()
}

func (e *entityPanel) advice() row {
	if len(e.rows) > 0 {
		return &adviceRow{text: "No entity here matches that."}
	}
	return &adviceRow{text: "No names were found in this document. Select one in the text to add it."}
}

func (r EntityRow) matches(wanted string) bool {
	return strings.Contains(strings.ToLower(r.Name+"\n"+strings.Join(r.Aliases, "\n")+"\n"+strings.Join(r.Roles, "\n")), wanted)
}

func (e *entityPanel) ranked(group []EntityRow) []EntityRow {
	sort.SliceStable(group, func(i, j int) bool {
		if !e.alphabetical && group[i].Count != group[j].Count {
			return group[i].Count > group[j].Count
		}
		if !e.alphabetical {
			return false // as given
		}
		return strings.ToLower(group[i].Name) < strings.ToLower(group[j].Name)
	})
	return group
}

func (e *entityPanel) mark() {
	e.list.chosen = -1
	for i, r := range e.list.rows {
		if er, ok := r.(*entityRow); ok && er.ID == e.chosen && !e.chosen.IsZero() {
			e.list.chosen = i
		}
	}
}

// tap steps to the next mention, or with Shift to the one before; with Ctrl
// it opens the entity's page.
func (e *entityPanel) tap(i int, g gesture) {
	r, ok := e.list.rows[i].(*entityRow)
	if !ok {
		return
	}
	if g.ctrl {
		e.page(i)
		return
	}
	e.step(r.EntityRow, g.shift)
}

func (e *entityPanel) step(r EntityRow, back bool) {
	n := max(r.Count, len(r.Ticks))
	switch {
	case n == 0:
		return
	case r.ID != e.chosen && back:
		e.mention = n - 1
	case r.ID != e.chosen:
		e.mention = 0
	case back:
		e.mention = (max(e.mention, 0) + n - 1) % n
	default:
		e.mention = (e.mention + 1) % n
	}
	e.goTo(r.ID, e.mention)
}

func (e *entityPanel) goTo(id notebook.ID, mention int) {
	e.chosen, e.mention = id, mention
	e.mark()
	e.Refresh()
	if e.of.OnMention != nil {
		e.of.OnMention(id, mention)
	}
}

func (e *entityPanel) page(i int) {
	if r, ok := e.list.rows[i].(*entityRow); ok && e.of.OnEntity != nil {
		e.of.OnEntity(r.ID)
	}
}

func (e *entityPanel) menu(i int, at fyne.Position) {
	if r, ok := e.list.rows[i].(*entityRow); ok && e.of.OnEntityMenu != nil {
		e.of.OnEntityMenu(r.ID, at)
	}
}

func (e *entityPanel) merge(from, to int) {
	a, ok := e.list.rows[from].(*entityRow)
	b, also := e.list.rows[to].(*entityRow)
	if ok && also && e.of.OnMerge != nil {
		e.of.OnMerge(a.ID, b.ID)
	}
}

func (e *entityPanel) hover(i int) {
	var id notebook.ID
	if i >= 0 {
		if r, ok := e.list.rows[i].(*entityRow); ok {
			id = r.ID
		}
	}
	if id != e.hovered {
		e.hovered = id
		e.detail.Refresh()
	}
}

// filterKey sends the arrow down from the filter to the list.
func (e *entityPanel) filterKey(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyDown:
		e.list.grab()
		if e.list.cursor < 0 {
			e.list.moveCursor(1)
		}
	case fyne.KeyEscape:
		e.entry.SetText("")
	default:
		return false
	}
	return true
}

// listKey adds Left and Right, which step back and on, and Delete, which hides.
func (e *entityPanel) listKey(k *fyne.KeyEvent) bool {
	if e.list.cursor < 0 {
		return false
	}
	r, ok := e.list.rows[e.list.cursor].(*entityRow)
	if !ok {
		return false
	}
	switch k.Name {
	case fyne.KeyLeft, fyne.KeyRight:
		e.step(r.EntityRow, k.Name == fyne.KeyLeft)
	case fyne.KeyDelete:
		if e.of.OnHideEntity != nil {
			e.of.OnHideEntity(r.ID)
		}
	default:
		return false
	}
	return true
}

// CreateRenderer implements fyne.Widget.
func (e *entityPanel) CreateRenderer() fyne.WidgetRenderer {
	return &arranged{
		objects: []fyne.CanvasObject{e.entry, e.rank, e.list, e.detail},
		layout: func(size fyne.Size) {
			head, rest := areaOf(size).cutTop(48)
			area{head.x + 10, head.y + 10, head.w - 20 - 34, 31}.place(e.entry)
			area{head.right() - 10 - 28, head.y + 11, 28, 29}.place(e.rank)
			show(e.detail, !e.chosen.IsZero())
			if !e.chosen.IsZero() {
				var foot area
				foot, rest = rest.cutBottom(min(detailHigh, rest.h*0.4))
				foot.place(e.detail)
			}
			rest.place(e.list)
		},
	}
}

const detailHigh float32 = 92

func (e *entityPanel) drawRank(d *keyDrawing, p *pen, size fyne.Size) {
	d.iconButton(p, areaOf(size), "rank", e.alphabetical, func() {
		e.alphabetical = !e.alphabetical
		e.rebuild()
	})
}

// counted is "41 entities".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + many
}

var _ desktop.Keyable = (*list)(nil)
