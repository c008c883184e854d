package timeline

import (
	"fmt"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"casebound/notebook"
)

// Sizes of a chart, in units.
const (
	chartMargin  = 40
	titleSize    = 22
	noteSize     = 13
	labelSize    = 12
	labelHigh    = 24
	labelStep    = 28 // from one row of labels to the next
	laneStep     = 9
	barHigh      = 6
	axisFoot     = 34
	sourceStep   = 18
	chartRows    = 14 // of labels, at most
	chartLanes   = 8  // of bars, at most
	chartSources = 60 // listed at most
	ring         = 1.6
)

// charting is a chart being drawn.
type charting struct {
	Chart
	ChartColours
	Drawing
	layout   Layout
	disputed map[notebook.ID]bool // by another entry
	scale    Scale
	left     float32 // of the field
	wide     float32 // of the field
	axis     float32
	base     float32 // where the lowest row of labels ends
}

// Draw lays a chart out and draws it. Every event in the stretch shown stands
// in it, alone or counted in a cluster; what lies outside is counted at the
// ends.
func (c Chart) Draw(ink ChartColours) Drawing {
	d := charting{Chart: c, ChartColours: ink, left: chartMargin}
	d.Drawing.Title = c.Title
	if d.Drawing.Width = c.Width; c.Width <= 2*chartMargin {
		d.Drawing.Width = ChartWidth
	}
	d.wide = d.Drawing.Width - 2*chartMargin
	d.lay()
	y := d.head()
	rows, lanes := d.used()
	d.base = y + float32(rows)*labelStep
	d.axis = d.base + 14 + float32(lanes)*laneStep
	d.field()
	foot := d.axis + axisFoot
	if d.layout.Before+d.layout.After > 0 {
		foot += 16
	}
	d.Drawing.Height = d.foot(foot) + chartMargin
	ground := Box{W: d.Drawing.Width, H: d.Drawing.Height, Fill: d.Paper}
	d.Marks = slices.Insert(d.Marks, 0, Mark(ground))
	return d.Drawing
}

func (d *charting) lay() {
	items := make([]Item, len(d.Entries))
	d.disputed = map[notebook.ID]bool{}
	for i, e := range d.Entries {
		items[i] = e.Item
		if !e.Conflict.IsZero() {
			d.disputed[e.Conflict] = true
		}
	}
	line := NewLine(items)
	if d.scale = Between(d.From, d.To, d.wide); d.From >= d.To {
		d.scale = line.Overview(d.wide)
	} else {
		d.scale.Second = float64(d.wide) / max(float64(d.To)-float64(d.From), 1)
		d.scale.Start = float64(d.From)
	}
	d.layout = line.Lay(d.scale, Frame{Width: d.wide, Rows: chartRows, Lanes: chartLanes, Label: d.labelWidth})
}

func (d *charting) labelWidth(item int) float32 {
	e := &d.Entries[item]
	w := widthOf(e.Date, labelSize, true) + 7 + widthOf(e.Title, labelSize, false) + 20
	if s := sourceMark(e.Sources); s != "" {
		w += 6 + widthOf(s, labelSize-1.5, false)
	}
	return w
}

// sourceMark is "1, 3": the numbers of the sources of an event.
func sourceMark(numbers []int) string {
	var parts []string
	for _, n := range numbers {
		if len(parts) == 3 {
			parts[2] = "…"
			break
		}
		parts = append(parts, strconv.Itoa(n))
	}
	return strings.Join(parts, ", ")
}

// used is how many rows of labels and lanes of bars there are.
func (d *charting) used() (rows, lanes int) {
	for _, l := range d.layout.Labels {
		rows = max(rows, l.Row+1)
	}
	for _, b := range d.layout.Bars {
		lanes = max(lanes, b.Lane+1)
	}
	return rows, lanes
}

// head draws what stands above the field and returns where that begins.
func (d *charting) head() float32 {
	y := float32(chartMargin + titleSize - 4)
	d.text(Lettering{X: d.left, Y: y, Text: d.Chart.Title, Size: titleSize, Bold: true, Ink: d.Ink}, d.wide)
	y += 24
	notes := slices.Clone(d.Notes)
	if n := d.layout.Before + d.layout.After; n > 0 {
		notes = append(notes, fmt.Sprintf("%d outside the stretch shown", n))
	}
	for _, note := range notes {
		d.text(Lettering{X: d.left, Y: y, Text: note, Size: noteSize, Ink: d.Dim}, d.wide)
		y += 19
	}
	return d.legend(y+4) + 14
}

// legend says what the colours stand for, in as many lines as it takes.
func (d *charting) legend(y float32) float32 {
	if len(d.Chart.Groups) == 0 {
		return y
	}
	x := d.left
	for g, name := range d.Chart.Groups {
		name = cutTo(name, 320, labelSize, false)
		w := 16 + widthOf(name, labelSize, false) + 20
		if x > d.left && x+w > d.left+d.wide {
			x, y = d.left, y+20
		}
		d.add(Disc{X: x + 5, Y: y - 1, R: Dot / 2.0, Ink: d.group(g)})
		d.text(Lettering{X: x + 16, Y: y + 3, Text: name, Size: labelSize, Ink: d.Ink}, 320)
		x += w
	}
	return y + 16
}

func (d *charting) group(g int) color.NRGBA {
	if g < len(d.ChartColours.Groups) {
		return d.ChartColours.Groups[g]
	}
	return d.Dim
}

// inkOf is the colour of an event: a conflict warns whatever its group.
func (d *charting) inkOf(item int) color.NRGBA {
	switch e := &d.Entries[item]; {
	case d.contradicted(item):
		return d.Warn
	case e.Group >= 0 && len(d.Chart.Groups) > 0:
		return d.group(e.Group)
	case e.Quiet:
		return d.Dim
	}
	return d.Date
}

// contradicted reports whether another version dates an item differently.
func (d *charting) contradicted(item int) bool {
	e := &d.Entries[item]
	return !e.Conflict.IsZero() || !e.ID.IsZero() && d.disputed[e.ID]
}

func (d *charting) add(m Mark) { d.Marks = append(d.Marks, m) }

// text adds words, cut to a width, unless there are none.
func (d *charting) text(w Lettering, width float32) {
	if w.Text = cutTo(w.Text, width, w.Size, w.Bold); w.Text != "" {
		d.add(w)
	}
}

// foot lists the sources in two columns and returns where it ends.
func (d *charting) foot(y float32) float32 {
	if len(d.Sources) == 0 {
		return y
	}
	shown := min(len(d.Sources), chartSources)
	d.add(Box{X: d.left, Y: y, W: d.wide, H: 1, Fill: d.Line})
	d.text(Lettering{X: d.left, Y: y + 24, Text: "Sources", Size: labelSize, Bold: true, Ink: d.Ink}, d.wide)
	y += 30
	columns := 1
	if shown > 4 && d.wide > 700 {
		columns = 2
	}
	rows := (shown + columns - 1) / columns
	wide := d.wide / float32(columns)
	for i, source := range d.Sources[:shown] {
		x, at := d.left+float32(i/rows)*wide, y+float32(i%rows+1)*sourceStep-4
		d.text(Lettering{X: x, Y: at, Text: strconv.Itoa(i + 1), Size: labelSize, Ink: d.Faint}, 40)
		d.text(Lettering{X: x + 26, Y: at, Text: source, Size: labelSize, Ink: d.Dim}, wide-40)
	}
	y += float32(rows) * sourceStep
	if more := len(d.Sources) - shown; more > 0 {
		y += sourceStep
		d.text(Lettering{X: d.left, Y: y - 4, Text: fmt.Sprintf("and %d more", more), Size: labelSize, Ink: d.Faint}, d.wide)
	}
	return y
}
