package widgets

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"casebound/assets"
	"casebound/notebook"
)

// drawTip shows the event under the pointer whole, with how its date was
// arrived at. It stays inside the strip, for nothing else would be drawn.
func (t *Timeline) drawTip(p *pen, size fyne.Size) {
	item := t.hotItem()
	if item < 0 || t.drag.panning {
		return
	}
	e := t.eventOf(item)
	const wide float32 = 320
	how := small.wrap(tipText(e), wide-24, 2)
	lines := body.wrap(e.Title, wide-24, 3)
	h := float32(len(lines))*lineHeight + float32(len(how))*16 + 34
	x := min(max(t.pointer.X+14, 4), size.Width-wide-4)
	if t.pointer.X+14+wide > size.Width {
		x = max(t.pointer.X-14-wide, 4)
	}
	y := max(min(t.pointer.Y-h-8, size.Height-h-4), 4)
	card := area{x, y, wide, h}
	for i := range 3 {
		p.boxIn(card.inset(float32(-i), float32(-i)), hoverWash()).CornerRadius = radius + float32(i)
	}
	p.card(card, assets.ColourPaper, assets.ColourLine, radius)
	inside := card.inset(12, 8)
	p.label(e.When.String(), area{inside.x, inside.y, inside.w, 17}, bodyStrong, inkOf(e))
	inside.y = p.paragraph(lines, area{inside.x, inside.y + 18, inside.w, 0}, lineHeight, body, assets.ColourInk)
	p.paragraph(how, inside, 16, small, assets.ColourDim)
}

// hotItem is the item whose zone is under the pointer, -1 for none.
func (t *Timeline) hotItem() int {
	kind, digits, ok := strings.Cut(t.hot, " ")
	if !ok || kind != "dot" && kind != "tag" && kind != "bar" {
		return -1
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n >= len(t.items.list) {
		return -1
	}
	return n
}

// tipText says how a date was arrived at and how the text speaks of it.
func tipText(e *notebook.Event) string {
	how := ""
	switch e.Dating {
	case notebook.YearInferred:
		how = "year inferred"
	case notebook.FromDocument:
		how = "relative to the document's date"
	case notebook.FromText:
		how = "relative to another date in the text"
	case notebook.Approximate:
		how = "approximate"
	case notebook.ByHand:
		how = "set by you"
	}
	if e.When.Words != "" {
		how = strings.TrimSuffix("“"+e.When.Words+"”, "+how, ", ")
	}
	if base, err := notebook.ParseEDTF(e.When.Base); e.When.Base != "" && err == nil {
		how += ", read from " + base.String()
	}
	status := ""
	if e.Status != notebook.Stated {
		status = e.Status.String()
	}
	verdict := ""
	if e.Verdict == notebook.Confirmed {
		verdict = "confirmed"
	}
	conflict := ""
	if !e.Conflict.IsZero() {
		conflict = "another version has a different date"
	}
	sources := ""
	if len(e.Sources) > 1 {
		sources = counted(len(e.Sources), "source", "sources")
	}
	return dotted(how, status, verdict, conflict, sources)
}

var _ fyne.Widget = (*Timeline)(nil)
