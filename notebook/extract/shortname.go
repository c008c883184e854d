package extract

import (
	"strings"

	"casebound/notebook"
)

// shortNames corrects the kind of a word that alone names an organisation
// named in full elsewhere in the text ("Acme" and "Acme Software"), and of a
// long name that was called an organisation once and another thing once, and
// of what the project's lists know. What a list of people or places speaks for
// stays as it is.
func (d *document) shortNames() {
	starts, whole := map[string]bool{}, map[string]bool{}
	for i := range d.list {
		m := &d.list[i]
		if m.kind != notebook.Organisation {
			continue
		}
		words := strings.Fields(m.key)
		if len(words) < 2 || !generic[words[len(words)-1]] {
			continue
		}
		whole[m.key] = true
		for n := 1; n < len(words); n++ {
			if allIn(words[n:], generic) {
				starts[strings.Join(words[:n], " ")] = true
			}
		}
	}
	for i := range d.list {
		m := &d.list[i]
		if !m.kind.Named() || m.kind == notebook.Organisation || m.lists != "" {
			continue
		}
		if f, ok := d.facts.full[m.key]; ok && f.kind != m.kind && f.kind == notebook.Organisation {
			m.kind = f.kind
			m.why = "list of organisations"
			continue
		}
		if _, people := d.facts.people[m.key]; !people && (whole[m.key] || starts[m.key]) {
			m.kind = notebook.Organisation
			m.why = "the longer name of an organisation in the text"
		}
	}
}
