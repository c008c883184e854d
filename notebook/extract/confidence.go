package extract

import (
	"strings"

	"casebound/notebook/extract/name"
)

// confidence turns what the tagger says of a name into the share of such names
// that are right on development data (docs/models.md has the table).
func confidence(n name.Found) float32 {
	curve := curves[n.Origin]
	if n.Flat {
		curve = flatCurves[n.Origin]
	}
	return curve.at(n.Probability)
}

// curve gives shares at the probabilities 0, 0.1 … 1; between them it is
// straight.
type curve [11]float32

func (c *curve) at(p float32) float32 {
	x := min(max(p, 0), 1) * 10
	i := min(int(x), 9)
	return c[i] + (c[i+1]-c[i])*(x-float32(i))
}

var identity = curve{0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1}

var curves = map[name.Origin]*curve{name.FromModel: &identity, name.FromDocument: &identity, name.Changed: &identity, name.FromKnown: &identity, name.FromList: &identity}

var flatCurves = curves

// because says in words what beside its own passage speaks for a name.
func because(n name.Found) string {
	switch n.Origin {
	case name.FromDocument:
		return "same name elsewhere in the text"
	case name.Changed:
		return "the other places of this name in the text"
	case name.FromKnown:
		return "a name the notebook knows"
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
