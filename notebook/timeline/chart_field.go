package timeline

import (
	"image/color"
	"strconv"
)

// field draws everything between head and foot.
func (d *charting) field() {
	d.ticks()
	d.stems()
	d.bars()
	d.conflicts()
	d.dots()
	d.labels()
	d.outside()
}

func (d *charting) ticks() {
	measure := func(s string) float32 { return widthOf(s, labelSize, true) }
	for _, t := range d.scale.Ticks(d.wide, measure) {
		x := d.left + t.X
		d.add(Box{X: x - 0.5, Y: d.axis, W: 1, H: 5, Fill: d.Faint})
		if w := measure(t.Label); x-w/2 >= d.left-chartMargin/2 && x+w/2 <= d.left+d.wide+chartMargin/2 {
			d.add(Lettering{X: x, Y: d.axis + 20, Text: t.Label, Size: labelSize, Bold: t.Major, Middle: true, Ink: d.Dim})
		}
	}
	d.add(Box{X: d.left, Y: d.axis - 0.5, W: d.wide, H: 1, Fill: d.Faint})
}

// rowTop is where the box of a label in a row begins.
func (d *charting) rowTop(row int) float32 { return d.base - labelHigh - float32(row)*labelStep }

func (d *charting) stems() {
	for _, l := range d.layout.Labels {
		ink := d.inkOf(l.Item)
		ink.A = 0x80
		foot := d.rowTop(l.Row) + labelHigh
		d.add(Box{X: d.left + l.Stem - 0.5, Y: foot, W: 1, H: max(d.axis-foot, 0), Fill: ink})
	}
}

func (d *charting) bars() {
	for _, b := range d.layout.Bars {
		x0, x1 := max(b.X0, 0), min(b.X1, d.wide)
		if x1 <= x0 {
			continue
		}
		ink := d.inkOf(b.Item)
		ink.A = 0xb4
		box := Box{
			X: d.left + x0, Y: d.axis - 7 - float32(b.Lane)*laneStep - barHigh/2, W: max(x1-x0, 2), H: barHigh,
			Round: barHigh / 2, Fill: ink, Tip: d.tip(b.Item),
		}
		reach := min(box.W/3, 40)
		if b.Start != Sharp {
			box.Fade[0] = reach
		}
		if b.End != Sharp {
			box.Fade[1] = reach
		}
		d.add(box)
	}
}

func (d *charting) conflicts() {
	for _, c := range d.layout.Conflicts {
		x0, x1 := max(min(c.From, c.To), 0), min(max(c.From, c.To), d.wide)
		for x := x0; x < x1; x += 7 {
			d.add(Box{X: d.left + x, Y: d.axis - 3.5, W: min(4, x1-x), H: 1.5, Fill: d.Warn})
		}
	}
}

func (d *charting) tip(item int) string { return d.Entries[item].Date + ": " + d.Entries[item].Title }

func (d *charting) dots() {
	for _, p := range d.layout.Points {
		if p.X < 0 || p.X > d.wide {
			continue
		}
		disc := Disc{X: d.left + p.X, Y: d.axis, R: Dot/2.0 + 0.5, Ink: d.inkOf(p.Item), Tip: d.tip(p.Item)}
		if d.contradicted(p.Item) { // a second one behind it: two dates for one thing
			d.add(Disc{X: disc.X + 3, Y: disc.Y - 4, R: disc.R, Ink: disc.Ink, Hole: d.Paper})
		}
		if p.Hollow {
			disc.Hole = d.Paper
		}
		d.add(disc)
	}
	for _, c := range d.layout.Clusters {
		if c.X < 0 || c.X > d.wide {
			continue
		}
		pill := Box{X: d.left + c.X - c.Width/2, Y: d.axis - 8.5, W: c.Width, H: 17, Round: 8.5, Fill: d.clusterInk(c), Tip: d.clusterTip(c)}
		d.add(pill)
		d.add(Lettering{X: d.left + c.X, Y: d.axis + 4, Text: shortCount(len(c.Items)), Size: 11, Bold: true, Middle: true, Ink: d.Paper})
	}
}

// clusterInk is the colour that all of a cluster share, else a quiet one.
func (d *charting) clusterInk(c Cluster) color.NRGBA {
	ink := d.inkOf(c.Items[0])
	for _, item := range c.Items[1:] {
		if d.inkOf(item) != ink {
			return d.Dim
		}
	}
	return ink
}

func (d *charting) clusterTip(c Cluster) string {
	tip := ""
	for i, item := range c.Items {
		if i == 12 {
			return tip + "\n… and " + strconv.Itoa(len(c.Items)-i) + " more"
		}
		if i > 0 {
			tip += "\n"
		}
		tip += d.tip(item)
	}
	return tip
}

// shortCount writes counts that have no room as thousands.
func shortCount(n int) string {
	if n >= 10000 {
		return strconv.Itoa(n/1000) + "k"
	}
	return strconv.Itoa(n)
}

func (d *charting) labels() {
	for _, l := range d.layout.Labels {
		d.label(l)
	}
}

func (d *charting) label(l Label) {
	e, ink := &d.Entries[l.Item], d.inkOf(l.Item)
	box := Box{X: d.left + l.X, Y: d.rowTop(l.Row), W: l.Width, H: labelHigh, Round: 5, Fill: d.Pane, Stroke: d.Line, Tip: d.tip(l.Item)}
	d.add(box)
	x, end, y := box.X+9, box.X+box.W-9, box.Y+16
	mark := sourceMark(e.Sources)
	if l.More > 0 {
		mark = "+" + strconv.Itoa(l.More)
	}
	if w := widthOf(e.Date, labelSize, true) + widthOf(mark, labelSize-1.5, false); w+6 > end-x {
		mark = "" // the date comes first
	}
	if mark != "" {
		w := widthOf(mark, labelSize-1.5, false)
		d.add(Lettering{X: end - w, Y: y, Text: mark, Size: labelSize - 1.5, Ink: d.Faint})
		end -= w + 6
	}
	date := cutTo(e.Date, end-x, labelSize, true)
	if date != "" {
		d.add(Lettering{X: x, Y: y, Text: date, Size: labelSize, Bold: true, Ink: ink})
	}
	x += widthOf(date, labelSize, true) + 7
	if end-x > 12 {
		d.text(Lettering{X: x, Y: y, Text: e.Title, Size: labelSize, Slanted: e.Slanted, Ink: d.Ink}, end-x)
	}
}

// outside counts what lies before and after what is shown.
func (d *charting) outside() {
	y := d.axis + 38 // below the ticks
	if n := d.layout.Before; n > 0 {
		said := "← " + strconv.Itoa(n) + " before"
		d.add(Lettering{X: d.left, Y: y, Text: said, Size: 11, Ink: d.Dim})
	}
	if n := d.layout.After; n > 0 {
		said := strconv.Itoa(n) + " after →"
		d.add(Lettering{X: d.left + d.wide - widthOf(said, 11, false), Y: y, Text: said, Size: 11, Ink: d.Dim})
	}
}
