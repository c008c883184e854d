package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"casebound/assets"
	"casebound/notebook"
)

// noteHeader is the row above a note: its title, and edit or preview.
type noteHeader struct{ keyDrawing }

func (n *NoteEditor) build() {
	n.entry = newKeyEntry("Write in Markdown. [[ links to a document, note or entity.")
	n.entry.MultiLine = true
	n.entry.Wrapping = fyne.TextWrapWord
	n.entry.OnChanged = n.changed
	n.entry.OnCursorChanged = n.complete
	n.entry.onKey = n.key
	n.page = newMarkdownPage(func(target string) {
		if n.OnLink != nil {
			n.OnLink(target)
		}
	})
	n.header = &noteHeader{}
	n.header.paint = n.drawHeader
	n.header.extend(n.header)
	n.offers = newList()
	n.offers.ground, n.offers.aside = assets.ColourPane, true
	n.offers.onTap = func(i int, _ gesture) { n.accept(i) }
	n.links = newList()
	n.links.inset = 16
	n.links.onTap = func(i int, _ gesture) {
		if r, ok := n.links.rows[i].(*backlinkRow); ok && n.OnBacklink != nil {
			n.OnBacklink(r.ID)
		}
	}
}

func (n *NoteEditor) changed(text string) {
	if n.setting {
		return
	}
	n.markdown = text
	n.header.Refresh()
	if n.OnChanged != nil {
		n.OnChanged(text)
	}
	n.complete()
}

// typedLink is what stands between the last "[[" and the cursor on its line.
func (n *NoteEditor) typedLink() (prefix string, ok bool) {
	text := []rune(n.entry.Text)
	before := string(text[:min(n.entry.CursorTextOffset(), len(text))])
	before = before[strings.LastIndexByte(before, '\n')+1:]
	open := strings.LastIndex(before, "[[")
	if open < 0 || strings.Contains(before[open:], "]]") {
		return "", false
	}
	return before[open+2:], true
}

// noPrefix is no prefix that can be typed.
const noPrefix = "\n"

// complete offers what could follow "[[".
func (n *NoteEditor) complete() {
	var offered []string
	prefix, ok := n.typedLink()
	if ok && n.OnComplete != nil && prefix != n.waved {
		offered = n.OnComplete(prefix)
		offered = offered[:min(len(offered), 6)]
	}
	if !ok {
		n.waved = noPrefix
	}
	if slices.Equal(offered, n.offered) {
		return // refreshing the entry moves its cursor, which asks again
	}
	n.offered = offered
	var rows []row
	for _, o := range n.offered {
		rows = append(rows, &offerRow{text: o})
	}
	n.offers.setRows(rows)
	n.offers.chosen = min(0, len(rows)-1)
	n.Refresh()
}

// key gives the arrows and Enter to the offers while there are any.
func (n *NoteEditor) key(e *fyne.KeyEvent) bool {
	if len(n.offered) == 0 {
		return false
	}
	switch e.Name {
	case fyne.KeyDown, fyne.KeyUp:
		by := 1
		if e.Name == fyne.KeyUp {
			by = -1
		}
		n.offers.chosen = (n.offers.chosen + by + len(n.offered)) % len(n.offered)
		n.offers.Refresh()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		n.accept(max(n.offers.chosen, 0))
	case fyne.KeyEscape:
		n.waved, _ = n.typedLink()
		n.complete()
	default:
		return false
	}
	return true
}

// accept finishes the link with an offer.
func (n *NoteEditor) accept(i int) {
	prefix, ok := n.typedLink()
	if !ok || i >= len(n.offered) {
		return
	}
	offer := n.offered[i]
	n.offered = nil
	n.typed(len([]rune(prefix)), offer+"]]")
}

func (n *NoteEditor) insert(text string) { n.typed(0, text) }

// typed takes away runes before the cursor and puts text there, through the
// entry's own keys, so that the entry can undo it.
func (n *NoteEditor) typed(away int, text string) {
	n.setting = true
	for range away {
		n.entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	for _, r := range text {
		if r == '\n' {
			n.entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			continue
		}
		n.entry.TypedRune(r)
	}
	n.setting = false
	n.changed(n.entry.Text)
	n.Refresh()
}

func (n *NoteEditor) fillLinks() {
	var rows []row
	if len(n.backlinks) > 0 {
		rows = append(rows, &headRow{title: "Linked from", count: grouped(len(n.backlinks))})
	}
	for _, b := range n.backlinks {
		rows = append(rows, &backlinkRow{Backlink: b})
	}
	n.links.setRows(rows)
	n.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (n *NoteEditor) CreateRenderer() fyne.WidgetRenderer {
	ground := newDrawing(func(p *pen, size fyne.Size) { p.box(areaOf(size), assets.ColourPaper) })
	entry := stripped(n.entry, noteSize)
	return &arranged{
		objects: []fyne.CanvasObject{ground, n.header, entry, n.page, n.offers, n.links},
		least:   func() fyne.Size { return fyne.NewSize(240, 160) },
		layout: func(size fyne.Size) {
			areaOf(size).place(ground)
			head, rest := areaOf(size).cutTop(44)
			head.place(n.header)
			if len(n.backlinks) > 0 {
				var foot area
				n.links.measure(size.Width)
				foot, rest = rest.cutBottom(min(n.links.extent()+12, size.Height*0.3))
				foot.inset(max((size.Width-noteMeasure)/2-n.links.inset-rowPad, 0), 0).place(n.links)
			}
			show(n.links, len(n.backlinks) > 0)
			if len(n.offered) > 0 && !n.preview {
				var foot area
				foot, rest = rest.cutBottom(float32(len(n.offered))*rowHeight + 8)
				foot.inset(16, 4).place(n.offers)
			}
			show(n.offers, len(n.offered) > 0 && !n.preview)
			show(entry, !n.preview)
			show(n.page, n.preview)
			column := rest.inset(max((rest.w-noteMeasure)/2, 12), 0)
			column.place(entry)
			side := max((rest.w-noteMeasure)/2-24, 0)
			rest.inset(side, 0).place(n.page)
		},
	}
}

func (n *NoteEditor) drawHeader(p *pen, size fyne.Size) {
	x := max((size.Width-noteMeasure)/2, 20)
	inside := areaOf(size).inset(x, 0)
	button := area{inside.right() - 84, (size.Height - 26) / 2, 84, 26}
	text, icon := "Preview", "eye"
	if n.preview {
		text, icon = "Edit", "edit"
	}
	p.card(button, assets.ColourPaper, assets.ColourLine, radius)
	if n.header.hot == "preview" {
		p.card(button, assets.ColourPaper, "", radius).FillColor = hoverWash()
	}
	n.header.ring(p, button, "preview")
	p.icon(icon, button.x+9, button.y+6, 14, assets.ColourDim)
	p.label(text, area{button.x + 29, button.y, 56, button.h}, small, assets.ColourDim)
	p.zone(zone{area: button, name: "preview", stop: true, tap: func(gesture) { n.SetPreview(!n.preview) }})
	inside.w -= 100
	p.label(notebook.Note{Markdown: n.markdown}.Title(), inside, bodyStrong, assets.ColourDim)
}

// offerRow is one way to finish a link.
type offerRow struct{ text string }

func (r *offerRow) fixed() bool            { return false }
func (r *offerRow) height(float32) float32 { return rowHeight }

func (r *offerRow) draw(p *pen, a area, s rowState) {
	p.wash(a, s)
	p.icon("link", a.x+rowPad, a.y+7, 12, assets.ColourFaint)
	p.label(r.text, area{a.x + rowPad + 20, a.y, a.w - 40, a.h}, body, assets.ColourInk)
}

// backlinkRow is a place that links here.
type backlinkRow struct{ Backlink }

func (r *backlinkRow) fixed() bool            { return false }
func (r *backlinkRow) height(float32) float32 { return rowHeight }

func (r *backlinkRow) draw(p *pen, a area, s rowState) {
	p.wash(a, s)
	inside := a.inset(rowPad, 0)
	w := p.label(r.Title, inside, body, assets.ColourInk) + 10
	p.label(r.Excerpt, area{inside.x + w, inside.y, inside.w - w, inside.h}, small, assets.ColourFaint)
}
