package extract

import (
	"strings"

	"casebound/notebook/extract/name"
)

// confidence turns what the tagger says of a name into the share of such names
// that are right on development data (docs/models.md has the table).
func confidence(n name.Found) float32 {
	form, support := 0, 0
	if n.Flat {
		form = 1
	}
	if n.Supported {
		support = 1
	}
	return curves[form][support][n.Origin].at(n.Probability)
}

// curve gives the share of right names in each tenth of the tagger's
// probability.
type curve [10]float32

// at reads the curve at the middle of each tenth, straight between.
func (c *curve) at(p float32) float32 {
	x := min(max(p, 0), 1)*10 - 0.5
	i := int(min(max(x, 0), 8))
	return c[i] + (c[i+1]-c[i])*min(max(x-float32(i), 0), 1)
}

// because says in words what beside its own passage speaks for a name.
func because(n name.Found) string {
	switch n.Origin {
	case name.FromDocument:
		return "same name elsewhere in the text"
	case name.Changed:
		return "the other places of this name in the text"
	case name.FromKnown:
		return "a name the notebook knows"
	case name.FromRule:
		return "the words behind it"
	}
	return ""
}

// reason puts together why a mention is here.
func (m *mention) reason() string {
	if !m.kind.Named() {
		return m.why
	}
	var parts []string
	if m.lists != "" {
		parts = append(parts, m.lists)
	}
	if m.title != "" && m.why != "after the plural of its title" {
		parts = append(parts, "“"+m.title+"” before it")
	}
	if m.why != "" {
		parts = append(parts, m.why)
	}
	switch {
	case len(parts) == 0 && m.flat:
		return "the words around it"
	case len(parts) == 0:
		return "its capitals and the words around it"
	}
	return strings.Join(parts, " and ")
}
