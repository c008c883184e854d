package widgets

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"

	"casebound/assets"
	"casebound/notebook"
)

const rowPad float32 = 8 // inside a row's card, left and right

// wash paints the ground of a row: accent where chosen, a hairline's grey
// under the pointer, a ring where the keyboard is.
func (p *pen) wash(a area, s rowState) {
	switch {
	case s.chosen || s.picked:
		p.card(a, assets.ColourAccentGround, "", radius)
	case s.hot:
		p.card(a, assets.ColourLine, "", radius).FillColor = hoverWash()
	}
	if s.picked {
		p.box(area{a.x, a.y + 5, 3, a.h - 10}, assets.ColourAccent).CornerRadius = 1.5
	}
	if s.cursor || s.target {
		ring := p.card(a, assets.ColourPane, assets.ColourAccent, radius)
		ring.FillColor = color.Transparent
		if s.target {
			ring.StrokeWidth = 2
		}
	}
}

// sectionRow heads a section: LIBRARY 24. A tap folds the section.
type sectionRow struct {
	title, count     string
	folded, foldable bool
	add              func() // the plus at its right end; may be nil
}

func (r *sectionRow) fixed() bool            { return false }
func (r *sectionRow) height(float32) float32 { return 36 }

func (r *sectionRow) draw(p *pen, a area, s rowState) {
	line := area{a.x + rowPad, a.bottom() - 22, a.w - 2*rowPad, 16}
	if s.cursor {
		p.wash(area{a.x, line.y - 3, a.w, 22}, rowState{cursor: true})
	}
	w := p.caps(r.title, line, assets.ColourFaint)
	if r.foldable && (s.hot || r.folded || s.cursor) {
		icon := "down"
		if r.folded {
			icon = "right"
		}
		p.icon(icon, line.x+w+5, line.y+2, 12, assets.ColourFaint)
	}
	if r.add != nil && (s.hot || s.cursor) {
		at := area{line.right() - 16, line.y - 1, 18, 18}
		p.iconIn("plus", at, assets.ColourDim)
		p.zone(zone{area: at.inset(-4, -4), name: "add " + r.title, tap: func(gesture) { r.add() }})
		return
	}
	p.labelRight(r.count, line, section, assets.ColourFaint)
}

// documentRow is a document: its title, then where it is from and what the
// reader made of it.
type documentRow struct {
	DocumentRow
	lines       []string
	width, tall float32 // the height found for a width
}

func (r *documentRow) fixed() bool { return false }

func (r *documentRow) height(width float32) float32 {
	if width == r.width {
		return r.tall
	}
	r.lines, r.width = bodyMedium.wrap(r.Title, width-2*rowPad, 3), width
	r.tall = float32(len(r.lines))*lineHeight + 14
	if r.Publisher+r.Date+r.Format != "" || r.Highlights+r.Notes > 0 {
		r.tall += 17
	}
	return r.tall
}

func (r *documentRow) draw(p *pen, a area, s rowState) {
	p.wash(a, s)
	ink := assets.ColourInk
	if r.Trashed {
		ink = assets.ColourFaint
	}
	y := a.y + 7
	for _, line := range r.lines {
		p.label(line, area{a.x + rowPad, y, a.w - rowPad, lineHeight}, bodyMedium, ink)
		y += lineHeight
	}
	meta := area{a.x + rowPad, y + 1, a.w - 2*rowPad, 16}
	meta.w -= p.counts(meta, r.Highlights, r.Notes) + 4
	p.label(r.meta(meta.w), meta, small, assets.ColourDim)
}

// meta is "The Ledger · 9 Apr 2020 · PDF". Where that is too long the format
// goes first, then the end of the publisher's name: the date stays.
func (r *documentRow) meta(width float32) string {
	for _, try := range []string{dotted(r.Publisher, r.Date, r.Format), dotted(r.Publisher, r.Date)} {
		if small.width(try) <= width {
			return try
		}
	}
	room := width - small.width(" · "+r.Date)
	if room < 30 {
		return r.Date
	}
	return dotted(small.cut(r.Publisher, room), r.Date)
}

// dotted joins the parts that say something with middle dots.
func dotted(parts ...string) string {
	var some []string
	for _, part := range parts {
		if part != "" {
			some = append(some, part)
		}
	}
	return strings.Join(some, " · ")
}

// counts draws highlights and notes from the right and returns the width used.
func (p *pen) counts(a area, highlights, notes int) float32 {
	used := float32(0)
	if notes > 0 {
		p.icon("note", a.right()-11, a.y+2.5, 11, assets.ColourDim)
		used += 14
		used += p.labelRight(grouped(notes), area{a.x, a.y, a.w - used, a.h}, small, assets.ColourDim) + 6
	}
	if highlights > 0 {
		p.box(area{a.right() - used - 6, a.y + 5.5, 6, 6}, assets.ColourDim).CornerRadius = 1
		used += 9
		used += p.labelRight(grouped(highlights), area{a.x, a.y, a.w - used, a.h}, small, assets.ColourDim) + 6
	}
	return used
}

// versionRow is another capture of the document above it.
type versionRow struct {
	DocumentRow
	lines []string
}

const versionIndent float32 = 30

func (r *versionRow) fixed() bool { return false }

func (r *versionRow) height(width float32) float32 {
	text := r.VersionText
	if text == "" {
		text = r.Title
	}
	r.lines = small.wrap(text, width-versionIndent-rowPad, 2)
	return float32(len(r.lines))*15 + 9
}

func (r *versionRow) draw(p *pen, a area, s rowState) {
	p.wash(a, s)
	p.icon("version", a.x+12, a.y+5, 13, assets.ColourFaint)
	for i, line := range r.lines {
		p.label(line, area{a.x + versionIndent, a.y + 4.5 + float32(i)*15, a.w - versionIndent, 15}, small, assets.ColourDim)
	}
}

// noteRow is a note by its title.
type noteRow struct {
	NoteRow
	lines []string
}

func (r *noteRow) fixed() bool { return false }

func (r *noteRow) height(width float32) float32 {
	r.lines = body.wrap(r.Title, width-2*rowPad, 2)
	return float32(len(r.lines))*lineHeight + 9
}

func (r *noteRow) draw(p *pen, a area, s rowState) {
	p.wash(a, s)
	ink := assets.ColourInk
	if r.Trashed {
		ink = assets.ColourFaint
	}
	for i, line := range r.lines {
		p.label(line, area{a.x + rowPad, a.y + 4.5 + float32(i)*lineHeight, a.w - rowPad, lineHeight}, body, ink)
	}
}

// tagRow is a tag and how often it is used; on while it filters.
type tagRow struct {
	TagRow
	on bool
}

func (r *tagRow) fixed() bool            { return false }
func (r *tagRow) height(float32) float32 { return rowHeight }

func (r *tagRow) draw(p *pen, a area, s rowState) {
	s.chosen = r.on
	p.wash(a, s)
	count := grouped(r.Count)
	room := a.w - 3*rowPad - small.width(count)
	w := p.label("# "+r.Name, area{a.x + rowPad, a.y, room, a.h}, body, assets.ColourDim)
	p.label(count, area{a.x + rowPad + w + 8, a.y, a.w - w - 2*rowPad, a.h}, small, assets.ColourFaint)
}

// toggled is the filter after a tap on the tag.
func (r *tagRow) toggled(filter string) string {
	if r.Name == filter {
		return ""
	}
	return r.Name
}

// collectionRow is a collection and how many documents are in it; on while it
// filters.
type collectionRow struct {
	CollectionRow
	on bool
}

func (r *collectionRow) fixed() bool            { return false }
func (r *collectionRow) height(float32) float32 { return rowHeight }

func (r *collectionRow) draw(p *pen, a area, s rowState) {
	s.chosen = r.on
	p.wash(a, s)
	count := grouped(r.Count)
	p.icon("collection", a.x+rowPad, a.y+(a.h-13)/2, 13, assets.ColourFaint)
	room := a.w - 3*rowPad - 20 - small.width(count)
	w := p.label(r.Name, area{a.x + rowPad + 20, a.y, room, a.h}, body, assets.ColourDim)
	p.label(count, area{a.x + rowPad + 20 + w + 8, a.y, a.w - w - 2*rowPad - 20, a.h}, small, assets.ColourFaint)
}

// toggled is the filter after a tap on the collection.
func (r *collectionRow) toggled(in notebook.ID) notebook.ID {
	if r.ID == in {
		return notebook.ID{}
	}
	return r.ID
}

// filterRow says what the lists are narrowed to, and how to stop.
type filterRow struct {
	words string
	clear func()
}

func (r *filterRow) fixed() bool            { return false }
func (r *filterRow) height(float32) float32 { return 40 }

func (r *filterRow) draw(p *pen, a area, s rowState) {
	chip := area{a.x, a.y + 10, a.w, 26}
	p.wash(chip, rowState{chosen: true, cursor: s.cursor})
	p.label("Only "+r.words, area{chip.x + rowPad, chip.y, chip.w - 40, chip.h}, small, assets.ColourInk)
	at := area{chip.right() - 26, chip.y, 26, 26}
	p.icon("close", at.x+7, at.y+7, 12, assets.ColourDim)
}

// adviceRow is what stands where there is nothing: one kind sentence, and
// what to do about it.
type adviceRow struct {
	text, action string
	tap          func()
	lines        []string
}

func (r *adviceRow) fixed() bool { return r.tap == nil }

func (r *adviceRow) height(width float32) float32 {
	r.lines = body.wrap(r.text, width-2*rowPad, 0)
	h := float32(len(r.lines))*18 + 12
	if r.action != "" {
		h += 40
	}
	return h
}

func (r *adviceRow) draw(p *pen, a area, s rowState) {
	y := a.y + 4
	for _, line := range r.lines {
		p.label(line, area{a.x + rowPad, y, a.w - rowPad, 18}, body, assets.ColourDim)
		y += 18
	}
	if r.action == "" {
		return
	}
	button := area{a.x + rowPad, y + 10, min(body.width(r.action)+24, a.w-2*rowPad), 28}
	line := assets.ColourLine
	if s.hot || s.cursor {
		line = assets.ColourAccent
	}
	p.card(button, assets.ColourPaper, line, radius)
	p.labelCentre(r.action, button, body, assets.ColourAccent)
}

var _ fyne.Accessible = (*Library)(nil)
