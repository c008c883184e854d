package extract

import (
	"strings"
	"unicode"

	"casebound/notebook"
)

// smallNames drops organisations of one word in lower case in text that has
// case ("the Israeli army"), and takes the words for what they are off others:
// "Xinhua news agency".
func (d *document) smallNames() {
	keep := d.list[:0]
	for _, m := range d.list {
		if m.kind == notebook.Organisation && !m.flat && m.lists == "" && strings.IndexFunc(m.form, func(r rune) bool { return !unicode.IsLower(r) }) < 0 {
			continue
		}
		if m.kind == notebook.Organisation {
			m.withoutTrade(d.facts)
		}
		keep = append(keep, m)
	}
	d.list = keep
}

// trades are what an organisation is, behind its name; the first four are no
// part of it in text without case either.
var trades = [...]string{" news agency", " newspaper", " militants", " troops", " news service", " television", " forces", " army", " police"}

func (m *mention) withoutTrade(f *facts) {
	for k, trade := range trades {
		name, ok := strings.CutSuffix(m.form, trade)
		if !ok || len(m.form) != m.Len() {
			continue
		}
		if _, known := f.full[normal(name)]; known && k < 4 || !m.flat {
			m.form, m.End = name, m.Start+len(name)
			m.key = normal(name)
			return
		}
	}
}
