package widgets

import (
	"fyne.io/fyne/v2"

	"casebound/assets"
)

// inspectorHeader is the row of the four faces.
type inspectorHeader struct {
	keySurface
	of *Inspector
}

var inspectorTabs = [...]string{"Entities", "Highlights", "Notes", "Info"}

func (i *Inspector) build() {
	i.header = &inspectorHeader{of: i}
	i.header.paint = i.header.draw
	i.header.extend(i.header)
	i.entities = newEntityPanel(i)
	i.marks = newHighlightPanel(i)
	i.notes = newNotePanel(i)
	i.info = newInfoPanel(i)
}

// AccessibilityLabel implements fyne.Accessible.
func (i *Inspector) AccessibilityLabel() string { return "Inspector, " + inspectorTabs[i.tab&3] }

// AccessibilityRole implements fyne.Accessible.
func (i *Inspector) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer implements fyne.Widget.
func (i *Inspector) CreateRenderer() fyne.WidgetRenderer {
	ground := newDrawing(func(p *pen, size fyne.Size) { p.box(areaOf(size), assets.ColourPane) })
	faces := [...]fyne.CanvasObject{i.entities, i.marks, i.notes, i.info}
	return &arranged{
		objects: append([]fyne.CanvasObject{ground, i.header}, faces[:]...),
		least:   func() fyne.Size { return fyne.NewSize(rightLeast, 160) },
		layout: func(size fyne.Size) {
			areaOf(size).place(ground)
			head, rest := areaOf(size).cutTop(tabHeight)
			head.place(i.header)
			for n, face := range faces {
				show(face, n == int(i.tab))
				rest.place(face)
			}
		},
	}
}

func (h *inspectorHeader) draw(p *pen, size fyne.Size) {
	p.hairline(area{0, size.Height - 1, size.Width, 1})
	total := float32(0)
	for _, title := range inspectorTabs {
		total += bodyStrong.width(title)
	}
	x, gap := float32(0), max((size.Width-total)/float32(len(inspectorTabs)), 4)
	for n, title := range inspectorTabs {
		w := bodyStrong.width(title) + gap
		h.drawTab(p, InspectorTab(n), title, area{x, 0, w, size.Height})
		x += w
	}
}

func (h *inspectorHeader) drawTab(p *pen, tab InspectorTab, title string, a area) {
	st, ink := body, assets.ColourDim
	switch {
	case tab == h.of.tab:
		st, ink = bodyStrong, assets.ColourInk
		p.box(area{a.x, a.bottom() - 2, a.w, 2}, assets.ColourAccent)
	case h.hot == title:
		ink = assets.ColourInk
	}
	h.ring(p, a.inset(3, 4), title)
	p.zone(zone{area: a, name: title, stop: true, tap: func(gesture) { h.choose(tab) }})
	p.labelCentre(title, a, st, ink)
}

func (h *inspectorHeader) choose(tab InspectorTab) {
	h.of.SetTab(tab)
	if h.of.OnTab != nil {
		h.of.OnTab(tab)
	}
}

// notePanel lists the notes about a document below a way to write one.
type notePanel struct {
	list
	of *Inspector
}

func newNotePanel(of *Inspector) *notePanel {
	n := &notePanel{of: of}
	n.init(n)
	n.inset, n.foot = 10, paneInset
	n.onTap = func(i int, g gesture) { n.open(i, g.ctrl) }
	n.onMiddle = func(i int) { n.open(i, true) }
	n.onMenu = func(i int, at fyne.Position) {
		if r, ok := n.rows[i].(*noteCardRow); ok && of.OnNoteMenu != nil {
			of.OnNoteMenu(r.ID, at)
		}
	}
	n.set(nil)
	return n
}

func (n *notePanel) open(i int, newTab bool) {
	switch r := n.rows[i].(type) {
	case *noteCardRow:
		if n.of.OnNote != nil {
			n.of.OnNote(r.ID, newTab)
		}
	case *buttonRow:
		r.tap()
	}
}

func (n *notePanel) set(notes []NoteRow) {
	rows := []row{&buttonRow{icon: "plus", text: "New note", tap: func() { call(n.of.OnNewNote) }}}
	for _, note := range notes {
		rows = append(rows, &noteCardRow{NoteRow: note})
	}
	if len(notes) == 0 {
		rows = append(rows, &adviceRow{text: "No note belongs to this document yet. Notes can quote passages and link to each other with [[ ]]."})
	}
	n.setRows(rows)
}

// noteCardRow is a note with its first words.
type noteCardRow struct {
	NoteRow
	title, detail []string
}

func (r *noteCardRow) fixed() bool { return false }

func (r *noteCardRow) height(width float32) float32 {
	r.title = bodyMedium.wrap(r.Title, width-2*rowPad, 2)
	r.detail = nil
	if r.Detail != "" {
		r.detail = small.wrap(r.Detail, width-2*rowPad, 2)
	}
	return float32(len(r.title))*lineHeight + float32(len(r.detail))*15 + 16
}

func (r *noteCardRow) draw(p *pen, a area, s rowState) {
	p.wash(a, s)
	inside := area{a.x + rowPad, a.y + 8, a.w - 2*rowPad, 0}
	y := p.paragraph(r.title, inside, lineHeight, bodyMedium, assets.ColourInk)
	inside.y = y
	p.paragraph(r.detail, inside, 15, small, assets.ColourDim)
}

// paragraph sets lines below each other and returns where the next would be.
func (p *pen) paragraph(lines []string, a area, lead float32, s style, ink fyne.ThemeColorName) float32 {
	for _, line := range lines {
		if line != "" {
			p.write(line, a.x, a.y+(lead-s.height())/2, s, ink)
		}
		a.y += lead
	}
	return a.y
}

// buttonRow is a quiet button across a list.
type buttonRow struct {
	icon, text string
	tap        func()
}

func (r *buttonRow) fixed() bool            { return false }
func (r *buttonRow) height(float32) float32 { return 46 }

func (r *buttonRow) draw(p *pen, a area, s rowState) {
	box := area{a.x, a.y + 10, a.w, 30}
	line := assets.ColourLine
	if s.cursor {
		line = assets.ColourAccent
	}
	p.card(box, assets.ColourPane, line, radius)
	if s.hot {
		p.card(box, assets.ColourPane, "", radius).FillColor = hoverWash()
	}
	p.icon(r.icon, box.x+10, box.y+8, 14, assets.ColourAccent)
	p.label(r.text, area{box.x + 30, box.y, box.w - 40, box.h}, body, assets.ColourAccent)
}
