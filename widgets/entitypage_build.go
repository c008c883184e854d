package widgets

import (
	"strings"

	"fyne.io/fyne/v2"

	"casebound/assets"
	"casebound/notebook"
)

func (e *EntityPage) build() {
	e.init(e)
	e.ground, e.foot = assets.ColourPaper, 32
	e.onTap = func(i int, g gesture) { e.open(i, g.ctrl) }
	e.onMiddle = func(i int) { e.open(i, true) }
	e.onMenu = func(i int, at fyne.Position) {
		if r, ok := e.rows[i].(*tieRow); ok && e.OnMenu != nil {
			e.OnMenu(r.ID, at)
		}
	}
}

func (e *EntityPage) open(i int, newTab bool) {
	switch r := e.rows[i].(type) {
	case *sentenceRow:
		if e.OnSentence != nil {
			e.OnSentence(r.document, r.At, newTab)
		}
	case *resultRow:
		if e.OnDocument != nil {
			e.OnDocument(e.data.Documents[r.group].ID, newTab)
		}
	case *tieRow:
		if newTab && e.OnEntity != nil {
			e.OnEntity(r.ID)
		} else if !newTab && e.OnTie != nil {
			e.OnTie(r.ID)
		}
	case *eventRow:
		if e.OnEvent != nil {
			e.OnEvent(r.ID)
		}
	case *noteCardRow:
		if e.OnNote != nil {
			e.OnNote(r.ID, newTab)
		}
	}
}

// AccessibilityLabel implements fyne.Accessible.
func (e *EntityPage) AccessibilityLabel() string {
	return e.data.Entity.Kind.String() + " " + e.data.Entity.Name
}

// AccessibilityRole implements fyne.Accessible.
func (e *EntityPage) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

func (e *EntityPage) rebuild() {
	d := e.data
	rows := []row{&entityHeadRow{page: e}}
	if len(d.Ties) > 0 {
		rows = append(rows, &headRow{title: "Occurs with", count: grouped(len(d.Ties))})
		for _, t := range d.Ties {
			rows = append(rows, &tieRow{EntityTie: t, most: d.Ties[0].Sentences})
		}
	}
	if len(d.Events) > 0 {
		rows = append(rows, &headRow{title: "Events", count: grouped(len(d.Events))})
		for _, v := range d.Events {
			rows = append(rows, &eventRow{EntityEvent: v})
		}
	}
	if len(d.Notes) > 0 {
		rows = append(rows, &headRow{title: "Notes", count: grouped(len(d.Notes))})
		for _, n := range d.Notes {
			rows = append(rows, &noteCardRow{NoteRow: n})
		}
	}
	if len(d.Documents) > 0 {
		rows = append(rows, &headRow{title: "Mentions", count: grouped(d.Mentions)})
	}
	for i, doc := range d.Documents {
		rows = append(rows, &resultRow{SearchGroup: SearchGroup{Title: doc.Title, Detail: doc.Detail, Total: len(doc.Sentences)}, group: i})
		for _, s := range doc.Sentences {
			rows = append(rows, &sentenceRow{EntitySentence: s, document: doc.ID})
		}
	}
	e.setRows(rows)
}

// drawAll keeps the page to a readable column.
func (e *EntityPage) column(width float32) float32 { return max((width-760)/2, 20) }

// Resize implements fyne.CanvasObject: the column keeps its measure.
func (e *EntityPage) Resize(size fyne.Size) {
	if inset := e.column(size.Width); inset != e.inset {
		e.inset, e.tops = inset, nil
	}
	e.list.Resize(size)
}

// entityHeadRow is the name with what it is called and where it occurs.
type entityHeadRow struct {
	page  *EntityPage
	lines []string
}

func (r *entityHeadRow) fixed() bool { return true }

func (r *entityHeadRow) height(width float32) float32 {
	d := r.page.data
	var parts []string
	if len(d.Entity.Roles) > 0 {
		parts = append(parts, strings.Join(d.Entity.Roles, ", "))
	}
	if len(d.Entity.Aliases) > 0 {
		parts = append(parts, "also "+strings.Join(d.Entity.Aliases, ", "))
	}
	parts = append(parts, counted(d.Mentions, "mention", "mentions")+" in "+counted(len(d.Documents), "document", "documents"))
	if d.Entity.Note != "" {
		parts = append(parts, d.Entity.Note)
	}
	r.lines = body.wrap(dotted(parts...), width-2*rowPad, 4)
	return 76 + float32(len(r.lines))*18
}

func (r *entityHeadRow) draw(p *pen, a area, _ rowState) {
	d := r.page.data
	inside := a.inset(rowPad, 0)
	p.caps(d.Entity.Kind.String(), area{inside.x, a.y + 20, inside.w, 16}, kindColour(d.Entity.Kind))
	at := area{inside.right() - 28, a.y + 36, 28, 28}
	p.iconIn("more", at, assets.ColourDim)
	p.zone(zone{area: at, name: "more", stop: true, tap: func(gesture) {
		if r.page.OnMenu != nil {
			r.page.OnMenu(d.Entity.ID, r.page.onCanvas(fyne.NewPos(at.x, at.bottom())))
		}
	}})
	p.label(d.Entity.Name, area{inside.x, a.y + 36, inside.w - 40, 30}, style{strong, 22}, assets.ColourInk)
	p.paragraph(r.lines, area{inside.x, a.y + 68, inside.w, 0}, 18, body, assets.ColourDim)
}

// sentenceRow is a mention in its sentence.
type sentenceRow struct {
	EntitySentence
	document notebook.ID
	lines    []markedLine
}

func (r *sentenceRow) fixed() bool { return false }

func (r *sentenceRow) height(width float32) float32 {
	r.lines = wrapMarked(r.Text, []notebook.Span{r.Name}, quoteStyle, width-24, 4)
	return float32(len(r.lines))*quoteLead + 10
}

func (r *sentenceRow) draw(p *pen, a area, s rowState) {
	p.wash(a, s)
	y := a.y + 5
	for _, line := range r.lines {
		p.markedIn(line.text, line.spans, area{a.x + 12, y, a.w - 16, quoteLead}, quoteStyle, style{serifStrong, quoteStyle.size}, assets.ColourDim, assets.ColourInk)
		y += quoteLead
	}
}

// tieRow is a name that occurs with the entity, and how often.
type tieRow struct {
	EntityTie
	most int
}

func (r *tieRow) fixed() bool            { return false }
func (r *tieRow) height(float32) float32 { return rowHeight }

func (r *tieRow) draw(p *pen, a area, s rowState) {
	p.wash(a, s)
	inside := a.inset(rowPad, 0)
	said := counted(r.Sentences, "sentence", "sentences") + ", " + counted(r.Documents, "document", "documents")
	w := p.labelRight(said, inside, small, assets.ColourFaint)
	strip := area{inside.right() - w - 116, inside.y + 11, 100, 4}
	if r.most > 0 {
		p.box(area{strip.x, strip.y, max(strip.w*float32(r.Sentences)/float32(r.most), 2), strip.h}, kindColour(r.Kind)).CornerRadius = 2
	}
	p.label(r.Name, area{inside.x, inside.y, strip.x - inside.x - 8, inside.h}, body, assets.ColourInk)
}

// eventRow is an event by its date and title.
type eventRow struct{ EntityEvent }

func (r *eventRow) fixed() bool            { return false }
func (r *eventRow) height(float32) float32 { return rowHeight }

func (r *eventRow) draw(p *pen, a area, s rowState) {
	p.wash(a, s)
	inside := a.inset(rowPad, 0)
	date, rest := inside.cutLeft(110)
	p.label(r.Date, area{date.x, date.y, date.w - 8, date.h}, body, assets.ColourDate)
	p.label(r.Title, rest, body, assets.ColourInk)
}
