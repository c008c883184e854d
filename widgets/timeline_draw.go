package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"casebound/assets"
	"casebound/notebook"
)

const (
	timelineHead float32 = 32
	trayWidth    float32 = 124
)

// field is what the events may use: all but the header, the tray and air.
func (t *Timeline) field(size fyne.Size) area {
	a := area{14, timelineHead, size.Width - 28, size.Height - timelineHead}
	if len(t.data.Undated) > 0 {
		a.w -= trayWidth + 16
	}
	return area{a.x, a.y, max(a.w, 0), max(a.h, 0)}
}

func (t *Timeline) draw(p *pen, size fyne.Size) {
	p.box(areaOf(size), assets.ColourPane)
	t.drawHead(p, size)
	a := t.field(size)
	if len(t.items.list) == 0 {
		t.drawNothing(p, a)
		t.drawTray(p, size)
		return
	}
	if t.fits {
		t.scale = fitted(t.items.first, t.items.last, a.w)
	}
	t.plan.arrange(&t.items, t.data.Events, t.scale, a, t.chosen)
	t.drawBrush(p)
	t.drawAxis(p)
	t.drawStems(p)
	t.drawBars(p)
	t.drawDots(p)
	t.drawTags(p)
	t.drawTray(p, size)
	t.drawTip(p, size)
	if t.focused {
		p.card(areaOf(size).inset(1, 1), assets.ColourPane, assets.ColourAccent, 2).FillColor = color.Transparent
	}
}

func (t *Timeline) drawHead(p *pen, size fyne.Size) {
	line := area{14, 0, size.Width - 28, timelineHead}
	x := line.x + p.label("Timeline", line, bodyStrong, assets.ColourInk)
	x += p.label(" · ", area{x, 0, 20, line.h}, body, assets.ColourDim)
	ink := assets.ColourDim
	if t.lit("scope") {
		ink = assets.ColourAccent
	}
	w := p.label(t.data.Scope, area{x, 0, 200, line.h}, body, ink)
	p.zone(zone{area: area{x - 4, 4, w + 8, line.h - 8}, name: "scope", stop: true, tap: func(gesture) { call(t.OnScope) }})
	x += w
	said := " · " + t.counted()
	if t.data.Hidden > 0 {
		said += " · " + grouped(t.data.Hidden) + " hidden by filters"
	}
	x += p.label(said, area{x, 0, line.right() - x - 130, line.h}, body, assets.ColourDim)
	t.drawTools(p, line)
}

// drawTools draws what zooms and filters, faint until the pointer is near.
func (t *Timeline) drawTools(p *pen, line area) {
	x := line.right()
	for _, tool := range []struct {
		icon string
		do   func()
	}{
		{"fit", t.Fit}, {"plus", func() { t.zoomBy(1.6, t.middle()) }}, {"minus", func() { t.zoomBy(1/1.6, t.middle()) }}, {"filter", t.askFilter},
	} {
		if tool.icon == "filter" && t.OnFilter == nil {
			continue
		}
		x -= 26
		t.iconButton(p, area{x, 4, 24, 24}, tool.icon, tool.icon == "filter" && t.data.Hidden > 0, tool.do)
	}
}

func (t *Timeline) askFilter() {
	t.OnFilter(t.onCanvas(fyne.NewPos(t.Size().Width-130, timelineHead)))
}

func (t *Timeline) drawNothing(p *pen, a area) {
	said := "Nothing here is dated yet. Dates found in the text appear on this line."
	p.label(said, area{a.x, a.y, a.w, 24}, body, assets.ColourFaint)
	p.hairline(area{a.x, a.bottom() - axisFoot, a.w, 1})
}

func (t *Timeline) drawAxis(p *pen) {
	pl := t.plan
	p.box(area{pl.x, pl.axis, pl.w, 1}, assets.ColourFaint)
	for _, tk := range t.scale.ticks(pl.w) {
		x := pl.x + tk.x
		p.box(area{x, pl.axis, 1, 4}, assets.ColourFaint)
		ink := assets.ColourDim
		w := small.width(tk.label)
		at := area{x - w/2, pl.axis + 6, w + 4, 16}
		if at.x < pl.x-8 || at.right() > pl.right()+12 {
			continue
		}
		st := small
		if tk.major {
			st = style{medium, small.size}
		}
		p.label(tk.label, at, st, ink)
	}
}

func (t *Timeline) drawStems(p *pen) {
	for _, tg := range t.plan.tags {
		c := color.NRGBAModel.Convert(theme.Color(assets.ColourDate)).(color.NRGBA)
		c.A = 0x90
		p.boxIn(area{tg.stem - 0.5, tg.bottom(), 1, max(t.plan.axis-tg.bottom(), 0)}, c)
	}
}

// drawBars draws stretches of time; soft ones fade at their ends.
func (t *Timeline) drawBars(p *pen) {
	for _, b := range t.plan.bars {
		it := &t.items.list[b.item]
		e := t.eventOf(b.item)
		ink := color.NRGBAModel.Convert(theme.Color(inkOf(e))).(color.NRGBA)
		a := b.area
		a.x, a.w = max(a.x, t.plan.x), min(a.right(), t.plan.right())-max(a.x, t.plan.x)
		if a.w <= 0 {
			continue
		}
		ink.A = 0xa0
		if b.item == t.chosen {
			ink.A = 0xff
		}
		fade := [2]bool{it.open[0] || it.loose, it.open[1] || it.loose}
		p.softBar(a, ink, fade)
		t.itemZone(p, a.inset(0, -4), []pointAt{{item: b.item}}, "bar")
	}
}

// softBar is a rounded bar whose ends fade where they are not known.
func (p *pen) softBar(a area, ink color.NRGBA, fade [2]bool) {
	const slices = 6
	reach := min(a.w/3, 28)
	body := a
	full := ink.A
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

// inkOf is the colour of an event: a conflict warns, the publication of a
// document is quiet.
func inkOf(e *notebook.Event) fyne.ThemeColorName {
	switch {
	case !e.Conflict.IsZero():
		return assets.ColourWarn
	case e.Kind == notebook.Publication:
		return assets.ColourDim
	}
	return assets.ColourDate
}

func (t *Timeline) drawDots(p *pen) {
	for _, d := range t.plan.dots {
		if d.x < t.plan.x-2 || d.x > t.plan.right()+2 {
			continue
		}
		t.drawDot(p, d)
	}
}

func (t *Timeline) drawDot(p *pen, d dot) {
	first := t.plan.points[d.from].item
	ink, y := inkOf(t.eventOf(first)), t.plan.axis+0.5
	if t.chosenIn(d) {
		p.dot(d.x, y, 8, assets.ColourAccentGround, "")
	}
	zoneArea := area{d.x - 8, y - 9, 16, 18}
	switch {
	case d.count() > 1:
		label, w := grouped(d.count()), countWidth(d.count())
		pill := area{d.x - w/2, y - 8.5, w, 17}
		p.card(pill, assets.ColourPane, "", 8.5)
		p.card(pill, ink, "", 8.5)
		p.labelCentre(label, pill, style{strong, 11}, assets.ColourPaper)
		zoneArea = pill.inset(-2, -2)
	case t.items.list[first].loose:
		p.dot(d.x, y, 4.5, ink, assets.ColourPane)
	default:
		p.dot(d.x, y, 4.5, ink, "")
	}
	t.itemZone(p, zoneArea, t.plan.points[d.from:d.to], "dot")
}

// chosenIn reports whether the selected event is one of a dot's.
func (t *Timeline) chosenIn(d dot) bool {
	if t.chosen < 0 {
		return false
	}
	at := t.items.list[t.chosen].middle()
	if at < t.plan.points[d.from].at || at > t.plan.points[d.to-1].at {
		return false
	}
	for _, p := range t.plan.points[d.from:d.to] {
		if p.item == t.chosen {
			return true
		}
	}
	return false
}

// itemZone makes a place answer for events. A tap on several goes from one to
// the next, or zooms in where they are of different times.
func (t *Timeline) itemZone(p *pen, a area, items []pointAt, kind string) {
	first := items[0].item
	p.zone(zone{area: a, name: kind + " " + itoa(first), cursor: desktop.PointerCursor,
		tap: func(gesture) { t.tapItems(items) },
		menu: func(at fyne.Position) {
			if t.OnEventMenu != nil {
				t.OnEventMenu(t.eventOf(first).ID, at)
			}
		}})
}

func (t *Timeline) drawTags(p *pen) {
	for _, tg := range t.plan.tags {
		t.drawTag(p, tg)
	}
}

func (t *Timeline) drawTag(p *pen, tg tag) {
	e := t.eventOf(tg.item)
	name := "tag " + itoa(tg.item)
	ground, line := assets.ColourPaper, assets.ColourLine
	if tg.item == t.chosen {
		ground, line = assets.ColourAccentGround, assets.ColourAccent
	} else if t.hot == name {
		line = assets.ColourFaint
	}
	p.card(tg.area, ground, line, 5)
	t.itemZone(p, tg.area, []pointAt{{item: tg.item}}, "tag")
	inside := tg.inset(9, 0)
	if tg.more > 0 {
		inside.w -= p.labelRight("+"+grouped(tg.more), inside, small, assets.ColourFaint) + 8
	}
	w := p.label(tg.date, inside, tagDate, inkOf(e)) + 7
	title := small
	if e.Status == notebook.Negated || e.Status == notebook.Hypothetical {
		title.face = slanted
	}
	if inside.w-w > 12 {
		p.label(e.Title, area{inside.x + w, inside.y, inside.w - w, inside.h}, title, assets.ColourInk)
	}
}

// drawTray shows what has no date, in a dashed box.
func (t *Timeline) drawTray(p *pen, size fyne.Size) {
	n := len(t.data.Undated)
	if n == 0 {
		return
	}
	a := area{size.Width - 14 - trayWidth, timelineHead + 4, trayWidth, min(size.Height-timelineHead-12, 72)}
	p.dashed(a)
	inside := a.inset(9, 6)
	p.label(grouped(n)+" undated", area{inside.x, inside.y, inside.w, 16}, small, assets.ColourDim)
	y, room := inside.y+17, inside.bottom()
	for i, u := range t.data.Undated {
		lines := small.wrap("“"+u.Words+"”", inside.w, 2)
		if y+16 > room {
			break
		}
		if float32(len(lines))*16+y > room+2 {
			lines = []string{small.cut("“"+u.Words+"”", inside.w)}
		}
		at := area{inside.x, y, inside.w, float32(len(lines)) * 16}
		ink := assets.ColourFaint
		name := "undated " + itoa(i)
		if t.lit(name) {
			ink = assets.ColourAccent
		}
		p.paragraph(lines, at, 16, small, ink)
		p.zone(zone{area: at, name: name, stop: true, tap: func(gesture) {
			if t.OnUndated != nil {
				t.OnUndated(u.ID)
			}
		}})
		y += at.h
	}
}

// dashed draws a dashed outline.
func (p *pen) dashed(a area) {
	const dash, gap float32 = 4, 3
	for x := a.x; x < a.right(); x += dash + gap {
		w := min(dash, a.right()-x)
		p.hairline(area{x, a.y, w, 1})
		p.hairline(area{x, a.bottom() - 1, w, 1})
	}
	for y := a.y; y < a.bottom(); y += dash + gap {
		h := min(dash, a.bottom()-y)
		p.hairline(area{a.x, y, 1, h})
		p.hairline(area{a.right() - 1, y, 1, h})
	}
}
