package markdown

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"casebound/notebook"
)

// Page is a sheet made ready for writing; a template is fed with one. Its
// strings are plain: a template passes them through the functions of
// template.go where Markdown or YAML would misread them.
type Page struct {
	Title, Source, Publisher     string
	Authors, Tags                []string
	Published, Captured          string // EDTF
	SHA256, Language, Format, ID string
	Highlights                   []Entry // in the order of the text
	Orphans                      []Entry // whose passage is not in this text
	Entities                     []Named
	Events                       []notebook.Event
	Notes                        []notebook.Note
	// Zone is the reader's own text from the file written before.
	Zone string
}

// Entry is one highlight of a page.
type Entry struct {
	ID, Block  string // the whole id, and that of its block: "h-k3f9q2"
	Colour     string // "yellow"
	Label      string // what the reader calls the colour
	Paragraph  int    // 1 for the first; 0 for an orphan
	Quote      string
	Prefix     string   // up to 32 code points before the quote
	Suffix     string   // and behind it
	Paragraphs []string // the quote, one paragraph each, lines kept
	Comment    string   // Markdown
	Tags       []string
	Entities   []notebook.Entity
	Dates      []Date
	Start, End int // code points of the clean text, half-open
	Orphan     bool
	Highlight  notebook.Highlight
}

// Date is a time that a quote speaks of.
type Date struct {
	EDTF, Words string
	How         string // "year from publication"; "" when it is written out
}

var howDated = map[notebook.Dating]string{
	notebook.YearInferred: "year from publication",
	notebook.FromDocument: "relative to the document's date",
	notebook.FromText:     "relative to another date in the text",
	notebook.Approximate:  "approximate",
	notebook.ByHand:       "set by hand",
}

func newPage(s Sheet, o Options) (*Page, error) {
	d := s.Document
	p := &Page{
		Title: d.Title, Source: d.Source, Publisher: d.Publisher, Authors: d.Authors,
		Published: d.Published.When.EDTF, Captured: d.Captured.When.EDTF,
		SHA256: d.SHA256, Language: d.Language, Format: d.Format, ID: d.ID.String(),
		Entities: s.Entities, Events: s.Events, Notes: s.Notes,
	}
	ruler := notebook.NewRuler(s.Text)
	for _, m := range inOrder(s.Highlights) {
		e, err := s.entry(m, ruler, o)
		if err != nil {
			return nil, err
		}
		if m.Orphan {
			p.Orphans = append(p.Orphans, e)
		} else {
			p.Highlights = append(p.Highlights, e)
		}
	}
	nameBlocks(p)
	p.Tags = tagsOf(d, p)
	return p, nil
}

// inOrder sorts by place, and where two begin together the longer one comes
// first; orphans by where they once were.
func inOrder(list []Marked) []Marked {
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b Marked) int {
		p, q := a.Highlight.Anchor.Span, b.Highlight.Anchor.Span
		return cmp.Or(cmp.Compare(p.Start, q.Start), cmp.Compare(q.End, p.End),
			slices.Compare(a.Highlight.ID[:], b.Highlight.ID[:]))
	})
	return sorted
}

func (s Sheet) entry(m Marked, ruler *notebook.Ruler, o Options) (Entry, error) {
	h := m.Highlight
	e := Entry{
		ID: h.ID.String(), Block: "h-" + h.ID.Short(), Colour: h.Colour.String(), Label: colourLabel(h.Colour, o),
		Quote: h.Anchor.Quote, Comment: h.Comment, Tags: h.Tags, Orphan: m.Orphan, Highlight: h,
	}
	if m.Orphan {
		e.Prefix, e.Suffix = h.Anchor.Prefix, h.Anchor.Suffix
		e.Paragraphs = paragraphsOf(e.Quote)
		return e, nil
	}
	span := h.Anchor.Span
	if !s.Text.Valid(span) {
		return e, fmt.Errorf("write highlight %s: its span %v is not in the text", e.ID, span)
	}
	points := ruler.CodePoints(span)
	e.Start, e.End = points.Start, points.End
	e.Quote = s.Text.At(span)
	e.Prefix, e.Suffix = s.around(span)
	e.Paragraph = s.Text.BlockAt(span.Start) + 1
	e.Paragraphs = s.paragraphs(span)
	e.Entities = s.named(span)
	e.Dates = s.dates(span)
	return e, nil
}

func colourLabel(c notebook.Colour, o Options) string {
	if o.ColourName != nil {
		return o.ColourName(c)
	}
	return capital(c.String())
}

func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// around is what stands on both sides of a span: 32 code points each, as W3C
// annotations keep them.
func (s Sheet) around(span notebook.Span) (prefix, suffix string) {
	all := s.Text.All()
	start, end := span.Start, span.End
	for range notebook.ContextRunes {
		_, before := utf8.DecodeLastRuneInString(all[:start])
		_, behind := utf8.DecodeRuneInString(all[end:])
		start, end = start-before, end+behind
	}
	return all[start:span.Start], all[span.End:end]
}

// paragraphs cuts a quote at the blocks of its text. A line break inside a
// block (verse, code) stays one.
func (s Sheet) paragraphs(span notebook.Span) []string {
	blocks := s.Text.Blocks()
	var list []string
	at := span.Start
	for i := s.Text.BlockAt(span.Start); i < len(blocks) && blocks[i].Start < span.End; i++ {
		if rest := (notebook.Span{Start: at, End: min(blocks[i].Start, span.End)}); rest.Start < rest.End {
			list = append(list, paragraphsOf(s.Text.At(rest))...)
		}
		part := blocks[i].Intersect(span)
		list = append(list, strings.Trim(s.Text.At(part), "\n"))
		at = part.End
	}
	if at < span.End {
		list = append(list, paragraphsOf(s.Text.At(notebook.Span{Start: at, End: span.End}))...)
	}
	return clean(list)
}

// paragraphsOf takes every line for a paragraph, where no blocks are known.
func paragraphsOf(quote string) []string { return clean(strings.Split(quote, "\n")) }

// clean takes out of paragraphs what cannot be shown: control characters,
// empty lines at their ends, and paragraphs of nothing else.
func clean(paragraphs []string) []string {
	var list []string
	for _, p := range paragraphs {
		lines := strings.Split(p, "\n")
		for i, line := range lines {
			lines[i] = oneLine(line)
		}
		for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
			lines = lines[1:]
		}
		for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
			lines = lines[:len(lines)-1]
		}
		if len(lines) > 0 {
			list = append(list, strings.Join(lines, "\n"))
		}
	}
	return list
}

// named are the people, organisations and places that a span mentions, each
// once, in the order of the text.
func (s Sheet) named(span notebook.Span) []notebook.Entity {
	type found struct {
		entity notebook.Entity
		at     int
	}
	var list []found
	for _, n := range s.Entities {
		if n.Entity.Hidden || !n.Entity.Kind.Named() || n.Entity.Kind == notebook.Misc {
			continue
		}
		for _, m := range n.Mentions {
			if m.Overlaps(span) {
				list = append(list, found{n.Entity, m.Start})
				break
			}
		}
	}
	slices.SortStableFunc(list, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.at, b.at), strings.Compare(a.entity.Name, b.entity.Name))
	})
	var entities []notebook.Entity
	for _, f := range list {
		entities = append(entities, f.entity)
	}
	return entities
}

// dates are the times that a span speaks of and that are known.
func (s Sheet) dates(span notebook.Span) []Date {
	var list []Date
	for _, t := range s.Timexes {
		if !t.Overlaps(span) || !t.When.Known() {
			continue
		}
		words := t.When.Words
		if words == "" && s.Text.Valid(t.Span) {
			words = s.Text.At(t.Span)
		}
		d := Date{EDTF: t.When.EDTF, Words: words, How: howDated[t.Dating]}
		if !slices.Contains(list, d) {
			list = append(list, d)
		}
	}
	return list
}

// nameBlocks keeps the ids of blocks apart: six characters of two ids may be
// the same.
func nameBlocks(p *Page) {
	seen := map[string]int{}
	for _, list := range [...][]Entry{p.Highlights, p.Orphans} {
		for i := range list {
			e := &list[i]
			if seen[e.Block]++; seen[e.Block] > 1 {
				e.Block = "h-" + e.ID[24:]
			}
		}
	}
}

// tagsOf are the document's tags and those of its highlights, each once.
func tagsOf(d notebook.Document, p *Page) []string {
	var tags []string
	add := func(list []string) {
		for _, t := range list {
			if t = notebook.NormalTag(t); t != "" && !slices.Contains(tags, t) {
				tags = append(tags, t)
			}
		}
	}
	add(d.Tags)
	for _, e := range p.Highlights {
		add(e.Tags)
	}
	for _, e := range p.Orphans {
		add(e.Tags)
	}
	return tags
}
