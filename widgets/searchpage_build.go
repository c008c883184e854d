package widgets

import (
	"strings"

	"fyne.io/fyne/v2"

	"casebound/assets"
	"casebound/notebook"
)

const facetWidth float32 = 188

// leaves takes Escape.
func (s *SearchPage) leaves(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyEscape || s.OnLeave == nil {
		return false
	}
	s.OnLeave()
	return true
}

func (s *SearchPage) build() {
	s.entry = newKeyEntry("Search texts, highlights and notes: words, \"a phrase\", AND OR NOT, begin*")
	s.entry.OnChanged = func(q string) {
		if s.OnQuery != nil {
			s.OnQuery(q)
		}
	}
	s.entry.onKey = func(e *fyne.KeyEvent) bool {
		if s.leaves(e) {
			return true
		}
		if e.Name != fyne.KeyDown || len(s.results.rows) == 0 {
			return false
		}
		s.results.grab()
		s.results.cursor = -1
		s.results.moveCursor(1)
		return true
	}
	s.results = newList()
	s.results.inset, s.results.foot = 12, 24
	s.results.onTap = func(i int, g gesture) { s.hit(i, g.ctrl) }
	s.results.onMiddle = func(i int) { s.hit(i, true) }
	s.results.onKey = s.leaves
	s.facets = newList()
	s.facets.inset, s.facets.foot = 4, 24
	s.facets.onTap = func(i int, _ gesture) {
		switch r := s.facets.rows[i].(type) {
		case *facetRow:
			if s.OnFacet != nil {
				s.OnFacet(r.facet, r.value)
			}
		case *savedRow:
			if s.OnSaved != nil {
				s.OnSaved(r.number)
			}
		}
	}
	s.facets.onMenu = func(i int, at fyne.Position) {
		if r, ok := s.facets.rows[i].(*savedRow); ok && s.OnSavedMenu != nil {
			s.OnSavedMenu(r.number, at)
		}
	}
	s.bar = newKeyDrawing(s.drawBar)
}

// drawBar says what was found, and at the right how it is sorted and that the
// search can be kept.
func (s *SearchPage) drawBar(k *keyDrawing, p *pen, size fyne.Size) {
	line := area{0, 0, size.Width, size.Height}
	if len(s.groups) > 0 {
		for _, b := range []struct {
			word string
			on   bool
			tap  func()
		}{
			{"Save…", false, s.OnSave},
			{"Date", s.byDate, func() { s.sort(true) }},
			{"Relevance", !s.byDate, func() { s.sort(false) }},
		} {
			w := small.width(b.word) + 16
			at := area{line.right() - w, 0, w, line.h}
			line.w -= w + 2
			ink := assets.ColourDim
			switch {
			case b.on:
				p.card(at, assets.ColourAccentGround, "", radius)
				ink = assets.ColourAccent
			case k.hot == b.word:
				p.card(at, assets.ColourLine, "", radius).FillColor = hoverWash()
			}
			k.ring(p, at, b.word)
			p.label(b.word, area{at.x + 8, at.y, at.w, at.h}, small, ink)
			p.zone(zone{area: at, name: b.word, stop: true, tap: func(gesture) { call(b.tap) }})
		}
	}
	p.label(s.said, area{line.x + 2, line.y, line.w - 10, line.h}, small, assets.ColourDim)
}

func (s *SearchPage) sort(byDate bool) {
	if byDate != s.byDate && s.OnSort != nil {
		s.OnSort(byDate)
	}
}

func (s *SearchPage) hit(i int, newTab bool) {
	if s.OnHit == nil {
		return
	}
	switch r := s.results.rows[i].(type) {
	case *snippetRow:
		s.OnHit(r.group, r.hit, newTab)
	case *resultRow:
		s.OnHit(r.group, 0, newTab)
	}
}

// searchAdvice stands where no query is.
var searchAdvice = []string{
	"Words are found in any order and in all their English forms; a slip of the finger is forgiven.",
	"\"harbour board\" finds the words side by side, harb* whatever begins so.",
	"harbour OR port NOT sale, with brackets where they are needed.",
	"title:  author:  publisher:  tag:  colour:  person:  org:  place:  note:  comment:  published:2019..2020",
}

func (s *SearchPage) fill() {
	var rows []row
	for g, group := range s.groups {
		rows = append(rows, &resultRow{SearchGroup: group, group: g})
		for h, hit := range group.Hits {
			rows = append(rows, &snippetRow{SearchHit: hit, group: g, hit: h})
		}
	}
	switch {
	case len(s.groups) > 0:
	case strings.TrimSpace(s.entry.Text) != "":
		rows = append(rows, &adviceRow{text: "Nothing was found. Fewer words, or a word with * at its end, find more."})
	default:
		for _, line := range searchAdvice {
			rows = append(rows, &adviceRow{text: line})
		}
	}
	s.results.setRows(rows)
	s.fillSide()
	s.Refresh()
}

// fillSide lists the saved searches and the facets.
func (s *SearchPage) fillSide() {
	var sides []row
	if len(s.saved) > 0 {
		sides = append(sides, &headRow{title: "Saved searches"})
	}
	for i, saved := range s.saved {
		sides = append(sides, &savedRow{SavedRow: saved, number: i})
	}
	for f, facet := range s.sides {
		sides = append(sides, &headRow{title: facet.Name})
		for v, value := range facet.Values {
			sides = append(sides, &facetRow{FacetValue: value, facet: f, value: v})
		}
	}
	s.facets.setRows(sides)
}

// CreateRenderer implements fyne.Widget.
func (s *SearchPage) CreateRenderer() fyne.WidgetRenderer {
	ground := newDrawing(func(p *pen, size fyne.Size) { p.box(areaOf(size), assets.ColourPaper) })
	return &arranged{
		objects: []fyne.CanvasObject{ground, s.entry, s.bar, s.results, s.facets},
		least:   func() fyne.Size { return fyne.NewSize(300, 200) },
		layout: func(size fyne.Size) {
			areaOf(size).place(ground)
			side := max((size.Width-960)/2, 20)
			page := areaOf(size).inset(side, 0)
			head, rest := page.cutTop(84)
			area{head.x, head.y + 20, head.w, 32}.place(s.entry)
			area{head.x, head.y + 58, head.w, 22}.place(s.bar)
			facets := len(s.facets.rows) > 0 && size.Width > 560
			show(s.facets, facets)
			if facets {
				var sideArea area
				sideArea, rest = rest.cutRight(min(facetWidth, size.Width*0.26))
				sideArea.place(s.facets)
				rest.w -= 16
			}
			area{rest.x - 12, rest.y, rest.w + 12, rest.h}.place(s.results)
		},
	}
}

// resultRow heads the hits of one document.
type resultRow struct {
	SearchGroup
	group int
}

func (r *resultRow) fixed() bool            { return false }
func (r *resultRow) height(float32) float32 { return 48 }

func (r *resultRow) draw(p *pen, a area, s rowState) {
	line := area{a.x, a.bottom() - 28, a.w, 26}
	p.wash(line, s)
	inside := line.inset(12, 0)
	n := max(r.Total, len(r.Hits))
	w := p.labelRight(grouped(n), inside, small, assets.ColourFaint)
	inside.w -= w + 10
	t := p.label(r.Title, inside, style{strong, 14}, assets.ColourInk) + 10
	p.label(r.Detail, area{inside.x + t, inside.y + 0.5, inside.w - t, inside.h}, small, assets.ColourDim)
}

// snippetRow is one hit in up to two lines.
type snippetRow struct {
	SearchHit
	group, hit int
	lines      []markedLine
}

// markedLine is a line of a text with the parts of it that are marked.
type markedLine struct {
	text  string
	spans []notebook.Span
}

func (r *snippetRow) fixed() bool { return false }

func (r *snippetRow) height(width float32) float32 {
	r.lines = wrapMarked(r.Snippet, r.Bold, quoteStyle, width-24-whereWidth, 3)
	return float32(len(r.lines))*quoteLead + 10
}

const whereWidth float32 = 64

func (r *snippetRow) draw(p *pen, a area, s rowState) {
	p.wash(a, s)
	y := a.y + 5
	for _, line := range r.lines {
		p.markedIn(line.text, line.spans, area{a.x + 12, y, a.w - 24, quoteLead}, quoteStyle, style{serifStrong, quoteStyle.size}, assets.ColourDim, assets.ColourInk)
		y += quoteLead
	}
	p.labelRight(r.Where, area{a.x, a.y + 5, a.w - 12, quoteLead}, small, assets.ColourFaint)
}

// wrapMarked wraps text and gives each line its share of the spans.
func wrapMarked(text string, spans []notebook.Span, s style, width float32, most int) []markedLine {
	text = flat(text)
	var lines []markedLine
	at := 0
	for at < len(text) {
		rest := text[at:]
		n := s.fit(rest, width*0.97) // bold words run wider
		last := most > 0 && len(lines) == most-1
		if n < len(rest) && !last {
			n = breakBefore(rest, n)
		}
		line := rest[:n]
		if last && n < len(rest) {
			line = s.cut(rest, width*0.97)
		}
		m := markedLine{text: line}
		for _, span := range spans {
			if part := span.Shift(-at).Intersect(notebook.Span{Start: 0, End: min(n, len(line))}); !part.Empty() {
				m.spans = append(m.spans, part)
			}
		}
		lines = append(lines, m)
		if last {
			break
		}
		at += n
		for at < len(text) && text[at] == ' ' {
			at++
		}
	}
	return lines
}

// flat turns line ends and tabs into spaces, byte for byte.
func flat(text string) string {
	b := []byte(text)
	for i, c := range b {
		if c == '\n' || c == '\r' || c == '\t' {
			b[i] = ' '
		}
	}
	return string(b)
}

// facetRow is one choice that narrows the results.
type facetRow struct {
	FacetValue
	facet, value int
}

func (r *facetRow) fixed() bool            { return false }
func (r *facetRow) height(float32) float32 { return rowHeight }

func (r *facetRow) draw(p *pen, a area, s rowState) {
	s.chosen = r.Chosen
	p.wash(a, s)
	inside := a.inset(rowPad, 0)
	w := p.labelRight(grouped(r.Count), inside, small, assets.ColourFaint)
	inside.w -= w + 8
	ink := assets.ColourDim
	if r.Chosen {
		ink = assets.ColourInk
	}
	p.label(r.Name, inside, body, ink)
}

// savedRow is one saved search.
type savedRow struct {
	SavedRow
	number int
}

func (r *savedRow) fixed() bool            { return false }
func (r *savedRow) height(float32) float32 { return rowHeight }

func (r *savedRow) draw(p *pen, a area, s rowState) {
	s.chosen = r.Chosen
	p.wash(a, s)
	ink := assets.ColourDim
	if r.Chosen {
		ink = assets.ColourInk
	}
	inside := a.inset(rowPad, 0)
	p.icon("search", inside.x, inside.y+(inside.h-12)/2, 12, assets.ColourFaint)
	p.label(r.Name, area{inside.x + 18, inside.y, inside.w - 18, inside.h}, body, ink)
}
