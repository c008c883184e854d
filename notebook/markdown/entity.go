package markdown

import (
	"fmt"
	"strings"

	"casebound/notebook"
)

// EntitySheet is what is written about one entity.
type EntitySheet struct {
	Entity    notebook.Entity
	Documents []EntityDocument
	Ties      []EntityTie // strongest first
	Events    []notebook.Event
}

// EntityDocument is a document with its sentences that mention the entity.
type EntityDocument struct {
	Title     string
	Sentences []string
}

// EntityTie is a name that stands in the same sentences.
type EntityTie struct {
	Name                 string
	Sentences, Documents int
}

// WriteEntity writes the page of an entity as Markdown.
func WriteEntity(s EntitySheet) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", escapeText(s.Entity.Name), s.Entity.Kind)
	for _, row := range []struct {
		title string
		names []string
	}{{"Also called", s.Entity.Aliases}, {"Roles", s.Entity.Roles}} {
		if len(row.names) > 0 {
			fmt.Fprintf(&b, "\n%s: %s\n", row.title, escapeText(strings.Join(row.names, ", ")))
		}
	}
	if s.Entity.Note != "" {
		fmt.Fprintf(&b, "\n%s\n", s.Entity.Note)
	}
	if len(s.Ties) > 0 {
		b.WriteString("\n## Occurs with\n\n")
	}
	for _, t := range s.Ties {
		fmt.Fprintf(&b, "- %s (sentences: %d, documents: %d)\n", wikiLink(t.Name), t.Sentences, t.Documents)
	}
	if len(s.Events) > 0 {
		b.WriteString("\n## Events\n\n")
	}
	for _, e := range s.Events {
		fmt.Fprintf(&b, "- %s: %s\n", e.When.EDTF, escapeText(e.Title))
	}
	b.WriteString("\n## Mentions\n")
	for _, d := range s.Documents {
		fmt.Fprintf(&b, "\n### %s\n", wikiLink(d.Title))
		for _, sentence := range d.Sentences {
			fmt.Fprintf(&b, "\n> %s\n", escapeText(sentence))
		}
	}
	return []byte(b.String())
}
