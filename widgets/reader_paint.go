package widgets

import (
	"image"
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"casebound/assets"
	"casebound/notebook"
	"casebound/widgets/typeset"
)

// readerPainting is one painting of a Reader: where it goes and the colours of
// the theme at that moment.
type readerPainting struct {
	readerSheet
	r    *Reader
	rows []*typeset.Row
	look assets.Look
	inks map[fyne.ThemeColorName]color.NRGBA // asked of the theme so far
}

// paint is the generator of the raster: w and h are pixels of the screen.
func (r *Reader) paint(w, h int) image.Image {
	if r.pixels == nil || r.pixels.Rect.Dx() != w || r.pixels.Rect.Dy() != h {
		r.pixels = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	size := r.Size()
	if r.raster != nil {
		size = r.raster.Size()
	}
	if size.Width > 0 {
		p := readerPainting{readerSheet{r.pixels, float32(w) / size.Width}, r, r.visible(), r.look(), map[fyne.ThemeColorName]color.NRGBA{}}
		p.all()
	}
	return r.pixels
}

// look is the look that the theme around the Reader paints, found by its
// paper: a document may have another look than the window.
func (r *Reader) look() assets.Look {
	paper := readerColour(assets.ColourPaper, r)
	for _, look := range assets.Looks {
		if assets.PaletteOf(look)[assets.ColourPaper] == paper && look != assets.LookSystem {
			return look
		}
	}
	return assets.LookLight
}

// readerColour is a colour of the theme around a widget; of our own light look
// when that theme does not know it.
func readerColour(name fyne.ThemeColorName, w fyne.Widget) color.NRGBA {
	if c := theme.ColorForWidget(name, w); c != nil {
		return color.NRGBAModel.Convert(c).(color.NRGBA)
	}
	return assets.PaletteOf(assets.LookLight)[name]
}

func (p *readerPainting) colour(name fyne.ThemeColorName) color.NRGBA {
	c, ok := p.inks[name]
	if !ok {
		c = readerColour(name, p.r)
		p.inks[name] = c
	}
	return c
}

func (p *readerPainting) all() {
	size := p.r.Size()
	p.rect(0, 0, size.Width+1, size.Height+1, p.colour(assets.ColourPaper))
	p.headline()
	p.grounds()
	p.washes()
	p.chosen()
	p.found()
	p.selected()
	p.flashed()
	for _, row := range p.rows {
		p.row(row)
	}
	p.underlines()
	p.digits()
	p.noteDots()
	p.handles()
	p.caret()
	p.comments()
	p.scrollbar()
	p.tip()
}

// headline paints the title and the byline, where they are in view.
func (p *readerPainting) headline() {
	f := p.r.frame
	top := -p.r.frame.head
	if len(p.rows) > 0 {
		if p.rows[0].Start > p.r.firstOffset() {
			return
		}
		top += p.rows[0].Y
	} else {
		top = 0
	}
	row := p.r.titleRow()
	ascent, descent := p.r.measure.Extents(readerTitleStyle)
	base := top + readerAbove + (row-ascent-descent)/2 + ascent
	for _, s := range p.r.title {
		p.text(readerTitleStyle, p.r.head.Title[s.Start:s.End], f.left, base, p.colour(assets.ColourInk))
		base += row
	}
	for i, s := range p.r.byline {
		y := top + f.bylineY + 15 + float32(i)*readerBylineRow
		p.sans(strings.TrimSpace(p.r.head.Byline[s.Start:s.End]), readerBylineSize, f.left, y, f.width+4, p.colour(assets.ColourFaint))
	}
}

// firstOffset is where the first row of the text begins.
func (r *Reader) firstOffset() int {
	if blocks := r.text.Blocks(); len(blocks) > 0 {
		return blocks[0].Start
	}
	return 0
}

// text paints one line of a style and returns its width.
func (p *readerPainting) text(s typeset.Style, text string, x, base float32, c color.NRGBA) float32 {
	return p.r.measure.draw(p.dst, p.scale, s, false, text, x*p.scale, base*p.scale, c) / p.scale
}

// sans paints a line of the frame's typeface, cut off where it is too wide,
// and returns its width.
func (p *readerPainting) sans(text string, size, x, base, width float32, c color.NRGBA) float32 {
	ink := readerSharedInk()
	text = ink.shorten(text, size, width)
	return ink.painter.Draw(p.dst, ink.frameFace(), size*p.scale, false, text, x*p.scale, base*p.scale, c) / p.scale
}

// row paints the text of a row and what hangs before it.
func (p *readerPainting) row(row *typeset.Row) {
	if row.Furniture > 0 {
		p.fold(row)
		return
	}
	base := row.Y + row.Baseline
	ink := p.inkOf(row.Style)
	for _, run := range row.Runs {
		text := p.r.text.At(run.Span)
		if text == "\t" {
			continue
		}
		c := ink
		if run.Style.Link {
			c = p.colour(assets.ColourAccent)
		}
		p.r.measure.draw(p.dst, p.scale, run.Style, run.RTL, text, (p.r.frame.left+run.X)*p.scale, base*p.scale, c)
	}
	if row.Hyphen {
		p.text(row.Style, "-", p.r.frame.left+row.Right(), base, ink)
	}
	if row.Marker != "" {
		p.marker(row, base)
	}
}

func (p *readerPainting) inkOf(s typeset.Style) color.NRGBA {
	switch {
	case s.Small:
		return p.colour(assets.ColourFaint)
	case s.Dim:
		return p.colour(assets.ColourDim)
	}
	return p.colour(assets.ColourInk)
}

// marker hangs a bullet before a list item, on the side its text begins.
func (p *readerPainting) marker(row *typeset.Row, base float32) {
	em := p.r.measure.Em(typeset.Style{})
	x := p.r.frame.left + row.Left - 1.1*em
	if row.RTL {
		x = p.r.frame.left + row.Left + row.Width + 0.6*em
	}
	p.text(typeset.Style{}, row.Marker, x, base, p.colour(assets.ColourFaint))
}

// fold paints the line that stands for page furniture.
func (p *readerPainting) fold(row *typeset.Row) {
	size := p.r.foldSize()
	x, base := p.r.frame.left, row.Y+row.Baseline
	label, verb := readerFoldLabel(row)
	x += p.sans(label, size, x, base, p.r.frame.width, p.colour(assets.ColourFaint))
	x += p.sans(verb, size, x, base, p.r.frame.width, p.colour(assets.ColourAccent))
	p.rect(x+10, row.Y+row.Height/2, p.r.frame.left+p.r.frame.width-x-10, 1, p.colour(assets.ColourLine))
}

func (r *Reader) foldSize() float32 { return max(11, r.set.Size*readerSmallSize) }

// readerFoldLabel is what stands on the line, and what a click does.
func readerFoldLabel(row *typeset.Row) (label, verb string) {
	label = "Page furniture: " + strconv.Itoa(row.Furniture) + " paragraphs · "
	if row.Furniture == 1 {
		label = "Page furniture: 1 paragraph · "
	}
	if row.Open {
		return label, "hide"
	}
	return label, "show"
}

// grounds paints what stands behind code, beside quotes, between the rows of a
// table and at the turn of a page.
func (p *readerPainting) grounds() {
	em := p.r.measure.Em(typeset.Style{})
	left, width := p.r.frame.left, p.r.frame.width
	line := p.colour(assets.ColourLine)
	for i, row := range p.rows {
		if row.Furniture > 0 {
			continue
		}
		joins := i > 0 && p.rows[i-1].Kind == row.Kind && p.rows[i-1].Furniture == 0
		switch row.Kind {
		case notebook.Code:
			top, bottom := row.Y, row.Y+row.Height
			if !joins {
				top -= 0.45 * em
			}
			if i+1 == len(p.rows) || p.rows[i+1].Kind != notebook.Code {
				bottom += 0.45 * em
			}
			p.rect(left, top, width, bottom-top, p.colour(assets.ColourGround))
		case notebook.Quote:
			top := row.Y
			if joins {
				top = p.rows[i-1].Y + p.rows[i-1].Height
			}
			x := left + 0.25*em
			if row.RTL {
				x = left + width - 0.25*em - 3
			}
			p.rect(x, top, 3, row.Y+row.Height-top, line)
		case notebook.TableRow:
			if row.Last {
				p.rect(left, p.tableBottom(i)+0.15*em, width, 1, line)
			}
		case notebook.Page:
			from := row.Left + row.Right() + 12
			p.rect(left+from, row.Y+row.Height/2, width-from, 1, line)
		}
	}
}

// tableBottom is the lower edge of the table row whose last cell row is rows[i].
func (p *readerPainting) tableBottom(i int) float32 {
	bottom := float32(0)
	for k := i; k >= 0 && p.rows[k].Block == p.rows[i].Block; k-- {
		bottom = max(bottom, p.rows[k].Y+p.rows[k].Height)
	}
	return bottom
}
