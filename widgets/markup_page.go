package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"casebound/assets"
)

// markdownPage shows a note set, block below block.
type markdownPage struct {
	list
	onLink func(target string)
}

func newMarkdownPage(onLink func(string)) *markdownPage {
	m := &markdownPage{onLink: onLink}
	m.init(m)
	m.inset, m.foot, m.ground = 24, 24, assets.ColourPaper
	return m
}

func (m *markdownPage) set(markdown string) {
	rows := []row{&gapRow{tall: 16}}
	for _, b := range readMarkup(markdown) {
		rows = append(rows, &blockRow{block: b, page: m})
	}
	m.setRows(rows)
}

// blockRow is one block laid out in lines of pieces.
type blockRow struct {
	block
	page  *markdownPage
	lines [][]piece
}

// piece is a part of a line in one look.
type piece struct {
	text   string
	x, w   float32
	style  style
	target string
	code   bool
}

const (
	noteLead    float32 = 23 // of text set at noteSize
	noteSize    float32 = 15
	noteMeasure float32 = 640 // widest column
)

func (r *blockRow) fixed() bool { return true }

// size is the block's text size; lead its line height.
func (r *blockRow) size() (size, lead float32) {
	if r.kind != blockHeading {
		return noteSize, noteLead
	}
	sizes := [...]float32{22, 18, 16, 15, 15, 15}
	size = sizes[min(max(r.depth, 1), len(sizes))-1]
	return size, size * 1.35
}

func (r *blockRow) indent() float32 {
	switch r.kind {
	case blockItem:
		return 22 + float32(r.depth)*18
	case blockQuote:
		return 18
	case blockCode:
		return 12
	}
	return 0
}

func (r *blockRow) styleOf(u run) style {
	size, _ := r.size()
	switch {
	case u.code:
		return style{fixed, size - 2}
	case u.bold || r.kind == blockHeading:
		return style{strong, size}
	case u.italic:
		return style{slanted, size}
	}
	return style{plain, size}
}

func (r *blockRow) height(width float32) float32 {
	_, lead := r.size()
	switch r.kind {
	case blockRule:
		return 24
	case blockCode:
		r.lines = r.layOut(min(width, noteMeasure))
		return lead * float32(max(len(r.lines), 1))
	case blockHeading:
		r.lines = r.layOut(min(width, noteMeasure))
		return lead*float32(len(r.lines)) + 16
	}
	r.lines = r.layOut(min(width, noteMeasure))
	gap := float32(10)
	if r.kind == blockItem {
		gap = 4
	}
	return lead*float32(len(r.lines)) + gap
}

// layOut breaks the runs into lines at spaces.
func (r *blockRow) layOut(width float32) [][]piece {
	room := width - r.indent()
	var lines [][]piece
	var line []piece
	x := float32(0)
	for _, u := range r.runs {
		st := r.styleOf(u)
		for _, word := range wordsOf(u.text) {
			w := st.width(strings.TrimRight(word, " "))
			if x > 0 && x+w > room {
				lines, line, x = append(lines, line), nil, 0
				word = strings.TrimLeft(word, " ")
			}
			for w > room && room > 0 { // a word longer than the line
				n := max(st.fit(word, room), 1)
				lines = append(lines, append(line, piece{word[:n], x, st.width(word[:n]), st, u.target, u.code}))
				word, line, x = word[n:], nil, 0
				w = st.width(word)
			}
			if word == "" {
				continue
			}
			if n := len(line); n > 0 && line[n-1].style == st && line[n-1].target == u.target && line[n-1].code == u.code {
				line[n-1].text += word
				line[n-1].w += st.width(word)
			} else {
				line = append(line, piece{word, x, st.width(word), st, u.target, u.code})
			}
			x += st.width(word)
		}
	}
	return append(lines, line)
}

// wordsOf splits text after its spaces, keeping them.
func wordsOf(text string) []string { return strings.SplitAfter(text, " ") }

func (r *blockRow) draw(p *pen, a area, _ rowState) {
	size, lead := r.size()
	y := a.y
	column := area{a.x, a.y, min(a.w, noteMeasure), a.h}
	switch r.kind {
	case blockRule:
		p.hairline(area{column.x, a.y + 10, column.w, 1})
		return
	case blockHeading:
		y += 10
	case blockQuote:
		p.box(area{column.x, a.y, 3, lead * float32(len(r.lines))}, assets.ColourAccent).CornerRadius = 1.5
	case blockCode:
		p.box(column, assets.ColourGround)
	case blockItem:
		r.drawMarker(p, area{column.x + r.indent() - 20, y, 16, lead}, style{plain, size})
	}
	for n, line := range r.lines {
		for i, part := range line {
			r.drawPiece(p, part, area{column.x + r.indent() + part.x, y, part.w, lead}, "link "+itoa(n)+" "+itoa(i))
		}
		y += lead
	}
}

// drawMarker draws a number, a dot, or the box of a task.
func (r *blockRow) drawMarker(p *pen, a area, s style) {
	switch r.marker {
	case markerTask, markerDone:
		box := area{a.x, a.y + (a.h-13)/2, 13, 13}
		p.card(box, assets.ColourPaper, assets.ColourFaint, 3)
		if r.marker == markerDone {
			p.icon("check", box.x+1, box.y+1, 11, assets.ColourAccent)
		}
	case markerBullet:
		p.dot(a.x+8, a.y+a.h/2, 2, assets.ColourDim, "")
	default:
		p.labelRight(r.marker, area{a.x - 14, a.y, 28, a.h}, s, assets.ColourDim)
	}
}

func (r *blockRow) drawPiece(p *pen, part piece, a area, name string) {
	ink := assets.ColourInk
	if r.kind == blockQuote {
		ink = assets.ColourDim
	}
	if part.target != "" {
		ink = assets.ColourAccent
		line := theme.Color(assets.ColourAccent)
		p.boxIn(area{a.x, a.y + a.h - 4, part.style.width(strings.TrimRight(part.text, " ")), 1}, line)
		p.zone(zone{area: a, name: name + r.marker + itoa(int(a.y)), tap: func(gesture) {
			if r.page.onLink != nil {
				r.page.onLink(part.target)
			}
		}})
	}
	if part.code && r.kind != blockCode {
		p.box(area{a.x - 2, a.y + 2, a.w + 4, a.h - 4}, assets.ColourGround).CornerRadius = 3
	}
	p.write(part.text, a.x, a.y+(a.h-part.style.height())/2, part.style, ink)
}

var _ fyne.Widget = (*markdownPage)(nil)
