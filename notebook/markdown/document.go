package markdown

import (
	"fmt"
	"strings"

	"casebound/notebook"
)

// writeMarkdown writes the page in the usual shape, or in that of a template,
// and the reader's zone after it.
func writeMarkdown(p *Page, o Options) ([]byte, error) {
	if o.Template != "" {
		return writeTemplate(p, o)
	}
	body := shape(p)
	return []byte(body + zoneOf(o.Previous, body).String()), nil
}

// shape is the page without the reader's zone.
func shape(p *Page) string {
	var b strings.Builder
	b.WriteString(frontMatter(p))
	title := p.Title
	if strings.TrimSpace(oneLine(title)) == "" {
		title = "Untitled"
	}
	b.WriteString("# " + escapeText(strings.TrimSpace(oneLine(title))) + "\n")
	section(&b, "Highlights", p.Highlights)
	section(&b, "Not in this version", p.Orphans)
	if len(p.Notes) > 0 {
		b.WriteString("\n## Notes\n\n")
		for _, n := range p.Notes {
			b.WriteString("- " + wikiLink(n.Title()) + "\n")
		}
	}
	b.WriteByte('\n')
	return b.String()
}

func section(b *strings.Builder, heading string, entries []Entry) {
	if len(entries) == 0 {
		return
	}
	b.WriteString("\n## " + heading + "\n")
	for _, e := range entries {
		b.WriteByte('\n')
		b.WriteString(entryMarkdown(e))
	}
}

// entryMarkdown is one highlight: callout, block id, and a list of what is
// known about it.
func entryMarkdown(e Entry) string {
	var b strings.Builder
	b.WriteString("> [!quote] " + e.heading() + "\n")
	b.WriteString(callout(e.Paragraphs))
	b.WriteString("\n^" + e.Block + "\n")
	lines := e.details()
	if len(lines) > 0 {
		b.WriteByte('\n')
	}
	for _, line := range lines {
		b.WriteString("- " + line + "\n")
	}
	return b.String()
}

// heading names colour, what the reader calls it, and paragraph: "Yellow ·
// claim · ¶4".
func (e Entry) heading() string {
	parts := []string{capital(e.Colour)}
	if e.Label != "" && !strings.EqualFold(e.Label, e.Colour) {
		parts = append(parts, escapeText(strings.TrimSpace(oneLine(e.Label))))
	}
	if e.Paragraph > 0 {
		parts = append(parts, fmt.Sprintf("¶%d", e.Paragraph))
	}
	return strings.Join(parts, " · ")
}

// details are the list items below a quote.
func (e Entry) details() []string {
	var lines []string
	if strings.TrimSpace(e.Comment) != "" {
		lines = append(lines, "Comment: "+item(e.Comment))
	}
	var tags []string
	for _, t := range e.Tags {
		if t = notebook.NormalTag(t); t != "" {
			tags = append(tags, hashTag(t))
		}
	}
	if len(tags) > 0 {
		lines = append(lines, "Tags: "+strings.Join(tags, " "))
	}
	if len(e.Entities) > 0 {
		names := make([]string, len(e.Entities))
		for i, n := range e.Entities {
			names[i] = wikiLink(n.Name)
		}
		lines = append(lines, "People and places: "+strings.Join(names, ", "))
	}
	for _, d := range e.Dates {
		lines = append(lines, "Date: "+d.String())
	}
	return lines
}

// String is the date in words: 2020-04-03 ("Apr. 3", year from publication).
func (d Date) String() string {
	because := ""
	if words := strings.TrimSpace(oneLine(d.Words)); words != "" {
		because = `"` + escapeText(words) + `"`
	}
	if d.How != "" {
		if because != "" {
			because += ", "
		}
		because += d.How
	}
	if because != "" {
		because = " (" + because + ")"
	}
	return escapeText(d.EDTF) + because
}
