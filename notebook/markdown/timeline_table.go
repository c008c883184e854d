package markdown

import "strings"

// timelineTable writes a heading and a table (GitHub's, which Obsidian reads).
func timelineTable(t Timeline) []byte {
	var b strings.Builder
	b.WriteString("# " + escapeText(strings.TrimSpace(t.Title)) + "\n\n")
	b.WriteString("| Date | What happened | People and places | Source | |\n| --- | --- | --- | --- | --- |\n")
	for _, h := range t.Events {
		names := make([]string, len(h.Names))
		for i, n := range h.Names {
			names[i] = strings.ReplaceAll(wikiLink(n), "|", `\|`)
		}
		cells := []string{
			tableCell(h.When.String()), tableCell(h.Title), strings.Join(names, ", "), tableCell(sourcesOf(h)), tableCell(standing(h.Event)),
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	return []byte(b.String())
}

// tableCell makes a text one cell: a bar in it is escaped as in any text.
func tableCell(s string) string { return escapeText(strings.Join(strings.Fields(s), " ")) }

func sourcesOf(h Happening) string {
	titles := make([]string, len(h.Sources))
	for i, c := range h.Sources {
		titles[i] = c.String()
	}
	return strings.Join(titles, "; ")
}
