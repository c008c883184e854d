package extract

import (
	"strings"

	"casebound/notebook"
)

// forms of address, behind which nobody but a person stands.
var addresses = setOf("mr mrs ms miss messrs herr frau sens sen reps rep")

// addressed makes people of names behind a form of address that the tagger took
// for something else ("Mr. Washington"), and drops shortened titles that stand
// alone ("Rear [Adm]. Vadim").
func (d *document) addressed() {
	s := d.text.All()
	keep := d.list[:0]
	for _, m := range d.list {
		if m.kind == notebook.Organisation && d.shortTitle(&m) {
			continue
		}
		if m.kind == notebook.PlaceName || m.kind == notebook.Organisation {
			b := d.text.Blocks()[d.text.BlockAt(m.Start)]
			before := strings.TrimSuffix(strings.TrimSuffix(s[max(b.Start, m.Start-12):m.Start], " "), ".")
			if addresses[lastWord(before)] && len(strings.Fields(m.form)) <= 3 {
				m.kind, m.why, m.lists = notebook.Person, "the form of address before it", ""
			}
		}
		keep = append(keep, m)
	}
	d.list = keep
}

// shortTitle reports whether a mention is a title that ends in a dot.
func (d *document) shortTitle(m *mention) bool {
	if _, ok := d.facts.titles[m.key]; !ok || m.flat || len(m.form) > 5 {
		return false
	}
	return strings.HasPrefix(d.text.All()[m.End:], ".")
}
