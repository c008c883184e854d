package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"casebound/assets"
	"casebound/notebook"
)

// highlightPanel is the inspector's second face: a card for each highlight.
type highlightPanel struct {
	list
	of      *Inspector
	current notebook.ID
}

func newHighlightPanel(of *Inspector) *highlightPanel {
	h := &highlightPanel{of: of}
	h.init(h)
	h.inset, h.foot = 10, paneInset
	h.onTap = func(i int, _ gesture) {
		if r, ok := h.rows[i].(*highlightRow); ok && of.OnHighlight != nil {
			of.OnHighlight(r.ID)
		}
	}
	h.onMenu = func(i int, at fyne.Position) {
		if r, ok := h.rows[i].(*highlightRow); ok && of.OnHighlightMenu != nil {
			of.OnHighlightMenu(r.ID, at)
		}
	}
	h.set(nil)
	return h
}

func (h *highlightPanel) set(cards []HighlightCard) {
	groups := [3][]row{}
	for _, c := range cards {
		state := min(c.State, StateOrphan)
		groups[state] = append(groups[state], &highlightRow{HighlightCard: c, of: h.of})
	}
	rows := []row{&gapRow{tall: 10}}
	rows = append(rows, groups[StateAnchored]...)
	for _, g := range []struct {
		state HighlightState
		title string
	}{{StateCheck, "Check these"}, {StateOrphan, "Not found in this text"}} {
		if len(groups[g.state]) > 0 {
			rows = append(rows, &headRow{title: g.title, count: grouped(len(groups[g.state]))})
			rows = append(rows, groups[g.state]...)
		}
	}
	if len(cards) == 0 {
		rows = []row{&adviceRow{text: "Nothing is highlighted yet. Select a passage and press 1 to 8, or h for the last colour."}}
	}
	h.setRows(rows)
	h.mark()
}

func (h *highlightPanel) setCurrent(id notebook.ID) {
	h.current = id
	h.mark()
	h.want(h.chosen)
	h.Refresh()
}

func (h *highlightPanel) mark() {
	h.chosen = -1
	for i, r := range h.rows {
		if c, ok := r.(*highlightRow); ok && c.ID == h.current && !h.current.IsZero() {
			h.chosen = i
		}
	}
}

// gapRow keeps room.
type gapRow struct{ tall float32 }

func (r *gapRow) fixed() bool               { return true }
func (r *gapRow) height(float32) float32    { return r.tall }
func (r *gapRow) draw(*pen, area, rowState) {}

// highlightRow is a card: a bar in the colour, the quote, the reader's words.
type highlightRow struct {
	HighlightCard
	of                   *Inspector
	quote, comment, tags []string
}

const quoteLead float32 = 18

func (r *highlightRow) fixed() bool { return false }

func (r *highlightRow) height(width float32) float32 {
	room := width - 2*rowPad - 12
	r.quote = quoteStyle.wrap(r.Quote, room, 4)
	r.comment, r.tags = nil, nil
	if strings.TrimSpace(r.Comment) != "" {
		r.comment = body.wrap(r.Comment, room, 6)
	}
	if len(r.Tags) > 0 {
		r.tags = small.wrap("#"+strings.Join(r.Tags, "  #"), room, 2)
	}
	h := 16 + float32(len(r.quote))*quoteLead + float32(len(r.comment))*lineHeight + float32(len(r.tags))*16 + 18
	if len(r.comment) > 0 {
		h += 4
	}
	return h + 6
}

// quoteStyle sets quotes in the reading face.
var quoteStyle = style{serif, 13}

func (r *highlightRow) draw(p *pen, a area, s rowState) {
	a.h -= 6
	line := assets.ColourLine
	if s.cursor {
		line = assets.ColourAccent
	}
	ground := assets.ColourPaper
	if s.chosen {
		ground = assets.ColourAccentGround
	}
	p.card(a, ground, line, radius)
	if s.hot && !s.chosen {
		p.card(a, ground, "", radius).FillColor = hoverWash()
	}
	bar := p.boxIn(area{a.x + 8, a.y + 10, 3, a.h - 20}, assets.HighlightColour(r.Colour))
	bar.CornerRadius = 1.5
	inside := area{a.x + rowPad + 12, a.y + 8, a.w - 2*rowPad - 12, 0}
	ink := assets.ColourInk
	if r.State == StateOrphan {
		ink = assets.ColourDim
	}
	inside.y = p.paragraph(r.quote, inside, quoteLead, quoteStyle, ink)
	if len(r.comment) > 0 {
		inside.y += 4
		inside.y = p.paragraph(r.comment, inside, lineHeight, body, assets.ColourDim)
	}
	inside.y = p.paragraph(r.tags, inside, 16, small, assets.ColourAccent)
	r.foot(p, area{inside.x, inside.y, inside.w, 18})
}

// foot says where it is and how sure that is.
func (r *highlightRow) foot(p *pen, a area) {
	if r.State != StateAnchored {
		p.icon("warn", a.x, a.y+3, 12, assets.ColourWarn)
		said := "check the place"
		if r.State == StateOrphan {
			said = "not in this version"
		}
		w := p.label(said, area{a.x + 16, a.y, a.w, a.h}, small, assets.ColourWarn) + 24
		a.x, a.w = a.x+w, a.w-w
	}
	if r.Origin != "" && r.State != StateOrphan && r.of.OnTakeOver != nil {
		a.w -= r.takeOver(p, a) + 8
	}
	p.label(dotted(r.Colour.String(), r.Where, r.Origin), a, small, assets.ColourFaint)
}

// takeOver draws what makes a highlight of another version the document's own,
// and returns its width.
func (r *highlightRow) takeOver(p *pen, a area) float32 {
	w := p.labelRight("Take over", a, small, assets.ColourAccent)
	at := area{a.right() - w - 6, a.y, w + 12, a.h}
	p.zone(zone{area: at, name: "take over " + r.ID.String(), cursor: desktop.PointerCursor, tap: func(gesture) { r.of.OnTakeOver(r.ID) }})
	return w
}
