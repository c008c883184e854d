package widgets

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"casebound/assets"
)

// headRow heads a group in a list: PEOPLE 7.
type headRow struct {
	title, count string
	first        bool // of its list: no room is kept above it
}

func (r *headRow) fixed() bool { return true }

func (r *headRow) height(float32) float32 {
	if r.first {
		return 22
	}
	return 30
}

func (r *headRow) draw(p *pen, a area, _ rowState) {
	line := area{a.x + rowPad, a.bottom() - 20, a.w - 2*rowPad, 16}
	p.caps(r.title, line, assets.ColourFaint)
	p.labelRight(r.count, line, section, assets.ColourFaint)
}

// entityRow is an entity: name, what else it is called, where it stands in
// the document, how often.
type entityRow struct {
	EntityRow
	panel *entityPanel
}

func (r *entityRow) fixed() bool            { return false }
func (r *entityRow) height(float32) float32 { return rowHeight }

func (r *entityRow) draw(p *pen, a area, s rowState) {
	p.wash(a, s)
	inside := a.inset(rowPad, 0)
	n := grouped(max(r.Count, len(r.Ticks)))
	count := max(body.width(n), 20)
	p.labelRight(n, inside, body, assets.ColourDim)
	strip := min(max(inside.w*0.3, 56), 130)
	ticks := area{inside.right() - count - 8 - strip, inside.y, strip, inside.h}
	r.strip(p, ticks)
	names := area{inside.x, inside.y, ticks.x - inside.x - 5, inside.h}
	ink := assets.ColourInk
	if r.Hidden {
		ink = assets.ColourFaint
	}
	w := p.label(r.Name, names, body, ink)
	if left := names.w - w - 5; left > 24 {
		also, ink := r.also(n)
		p.label(also, area{names.x + w + 5, names.y + 0.5, left, names.h}, small, ink)
	}
}

// dragName implements named.
func (r *entityRow) dragName() string { return r.Name }

// also is what stands beside the name: "3 of 27" while one steps through its
// n mentions, else a role, else the aliases.
func (r *entityRow) also(n string) (string, fyne.ThemeColorName) {
	if r.ID == r.panel.chosen && r.panel.mention >= 0 {
		return grouped(r.panel.mention+1) + " of " + n, assets.ColourAccent
	}
	if len(r.Roles) > 0 {
		return r.Roles[0], assets.ColourFaint
	}
	return strings.Join(r.Aliases, " · "), assets.ColourFaint
}

// strip draws the dispersion: a tick where each mention stands. A tap goes to
// the nearest.
func (r *entityRow) strip(p *pen, a area) {
	p.hairline(area{a.x, a.y + a.h/2, a.w, 1})
	ink := kindColour(r.Kind)
	last := float32(-9)
	for i, t := range r.Ticks {
		x := a.x + float32(int(min(max(t, 0), 1)*(a.w-2)))
		here := r.ID == r.panel.chosen && i == r.panel.mention
		if x == last && !here {
			continue // ticks on the same pixel are one
		}
		last = x
		if here {
			p.box(area{x - 1, a.y + 5, 4, a.h - 10}, ink)
			continue
		}
		p.box(area{x, a.y + 8, 2, a.h - 16}, ink)
	}
	if len(r.Ticks) == 0 {
		return
	}
	p.zone(zone{area: a.inset(-3, 0), name: "ticks of " + r.ID.String(), tap: func(g gesture) {
		if g.shift || g.ctrl {
			r.panel.step(r.EntityRow, g.shift)
			return
		}
		r.panel.goTo(r.ID, nearest(r.Ticks, (g.at.X-a.x)/a.w))
	}})
}

// nearest is the index of the tick nearest to a share of the document.
func nearest(ticks []float32, at float32) int {
	best, gap := 0, float32(2)
	for i, t := range ticks {
		if d := max(t-at, at-t); d < gap {
			best, gap = i, d
		}
	}
	return best
}

// drawDetail says of one entity why it is here and how sure that is.
func (e *entityPanel) drawDetail(p *pen, size fyne.Size) {
	p.hairline(area{0, 0, size.Width, 1})
	id := e.hovered
	if id.IsZero() {
		id = e.chosen
	}
	inside := area{14, 9, size.Width - 28, 17}
	r, ok := e.byID(id)
	if !ok {
		return
	}
	p.dot(inside.x+4, inside.y+8.5, 4, kindColour(r.Kind), "")
	sure := ""
	if r.Confidence > 0 {
		sure = fmt.Sprintf("%d %% sure", int(r.Confidence*100+0.5))
	}
	w := p.labelRight(sure, inside, small, assets.ColourDim)
	p.label(r.Name, area{inside.x + 14, inside.y, inside.w - 14 - w - 8, inside.h}, bodyStrong, assets.ColourInk)
	inside.y += 19
	lines := small.wrap(dotted(r.lines()...), inside.w, 3)
	p.paragraph(lines, inside, 16, small, assets.ColourDim)
}

func (r EntityRow) lines() []string {
	parts := []string{strings.Join(r.Roles, ", ")}
	if len(r.Aliases) > 0 {
		parts = append(parts, "also "+strings.Join(r.Aliases, ", "))
	}
	if r.Documents > 1 {
		parts = append(parts, fmt.Sprintf("%s in %s", counted(r.Total, "mention", "mentions"), counted(r.Documents, "document", "documents")))
	}
	return append(parts, r.Reason)
}

var _ fyne.Widget = (*entityPanel)(nil)
