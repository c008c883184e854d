package app

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"casebound/app/session"
	"casebound/notebook"
	"casebound/notebook/anchor"
	"casebound/widgets"
)

// wordsPerMinute is how fast people read prose on a screen, for "4 min".
const wordsPerMinute = 238 // Brysbaert 2019, silent reading of non-fiction

// readerPanel feeds the reader and the bar that finds in the page.
type readerPanel struct {
	*desk
	widget *widgets.Reader
	bar    *widgets.FindBar
	box    *fyne.Container

	document notebook.ID
	text     notebook.Text
	placed   []session.Placed
	marks    []widgets.ReaderMark
	chosen   notebook.ID // the highlight that is selected
	finder   *session.PageFinder
	hits     []notebook.Span
	hit      int // which of them, -1 before the first
	read     float32

	onChosen func(highlight notebook.ID)
	onEntity func(id notebook.ID, at notebook.Span)
	onDate   func(at notebook.Span)
	onRead   func()
	onFollow func(target string)
}

func newReaderPanel(d *desk) *readerPanel {
	p := &readerPanel{desk: d, widget: widgets.NewReader(), bar: widgets.NewFindBar(), hit: -1}
	p.bar.Hide()
	p.box = container.NewBorder(p.bar, nil, nil, nil, p.widget)
	p.widget.OnScrolled = p.scrolled
	p.widget.OnHighlightTapped = func(id notebook.ID) { p.choose(id) }
	p.widget.OnHighlightEdges = func(id notebook.ID, span notebook.Span) {
		p.try(p.session.Attach(id, p.document, span))
	}
	p.widget.OnMarkTapped = p.markTapped
	p.widget.OnLinkTapped = func(target string) { p.onFollow(target) }
	p.widget.OnColour = func(c notebook.Colour) { p.highlight(c) }
	p.bar.OnFind = func(q widgets.FindQuery) { p.find(q) }
	p.bar.OnNext = func() { p.step(1) }
	p.bar.OnPrevious = func() { p.step(-1) }
	p.bar.OnClose = p.closeFind
	return p
}

// show opens a document at a span, or where the reader left it.
func (p *readerPanel) show(id notebook.ID, span notebook.Span) error {
	if p.document != id {
		d, err := p.session.Document(id)
		if err != nil {
			return err
		}
		text, err := p.session.Text(id)
		if err != nil {
			return err
		}
		p.document, p.text, p.chosen = id, text, notebook.ID{}
		p.finder = session.NewPageFinder(text)
		p.widget.SetDocument(id, headOf(d, text), text)
		p.refresh()
		p.widget.ScrollTo(p.session.View().Positions[id.String()])
		p.find(p.bar.Query())
	}
	if !span.Empty() && p.text.Valid(span) {
		p.widget.ShowSpan(span)
	}
	return nil
}

// close forgets the document, so that the next show starts afresh.
func (p *readerPanel) close() {
	p.document, p.text, p.placed, p.marks = notebook.ID{}, notebook.Text{}, nil, nil
	p.finder = session.NewPageFinder(notebook.Text{})
	p.widget.SetDocument(notebook.ID{}, widgets.ReaderHead{}, notebook.Text{})
}

// headOf is what stands above the text: the title, unless the text begins with
// it, and where the document is from.
func headOf(d notebook.Document, text notebook.Text) widgets.ReaderHead {
	title := d.Title
	for _, b := range text.Blocks() {
		if b.Furniture {
			continue
		}
		if b.Kind == notebook.Heading && strings.HasPrefix(strings.ToLower(text.At(b.Span)), strings.ToLower(title)) {
			title = ""
		}
		break
	}

	var parts []string
	if d.Publisher != "" {
		parts = append(parts, d.Publisher)
	}
	if d.Published.Known() {
		parts = append(parts, "published "+d.Published.When.String())
	} else {
		parts = append(parts, "publication date not known")
	}
	if d.Captured.Known() {
		parts = append(parts, "captured "+d.Captured.When.String())
	}
	parts = append(parts, counted(d.Words, "word"), fmt.Sprintf("%d min", max(1, (d.Words+wordsPerMinute/2)/wordsPerMinute)))
	return widgets.ReaderHead{Title: title, Byline: strings.Join(parts, " · ")}
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// refresh shows the document's highlights and marks as they are now.
func (p *readerPanel) refresh() {
	if p.document.IsZero() {
		return
	}
	placed, err := p.session.HighlightsIn(p.document)
	if !p.try(err) {
		return
	}
	p.placed = placed
	var shown []widgets.ReaderHighlight
	for _, h := range placed {
		if h.State == anchor.Orphan {
			continue
		}
		shown = append(shown, widgets.ReaderHighlight{
			ID: h.ID, Span: h.Span, Colour: h.Colour, Comment: h.Comment, Tags: h.Tags,
			Check: h.State == anchor.Check, Foreign: h.Foreign,
		})
	}
	p.widget.SetHighlights(shown)
	p.refreshMarks()
}

// refreshMarks underlines names and dates. Furniture and patterns such as
// amounts are not underlined: the page would be nothing but lines.
func (p *readerPanel) refreshMarks() {
	var marks []widgets.ReaderMark
	for i, m := range p.session.Mentions(p.document) {
		e, err := p.session.Entity(m.Entity)
		if err == nil && e.Kind.Named() {
			marks = append(marks, widgets.ReaderMark{Span: m.Span, Kind: e.Kind, Index: i})
		}
	}
	timexes, err := p.session.Timexes(p.document)
	p.try(err)
	for i, t := range timexes {
		if t.When.Known() {
			marks = append(marks, widgets.ReaderMark{Span: t.Span, Date: true, Index: i})
		}
	}
	p.marks = marks
	p.widget.SetMarks(marks)
}

func (p *readerPanel) scrolled(offset int, read float32) {
	if p.document.IsZero() {
		return
	}
	p.read = read
	p.session.View().Positions[p.document.String()] = offset
	p.onRead()
}

func (p *readerPanel) markTapped(m widgets.ReaderMark) {
	if m.Date {
		p.onDate(m.Span)
		return
	}
	if mentions := p.session.Mentions(p.document); m.Index < len(mentions) {
		p.onEntity(mentions[m.Index].Entity, m.Span)
	}
}

// choose selects a highlight; commands act on it until something else is.
func (p *readerPanel) choose(id notebook.ID) {
	p.chosen = id
	p.widget.SetActive(id)
	p.onChosen(id)
}

// acting is the highlight that commands act on: the chosen one, or the one
// that covers the selection. Zero when there is none.
func (p *readerPanel) acting() notebook.ID {
	if !p.chosen.IsZero() {
		return p.chosen
	}
	span := p.widget.Selection()
	for _, h := range p.placed {
		if !span.Empty() && !h.Foreign && h.Span == span {
			return h.ID
		}
	}
	return notebook.ID{}
}

// highlight marks the selection, or recolours the chosen highlight.
func (p *readerPanel) highlight(c notebook.Colour) {
	p.session.View().Colour = c
	if span := p.widget.Selection(); !span.Empty() {
		h, err := p.session.AddHighlight(p.document, span, session.NewHighlight{Colour: c})
		if p.try(err) {
			p.widget.ClearSelection()
			p.choose(h.ID)
		}
		return
	}
	if id := p.acting(); !id.IsZero() {
		p.try(p.session.Recolour(id, c))
	}
}

// lastColour is the one used last in this notebook.
func (p *readerPanel) lastColour() notebook.Colour {
	if c := p.session.View().Colour; c != notebook.NoColour {
		return c
	}
	return notebook.Yellow
}

// marked is the highlight to comment or tag: the chosen one, or a new one on
// the selection.
func (p *readerPanel) marked() (notebook.Highlight, bool) {
	if span := p.widget.Selection(); !span.Empty() && p.acting().IsZero() {
		h, err := p.session.AddHighlight(p.document, span, session.NewHighlight{Colour: p.lastColour()})
		if !p.try(err) {
			return h, false
		}
		p.widget.ClearSelection()
		p.choose(h.ID)
		return h, true
	}
	h, err := p.session.Highlight(p.acting())
	return h, err == nil
}

func (p *readerPanel) comment() {
	h, ok := p.marked()
	if !ok {
		return
	}
	p.ask(question{title: "Comment", label: "“" + clip(h.Anchor.Quote, 120) + "”", value: h.Comment, lines: 4, hint: "What does this passage say or prove? #tags at the end become tags."},
		func(s string) error { return p.session.Annotate(h.ID, s) })
}

func (p *readerPanel) tag() {
	h, ok := p.marked()
	if !ok {
		return
	}
	p.ask(question{title: "Tags", label: "Tags, separated by commas", value: strings.Join(h.Tags, ", ")},
		func(s string) error { return p.session.SetTags(h.ID, splitTags(s)) })
}

func splitTags(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' })
}

func (p *readerPanel) copyQuote() {
	span := p.widget.Selection()
	if h, err := p.session.Highlight(p.acting()); span.Empty() && err == nil {
		span = h.Anchor.Span
	}
	if span.Empty() || !p.text.Valid(span) {
		return
	}
	d, err := p.session.Document(p.document)
	if !p.try(err) {
		return
	}
	p.app.Clipboard().SetContent("“" + p.text.At(span) + "”\n" + citation(d, p.text, span))
	p.say("The quote is on the clipboard.")
}

// citation is the source line under a quote.
func citation(d notebook.Document, text notebook.Text, at notebook.Span) string {
	parts := []string{d.Title}
	if d.Publisher != "" {
		parts = append(parts, d.Publisher)
	}
	if d.Published.Known() {
		parts = append(parts, d.Published.When.String())
	}
	return "— " + strings.Join(append(parts, fmt.Sprintf("¶%d", text.BlockAt(at.Start)+1)), ", ")
}

// zoom changes the size of the text: 0 is the usual one.
func (p *readerPanel) zoom(step int) {
	v := p.session.View()
	if step == 0 {
		v.TextSize = 0
	} else {
		size := v.TextSize
		if size == 0 {
			size = p.widget.Type().Size
		}
		v.TextSize = min(max(size+float32(step)*1.5, 10), 40)
	}
}

func (p *readerPanel) setType() {
	v := p.session.View()
	t := widgets.ReaderType{Face: widgets.ReaderSerif, Size: v.TextSize, LineHeight: v.Line, Column: v.Column}
	switch v.Face {
	case faceSans:
		t.Face = widgets.ReaderSans
	case faceOwn:
		font, err := p.session.Font()
		if p.try(err) && len(font) > 0 {
			t.Face, t.Font = widgets.ReaderCustom, font
		}
	}
	p.widget.SetType(t)
}

// Faces, as the view remembers them; "" is the serif.
const (
	faceSans = "sans"
	faceOwn  = "own"
)

// openFind shows the bar, with the selected words in it.
func (p *readerPanel) openFind() {
	p.bar.Show()
	if span := p.widget.Selection(); !span.Empty() && span.Len() < 200 {
		p.bar.SetText(p.text.At(span))
	}
	p.win.Canvas().Focus(p.bar.Focus())
	p.find(p.bar.Query())
}

func (p *readerPanel) closeFind() {
	p.bar.Hide()
	p.hits, p.hit = nil, -1
	p.widget.SetFind(nil, -1)
	p.win.Canvas().Focus(p.widget)
}

// hitLimit is how many hits are counted; a page of "e" says "more than".
const hitLimit = 100_000

func (p *readerPanel) find(q widgets.FindQuery) {
	p.hits, p.hit = nil, -1
	if p.bar.Visible() && q.Text != "" {
		hits, err := p.finder.Find(session.PageQuery(q), hitLimit)
		if err != nil {
			p.bar.SetFault("not a pattern: " + err.Error())
			p.widget.SetFind(nil, -1)
			return
		}
		p.hits = hits
	}
	p.bar.SetCount(0, len(p.hits))
	p.widget.SetFind(p.hits, -1)
	p.nearest()
}

// showHits marks what a search of the whole notebook found here.
func (p *readerPanel) showHits(spans []notebook.Span) {
	p.hits, p.hit = spans, -1
	p.widget.SetFind(spans, -1)
}

// refreshHead shows title and facts again after a change of them, and the text
// when more of it was found to be page furniture.
func (p *readerPanel) refreshHead() {
	d, err := p.session.Document(p.document)
	if err != nil {
		return
	}
	if text, err := p.session.Text(p.document); err == nil && !slices.Equal(text.Blocks(), p.text.Blocks()) {
		at, _ := p.widget.ReadingPosition()
		p.text = text
		p.widget.SetDocument(p.document, headOf(d, text), text)
		p.widget.ScrollTo(at)
	}
	p.widget.SetHead(headOf(d, p.text))
}

// nearest makes the first hit at or after the reading position the current.
func (p *readerPanel) nearest() {
	if len(p.hits) == 0 {
		return
	}
	top, _ := p.widget.ReadingPosition()
	for i, h := range p.hits {
		if h.Start >= top {
			p.hit = i - 1
			break
		}
	}
	p.step(1)
}

func (p *readerPanel) step(by int) {
	n := len(p.hits)
	if n == 0 {
		return
	}
	p.hit = ((p.hit+by)%n + n) % n
	p.bar.SetCount(p.hit+1, n)
	p.widget.SetFind(p.hits, p.hit)
	p.widget.ShowSpan(p.hits[p.hit])
}
