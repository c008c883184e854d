package markdown

import (
	"strings"

	"casebound/notebook"
)

// WriteNote writes a note as a file of its own: front matter with its id and
// the titles of the documents it belongs to, then the note as the reader wrote
// it, byte for byte but for line breaks, which become "\n".
func WriteNote(n notebook.Note, documents []notebook.Document) []byte {
	var b strings.Builder
	b.WriteString("---\ntitle: " + yamlString(n.Title()) + "\nid: " + n.ID.String() + "\n")
	if len(documents) > 0 {
		titles := make([]string, len(documents))
		for i, d := range documents {
			titles[i] = yamlString(wikiLink(d.Title))
		}
		b.WriteString("documents: [" + strings.Join(titles, ", ") + "]\n")
	}
	b.WriteString("---\n")
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(n.Markdown)
	b.WriteString(text)
	if !strings.HasSuffix(text, "\n") {
		b.WriteByte('\n')
	}
	return []byte(b.String())
}
