package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"casebound/assets"
	"casebound/notebook"
	"casebound/notebook/timeline"
)

// Heights of the strip's parts. Widths are package timeline's.
const (
	timelineHead float32 = 32
	trayWidth    float32 = 124
	axisFoot     float32 = 26
	labelHigh    float32 = 24
	rowGap       float32 = 4
	barHigh      float32 = 5
	barLanes             = 3
	toolsWidth   float32 = 116
)

// field is what the events may use: all but the header, the tray and air.
func (t *Timeline) field(size fyne.Size) area {
	a := area{14, timelineHead, size.Width - 28, size.Height - timelineHead}
	if len(t.undated) > 0 {
		a.w -= trayWidth + 16
	}
	return area{a.x, a.y, max(a.w, 0), max(a.h, 0)}
}

func (t *Timeline) draw(p *pen, size fyne.Size) {
	p.box(areaOf(size), assets.ColourPane)
	t.drawHead(p, size)
	a := t.field(size)
	if len(t.shown) == 0 {
		t.drawNothing(p, a)
		t.drawTray(p, size)
		return
	}
	t.arrange(a)
	t.drawBrush(p, a)
	t.drawAxis(p, a)
	base := t.base()
	t.drawStems(p, a, base)
	t.drawBars(p, a)
	t.drawConflicts(p, a)
	t.drawDots(p, a)
	t.drawTags(p, a, base)
	t.drawBeyond(p, a)
	t.drawTray(p, size)
	t.drawTip(p, size)
	if t.focused {
		p.card(areaOf(size).inset(1, 1), assets.ColourPane, assets.ColourAccent, 2).FillColor = color.Transparent
	}
}

// arrange lays the events out. Bars take room from the labels, so where there
// may be some they are counted first.
func (t *Timeline) arrange(a area) {
	t.axis = a.bottom() - axisFoot
	switch {
	case t.fits && t.whole:
		t.scale = t.line.Fit(a.w)
	case t.fits:
		t.scale = t.line.Overview(a.w)
	}
	frame := timeline.Frame{Width: a.w, Lanes: barLanes, Label: func(item int) float32 { return t.label(item).width }}
	if t.chosen >= 0 {
		frame.First = []int{t.chosen}
	}
	frame.First = append(frame.First, t.waiting()...)
	t.layout = timeline.Layout{}
	if t.wide {
		t.layout = t.line.Lay(t.scale, frame)
	}
	frame.Rows = max(int((t.base()-a.y)/(labelHigh+rowGap)), 0)
	t.layout = t.line.Lay(t.scale, frame)
	t.countUnlabelled(a)
}

// countUnlabelled says "+1" on a label of a small cluster when another of its
// events found no room for one.
func (t *Timeline) countUnlabelled(a area) {
	at := map[int]int{}
	for i, l := range t.layout.Labels {
		at[l.Item] = i
	}
	for _, c := range t.layout.Clusters {
		first, labelled := -1, 0
		for _, item := range c.Items[:min(len(c.Items), 3)] {
			if i, ok := at[item]; ok {
				labelled++
				if first < 0 {
					first = i
				}
			}
		}
		if first >= 0 && t.layout.Labels[first].More == 0 {
			t.layout.Labels[first].More = len(c.Items) - labelled
		}
	}
	for i := range t.layout.Labels {
		t.widen(&t.layout.Labels[i], a)
	}
}

// widen makes room for the "+1" of a label where its row has some.
func (t *Timeline) widen(l *timeline.Label, a area) {
	if l.More == 0 {
		return
	}
	wide := l.Width + small.width("+"+grouped(l.More)) + 8
	for i := range t.layout.Labels {
		o := &t.layout.Labels[i]
		if o != l && o.Row == l.Row && o.X > l.X && o.X < l.X+wide+timeline.LabelGap {
			return
		}
	}
	if l.X+wide <= a.w && wide <= timeline.LabelMost {
		l.Width = wide
	}
}

// base is where the lowest row of labels ends: above the bars.
func (t *Timeline) base() float32 {
	base := t.axis - 10
	for _, b := range t.layout.Bars {
		base = min(base, t.laneY(b.Lane)-barHigh/2-4)
	}
	return base
}

func (t *Timeline) laneY(lane int) float32 { return t.axis - 6 - float32(lane)*(barHigh+2) }

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
	x += p.label(said, area{x, 0, line.right() - x - toolsWidth, line.h}, body, assets.ColourDim) + 14
	x = t.drawBrushed(p, area{x, 0, line.right() - x - toolsWidth, line.h})
	t.drawLegend(p, area{x, 0, line.right() - x - toolsWidth, line.h})
	t.drawTools(p, line)
}

// drawTools draws what zooms and filters.
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
	line := area{a.x, a.y, a.w, 24}
	if len(t.undated) == 0 || t.OnPublished == nil {
		p.label("Nothing here is dated yet. Dates found in the text appear on this line.", line, body, assets.ColourFaint)
	} else {
		t.drawPublished(p, line)
	}
	p.hairline(area{a.x, a.bottom() - axisFoot, a.w, 1})
}

// drawPublished says what the dates of a document wait for, and asks for it.
func (t *Timeline) drawPublished(p *pen, line area) {
	line.x += p.label("The dates here are read from the day of publication, which is not known.", line, body, assets.ColourFaint) + 6
	ask := "Set it…"
	line.w = body.width(ask)
	if t.lit("published") {
		p.box(area{line.x, line.y + 18, line.w, 1}, assets.ColourAccent)
	}
	p.label(ask, area{line.x, line.y, line.w + 4, line.h}, body, assets.ColourAccent)
	p.zone(zone{area: line, name: "published", cursor: desktop.PointerCursor, stop: true, tap: func(gesture) { t.OnPublished() }})
}

func (t *Timeline) drawAxis(p *pen, a area) {
	p.box(area{a.x, t.axis, a.w, 1}, assets.ColourFaint)
	for _, tick := range t.scale.Ticks(a.w, small.width) {
		x := a.x + tick.X
		p.box(area{x, t.axis, 1, 4}, assets.ColourFaint)
		st := small
		if tick.Major {
			st.face = medium
		}
		w := st.width(tick.Label)
		if at := (area{x - w/2, t.axis + 6, w + 4, 16}); at.x >= a.x-8 && at.right() <= a.right()+12 {
			p.label(tick.Label, at, st, assets.ColourDim)
		}
	}
}

// tag is where the box of a label stands.
func (t *Timeline) tag(l timeline.Label, a area, base float32) area {
	return area{a.x + l.X, base - labelHigh - float32(l.Row)*(labelHigh+rowGap), l.Width, labelHigh}
}

func (t *Timeline) drawStems(p *pen, a area, base float32) {
	for _, l := range t.layout.Labels {
		ink := color.NRGBAModel.Convert(theme.Color(t.inkOf(l.Item))).(color.NRGBA)
		ink.A = 0x90
		foot := t.tag(l, a, base).bottom()
		p.boxIn(area{a.x + l.Stem - 0.5, foot, 1, max(t.axis-foot, 0)}, ink)
	}
}

func (t *Timeline) drawTags(p *pen, a area, base float32) {
	for _, l := range t.layout.Labels {
		t.drawTag(p, l, t.tag(l, a, base))
	}
}

func (t *Timeline) drawTag(p *pen, l timeline.Label, a area) {
	e := t.eventOf(l.Item)
	ground, line := assets.ColourPaper, assets.ColourLine
	if l.Item == t.chosen {
		ground, line = assets.ColourAccentGround, assets.ColourAccent
	} else if t.hot == "tag "+itoa(l.Item) {
		line = assets.ColourFaint
	}
	theirs := t.theirs(l.Item) != ""
	if theirs {
		if line == assets.ColourLine {
			line = assets.ColourFaint // dashes are seen less
		}
		p.card(a, ground, "", 5)
		p.dashedIn(a, line)
	} else {
		p.card(a, ground, line, 5)
	}
	t.itemZone(p, a, []int{l.Item}, "tag")
	inside := a.inset(9, 0)
	if theirs {
		inside.w -= t.drawTakeOver(p, l.Item, a)
	}
	if l.More > 0 {
		inside.w -= p.labelRight("+"+grouped(l.More), inside, small, assets.ColourFaint) + 8
	}
	said := t.label(l.Item)
	w := p.label(said.date, inside, tagDate, t.inkOf(l.Item)) + 7
	title := small
	if e.Status == notebook.Negated || e.Status == notebook.Hypothetical {
		title.face = slanted
	}
	if inside.w-w > 12 {
		p.label(said.caption, area{inside.x + w, inside.y, inside.w - w, inside.h}, title, assets.ColourInk)
	}
}

// drawBeyond counts what lies outside the view; a tap goes there.
func (t *Timeline) drawBeyond(p *pen, a area) {
	if n := t.layout.Before; n > 0 {
		at := area{a.x, t.axis - 22, small.width(grouped(n)) + 20, 18}
		p.card(at, assets.ColourPane, "", radius)
		p.icon("back", at.x+2, at.y+4, 10, assets.ColourDim)
		p.label(grouped(n), area{at.x + 14, at.y, at.w, at.h}, small, assets.ColourDim)
		p.zone(zone{area: at, name: "before", stop: true, tap: func(gesture) { t.visit(-1) }})
	}
	if n := t.layout.After; n > 0 {
		w := small.width(grouped(n)) + 20
		at := area{a.right() - w, t.axis - 22, w, 18}
		p.card(at, assets.ColourPane, "", radius)
		p.icon("forward", at.right()-12, at.y+4, 10, assets.ColourDim)
		p.label(grouped(n), area{at.x + 4, at.y, at.w - 16, at.h}, small, assets.ColourDim)
		p.zone(zone{area: at, name: "after", stop: true, tap: func(gesture) { t.visit(1) }})
	}
}
