package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"casebound/assets"
	"casebound/notebook/timeline"
)

// drawBars draws stretches of time; ends that are not known fade.
func (t *Timeline) drawBars(p *pen, a area) {
	for _, b := range t.layout.Bars {
		x0, x1 := max(b.X0, 0), min(b.X1, a.w)
		if x1 <= x0 {
			continue
		}
		ink := color.NRGBAModel.Convert(theme.Color(t.inkOf(b.Item))).(color.NRGBA)
		ink.A = 0xa0
		at := area{a.x + x0, t.laneY(b.Lane) - barHigh/2, max(x1-x0, 2), barHigh}
		if t.theirs(b.Item) != "" {
			ink.A = 0x30
			p.dashedIn(at, t.inkOf(b.Item))
		}
		if b.Item == t.chosen {
			ink.A = 0xff
		}
		p.softBar(at, ink, [2]bool{b.Start != timeline.Sharp, b.End != timeline.Sharp})
		t.itemZone(p, at.inset(0, -3), []int{b.Item}, "bar")
	}
}

// softBar is a rounded bar whose ends may fade.
func (p *pen) softBar(a area, ink color.NRGBA, fade [2]bool) {
	const slices = 6
	reach := min(a.w/3, 28)
	body, full := a, ink.A
	for side, soft := range fade {
		if !soft {
			continue
		}
		for i := range slices {
			w := reach / slices
			x := a.x + float32(i)*w
			if side == 1 {
				x = a.right() - float32(i+1)*w
			}
			ink.A = uint8(int(full) * (i + 1) / (slices + 1))
			p.boxIn(area{x, a.y, w, a.h}, ink)
		}
		body.w -= reach
		if side == 0 {
			body.x += reach
		}
	}
	ink.A = full
	r := p.boxIn(body, ink)
	if !fade[0] && !fade[1] {
		r.CornerRadius = a.h / 2
	}
}

// drawConflicts joins dates of the same thing that contradict one another.
func (t *Timeline) drawConflicts(p *pen, a area) {
	for _, c := range t.layout.Conflicts {
		x0, x1 := min(c.From, c.To), max(c.From, c.To)
		for x := max(x0, 0); x < min(x1, a.w); x += 6 {
			p.box(area{a.x + x, t.axis - 3, min(3, x1-x), 1.5}, assets.ColourWarn)
		}
	}
}

func (t *Timeline) drawDots(p *pen, a area) {
	y := t.axis + 0.5
	for _, d := range t.layout.Points {
		if d.X < -2 || d.X > a.w+2 {
			continue
		}
		x := a.x + d.X
		if d.Item == t.chosen {
			p.dot(x, y, 8, assets.ColourAccentGround, "")
		}
		hole := fyne.ThemeColorName("")
		if d.Hollow {
			hole = assets.ColourPane
		}
		if t.contradicted(d.Item) { // a second one behind it: two dates for one thing
			p.dot(x+3, y-4, timeline.Dot/2.0, t.inkOf(d.Item), assets.ColourPane)
		}
		if t.theirs(d.Item) != "" {
			p.brokenRing(x, y, timeline.Dot/2.0, t.inkOf(d.Item), assets.ColourPane)
		} else {
			p.dot(x, y, timeline.Dot/2.0, t.inkOf(d.Item), hole)
		}
		t.itemZone(p, area{x - 8, y - 9, 16, 18}, []int{d.Item}, "dot")
	}
	for _, c := range t.layout.Clusters {
		t.drawCluster(p, c, a)
	}
}

func (t *Timeline) drawCluster(p *pen, c timeline.Cluster, a area) {
	pill := area{a.x + c.X - c.Width/2, t.axis - 8, c.Width, 17}
	if pill.x < a.x-4 || pill.right() > a.right()+4 {
		return
	}
	ink := t.clusterInk(c)
	p.card(pill, ink, "", 8.5)
	if t.chosenIn(c) {
		p.card(pill.inset(-2, -2), ink, assets.ColourAccent, 10).FillColor = color.Transparent
	}
	p.labelCentre(shortCount(len(c.Items)), pill, style{strong, 11}, assets.ColourPaper)
	t.itemZone(p, pill.inset(-2, -2), c.Items, "dot")
}

// mostAsked is how many events of a cluster are asked for their colour: a frame
// must not take longer for larger ones.
const mostAsked = 400

// clusterInk is the colour that all of a cluster share, else a quiet one.
func (t *Timeline) clusterInk(c timeline.Cluster) fyne.ThemeColorName {
	ink := t.inkOf(c.Items[0])
	if len(t.data.Groups) == 0 {
		return ink
	}
	for i, item := range c.Items {
		if i == mostAsked || t.inkOf(item) != ink {
			return assets.ColourDim
		}
	}
	return ink
}

// shortCount writes counts that have no room as thousands.
func shortCount(n int) string {
	if n >= 10000 {
		return itoa(n/1000) + "k"
	}
	return itoa(n)
}

func (t *Timeline) chosenIn(c timeline.Cluster) bool {
	if t.chosen < 0 {
		return false
	}
	if w := t.eventOf(t.chosen).When; w.Latest < c.From || w.Earliest > c.To {
		return false
	}
	for _, item := range c.Items {
		if item == t.chosen {
			return true
		}
	}
	return false
}

// itemZone makes a place answer for events. A tap on several goes from one to
// the next, or zooms in where they are of different times.
func (t *Timeline) itemZone(p *pen, a area, items []int, kind string) {
	first := items[0]
	p.zone(zone{
		area: a, name: kind + " " + itoa(first), cursor: desktop.PointerCursor,
		tap: func(gesture) { t.tapItems(items) },
		menu: func(at fyne.Position) {
			if t.OnEventMenu != nil {
				t.OnEventMenu(t.eventOf(first).ID, at)
			}
		},
	})
}
