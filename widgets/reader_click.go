package widgets

import (
	"slices"

	"casebound/notebook"
	"casebound/widgets/typeset"
)

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

// deactivate leaves the active highlight, and says so.
func (r *Reader) deactivate() {
	if !r.active.IsZero() {
		r.tapHighlight(notebook.ID{})
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
