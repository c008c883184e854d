package widgets

import (
	"fyne.io/fyne/v2"

	"casebound/notebook"
)

// Selected are the documents that were chosen together, in the order of the
// list. One that is merely open is not among them.
func (l *Library) Selected() []notebook.ID {
	var ids []notebook.ID
	for _, r := range l.rows {
		if id := idOf(r); l.picked[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

// Unselect chooses none.
func (l *Library) Unselect() { l.pick(map[notebook.ID]bool{}) }

func (l *Library) isPicked(i int) bool { return len(l.picked) > 0 && l.picked[idOf(l.rows[i])] }

// pickable rows are documents outside the trash.
func (l *Library) pickable(i int) bool {
	switch r := l.rows[i].(type) {
	case *documentRow:
		return !r.Trashed
	case *versionRow:
		return true
	}
	return false
}

// tapped opens a row, or with Ctrl or Shift chooses it beside others. From the
// keyboard Ctrl and Enter open a new tab.
func (l *Library) tapped(i int, g gesture) {
	byHand := g.at != fyne.Position{}
	switch {
	case byHand && g.ctrl && l.pickable(i):
		l.toggle(i)
	case byHand && g.shift && l.pickable(i):
		l.pickTo(i)
	default:
		if l.pickable(i) {
			l.anchor = idOf(l.rows[i])
		}
		l.Unselect()
		l.open(i, g.ctrl)
	}
}

func (l *Library) toggle(i int) {
	next := map[notebook.ID]bool{}
	for id := range l.picked {
		next[id] = true
	}
	if len(next) == 0 && l.chosen >= 0 && l.pickable(l.chosen) && l.chosen != i {
		next[idOf(l.rows[l.chosen])] = true // the open one and this
	}
	id := idOf(l.rows[i])
	l.anchor = id
	if next[id] {
		delete(next, id)
	} else {
		next[id] = true
	}
	l.pick(next)
}

// pickTo chooses from where choosing began to a row.
func (l *Library) pickTo(i int) {
	from := i
	for at, r := range l.rows {
		if id := idOf(r); !id.IsZero() && id == l.anchor {
			from = at
		}
	}
	if l.anchor.IsZero() && l.chosen >= 0 {
		from, l.anchor = l.chosen, idOf(l.rows[l.chosen])
	}
	next := map[notebook.ID]bool{}
	for at := min(from, i); at <= max(from, i); at++ {
		if l.pickable(at) {
			next[idOf(l.rows[at])] = true
		}
	}
	l.pick(next)
}

func (l *Library) pick(next map[notebook.ID]bool) {
	if len(next) == 0 && len(l.picked) == 0 {
		return
	}
	l.picked = next
	l.Refresh()
	if l.OnSelected != nil {
		l.OnSelected(l.Selected())
	}
}

// keepPicked drops what is no longer listed.
func (l *Library) keepPicked() {
	if len(l.picked) == 0 {
		return
	}
	next := map[notebook.ID]bool{}
	for i, r := range l.rows {
		if id := idOf(r); l.picked[id] && l.pickable(i) {
			next[id] = true
		}
	}
	if len(next) != len(l.picked) {
		l.pick(next)
	}
}

// pickKey handles the keys that choose several: Shift with an arrow, Ctrl with
// Space, and Escape for none.
func (l *Library) pickKey(e *fyne.KeyEvent) bool {
	shift, ctrl := l.held&fyne.KeyModifierShift != 0, l.held&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0
	switch {
	case e.Name == fyne.KeyEscape && len(l.picked) > 0:
		l.Unselect()
	case e.Name == fyne.KeySpace && ctrl && l.cursor >= 0 && l.pickable(l.cursor):
		l.toggle(l.cursor)
	case (e.Name == fyne.KeyDown || e.Name == fyne.KeyUp) && shift && l.cursor >= 0:
		if len(l.picked) == 0 && l.pickable(l.cursor) {
			l.anchor = idOf(l.rows[l.cursor])
		}
		by := 1
		if e.Name == fyne.KeyUp {
			by = -1
		}
		l.moveCursor(by)
		l.pickTo(l.cursor)
	default:
		return false
	}
	return true
}
