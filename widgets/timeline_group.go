package widgets

import (
	"fyne.io/fyne/v2"

	"casebound/assets"
	"casebound/notebook"
)

// TimelineGroup is what one colour of the timeline stands for.
type TimelineGroup struct {
	Name  string
	Count int
}

// groupInks are the colours of groups, in their order; a group beyond them is
// drawn dim.
var groupInks = []fyne.ThemeColorName{
	assets.ColourDate, assets.ColourPlace, assets.ColourPerson, assets.ColourOrganisation, assets.ColourRose, assets.ColourOlive,
}

func groupInk(g int) fyne.ThemeColorName {
	if g < len(groupInks) {
		return groupInks[g]
	}
	return assets.ColourDim
}

// inkOf is the colour of an item: that of its group where there are groups,
// but a conflict always warns.
func (t *Timeline) inkOf(item int) fyne.ThemeColorName {
	g := t.groupOf(item)
	switch {
	case t.contradicted(item):
		return assets.ColourWarn
	case g >= 0:
		return groupInk(g)
	}
	return inkOf(t.eventOf(item))
}

// contradicted reports whether another version dates an item differently.
func (t *Timeline) contradicted(item int) bool {
	e := t.eventOf(item)
	return !e.Conflict.IsZero() || t.disputed[e.ID]
}

// groupOf is the group of an item, -1 for none.
func (t *Timeline) groupOf(item int) int {
	if at := t.shown[item]; len(t.data.Groups) > 0 && at < len(t.data.GroupOf) {
		return t.data.GroupOf[at]
	}
	return -1
}

// inkOf is the colour of an event where colours stand for nothing: the
// publication of a document is quiet.
func inkOf(e *notebook.Event) fyne.ThemeColorName {
	if e.Kind == notebook.Publication {
		return assets.ColourDim
	}
	return assets.ColourDate
}

// legendName is how wide a name in the legend may be.
const legendName = 150

// drawLegend says what the colours stand for, as far as there is room, and
// returns where it ends.
func (t *Timeline) drawLegend(p *pen, line area) float32 {
	x := line.x
	for g, group := range t.data.Groups {
		count := " " + grouped(group.Count)
		said := small.cut(group.Name, legendName) + count
		w := small.width(said)
		if x+20+w > line.right() {
			p.label("…", area{x + 6, 0, 16, line.h}, small, assets.ColourDim)
			return x
		}
		p.dot(x+11, line.y+line.h/2, 4, groupInk(g), "")
		p.label(said, area{x + 19, line.y, w + 2, line.h}, small, assets.ColourDim)
		x += 22 + w + 6
	}
	return x
}
